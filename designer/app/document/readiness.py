"""What a document still lacks before somebody can sign it, each gap with the place where it is closed.

Nothing of it keeps a document from being exported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.app.document.proof import Proof
from designer.app.document.sections import SectionLine, section_lines
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.paper import PAPER_ID, Paper
from designer.model.records import Cluster
from designer.model.registers import Assumption, OpenIssue, Risk, code_of
from designer.model.snapshot import Snapshot
from designer.report.variants import VariantId
from designer.rules.engine import Report

Part = Literal["document", "brand", "section", "register", "findings", "page"]
"""Where a gap is closed: a field about the documents or of the branding, the words of a section, a register (or an
entry of it), the findings; or the page on which it is seen."""

Weight = Literal["needed", "advised"]

FEWEST_REQUIREMENTS = 3

ARGUED: tuple[VariantId, ...] = ("design", "summary")
"""The kinds that argue for a design; the others tell how to build and to test it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: `what` is a field, a section, a register, or a page counted from 0; `entry` one of a register."""

    part: Part
    what: str = ""
    entry: Id = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or wrong. Without what is `needed` a document is a draft."""

    text: str
    target: Target
    weight: Weight = "needed"


def gaps(snapshot: Snapshot, variant: VariantId, report: Report, proof: Proof | None) -> tuple[Gap, ...]:
    """All that a kind of document lacks, what is needed first. `proof` are its last pages, if there are any."""
    found = [
        *_errors(report),
        *_about(snapshot.cluster, snapshot.paper),
        *_people(snapshot),
        *(_arguments(snapshot) if variant in ARGUED else ()),
        *_words(snapshot, proof),
        *(_faults(snapshot, proof) if proof is not None and variant in ARGUED else ()),
        *(_flaws(proof, _unknown(snapshot)) if proof is not None else ()),
        *(_advice(snapshot, variant)),
    ]
    once: dict[str, Gap] = {}
    for gap in found:
        once.setdefault(gap.text, gap)  # of two that say the same, the first knows the place better
    return tuple(sorted(once.values(), key=lambda gap: gap.weight == "advised"))


def _errors(report: Report) -> Iterator[Gap]:
    count = report.count("error")
    if count:
        yield Gap(tr("{count} open in the design").format(count=plural(count, "error")), Target("findings"))


def _about(cluster: Cluster, paper: Paper) -> Iterator[Gap]:
    if not cluster.client:
        yield Gap(tr("The client is not named"), Target("document", "client"))
    if not cluster.author:
        yield Gap(tr("The author is not named"), Target("document", "author"))
    if not paper.number:
        yield Gap(tr("The document has no number"), Target("document", "number"))


def _people(snapshot: Snapshot) -> Iterator[Gap]:
    if not any(one.responsibility == "approve" for one in snapshot.stakeholders.values()):
        yield Gap(tr("Nobody is named who approves it"), Target("register", "stakeholders"))


def _arguments(snapshot: Snapshot) -> Iterator[Gap]:
    """What a reader needs who has to decide."""
    paper, requirements = snapshot.paper, len(snapshot.requirements)
    if not paper.background:
        yield Gap(tr("The introduction has no background"), Target("document", "background"))
    if not paper.objective:
        yield Gap(tr("The introduction has no objective"), Target("document", "objective"))
    if requirements < FEWEST_REQUIREMENTS:
        said = tr("{count} of at least {fewest}").format(
            count=plural(requirements, "requirement"), fewest=FEWEST_REQUIREMENTS
        )
        yield Gap(said, Target("register", "requirements"))
    if not any(one.availability is not None for one in snapshot.service_levels.values()):
        yield Gap(tr("No service level says an availability"), Target("register", "service_levels"))
    for risk in snapshot.risks.values():
        yield from _unowned("risks", risk)
    for assumption in snapshot.assumptions.values():
        if assumption.status == "open":
            yield from _unowned("assumptions", assumption)
    for issue in snapshot.issues.values():
        if not issue.answer:
            yield from _unowned("issues", issue)


def _unowned(table: str, entry: Risk | Assumption | OpenIssue) -> Iterator[Gap]:
    missing = [word for word, value in ((tr("owner"), entry.owner), (tr("date"), entry.due)) if not value]
    if missing:
        said = tr("{code} has no {missing}").format(code=code_of(entry), missing=tr(" and no ").join(missing))
        yield Gap(said, Target("register", table, entry.id))


def _unknown(snapshot: Snapshot) -> tuple[tuple[Id, str], ...]:
    """The sections whose own words of the author name something in braces that there is not, each with the name."""
    braced = [one for one in snapshot.narratives.values() if "{" in one.text]
    if not braced:
        return ()
    from designer.report.placeholders import unknown_in  # brings the simulation along

    return tuple((one.section, name) for one in braced for name in unknown_in(snapshot, one.text))


def _words(snapshot: Snapshot, proof: Proof | None) -> Iterator[Gap]:
    """What the author's own words name that there is not; words in sections that are not printed do not count."""
    lines = {one.anchor: one for chapter in section_lines(snapshot, proof) for one in chapter.sections}
    for section, name in _unknown(snapshot):
        if section in snapshot.paper.left_out or (proof is not None and not _is_wanted(lines.get(section))):
            continue
        where = lines[section].title if section in lines else section
        said = tr("{section}: {name} in braces stands for nothing").format(section=where, name=name)
        yield Gap(said, Target("section", section))


def _is_wanted(line: SectionLine | None) -> bool:
    return line is not None and line.wanted


def _faults(snapshot: Snapshot, proof: Proof) -> Iterator[Gap]:
    """What is wrong with entries, as far as they are still there."""
    sections = {one.id: one.section for one in snapshot.narratives.values()}
    for fault in proof.faults:
        weight: Weight = "needed" if fault.grave else "advised"
        table = snapshot.table_of(fault.entry)
        if fault.entry == PAPER_ID:
            yield Gap(fault.sentence, Target("document", fault.field), weight)
        elif fault.entry in sections:
            yield Gap(fault.sentence, Target("section", sections[fault.entry]), weight)
        elif table is not None:
            yield Gap(fault.sentence, Target("register", table, fault.entry), weight)


def _flaws(proof: Proof, unknown: Sequence[tuple[Id, str]]) -> Iterator[Gap]:
    """What a reader would stumble over in the last pages.

    Names in braces that are `unknown` are told of already. What only the program could mend is no work for the author:
    where it spoils a document, he is asked to report it.
    """
    for flaw in proof.flaws:
        if any(f"{{{name}}}" in flaw.sentence for _, name in unknown) or (flaw.whose == "program" and not flaw.grave):
            continue
        words = flaw.where.split()
        on_page = len(words) == 2 and words[1].isdigit()
        target = Target("page", str(int(words[1]) - 1)) if on_page else Target("page")
        if flaw.whose == "program":
            said = tr("A fault of the program, please report it: {flaw}").format(flaw=flaw.text)
            yield Gap(said, target, "advised")
        else:
            yield Gap(flaw.text, target, "needed" if flaw.grave else "advised")


def _advice(snapshot: Snapshot, variant: VariantId) -> Iterator[Gap]:
    if not snapshot.brand.logo:
        yield Gap(tr("No logo of the author's company"), Target("brand", "logo"), "advised")
    if variant in ARGUED and not snapshot.paper.in_scope:
        yield Gap(tr("The scope is not set out"), Target("document", "in_scope"), "advised")
