"""The Design menu."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk import Desk, Entry
from designer.app.palette import ITEMS, Item, spot_beside
from designer.edits.draft import EditError
from designer.edits.groups import move_group
from designer.edits.legality import Refusal, drop_item
from designer.foundation.ids import Id


def add_command(item: Item) -> str:
    """The id of the command that adds an item without dragging it."""
    return f"design.add-{item.key.replace(':', '-')}"


def _add(item: Item) -> Callable[[Desk], None]:
    def call(desk: Desk) -> None:
        if desk.session is None:
            return
        snapshot = desk.session.snapshot
        outcome = drop_item(snapshot, desk.session.catalog, item.key, spot_beside(snapshot, desk.selection))
        if isinstance(outcome, Refusal):
            raise EditError(outcome.says)
        desk.edit(outcome.label, lambda _: outcome.diff)

    return call


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
    label = f"Move {names(group)} to {names(node)}"
    desk.edit(label, lambda snapshot: move_group(snapshot, group, node))


DESIGN: tuple[Command | Submenu, ...] = (
    Command(
        id="design.enter",
        menu="Design",
        label="&Design Workspace",
        call=lambda desk: desk.enter("design"),
        keys=("Shift+F5",),
        enabled=has_design,
        checked=lambda desk: desk.workspace == "design",
    ),
    *(
        Command(
            id=add_command(one),
            menu="Design/&Add",
            label=one.name,
            call=_add(one),
            section=1,
            icon=one.icon,
            hint=one.hint,
            enabled=may_edit,
        )
        for one in ITEMS
    ),
    Submenu(
        id="design.move",
        menu="Design",
        label="&Move Group to",
        entries=_homes,
        pick=_move,
        section=1,
        enabled=lambda desk: may_edit(desk) and _group(desk) is not None,
    ),
    Command(
        id="design.next-finding",
        menu="Design",
        label="&Next Finding",
        call=lambda desk: desk.findings.next(),
        section=2,
        keys=("F8",),
        enabled=has_design,
    ),
    Command(
        id="design.previous-finding",
        menu="Design",
        label="&Previous Finding",
        call=lambda desk: desk.findings.previous(),
        section=2,
        keys=("Shift+F8",),
        enabled=has_design,
    ),
    Command(
        id="design.waive",
        menu="Design",
        label="&Waive Finding…",
        call=lambda desk: desk.findings.waive(),
        section=2,
        enabled=lambda desk: may_edit(desk) and desk.findings.is_on_open_finding,
    ),
)
