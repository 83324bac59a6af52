"""Why: three sentences at most, each with the codes of what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.units import NBSP
from designer.report.blocks import Piece
from designer.report.context import Context
from designer.report.decisions.settled import settled
from designer.report.decisions.sight import all_nodes, all_servers, names
from designer.report.evidence.availability import availability, least_available
from designer.report.evidence.capacity import capacity
from designer.report.headline import links
from designer.report.headline.links import leading
from designer.report.roles import servers
from designer.report.study import Study
from designer.report.wording import counted, number, tenths
from designer.simulation.studies.availability.estimate import Estimates

MOST = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """What matters in a few words, and the sentence that says so."""

    head: str
    text: tuple[Piece, ...]


def reasons(context: Context) -> tuple[Reason, ...]:
    """The strongest first; what is not known is not said."""
    study = context.study
    if not isinstance(study, Study) or not servers(context):
        return ()
    found = (*_losses(context, study), *_outside(context), *_load(context), *_moves(context, study), *_checks(context))
    return found[:MOST]


def founded(context: Context, how: str, *numbers: int) -> str:
    """ " (simulated; DD-02, NFR-03)": how something is known, the decisions behind it, and what they serve."""
    known = {one.number: one for one in settled(context)}
    found = [known[one] for one in numbers if one in known]
    listed_ = [*(one.code for one in found), *(code for one in found for code in one.serves)]
    parts = [part for part in (how, ", ".join(dict.fromkeys(listed_))) if part]
    return f" ({'; '.join(parts)})" if parts else ""


def _losses(context: Context, study: Study) -> Iterator[Reason]:
    worst, served = study.worst(servers(context)), all_servers(context)
    if worst is None:
        lost = [node for node, ends in study.singles.items() if any(_stays(ends[one].outcome) for one in ends)]
        words = f"when {names(context, lost[:3])} {'fails' if len(lost) == 1 else 'fail'}, users wait for the repair"
        yield Reason("One failure is too many:", (f"{words}{founded(context, 'simulated', 2, 3)}.",))
        return
    if worst:
        count = study.survived
        nodes = all_nodes(context)
        either = "Either" if len(context.snapshot.nodes) == 2 else "Any one"
        which = f"{either} of {nodes} can fail:" if count == 1 else f"Any {number(count)} of {nodes} can fail:"
        back = leading(f"{tenths(worst)}{NBSP}s", links.LOSS)
        text: tuple[Piece, ...] = (
            f"{served} {_are(context)} then complete again within ",
            back,
            f"{founded(context, 'simulated', 2, 3)}.",
        )
        yield Reason(which, text)


def _outside(context: Context) -> Iterator[Reason]:
    found = availability(context)
    if not isinstance(found, Estimates):
        return
    share = round(100 * least_available(found).outside_nodes)
    if share >= 50:
        text = (
            leading(f"{share}{NBSP}%", links.AVAILABILITY),
            " of the expected downtime comes from storage, directory and network; a further node would not shorten it"
            f"{founded(context, 'modelled', 1)}.",
        )
        yield Reason("What is left lies outside the nodes:", text)


def _load(context: Context) -> Iterator[Reason]:
    found = capacity(context)
    if isinstance(found, str) or "cpu_percent" not in found.measures:
        return
    node, load = found.highest("cpu_percent")
    if load.limit is None:
        return
    gap = load.limit - load.worst
    side = f"{gap} points below" if gap >= 0 else f"{-gap} points above"
    text = (
        f"{context.name(node)} reaches ",
        leading(f"{load.worst}{NBSP}%", links.CAPACITY),
        f" processor load after the worst single failure, {side} the limit of {load.limit}{NBSP}%",
        f"{founded(context, 'simulated', 2)}.",
    )
    head = "Capacity suffices with one node fewer:" if gap >= 0 else "Capacity falls short with one node fewer:"
    yield Reason(head, text)


def _moves(context: Context, study: Study) -> Iterator[Reason]:
    moved, name = study.planned.ms, context.name(study.group)
    if not moved:
        return
    text: tuple[Piece, ...] = (
        f"moving {name} takes ",
        leading(f"{tenths(moved)}{NBSP}s", links.MOVES),
    )
    other = study.comparison.planned.ms if study.comparison is not None else None
    if other is not None and other > moved:
        text = (
            *text,
            f", {tenths(other - moved)}{NBSP}s less than with the dependencies of Exchange 2000",
        )
    yield Reason(f"{all_nodes(context)} are patched one by one:", (*text, f"{founded(context, 'simulated', 5, 9)}."))


def _checks(context: Context) -> Iterator[Reason]:
    report = context.check
    grave = [finding for finding in report.open if finding.level in ("error", "warning")]
    applied = f"{number(len(report.rules))} rules"
    if grave:
        need = "needs" if len(grave) == 1 else "need"
        words = f"{applied} were applied to {all_nodes(context)}; {counted(len(grave), 'finding')} {need} a decision"
        head = "What is open is known:"
    else:
        words = f"{applied} were applied, and none finds an error or a warning on {all_nodes(context)}"
        head = "The published rules are kept:"
    yield Reason(head, (leading(words, links.CHECKS), "."))


def _stays(outcome: str) -> bool:
    return outcome == "offline"


def _are(context: Context) -> str:
    return "is" if len(servers(context)) == 1 else "are"
