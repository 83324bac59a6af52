"""From designs to documents."""

from __future__ import annotations

import datetime
import functools
import importlib
import itertools
import pkgutil
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from designer.catalog.schema import Catalog
from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from designer.report import sections
from designer.report.blocks import Block, Contents, Cover, Document, Section
from designer.report.context import Context, Issue
from designer.report.numbering import numbered, with_prefix
from designer.report.study import study
from designer.report.wording import counted, sentence
from designer.rules.engine import check

KIND = "Cluster design document"

Place = Literal["front", "body", "appendix"]


@dataclass(frozen=True, slots=True)
class SectionModule:
    """A section module, as `sections` describes it."""

    anchor: str
    title: str
    place: Place
    blocks: Callable[[Context], Sequence[Block]]


@functools.cache
def discover() -> tuple[SectionModule, ...]:
    """All section modules in order. Raises AttributeError when one lacks something."""
    names = sorted(module.name for module in pkgutil.iter_modules(sections.__path__) if module.name[0] != "_")
    modules = (importlib.import_module(f"{sections.__name__}.{name}") for name in names)
    return tuple(SectionModule(module.ID, module.TITLE, module.PLACE, module.section) for module in modules)


def design_report(
    snapshot: Snapshot,
    catalog: Catalog,
    *,
    date: str,
    fingerprint: str = "",
    version: str = "1.0",
) -> Document:
    """The document of one design, which is checked and simulated for it. `date` is ISO and is the day of the check."""
    issue = Issue(date=date, fingerprint=fingerprint, version=version)
    return build(make_context(snapshot, catalog, issue))


def designs_report(
    designs: Sequence[tuple[Snapshot, str]], catalog: Catalog, *, date: str, version: str = "1.0"
) -> Document:
    """One document about several designs, given with their fingerprints; one design alone gives `design_report`."""
    contexts = [
        make_context(snapshot, catalog, Issue(date=date, fingerprint=fingerprint, version=version))
        for snapshot, fingerprint in designs
    ]
    return build(contexts[0]) if len(contexts) == 1 else build_parts(contexts)


def make_context(snapshot: Snapshot, catalog: Catalog, issue: Issue) -> Context:
    """Check and simulate a design."""
    try:
        today = datetime.date.fromisoformat(issue.date)
    except ValueError:
        today = None
    report = check(snapshot, catalog, today=today)
    return Context(snapshot=snapshot, catalog=catalog, check=report, issue=issue, study=study(snapshot, catalog))


def build(context: Context) -> Document:
    """The document of one design."""
    return numbered(_document(context, tuple(_sections(context))))


def build_parts(contexts: Sequence[Context]) -> Document:
    """One document of several designs, each a part with a title page and section numbers of its own."""
    found: list[Section] = []
    for index, context in enumerate(contexts, 1):
        name = f"Part {index}{NBSP} {context.title}"
        for section in _sections(context):
            if section.anchor == "contents":
                continue
            opens = section.anchor == "cover"
            found.append(replace(with_prefix(section, f"part{index}."), part=name, opens_part=opens))
    first = _document(contexts[0], ())
    errors = sum(context.check.count("error") for context in contexts)
    cover = _common_cover(contexts, errors)
    front = (
        Section("cover", KIND, (cover,), bare=True),
        Section("contents", "Contents", (Contents(),)),
    )
    title = f"{cover.title}: {KIND.lower()}"
    footer = " · ".join((f"Version {contexts[0].issue.version}", contexts[0].issue.printed_date))
    return numbered(
        replace(
            first,
            footer=footer,
            title=title,
            running_title=title,
            running_owner="",
            sections=(*front, *found),
            watermark="DRAFT" if any(context.is_draft for context in contexts) else "",
        )
    )


def _sections(context: Context) -> list[Section]:
    found = []
    numbers: dict[Place, Iterator[str]] = {
        "front": itertools.repeat(""),
        "body": map(str, itertools.count(1)),
        "appendix": iter(string.ascii_uppercase),
    }
    for module in discover():
        blocks = tuple(module.blocks(context))
        if not blocks:
            continue
        bare = isinstance(blocks[0], Cover)
        found.append(Section(module.anchor, module.title, blocks, next(numbers[module.place]), bare=bare))
    return found


def _document(context: Context, content: tuple[Section, ...]) -> Document:
    cluster, issue = context.cluster, context.issue
    footer = [cluster.name, f"Version {issue.version}", context.status, issue.printed_date]
    return Document(
        title=f"{context.title}: {KIND.lower()}",
        subject=sentence(f"{KIND.lower()} for {context.cluster_name}"),
        author=cluster.author or cluster.company,
        date=issue.printed_date,
        iso_date=issue.date,
        sections=content,
        running_title=f"{context.title}: {KIND.lower()}",
        running_owner=cluster.client,
        footer=" · ".join(part for part in footer if part),
        marking=issue.marking,
        watermark="DRAFT" if context.is_draft else "",
        keywords=tuple(word for word in ("failover cluster", cluster.name, cluster.client) if word),
    )


def _common_cover(contexts: Sequence[Context], errors: int) -> Cover:
    clusters = [context.cluster for context in contexts]
    clients = {cluster.client for cluster in clusters}
    client = clients.pop() if len(clients) == 1 else ""
    issue = contexts[0].issue
    pairs = [
        ("Client", client),
        ("Author", clusters[0].author),
        ("Version", issue.version),
        ("Date", issue.printed_date),
        ("Designs", "\n".join(context.title for context in contexts)),
    ]
    chip = ("error", f"Draft: {counted(errors, 'error')} open") if errors else ("info", issue.status)
    return Cover(
        kind=KIND,
        title=client or "Failover clusters",
        subtitle=sentence(counted(len(contexts), "cluster design")),
        pairs=tuple((label, value) for label, value in pairs if value),
        chip=chip,  # type: ignore[arg-type]
        imprint=clusters[0].company,
    )
