"""The Edit menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design, may_edit, selected_objects
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def _can_undo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.undo_label is not None


def _can_redo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.redo_label is not None


def _says_undo(desk: Desk) -> str:
    label = desk.session.store.undo_label if desk.session is not None else None
    return tr("Undo {label}").format(label=label) if label else tr("Undo")


def _says_redo(desk: Desk) -> str:
    label = desk.session.store.redo_label if desk.session is not None else None
    return tr("Redo {label}").format(label=label) if label else tr("Redo")


def _delete(desk: Desk) -> None:
    if desk.session is None:
        return
    from designer.app.consequences import deletion, done_text  # not needed to list the commands

    effect = deletion(desk.session.snapshot, selected_objects(desk))
    desk.edit(effect.label, lambda _: effect.diff)
    desk.tell(done_text(effect))


def _can_take(desk: Desk) -> bool:
    return desk.session is not None and bool(selected_objects(desk))


def _can_change(desk: Desk) -> bool:
    return may_edit(desk) and bool(selected_objects(desk))


def _select_all(desk: Desk) -> None:
    if desk.session is not None:
        snapshot = desk.session.snapshot
        desk.select((*snapshot.nodes, *snapshot.groups, *snapshot.disks, *snapshot.networks))


EDIT: tuple[Command | Submenu, ...] = (
    Command(
        id="edit.undo",
        menu="Edit",
        label=tr("&Undo"),
        call=lambda desk: desk.undo(),
        keys=("Ctrl+Z",),
        icon="undo",
        enabled=_can_undo,
        says=_says_undo,
    ),
    Command(
        id="edit.redo",
        menu="Edit",
        label=tr("&Redo"),
        call=lambda desk: desk.redo(),
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
        mac_keys=("Ctrl+Shift+Z",),
        icon="redo",
        enabled=_can_redo,
        says=_says_redo,
    ),
    Command(
        id="edit.cut",
        menu="Edit",
        label=tr("Cu&t"),
        call=lambda desk: desk.clipboard.cut(),
        section=1,
        keys=("Ctrl+X",),
        scope="objects",
        needs=tr("Select an object first"),
        enabled=_can_change,
    ),
    Command(
        id="edit.copy",
        menu="Edit",
        label=tr("&Copy"),
        call=lambda desk: desk.clipboard.copy(),
        section=1,
        keys=("Ctrl+C",),
        scope="objects",
        hint=tr("Copy the selected objects, as text for this program and as a picture for others"),
        needs=tr("Select an object first"),
        enabled=_can_take,
    ),
    Command(
        id="edit.paste",
        menu="Edit",
        label=tr("&Paste"),
        call=lambda desk: desk.clipboard.paste(),
        section=1,
        keys=("Ctrl+V",),
        scope="objects",
        hint=tr("Paste objects, a table of nodes or disks, or a text as a note"),
        enabled=may_edit,
    ),
    Command(
        id="edit.paste-here",
        menu="Edit",
        label=tr("Pa&ste Here"),
        call=lambda desk: desk.clipboard.paste_here(),
        section=1,
        keys=("Ctrl+Shift+V",),
        scope="objects",
        hint=tr("Paste where the pointer is: on a node, into a group, at a site"),
        enabled=may_edit,
    ),
    Command(
        id="edit.duplicate",
        menu="Edit",
        label=tr("Dup&licate"),
        call=lambda desk: desk.clipboard.duplicate(),
        section=1,
        keys=("Ctrl+D",),
        scope="objects",
        hint=tr("Make others like the selected objects"),
        needs=tr("Select an object first"),
        enabled=_can_change,
    ),
    Command(
        id="edit.delete",
        menu="Edit",
        label=tr("&Delete"),
        call=_delete,
        section=1,
        keys=("Del", "Backspace"),
        scope="objects",
        enabled=lambda desk: may_edit(desk) and bool(selected_objects(desk)),
    ),
    Command(
        id="edit.rename",
        menu="Edit",
        label=tr("Re&name"),
        call=lambda desk: desk.rename(),
        section=1,
        keys=("F2",),
        scope="objects",
        enabled=lambda desk: may_edit(desk) and len(selected_objects(desk)) == 1,
    ),
    Command(
        id="edit.select-all",
        menu="Edit",
        label=tr("Select &All"),
        call=_select_all,
        section=2,
        keys=("Ctrl+A",),
        scope="objects",
        enabled=has_design,
    ),
    Command(
        id="edit.select-none",
        menu="Edit",
        label=tr("Select N&othing"),
        call=lambda desk: desk.select(()),
        section=2,
        keys=("Ctrl+Shift+A",),
        scope="objects",
        enabled=lambda desk: bool(desk.selection),
    ),
)
