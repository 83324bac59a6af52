"""Letting groups list their resources in the drawing. The keys are those with which lists of code and files unfold."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu
from designer.app.desk.desk import Desk
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.records import Resource

MENU = "View/E&xpanded Groups"
VIEWS = ("topology", "owners")
"""The views in which groups can be expanded."""


def _all(desk: Desk) -> frozenset[Id]:
    """All groups, where groups can be expanded."""
    if desk.session is None or desk.sight.view not in VIEWS:
        return frozenset()
    return frozenset(desk.session.snapshot.groups)


def _selected(desk: Desk) -> frozenset[Id]:
    """The selected groups, and those of selected resources."""
    if desk.session is None:
        return frozenset()
    found = map(desk.session.snapshot.find, desk.selection)
    resources = {record.group for record in found if isinstance(record, Resource)}
    return _all(desk) & {*desk.selection, *resources}


def _show(desk: Desk, groups: frozenset[Id]) -> None:
    desk.sight.show_expanded(groups)


EXPANDING: tuple[Command | Submenu, ...] = (
    Command(
        id="view.expand",
        menu=MENU,
        label=tr("&Expand"),
        call=lambda desk: _show(desk, desk.sight.expanded | _selected(desk)),
        section=1,
        keys=("+",),
        scope="objects",
        hint=tr("Let the selected groups list their resources"),
        needs=tr("Select a group that is not expanded"),
        enabled=lambda desk: bool(_selected(desk) - desk.sight.expanded),
    ),
    Command(
        id="view.collapse",
        menu=MENU,
        label=tr("&Collapse"),
        call=lambda desk: _show(desk, desk.sight.expanded - _selected(desk)),
        section=1,
        keys=("-",),
        scope="objects",
        hint=tr("Sum the selected groups up"),
        needs=tr("Select an expanded group"),
        enabled=lambda desk: bool(_selected(desk) & desk.sight.expanded),
    ),
    Command(
        id="view.expand-all",
        menu=MENU,
        label=tr("Expand &All"),
        call=lambda desk: _show(desk, _all(desk)),
        section=2,
        keys=("*",),
        scope="objects",
        needs=tr("There is no group to expand"),
        enabled=lambda desk: bool(_all(desk) - desk.sight.expanded),
    ),
    Command(
        id="view.collapse-all",
        menu=MENU,
        label=tr("Collapse A&ll"),
        call=lambda desk: _show(desk, frozenset()),
        section=2,
        keys=("/",),
        scope="objects",
        needs=tr("No group is expanded"),
        enabled=lambda desk: bool(_all(desk) & desk.sight.expanded),
    ),
)
