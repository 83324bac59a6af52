"""Who waits for whom: one dependency tree for every kind of virtual server that the design has."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from designer.drawing.dependencies.view import dependencies
from designer.drawing.notes import with_notes
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.report.blocks import Block, Figure, Heading, Lead, Paragraph, Ref, Text
from designer.report.context import Context
from designer.report.study import Study, other_tree
from designer.report.trim import LANDSCAPE, UPRIGHT, trimmed
from designer.report.wording import counted, sentence
from designer.simulation.plan.times import times_of
from designer.topology.dependencies import providers, within
from designer.topology.evs import INFORMATION_STORE, design_tree, of_type
from designer.topology.graph import shapes
from designer.topology.roles import role_of, role_tree
from designer.topology.trees import with_tree

ID = "dependencies"
TITLE = "Dependencies"

_WIDER = 1.08
"""An upright picture is made so much wider than the page, and then shrunk: names fit into their boxes."""


def section(context: Context) -> Sequence[Block]:
    """A figure per shape; then the first that is hung as its Exchange version has it, as the other one would."""
    snapshot = context.snapshot
    alike = [groups for groups in shapes(snapshot) if snapshot.members(groups[0])]
    if not alike:
        return []
    blocks: list[Block] = [Lead(_message(context, alike)), Paragraph(_reading())]
    for groups in alike:
        picture = _picture(context, snapshot, groups[0])
        meaning = "How long each resource takes online and offline after a crash."
        founded = (" What the times are founded on: ", Ref("times"), ".") if isinstance(context.study, Study) else ()
        notes: Text = (meaning, *founded)
        blocks.append(Figure(_title(context, groups), picture, notes, f"tree-{groups[0]}"))
    compared = (groups[0] for groups in alike if other_tree(snapshot, context.catalog, groups[0]) is not None)
    return [*blocks, *(block for group in itertools.islice(compared, 1) for block in _other_tree(context, group))]


def _message(context: Context, alike: list[list[Id]]) -> str:
    if len(alike) == 1:
        names = listed(context.names(alike[0]))
        if len(alike[0]) == 1:
            return f"{names} starts from its disks and its address upwards; nothing starts before what it needs."
        return f"{names} have the same resources and the same dependencies."
    groups = "; ".join(f"{listed(context.names(group))}" for group in alike)
    return f"The virtual servers come in {counted(len(alike), 'shape')}: {groups}."


def _reading() -> str:
    return "A resource comes online after everything that it needs, and goes offline before it."


def _title(context: Context, groups: list[Id]) -> str:
    names = listed(context.names(groups))
    first = groups[0]
    role, together = (
        role_of(context.catalog, context.snapshot.groups[first]),
        _waiting(context, context.snapshot, first),
    )
    apart = _told_apart(context, first)
    alike = f"{names}{apart}" if len(groups) == 1 else f"{names} are alike{apart}"
    if together < 2 or role is None:
        return alike if alike != names else f"What each resource of {names} waits for"
    application = context.catalog.types[role.application].label
    return f"{alike}: {counted(together, 'resource')} start together once {application} is online"


def _told_apart(context: Context, group: Id) -> str:
    """What only one virtual server of the cluster has, and whether this is the one: " (with MTA)"."""
    tree = role_tree(context.snapshot, context.catalog, context.snapshot.groups[group].kind)
    single = [member.type for member in tree.member if member.created == "once per cluster"] if tree is not None else []
    words = [
        f"{'with' if of_type(context.snapshot, group, kind) else 'without'} {context.catalog.types[kind].label}"
        for kind in single
    ]
    return f" ({listed(words)})" if words else ""


def _waiting(context: Context, snapshot: Snapshot, group: Id) -> int:
    """How many resources of the group wait for nothing but its application."""
    role = role_of(context.catalog, snapshot.groups[group])
    if role is None:
        return 0
    applications = {resource.id for resource in of_type(snapshot, group, role.application)}
    needs = within(providers(snapshot), [member.id for member in snapshot.members(group)])
    return sum(bool(wanted) and set(wanted) <= applications for wanted in needs.values())


def _picture(context: Context, snapshot: Snapshot, group: Id) -> Picture:
    times = times_of(snapshot, context.catalog)
    upright = dependencies(snapshot, context.catalog, group, times=times, width=UPRIGHT * _WIDER)
    if upright.width <= UPRIGHT * _WIDER:
        return with_notes(trimmed(upright), snapshot, "dependencies")
    wide = trimmed(dependencies(snapshot, context.catalog, group, times=times, width=LANDSCAPE))
    return with_notes(wide, snapshot, "dependencies")


def _other_tree(context: Context, group: Id) -> Iterator[Block]:
    own = design_tree(context.snapshot, context.catalog)
    other = other_tree(context.snapshot, context.catalog, group)
    if own is None or other is None or not of_type(context.snapshot, group, INFORMATION_STORE):
        return
    changed = with_tree(context.snapshot, context.catalog, other.id)
    mine, theirs = _waiting(context, context.snapshot, group), _waiting(context, changed, group)
    if mine == theirs:
        return
    yield Heading(f"The same virtual server with the dependencies of {other.name}", anchor="other-tree")
    yield Paragraph(_difference(own.name, other.name, mine, theirs))
    notes = f"For comparison only; the design uses the tree of {own.name}."
    title = f"{context.name(group)} with the dependencies of {other.name}"
    yield Figure(title, _picture(context, changed, group), notes, "tree-other")


def _difference(own: str, other: str, mine: int, theirs: int) -> str:
    moved = abs(mine - theirs)
    flat, deep = (own, other) if mine > theirs else (other, own)
    return (
        f"{deep} hangs the protocols and the search service on the Information Store, {flat} on System Attendant: "
        f"{counted(moved, 'resource')} no longer {'waits' if moved == 1 else 'wait'} for the store. "
        f"{sentence(counted(mine, 'resource'))} can start together in this design, {counted(theirs, 'resource')} with "
        f"the dependencies of {other}."
    )
