"""The Design menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.app.palette import ITEMS, NOTE, SURROUNDINGS, servers, spot_beside
from designer.catalog.schema import Catalog
from designer.edits.dependencies import hang_on_tree
from designer.edits.draft import EditError
from designer.edits.groups import add_cluster_group, add_dtc_group, move_group
from designer.edits.legality import Refusal, drop_item
from designer.edits.surroundings import connect_paths, missing_paths
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.topology.trees import version_trees


def add_item(desk: Desk, key: str) -> None:
    """Add an item of the palette beside what is selected. Raises `EditError` when that cannot be."""
    if desk.session is None:
        return
    if key == NOTE.key:
        desk.notes.add()
        return
    snapshot = desk.session.snapshot
    outcome = drop_item(snapshot, desk.session.catalog, key, spot_beside(snapshot, desk.selection))
    if isinstance(outcome, Refusal):
        raise EditError(outcome.says)
    desk.edit(outcome.label, lambda _: outcome.diff)


def _roles(desk: Desk) -> list[Entry]:
    """The virtual servers that run on the design's Windows."""
    if desk.session is None:
        return []
    return [Entry(item.key, item.name) for item in servers(desk.session.snapshot, desk.session.catalog)]


def _group(desk: Desk) -> Id | None:
    """The one selected group."""
    groups = [i for i in desk.selection if desk.session is not None and i in desk.session.snapshot.groups]
    return groups[0] if len(groups) == 1 else None


def _homes(desk: Desk) -> list[Entry]:
    group = _group(desk)
    if desk.session is None or group is None:
        return []
    owner = desk.session.snapshot.groups[group].owner
    nodes = desk.session.snapshot.nodes.values()
    return [Entry(node.id, node.name, enabled=node.id != owner, checked=node.id == owner) for node in nodes]


def _move(desk: Desk, node: str) -> None:
    group = _group(desk)
    if desk.session is None or group is None:
        return
    if desk.workspace == "failover":
        desk.player.add_fault(f"move={node}", group)
        return
    names = desk.session.snapshot.name_of
    label = tr("Move {group} to {node}").format(group=names(group), node=names(node))
    desk.edit(label, lambda snapshot: move_group(snapshot, group, node))


def _add_core(desk: Desk, label: str, make: Callable[[Snapshot, Catalog], Diff]) -> None:
    if desk.session is not None:
        catalog = desk.session.catalog
        desk.edit(label, lambda snapshot: make(snapshot, catalog))


def _trees(desk: Desk) -> list[Entry]:
    if desk.session is None:
        return []
    return [Entry(tree.id, tree.name) for tree in version_trees(desk.session.catalog)]


def _hang(desk: Desk, tree: str) -> None:
    if desk.session is not None:
        catalog = desk.session.catalog
        label = tr("Use {tree} Dependencies").format(tree=catalog.trees[tree].name)
        desk.edit(label, lambda snapshot: hang_on_tree(snapshot, catalog, tree))


DESIGN: tuple[Command | Submenu, ...] = (
    Command(
        id="design.enter",
        menu="Design",
        label=tr("&Design Workspace"),
        call=lambda desk: desk.enter("design"),
        keys=("Shift+F5",),
        enabled=has_design,
        checked=lambda desk: desk.workspace == "design",
    ),
    *(
        Command(
            id=f"design.add-{one.key.replace(':', '-')}",
            menu="Design/&Add",
            label=one.name,
            call=partial(add_item, key=one.key),
            section=1,
            icon=one.icon,
            hint=one.hint,
            enabled=may_edit,
        )
        for one in ITEMS
    ),
    Submenu(
        id="design.add-server",
        menu="Design/&Add",
        label=tr("Virtual Server"),
        entries=_roles,
        pick=add_item,
        section=2,
        enabled=may_edit,
    ),
    Command(
        id="design.add-cluster-group",
        menu="Design/&Add",
        label=tr("Cluster Group"),
        call=lambda desk: _add_core(desk, tr("Add Cluster Group"), add_cluster_group),
        section=2,
        icon="cluster",
        hint=tr("The cluster's address, name, quorum disk and MSDTC"),
        needs=tr("The design has its Cluster Group"),
        enabled=lambda desk: (
            may_edit(desk) and desk.session is not None and not desk.session.snapshot.groups_of_kind("cluster")
        ),
    ),
    Command(
        id="design.add-dtc-group",
        menu="Design/&Add",
        label=tr("DTC Group"),
        call=lambda desk: _add_core(desk, tr("Add DTC Group"), add_dtc_group),
        section=2,
        icon="transaction",
        hint=tr("A group of its own for MSDTC, with address, name and disk"),
        enabled=may_edit,
    ),
    *(
        Command(
            id=f"design.add-{one.key.replace(':', '-')}",
            menu="Design/S&urroundings",
            label=one.name,
            call=partial(add_item, key=one.key),
            section=1,
            icon=one.icon,
            hint=one.hint,
            enabled=may_edit,
        )
        for one in SURROUNDINGS
    ),
    Command(
        id="design.connect-paths",
        menu="Design/S&urroundings",
        label=tr("Connect All Paths"),
        call=lambda desk: desk.edit(tr("Connect All Paths"), connect_paths),
        section=1,
        icon="path",
        hint=tr("Connect every node over every fabric to every array"),
        needs=tr("Every path is there"),
        enabled=lambda desk: may_edit(desk) and desk.session is not None and missing_paths(desk.session.snapshot) > 0,
    ),
    Submenu(
        id="design.tree",
        menu="Design",
        label=tr("&Exchange Dependencies"),
        entries=_trees,
        pick=_hang,
        section=1,
        enabled=may_edit,
    ),
    Submenu(
        id="design.move",
        menu="Design",
        label=tr("&Move Group to"),
        entries=_homes,
        pick=_move,
        section=1,
        needs=tr("Select one group first"),
        enabled=lambda desk: may_edit(desk) and _group(desk) is not None,
    ),
)
