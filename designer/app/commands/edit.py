"""The Edit menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design, may_edit, selected_objects
from designer.app.desk.desk import Desk
from designer.edits.objects import delete
from designer.foundation.units import plural


def _can_undo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.undo_label is not None


def _can_redo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.redo_label is not None


def _says_undo(desk: Desk) -> str:
    label = desk.session.store.undo_label if desk.session is not None else None
    return f"Undo {label}" if label else "Undo"


def _says_redo(desk: Desk) -> str:
    label = desk.session.store.redo_label if desk.session is not None else None
    return f"Redo {label}" if label else "Redo"


def _delete(desk: Desk) -> None:
    if desk.session is None:
        return
    ids = selected_objects(desk)
    what = desk.session.snapshot.name_of(ids[0]) if len(ids) == 1 else plural(len(ids), "object")
    desk.edit(f"Delete {what}", lambda snapshot: delete(snapshot, ids))


def _select_all(desk: Desk) -> None:
    if desk.session is not None:
        snapshot = desk.session.snapshot
        desk.select((*snapshot.nodes, *snapshot.groups, *snapshot.disks, *snapshot.networks))


EDIT: tuple[Command | Submenu, ...] = (
    Command(
        id="edit.undo",
        menu="Edit",
        label="&Undo",
        call=lambda desk: desk.undo(),
        keys=("Ctrl+Z",),
        icon="undo",
        enabled=_can_undo,
        says=_says_undo,
    ),
    Command(
        id="edit.redo",
        menu="Edit",
        label="&Redo",
        call=lambda desk: desk.redo(),
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
        mac_keys=("Ctrl+Shift+Z",),
        icon="redo",
        enabled=_can_redo,
        says=_says_redo,
    ),
    Command(
        id="edit.delete",
        menu="Edit",
        label="&Delete",
        call=_delete,
        section=1,
        keys=("Del", "Backspace"),
        scope="objects",
        enabled=lambda desk: may_edit(desk) and bool(selected_objects(desk)),
    ),
    Command(
        id="edit.rename",
        menu="Edit",
        label="Re&name",
        call=lambda desk: desk.rename(),
        section=1,
        keys=("F2",),
        scope="objects",
        enabled=lambda desk: may_edit(desk) and len(selected_objects(desk)) == 1,
    ),
    Command(
        id="edit.select-all",
        menu="Edit",
        label="Select &All",
        call=_select_all,
        section=2,
        keys=("Ctrl+A",),
        scope="objects",
        enabled=has_design,
    ),
    Command(
        id="edit.select-none",
        menu="Edit",
        label="Select N&othing",
        call=lambda desk: desk.select(()),
        section=2,
        keys=("Ctrl+Shift+A",),
        scope="objects",
        enabled=lambda desk: bool(desk.selection),
    ),
)
