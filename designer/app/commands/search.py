"""Commands that look for something: in the menus, and in the design."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def _has_matches(desk: Desk) -> bool:
    return has_design(desk) and desk.search.has_matches


SEARCH: tuple[Command | Submenu, ...] = (
    Command(
        id="edit.find",
        menu="Edit",
        label=tr("&Find"),
        call=lambda desk: desk.search.find(),
        section=8,
        keys=("Ctrl+F",),
        icon="filter",
        hint=tr("Search names, kinds, addresses, letters and codes of findings"),
        enabled=has_design,
    ),
    Command(
        id="edit.find-next",
        menu="Edit",
        label=tr("Find Ne&xt"),
        call=lambda desk: desk.search.find_next(),
        section=8,
        keys=("F3",),
        mac_keys=("Ctrl+G", "F3"),
        icon="down",
        needs=tr("Search for something first"),
        enabled=_has_matches,
    ),
    Command(
        id="edit.find-previous",
        menu="Edit",
        label=tr("Find Pre&vious"),
        call=lambda desk: desk.search.find_previous(),
        section=8,
        keys=("Shift+F3",),
        mac_keys=("Ctrl+Shift+G", "Shift+F3"),
        icon="up",
        needs=tr("Search for something first"),
        enabled=_has_matches,
    ),
    Command(
        id="view.commands",
        menu="View",
        label=tr("&Command Palette"),
        call=lambda desk: desk.search.choose_command(),
        section=5,
        keys=("Ctrl+Shift+P", "Ctrl+/"),
        hint=tr("Choose any command or object by typing a part of its name"),
    ),
)
