"""Commands about notes, and those that add something beside what is selected."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, may_edit
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.edits.legality import Effect
from designer.foundation.ids import Id
from designer.foundation.language import tr


def _one(desk: Desk) -> Id:
    """The one selected object that a note can be about; "" for none."""
    if desk.session is None or len(desk.selection) != 1:
        return ""
    return desk.selection[0] if desk.session.snapshot.find(desk.selection[0]) is not None else ""


def _is_note(desk: Desk) -> bool:
    return desk.session is not None and _one(desk) in desk.session.snapshot.notes


def _is_callout(desk: Desk) -> bool:
    note = desk.session.snapshot.notes.get(_one(desk)) if desk.session is not None else None
    return note is not None and note.subject is not None


def _neighbours(desk: Desk) -> list[tuple[str, Effect]]:
    if desk.session is None or not _one(desk):
        return []
    from designer.app.gestures import new_neighbours  # knows the drawing, which the commands do without

    return new_neighbours(desk.session.snapshot, desk.session.catalog, _one(desk))


def _entries(desk: Desk) -> list[Entry]:
    return [Entry(name, name) for name, _ in _neighbours(desk)]


def _add(desk: Desk, name: str) -> None:
    effect = next((effect for other, effect in _neighbours(desk) if other == name), None)
    if effect is not None:
        desk.edit(effect.label, lambda _: effect.diff)


NOTING: tuple[Command | Submenu, ...] = (
    Submenu(
        id="design.add-connected",
        menu="Design/&Add",
        label=tr("Connected"),
        entries=_entries,
        pick=_add,
        section=3,
        needs=tr("Select one object first"),
        enabled=lambda desk: may_edit(desk) and bool(_neighbours(desk)),
    ),
    Command(
        id="design.add-note",
        menu="Design/&Add",
        label=tr("Note"),
        call=lambda desk: desk.notes.add(),
        section=4,
        keys=("Ctrl+Alt+M",),
        icon="note",
        hint=tr("Write something anywhere on the drawing"),
        enabled=may_edit,
    ),
    Command(
        id="design.add-callout",
        menu="Design/&Add",
        label=tr("Callout"),
        call=lambda desk: desk.notes.add(_one(desk)),
        section=4,
        hint=tr("Write a note that points to the selected object"),
        needs=tr("Select one object first"),
        enabled=lambda desk: may_edit(desk) and bool(_one(desk)) and not _is_note(desk),
    ),
    Command(
        id="design.free-note",
        menu="Design/Connect",
        label=tr("Stop Note Pointing"),
        call=lambda desk: desk.notes.free(_one(desk)),
        section=9,
        hint=tr("Let the selected callout point to nothing; it stays where it is"),
        needs=tr("Select a callout first"),
        enabled=lambda desk: may_edit(desk) and _is_callout(desk),
    ),
)
