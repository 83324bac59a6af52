"""The commands of the Edit menu that select by kind and by connection, and those about the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from designer.app.commands.command import Command, Submenu, has_design, may_edit, selected_objects
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.app.relations import all_but, connected, of_same_kind
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot

MOST_LISTED = 20
"""So many steps the submenus offer; the panel lists all of them."""


def _select(choose: Callable[[Snapshot, Iterable[Id]], tuple[Id, ...]]) -> Callable[[Desk], None]:
    def call(desk: Desk) -> None:
        if desk.session is not None:
            desk.select(choose(desk.session.snapshot, desk.selection))

    return call


def _has_selected(desk: Desk) -> bool:
    return has_design(desk) and bool(selected_objects(desk))


def _steps_back(desk: Desk) -> list[Entry]:
    """The steps that can be undone, the last one first; the value is the position before the step."""
    if desk.session is None:
        return []
    store = desk.session.store
    done = list(enumerate(store.steps[: store.position]))[::-1][:MOST_LISTED]
    return [Entry(str(position), label) for position, label in done]


def _steps_on(desk: Desk) -> list[Entry]:
    """The steps that can be done again, the next one first; the value is the position after the step."""
    if desk.session is None:
        return []
    store = desk.session.store
    undone = list(enumerate(store.steps))[store.position :][:MOST_LISTED]
    return [Entry(str(position + 1), label) for position, label in undone]


SELECTING: tuple[Command | Submenu, ...] = (
    Submenu(
        id="edit.undo-list",
        menu="Edit",
        label=tr("Undo T&hrough"),
        entries=_steps_back,
        pick=lambda desk, value: desk.go_to(int(value)),
        needs=tr("Nothing has been done yet"),
        enabled=lambda desk: may_edit(desk) and bool(_steps_back(desk)),
    ),
    Submenu(
        id="edit.redo-list",
        menu="Edit",
        label=tr("Redo Throu&gh"),
        entries=_steps_on,
        pick=lambda desk, value: desk.go_to(int(value)),
        needs=tr("Nothing has been undone"),
        enabled=lambda desk: may_edit(desk) and bool(_steps_on(desk)),
    ),
    Command(
        id="edit.select-same",
        menu="Edit",
        label=tr("Select Same &Kind"),
        call=_select(of_same_kind),
        section=7,
        keys=("Ctrl+Shift+K",),
        scope="objects",
        hint=tr("Select everything of the kinds that are selected"),
        needs=tr("Select an object first"),
        enabled=_has_selected,
    ),
    Command(
        id="edit.select-connected",
        menu="Edit",
        label=tr("S&elect Connected"),
        call=_select(connected),
        section=7,
        keys=("Ctrl+Shift+Right",),
        scope="objects",
        hint=tr("Select also what the selected objects are connected with"),
        needs=tr("Select an object first"),
        enabled=_has_selected,
    ),
    Command(
        id="edit.select-invert",
        menu="Edit",
        label=tr("&Invert Selection"),
        call=_select(all_but),
        section=7,
        keys=("Ctrl+Shift+I",),
        scope="objects",
        enabled=has_design,
    ),
)
