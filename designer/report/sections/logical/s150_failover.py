"""What a virtual server does when its node dies and when it is moved: simulated, and how long each part of it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from designer.drawing.evidence.film import film_picture
from designer.drawing.film import reel_of
from designer.foundation.units import listed, seconds
from designer.report.blocks import Block, Column, Figure, Heading, IfThere, Lead, Note, Paragraph, Ref, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.evidence.times import ServerTimes, Times, times
from designer.report.evidence.timing import ResourceTime, resource_times
from designer.report.gantt import gantt
from designer.report.study import Play, Study
from designer.report.trees_compared import trees_compared
from designer.report.wording import counted, number, ranged, sentence, tenths
from designer.simulation.outcome.critical import Step
from designer.topology.evs import DISK
from designer.topology.graph import shapes

ID = "failover"
TITLE = "Failover behaviour"

TALL = 300.0
"""Below a chart that is higher than that, in points, a page has no room for the pictures of the same run."""

MOST_PARTS = 5
"""So many parts of an interruption are named in a sentence."""

MOST_DISKS = 3
"""So many disks that behave alike are named in the table; of more it says how many there are."""


def section(context: Context) -> Sequence[Block]:
    """Loss of a node, planned move, how long each resource takes, every virtual server, and the two trees."""
    study = context.study
    if not isinstance(study, Study):
        return [Note(f"The failover was not simulated. {study}", "warning")] if context.snapshot.nodes else []
    found = times(context)
    return [
        Lead(_message(context, study, found)),
        Note(("All times here are simulated, none is measured.", _founded()), "info"),
        *_runs(context, study),
        *_resources(context, study),
        *(_servers(context, found) if isinstance(found, Times) else ()),
        *trees_compared(context, study),
        *_assumed(study),
    ]


def _founded() -> IfThere:
    return IfThere(("times",), (" ", Ref("times", page=True), " lists what they are founded on."))


def _message(context: Context, study: Study, found: Times | str) -> str:
    group, node = context.name(study.group), context.name(study.node)
    if study.unplanned.ms is None:
        return f"{group} does not come back when {node} loses power: no other node can bring it online."
    if isinstance(found, Times) and len(found.servers) > 1 and found.worst_lost_ms is not None:
        longest = max(server.lost_ms or 0 for server in found.servers)
        text = f"Whichever home node is lost, its virtual server is available again within {seconds(longest)}"
        if found.worst_moved_ms is None:
            return f"{text} (simulated)."
        return f"{text}; a planned move takes {seconds(found.worst_moved_ms)} at most (simulated)."
    text = f"{group} is available again {seconds(study.unplanned.ms)} after {node} loses power"
    if study.planned.ms is not None:
        return f"{text}, and {seconds(study.planned.ms)} after it is moved on purpose (simulated)."
    return f"{text} (simulated)."


def _unplanned(context: Context, study: Study) -> list[Block]:
    group, node, play = context.name(study.group), context.name(study.node), study.unplanned
    heading = Heading(f"{node} loses power", anchor="unplanned")
    if play.ms is None or play.outage is None:
        return [heading, Paragraph(f"{group} stays offline (simulated).")]
    other = study.comparison.unplanned if study.comparison is not None else None
    chart = _gantt(context, study, play, other, f"{node} loses power", "unplanned-gantt")
    return [heading, Paragraph(_path_words(play)), *chart]


def _film(context: Context, study: Study) -> list[Block]:
    play = study.unplanned
    if play.ms is None:
        return []
    node = context.name(study.node)
    film = film_picture(reel_of(play.timeline, context.catalog, title=f"{node} loses power"))
    title = f"{context.name(study.group)} is off {node} at once, and online again elsewhere {seconds(play.ms)} later"
    return [Figure(title, film, "Simulated.", "unplanned-pictures")]


def _planned(context: Context, study: Study) -> list[Block]:
    group, play = context.name(study.group), study.planned
    if play.outage is None:
        return []
    heading = Heading(f"{group} is moved on purpose", anchor="planned")
    if play.ms is None:
        return [heading, Paragraph(f"{group} stays offline (simulated).")]
    other = study.comparison.planned if study.comparison is not None else None
    chart = _gantt(context, study, play, other, f"{group} is moved", "planned-gantt")
    return [heading, Paragraph(_path_words(play)), *chart]


def _runs(context: Context, study: Study) -> list[Block]:
    """The loss and the move, with the film where it does not leave half a page empty."""
    lost, film, moved = _unplanned(context, study), _film(context, study), _planned(context, study)
    tall = any(isinstance(block, Figure) and block.picture.height > TALL for block in lost)
    return [*lost, *moved, *film] if tall else [*lost, *film, *moved]


def _gantt(context: Context, study: Study, play: Play, other: Play | None, struck: str, anchor: str) -> Iterator[Block]:
    picture = gantt(play, context.catalog, struck, other)
    if picture is None or play.ms is None:
        return
    notes = "Simulated."
    if study.comparison is not None:
        tree = context.catalog.trees[study.comparison.tree].name
        notes = f"Simulated; dashed: with the dependencies of {tree}."
    title = f"{struck}: {context.name(study.group)} is complete after {seconds(play.ms)}"
    yield Figure(title, picture, notes, anchor)


def _path_words(play: Play) -> str:
    """What the interruption consists of, in one sentence: the parts of the critical path that take longest."""
    assert play.ms is not None
    spent: dict[str, int] = {}
    for step in play.path:
        name = _step_name(play, step)
        spent[name] = spent.get(name, 0) + step.end - step.start
    parts = {name: ms for name, ms in spent.items() if ms}
    if not parts:
        return "In the simulation no step takes any time of its own."
    named = sorted(parts, key=lambda name: -parts[name])[:MOST_PARTS]
    told = [f"{name} {seconds(ms)}" for name, ms in parts.items() if name in named]
    rest = sum(ms for name, ms in parts.items() if name not in named)
    told += [f"the rest {seconds(rest)}"] if rest else []
    return f"{sentence(', '.join(told))}: together {seconds(play.ms)} (simulated)."


def _step_name(play: Play, step: Step) -> str:
    """What a step is in a few words: what is waited for, going offline, or a resource; several disks are one part."""
    if step.kind == "offline":
        return "going offline"
    words = {"detect": "notice", "regroup": "regroup", "arbitrate": "arbitration", "transfer": "hand-over"}
    resource = play.timeline.snapshot.resources.get(step.subject)
    if resource is None:
        return words.get(step.kind, step.label[:1].lower() + step.label[1:])
    if resource.type == DISK:
        return "disks"
    return play.timeline.labels.get(step.subject, step.subject)


def _resources(context: Context, study: Study) -> Iterator[Block]:
    """The times of the resources: one table, as virtual servers of one shape differ in nothing here."""
    snapshot = context.snapshot
    found = resource_times(snapshot, context.catalog, study.unplanned)
    if not found:
        return
    columns = (
        Column("Resource", weight=2),
        Column("Online, s", "right"),
        Column("Log replay, s", "right"),
        Column("Offline, s", "right"),
        Column("Basis"),
        Column("Critical path"),
        Column("Float, s", "right"),
    )
    alike: dict[ResourceTime, list[str]] = {}
    for one in found:
        same = replace(one, resource=DISK if snapshot.resources[one.resource].type == DISK else one.resource)
        alike.setdefault(same, []).append(context.label(one.resource))
    rows = [_resource(one, names) for one, names in alike.items()]
    critical = sum(one.critical for one in found)
    decide = f"{sentence(number(critical))} of the {number(len(found))} resources of {context.name(study.group)}"
    title = f"{decide} {'decides' if critical == 1 else 'decide'} how long it is away"
    yield filled(title, columns, rows, notes=_resource_notes(context, study), anchor="resource-times")


def _resource(one: ResourceTime, names: list[str]) -> Row:
    """A resource, or several disks that take the same time and have the same float."""
    return Row(
        (
            listed(names) if len(names) <= MOST_DISKS else sentence(counted(len(names), "disk")),
            tenths(one.online),
            tenths(one.replay) if one.replay else "",
            tenths(one.offline),
            one.basis,
            "yes" if one.critical else "",
            tenths(one.slack) if one.slack is not None and not one.critical else "",
        )
    )


def _resource_notes(context: Context, study: Study) -> str:
    """What float means, and which other virtual servers the table holds for."""
    notes = ["Float: how much later it could be online after the loss of the node, simulated."]
    mine = next((groups for groups in shapes(context.snapshot) if study.group in groups), [])
    same = [group for group in mine if group != study.group]
    if same:
        notes.append(f"The same holds for {listed(ranged(context.names(same)))}.")
    first = {resource.type for resource in context.snapshot.members(study.group)}
    for groups in shapes(context.snapshot):
        if study.group in groups or not any(
            context.snapshot.groups[one] in context.snapshot.virtual_servers() for one in groups
        ):
            continue
        kinds = {resource.type for resource in context.snapshot.members(groups[0])}
        names = listed(ranged(context.names(groups)))
        lacking = [context.catalog.types[kind].label for kind in first - kinds if kind in context.catalog.types]
        if kinds < first and lacking:
            notes.append(f"{names}: the same without {listed(sorted(lacking))}.")
    return " ".join(notes)


def _servers(context: Context, found: Times) -> Iterator[Block]:
    """Every virtual server with the loss of its own node, and how it is moved."""
    if len(found.servers) < 2:
        return
    tree = context.catalog.trees[found.other_tree].name if found.other_tree else ""
    columns = (
        Column("Virtual server"),
        Column("Home node"),
        Column("Loss of the node, s", "right"),
        Column("Planned move, s", "right"),
        Column(f"{tree}: loss, s" if tree else "", "right"),
        Column(f"{tree}: move, s" if tree else "", "right"),
    )
    rows = [_server(context, one) for one in found.servers]
    worst = max(found.servers, key=lambda one: one.lost_ms or 0)
    title = f"The loss of {context.name(worst.node)} takes longest"
    if len({one.lost_ms for one in found.servers}) == 1:
        title = "The loss of every home node takes as long as that of the others"
    notes = "Simulated."
    if any(one.worst_ms != one.lost_ms for one in found.servers) and found.worst_lost_ms is not None:
        notes = (
            f"Simulated. When the lost node also owns the quorum, each takes {seconds(found.worst_lost_ms)} at most."
        )
    yield filled(title, columns, rows, notes=notes, anchor="servers-times")


def _server(context: Context, one: ServerTimes) -> Row:
    lengths = (one.lost_ms, one.moved_ms, one.other_lost_ms, one.other_moved_ms)
    return Row(
        (context.name(one.group), context.name(one.node), *(tenths(ms) if ms is not None else "" for ms in lengths))
    )


def _assumed(study: Study) -> Iterator[Block]:
    notes = dict.fromkeys((*study.unplanned.timeline.notes, *study.planned.timeline.notes))
    if notes:
        yield Heading("What the simulation had to assume", 3)
        yield from (Paragraph(note) for note in notes)
