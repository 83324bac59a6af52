"""What the cluster does when a node dies and when a virtual server is moved: simulated, and told with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.film import filmstrip, reel_of
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, clock
from designer.report.blocks import Block, Column, Figure, Heading, Lead, Note, Paragraph, Ref, Row, Sign, Table, Text
from designer.report.context import Context
from designer.report.gantt import gantt
from designer.report.ladder import failed_words
from designer.report.roles import servers
from designer.report.study import Play, Rung, Study
from designer.report.wording import counted, tenths
from designer.simulation.outcome.critical import Step
from designer.simulation.outcome.narrate import sentences
from designer.simulation.outcome.outages import Outcome

ID = "failover"
TITLE = "Failover"

PICTURES = 6
STRIP = 481.0
"""So many pictures tell the loss of a node, together as wide as an upright page."""


def section(context: Context) -> Sequence[Block]:
    """Loss of a node, planned move, the other tree, every single node, more nodes at once."""
    study = context.study
    if not isinstance(study, Study):
        return [Note(f"The failover was not simulated. {study}", "warning")] if context.snapshot.nodes else []
    return [
        Lead(_message(context, study)),
        Note(("All times here are simulated, none is measured. ", Ref("times", page=True), " lists what went in.")),
        *_unplanned(context, study),
        *_planned(context, study),
        *_comparison(context, study),
        *_singles(context, study),
        *_rungs(context, study),
        *_notes(study),
    ]


def _message(context: Context, study: Study) -> str:
    group, node = context.name(study.group), context.name(study.node)
    if study.unplanned.ms is None:
        return f"{group} does not come back when {node} loses power: no other node can bring it online."
    text = f"{group} is available again {_s(study.unplanned.ms)} after {node} loses power"
    if study.planned.ms is not None:
        return f"{text}, and {_s(study.planned.ms)} after it is moved on purpose (simulated)."
    return f"{text} (simulated)."


def _s(ms: int) -> str:
    return f"{tenths(ms)}{NBSP}s"


def _unplanned(context: Context, study: Study) -> Iterator[Block]:
    node = context.name(study.node)
    yield Heading(f"{node} loses power", anchor="unplanned")
    other = study.comparison.unplanned if study.comparison is not None else None
    yield from _play(context, study, study.unplanned, f"{node} loses power", ("unplanned", other))


def _planned(context: Context, study: Study) -> Iterator[Block]:
    group = context.name(study.group)
    if study.planned.outage is None:
        return
    yield Heading(f"{group} is moved on purpose", anchor="planned")
    other = study.comparison.planned if study.comparison is not None else None
    yield from _play(context, study, study.planned, f"{group} is moved", ("planned", other))


def _play(context: Context, study: Study, play: Play, struck: str, view: tuple[str, Play | None]) -> Iterator[Block]:
    anchor, other = view
    group = context.name(study.group)
    if play.ms is None or play.outage is None:
        yield Paragraph(f"{group} stays offline (simulated).")
        yield _story(play, f"What happens after this: {struck}", f"{anchor}-story")
        return
    yield Paragraph(_longest(play))
    picture = gantt(play, context.catalog, struck, other)
    if picture is not None:
        notes = "Simulated."
        if study.comparison is not None:
            tree = context.catalog.trees[study.comparison.tree].name
            notes = f"Simulated. Dashed outlines: the same resource with the dependencies of {tree}."
        title = f"{struck}: {group} is complete after {_s(play.ms)}"
        yield Figure(title, picture, notes, f"{anchor}-gantt")
    if anchor == "unplanned":
        yield _pictures(context, play, struck)
    yield _path(play, anchor, group)
    yield _story(play, f"{struck}: what happens, in order of time", f"{anchor}-story")


def _pictures(context: Context, play: Play, struck: str) -> Figure:
    """The moments that matter, as those see them who do not read tables."""
    strip = filmstrip(reel_of(play.timeline, context.catalog, title=struck), PICTURES, STRIP, columns=2)
    return Figure(f"{struck}, in pictures", strip, anchor="unplanned-pictures")


def _longest(play: Play) -> str:
    """What takes the most time on the critical path, as far as that is a resource."""
    assert play.ms is not None
    spent: dict[Id, int] = {}
    for step in play.path:
        if step.subject in play.timeline.snapshot.resources:
            spent[step.subject] = spent.get(step.subject, 0) + step.end - step.start
    if not spent:
        return "In the simulation, no resource takes any time of its own."
    subject = max(spent, key=lambda key: spent[key])
    name = play.timeline.labels.get(subject, subject)
    share = round(100 * spent[subject] / play.ms)
    return f"In the simulation, {name} alone takes {_s(spent[subject])} of the {_s(play.ms)}, which is {share}{NBSP}%."


def _path(play: Play, anchor: str, group: str) -> Table:
    assert play.ms is not None
    columns = (
        Column("Step", weight=3),
        Column("From, s", "right"),
        Column("To, s", "right"),
        Column("Takes, s", "right"),
    )
    rows = [Row((step.label, *_times(step))) for step in play.path]
    total = sum(step.end - step.start for step in play.path)
    rows.append(Row((f"{group} complete again after", "", "", _fixed(total)), "total"))
    title = "The critical path: each step waits for the one before, and together they are the whole interruption"
    return Table(title, columns, tuple(rows), "Simulated. Everything else happens at the same time.", f"{anchor}-path")


def _times(step: Step) -> tuple[str, str, str]:
    return (_fixed(step.start), _fixed(step.end), _fixed(step.end - step.start))


def _fixed(ms: int) -> str:
    return f"{ms / 1000:.1f}"


def _story(play: Play, title: str, anchor: str) -> Table:
    rows = tuple(Row((clock(told.at), told.text)) for told in sentences(play.timeline))
    columns = (Column("Time, min:s", "right", weight=0.1), Column("What happens", weight=4))
    return Table(title, columns, rows, "Simulated.", anchor, headed=False)


def _comparison(context: Context, study: Study) -> Iterator[Block]:
    comparison = study.comparison
    if comparison is None or context.exchange is None:
        return
    rows = []
    cases = (
        (f"{context.name(study.node)} loses power", study.unplanned.ms, comparison.unplanned.ms),
        (f"{context.name(study.group)} is moved on purpose", study.planned.ms, comparison.planned.ms),
    )
    own, other = context.catalog.trees[context.exchange.tree], context.catalog.trees[comparison.tree]
    for label, mine, theirs in cases:
        if mine is not None and theirs is not None:
            rows.append(Row((label, _fixed(mine), _fixed(theirs), f"{(mine - theirs) / 1000:+.1f}".replace("-", "−"))))
    if not rows:
        return
    yield Heading("What the dependency tree is worth", anchor="trees")
    yield Paragraph(_worth(study, own.name, other.name))
    columns = (
        Column("Event", weight=2),
        Column(f"{own.name} (this design), s", "right"),
        Column(f"{other.name} dependencies, s", "right"),
        Column("Difference, s", "right"),
    )
    notes = "Simulated twice with the same times; only the dependencies differ."
    yield Table(f"{own.name} and {other.name} side by side", columns, tuple(rows), notes, "compared")


def _worth(study: Study, own: str, other: str) -> str:
    assert study.comparison is not None
    mine, theirs = study.planned.ms, study.comparison.planned.ms
    if mine is None or theirs is None or mine == theirs:
        return f"The dependencies of {other} change nothing about these interruptions."
    flat, deep = (own, other) if mine < theirs else (other, own)
    short, long = min(mine, theirs), max(mine, theirs)
    share = round(100 * (long - short) / long)
    return (
        f"The dependencies of {flat} shorten a planned move from {_s(long)} to {_s(short)} ({share}{NBSP}%, "
        f"simulated), because the protocols do not wait for the Information Store as they do in {deep}. The "
        "Information Store itself stays on the critical path: its own time is not shortened."
    )


def _singles(context: Context, study: Study) -> Iterator[Block]:
    groups = servers(context) or [study.group]
    if len(study.singles) < 2 or len(groups) > 7:
        return
    columns = [Column("Node that fails"), *(Column(name) for name in context.names(groups))]
    rows = [
        Row((context.name(node), *(_end(context, ends[group]) for group in groups)))
        for node, ends in study.singles.items()
    ]
    yield Heading("Every single node", anchor="singles")
    worst = study.worst(groups)
    if worst is None:
        yield Paragraph(
            "At least one node is a single point of failure: when it fails, a virtual server stays offline."
        )
    else:
        yield Paragraph(
            f"Whichever node fails, everything is available again after {_s(worst)} at the latest (simulated)."
        )
    yield Table(
        "Where each virtual server goes when one node loses power, and how long that takes",
        tuple(columns),
        tuple(rows),
        "Simulated. A dash: not affected.",
        "singles-table",
    )


def _end(context: Context, outcome: Outcome) -> Text:
    if outcome.outcome == "unaffected":
        return ""
    if outcome.outage_ms is None:
        return (Sign("error"), "Offline")
    return f"{context.name(outcome.node)}, {_s(outcome.outage_ms)}"


def _rungs(context: Context, study: Study) -> Iterator[Block]:
    if len(study.rungs) < 2:
        return
    columns: tuple[Column, ...] = (
        Column("Nodes lost at once", weight=2),
        Column("Combinations tried", "right"),
        Column("Virtual servers online", "right"),
        Column("Users served", "right"),
        Column("Worst combination"),
        Column("Stays offline"),
    )
    evs = len(servers(context))
    rows = tuple(_rung(context, rung, evs) for rung in study.rungs)
    if not any(context.snapshot.groups[group].users for group in servers(context)):
        columns = columns[:3] + columns[4:]
        rows = tuple(Row(row.cells[:3] + row.cells[4:]) for row in rows)
    yield Heading("Several nodes at once", anchor="several")
    yield Paragraph(_survived(study, evs))
    title = "The worst that the loss of several nodes does"
    notes = "Simulated: all nodes of a combination lose power in the same moment, and none of them comes back."
    yield Table(title, columns, rows, notes, "rungs")


def _rung(context: Context, rung: Rung, servers_: int) -> Row:
    return Row(
        (
            failed_words(rung),
            str(rung.cases) if rung.failed else "",
            f"{rung.online} of {servers_}",
            f"{rung.users:,}",
            ", ".join(context.names(rung.nodes)) if rung.down else "",
            ", ".join(context.names(rung.down)),
        )
    )


def _survived(study: Study, evs: int) -> str:
    count = study.survived
    what = "every virtual server" if evs > 1 else "the virtual server"
    if count == 0:
        return f"The cluster does not survive the loss of every single node with {what} online."
    which = "Any one node can fail" if count == 1 else f"Any {counted(count, 'node')} can fail together"
    return f"{which}, and {what} comes back online (simulated)."


def _notes(study: Study) -> Iterator[Block]:
    notes = dict.fromkeys((*study.unplanned.timeline.notes, *study.planned.timeline.notes))
    if notes:
        yield Heading("What the simulation had to assume", 3)
        yield from (Paragraph(note) for note in notes)
