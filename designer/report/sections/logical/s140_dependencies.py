"""Who waits for whom: one dependency tree for every kind of virtual server that the design has."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from designer.drawing.dependencies.panels import panels
from designer.drawing.dependencies.view import dependencies
from designer.drawing.notes import with_notes
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.report.blocks import Block, Figure, IfThere, Lead, Paragraph, Ref, Text
from designer.report.context import Context
from designer.report.study import other_tree
from designer.report.trim import LANDSCAPE, UPRIGHT, trimmed
from designer.report.wording import counted, ranged, sentence
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
    """A figure per shape; beside the tree of the design the other Exchange version's, where the two differ."""
    snapshot = context.snapshot
    alike = [groups for groups in shapes(snapshot) if snapshot.members(groups[0])]
    if not alike:
        return []
    blocks: list[Block] = [Lead(_message(context, alike))]
    told = itertools.chain.from_iterable(_difference(context, groups[0]) for groups in alike)
    blocks += itertools.islice(told, 1)
    notes = _notes(context)
    for groups in alike:
        blocks.append(Figure(_title(context, groups), _picture(context, groups[0]), notes, f"tree-{groups[0]}"))
        notes = ""
    return blocks


def _notes(context: Context) -> Text:
    """How to read the first of the pictures."""
    names = listed(ranged([group.name for group in context.snapshot.virtual_servers()]))
    stores = any(one.type == INFORMATION_STORE for one in context.snapshot.resources.values())
    replay = "; online times include log replay after a crash" if stores else ""
    return (
        f"Numbers are the steps in which {names} can start{replay}",
        IfThere(("times",), (" (", Ref("times"), ")")),
        ".",
    )


def _message(context: Context, alike: list[list[Id]]) -> str:
    if len(alike) > 1:
        return _apart_words(context, alike)
    names, members = listed(ranged(context.names(alike[0]))), len(context.snapshot.members(alike[0][0]))
    if len(alike[0]) == 1:
        return f"{names} starts from its disks and its address upwards: {counted(members, 'resource')} in all."
    return f"{names} are identical except for names: {counted(members, 'resource')} each, and the same dependencies."


def _apart_words(context: Context, alike: list[list[Id]]) -> str:
    """What one shape has that the other has not, or how many different trees there are."""
    kinds = [Counter(one.type for one in context.snapshot.members(groups[0])) for groups in alike]
    if len(alike) == 2:
        for more, less in ((0, 1), (1, 0)):
            extra = kinds[more] - kinds[less]
            if extra and not kinds[less] - kinds[more]:
                types = context.catalog.types
                labels = listed([types[kind].label if kind in types else kind for kind in extra])
                has = "has" if len(alike[more]) == 1 else "have"
                rest = listed(ranged(context.names(alike[less])))
                count = counted(extra.total(), "resource")
                return f"{listed(ranged(context.names(alike[more])))} {has} {count} more than {rest}: {labels}."
    servers = sum(len(groups) for groups in alike)
    return f"The {counted(servers, 'virtual server')} start by {counted(len(alike), 'different tree')}."


def _title(context: Context, groups: list[Id]) -> str:
    names = listed(ranged(context.names(groups)))
    first = groups[0]
    role = role_of(context.catalog, context.snapshot.groups[first])
    together = _waiting(context, context.snapshot, first)
    apart = _told_apart(context, first)
    alike = f"{names}{apart}" if len(groups) == 1 else f"{names} are alike{apart}"
    if together < 2 or role is None:
        return alike if alike != names else f"What each resource of {names} waits for"
    application = context.catalog.types[role.application].label
    return f"{alike}: {counted(together, 'resource')} start together once {application} is online"


def _told_apart(context: Context, group: Id) -> str:
    """What only one virtual server of the cluster has, and whether this is the one: " (with MTA)"."""
    snapshot = context.snapshot
    tree = role_tree(snapshot, context.catalog, snapshot.groups[group].kind)
    single = [member.type for member in tree.member if member.created == "once per cluster"] if tree is not None else []
    words = [
        f"{'with' if of_type(snapshot, group, kind) else 'without'} {context.catalog.types[kind].label}"
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


def _picture(context: Context, group: Id) -> Picture:
    """Both trees where they differ, in rows; else, or where rows cannot show it, the design's own in boxes."""
    snapshot = context.snapshot
    other = _other_design(context, group)
    designs = [(f"With the tree of {name}", design) for name, design in other] + [(_own_words(context), snapshot)]
    found = panels(designs, context.catalog, group)
    if found is not None:
        return found
    times = times_of(snapshot, context.catalog)
    upright = dependencies(snapshot, context.catalog, group, times=times, width=UPRIGHT * _WIDER)
    if upright.width <= UPRIGHT * _WIDER:
        return with_notes(trimmed(upright), snapshot, "dependencies")
    wide = trimmed(dependencies(snapshot, context.catalog, group, times=times, width=LANDSCAPE))
    return with_notes(wide, snapshot, "dependencies")


def _own_words(context: Context) -> str:
    own = design_tree(context.snapshot, context.catalog)
    return f"This design: {own.name}" if own is not None else "This design"


def _other_design(context: Context, group: Id) -> list[tuple[str, Snapshot]]:
    """The other version's tree laid over the design, with its name, if that changes anything for this group."""
    snapshot = context.snapshot
    other = other_tree(snapshot, context.catalog, group)
    if other is None or not of_type(snapshot, group, INFORMATION_STORE):
        return []
    changed = with_tree(snapshot, context.catalog, other.id)
    if _waiting(context, changed, group) == _waiting(context, snapshot, group):
        return []
    return [(other.name, changed)]


def _difference(context: Context, group: Id) -> Iterator[Block]:
    """What the other version would make wait."""
    own = design_tree(context.snapshot, context.catalog)
    if own is None:
        return
    for name, changed in _other_design(context, group):
        mine, theirs = _waiting(context, context.snapshot, group), _waiting(context, changed, group)
        moved = abs(mine - theirs)
        flat, deep = (own.name, name) if mine > theirs else (name, own.name)
        yield Paragraph(
            f"{flat} hangs {counted(moved, 'resource')} of {context.name(group)} on System Attendant that {deep} "
            f"hangs on the Information Store. {sentence(counted(mine, 'resource'))} can start together here, "
            f"{counted(theirs, 'resource')} with the tree of {name}.",
            side="EX-8.11, EX-8.12",
        )
