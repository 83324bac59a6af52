"""What every failure does: single components, nodes one after the other, and how each kind of component fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed, seconds
from designer.report.blocks import Block, Column, Figure, Heading, Lead, Paragraph, Row, Table, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.evidence.components import Component, components
from designer.report.evidence.matrix import matrix
from designer.report.evidence.modes import Mode, modes
from designer.report.evidence.repair import after_repair, first_repair
from designer.report.figures_of_failure import pairs_picture, single_picture, without_host
from designer.report.ladder import failed_words
from designer.report.roles import servers
from designer.report.study import Rung, Study
from designer.report.wording import counted, number, ranged, sentence
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.verdicts import serving
from designer.simulation.studies.sweep.words import component, noun

ID = "failures"
TITLE = "Failure analysis"

MOST_NODES = 9
"""A matrix of more nodes than that has cells without room for a name."""


def section(context: Context) -> Sequence[Block]:
    """The message, every single failure, nodes one after the other, and the kinds of failure."""
    sweep, study = matrix(context), context.study
    if isinstance(sweep, str) or isinstance(study, str) or not serving(context.snapshot):
        return []
    rows = components(context, sweep)
    return [
        Lead(_message(context, sweep, rows)),
        *_singles(context, sweep, rows),
        *_nodes(context, study, sweep),
        *_kinds(context, sweep),
    ]


def _message(context: Context, sweep: Sweep, rows: Sequence[Component]) -> str:
    groups = serving(context.snapshot)
    many = len(groups) > 1
    nodes = [row for row in rows if row.kind == "power"]
    fatal = [row for row in rows if any(_is_lost(row, group) for group in groups)]
    ends = [row.outcomes[group].outage_ms or 0 for row in nodes for group in groups]
    if any(row in fatal for row in nodes):
        first = "The loss of a single node leaves a virtual server offline"
    elif not nodes or len(nodes) < 2:
        first = "A single node is all there is"
    else:
        what = "every virtual server" if many else "the virtual server"
        first = f"Any one node can fail: {what} is back within {seconds(max(ends))}"
    others = [row for row in fatal if row.kind != "power"]
    if not others:
        return f"{first} (simulated)."
    return f"{first}; the loss of {listed(_kinds_of(sweep, others), 'or')} lasts until a repair (simulated)."


def _kinds_of(sweep: Sweep, rows: Sequence[Component]) -> list[str]:
    """What is lost, each kind once: by name where there is one of it, "any disk" where it may be any."""
    found: dict[str, list[Action]] = {}
    for row in rows:
        found.setdefault(row.kind, []).extend(row.faults)
    return [_kind_words(sweep, faults) for faults in found.values()]


def _kind_words(sweep: Sweep, faults: Sequence[Action]) -> str:
    one, many = noun(faults[0])
    if len(faults) == 1:
        name = component(faults[0], sweep.snapshot)
        return name if one in name.casefold() else f"the {one} {name}"
    every = sum(fault.kind == faults[0].kind for fault in sweep.faults.single)
    return f"any {one}" if len(faults) == every else f"any of {number(len(faults))} {many}"


def _is_lost(row: Component, group: str) -> bool:
    return row.outcomes[group].outcome == "offline" or row.outcomes[group].cut_off


def _singles(context: Context, sweep: Sweep, rows: Sequence[Component]) -> Iterator[Block]:
    told = [row for row in rows if not row.is_calm or row.kind == "power"]
    calm = [row for row in rows if row.is_calm and row.kind != "power"]
    fatal = [row for row in told if any(_is_lost(row, group) for group in serving(context.snapshot))]
    title = f"{sentence(counted(len(fatal), 'kind'))} of failure last until a repair; every other one ends by itself"
    if not fatal:
        title = "No single failure leaves a virtual server offline"
    played = len(sweep.faults.single)
    notes = f"Simulated: {played} single failures, of which each row shows the worst."
    if any(row.own for row in told):
        notes += f" Its: of {listed(context.names(serving(context.snapshot)), 'or')}."
    if calm:
        notes += f" No virtual server notices the loss of {listed(_kinds_of(sweep, calm), 'or')}."
    yield Figure(title, single_picture(context, told), notes, "singles")


def _nodes(context: Context, study: Study, sweep: Sweep) -> Iterator[Block]:
    count = len(context.snapshot.nodes)
    if count < 2:
        return
    yield Heading("Nodes one after the other", anchor="several")
    pairs = without_host(context, sweep)
    yield Paragraph(_pairs_words(context, pairs))
    if 2 < count <= MOST_NODES and any(down for _, down in pairs):
        title = _pairs_title(context, pairs)
        notes = "Simulated: the second node is lost when the cluster has settled after the first, and none comes back."
        yield Figure(title, pairs_picture(context, sweep), notes, "pairs")
    if len(study.rungs) > 1:
        yield _ladder(context, study, sweep)


def _pairs_words(context: Context, pairs: Sequence[tuple[tuple[str, str], tuple[str, ...]]]) -> str:
    most = max((len(down) for _, down in pairs), default=0)
    total = len(servers(context))
    if most and len(context.snapshot.nodes) == 2:
        both = f"When the second node fails before the first is repaired, {_of(most, total)} {_stays(most)} offline"
        return f"{both} (simulated). {_back(context, pairs)}".rstrip()
    if not most:
        return f"In all {len(pairs)} orders in which two nodes can fail, every virtual server comes back (simulated)."
    users = max(sum(context.snapshot.groups[one].users or 0 for one in down) for _, down in pairs)
    some = sum(bool(down) for _, down in pairs)
    waiting = f", and up to {users:,} users without service" if users else ""
    orders = f"{sentence(number(some))} of {number(len(pairs))} orders"
    if some == len(pairs):
        orders = f"All {number(some)} orders in which two nodes can fail"
    return f"{orders} leave {_of(most, total)} without a host{waiting} (simulated). {_back(context, pairs)}".rstrip()


def _back(context: Context, pairs: Sequence[tuple[tuple[str, str], tuple[str, ...]]]) -> str:
    """What brings the first of those back that are left without a host, as it is played."""
    for pair, down in pairs:
        node = first_repair(context.snapshot, pair, down) if down else None
        if node is None:
            continue
        how = after_repair(context.snapshot, context.catalog, pair, down[0], node)
        group, name = context.name(down[0]), context.name(node)
        if how == "moved":
            return f"A repair alone does not bring {group} back: it has to be moved to {name} (simulated)."
        return f"{group} comes back by itself when {name} is repaired (simulated)." if how else ""
    return ""


def _stays(count: int) -> str:
    return "stays" if count == 1 else "stay"


def _of(most: int, total: int) -> str:
    if most == total > 1:
        return "both virtual servers" if total == 2 else f"all {counted(total, 'virtual server')}"
    return f"{number(most)} of {counted(total, 'virtual server')}" if total > 1 else "the virtual server"


def _pairs_title(context: Context, pairs: Sequence[tuple[tuple[str, str], tuple[str, ...]]]) -> str:
    if not any(down for _, down in pairs):
        return "Any two nodes can fail one after the other"
    firsts = {pair[0] for pair, down in pairs if down}
    every = len(firsts) == len(context.snapshot.nodes)
    which = "whichever fails first" if every else f"after {listed(ranged(context.names(sorted(firsts))), 'or')}"
    return f"A second failure before the first is repaired has a price, {which}"


def _ladder(context: Context, study: Study, sweep: Sweep) -> Table:
    columns = (
        Column("Nodes lost", weight=1.4),
        Column("Orders played", "right"),
        Column("Virtual servers online", "right"),
        Column("Users served", "right"),
        Column("Worst order", weight=1.5),
        Column("Stays offline", weight=1.5),
    )
    evs = len(servers(context))
    rows = [_rung(context, rung, evs) for rung in study.rungs]
    notes = "Simulated; more than two nodes are lost in the order of their Node IDs only."
    return filled(
        _survived(study, sweep, evs), columns, rows, notes=notes if len(rows) > 3 else "Simulated.", anchor="rungs"
    )


def _rung(context: Context, rung: Rung, evs: int) -> Row:
    users = any(group.users for group in context.snapshot.virtual_servers())
    return Row(
        (
            failed_words(rung),
            str(rung.cases) if rung.failed else "",
            f"{rung.online} of {evs}",
            f"{rung.users:,}" if users else "",
            ", then ".join(context.names(rung.nodes)) if rung.down and rung.online else "",
            listed(ranged(context.names(rung.down))) if rung.down and rung.online else "all" if rung.down else "",
        )
    )


def _survived(study: Study, sweep: Sweep, evs: int) -> str:
    """How many nodes may be lost, and what one more of them costs at least and at most."""
    what = "every virtual server" if evs > 1 else "the virtual server"
    more = study.survived + 1
    lost = [
        sum(group in case.lost for group in serving(sweep.snapshot))
        for case in (*sweep.cases, *sweep.extra)
        if len(case.faults) == more and all(fault.kind == "power" for fault in case.faults)
    ]
    if not lost or not max(lost):
        some = f"Any {counted(study.survived, 'node')} can be lost" if lost else ""
        return (
            f"{some} with {what} online again"
            if some
            else f"All {counted(study.survived, 'node')} can be lost with {what} online"
        )
    least, most = min(lost), max(lost)
    price = (
        number(most) if least == most else f"{number(least)} to {number(most)}" if least else f"up to {number(most)}"
    )
    of = f"{price} of {number(evs)} down" if evs > 1 else "it down"
    if evs > 1 and least == most == evs:
        of = "both down" if evs == 2 else f"all {number(evs)} down"
    if study.survived == 0:
        return f"The loss of one node can take {of}"
    which = "Any one node can be lost" if study.survived == 1 else f"Any {counted(study.survived, 'node')} can be lost"
    return f"{which} with {what} online again; the loss of {number(more)} takes {of}"


def _kinds(context: Context, sweep: Sweep) -> Iterator[Block]:
    found = modes(context, sweep)
    if not found:
        return
    columns = (
        Column("Component", weight=1.2),
        Column("Failure"),
        Column("Detected by", weight=1.3),
        Column("Automatic reaction", weight=1.5),
        Column("Interruption"),
        Column("Users", "right", weight=0.6),
        Column("Manual action", weight=1.2),
        Column("Test", style="mono", weight=0.6),
    )
    rows = [Row(_cells(context, mode)) for mode in found]
    yield Heading("How components fail", anchor="kinds")
    yield Paragraph(_kinds_words(context, found))
    notes = "Interruptions are simulated; each is the longest of all components in its row."
    alone = sum(bool(mode.worst.lost) for mode in found)
    title = (
        f"{sentence(number(len(found)))} ways to fail; {number(alone)} of them last until somebody repairs something"
    )
    yield filled(title, columns, rows, notes=notes, anchor="modes")


def _kinds_words(context: Context, found: Sequence[Mode]) -> str:
    """The longest interruption that ends by itself, and what it comes from."""
    ending = [mode for mode in found if mode.worst.longest_ms]
    if not ending:
        return "Each of these failures is unnoticed or lasts until a repair (simulated)."
    worst = max(ending, key=lambda mode: mode.worst.longest_ms)
    failure = worst.failure[:1].lower() + worst.failure[1:]
    time = seconds(worst.worst.longest_ms)
    return f"Of what ends by itself, this takes longest: {worst.component}, {failure}, {time} (simulated)."


def _cells(context: Context, mode: Mode) -> tuple[Text, ...]:
    worst = mode.worst
    lost = f"Until repaired: {listed(ranged(context.names(worst.lost)))}" if worst.lost else ""
    time = seconds(worst.longest_ms) if worst.longest_ms else "No interruption"
    users = f"{worst.users:,}" if worst.users else ""
    tests = "\n".join(mode.tests)
    return mode.component, mode.failure, mode.detected, mode.reaction, lost or time, users, mode.manual, tests
