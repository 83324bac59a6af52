"""The Window menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def has_others(desk: Desk) -> bool:
    """There are windows beside this one."""
    return desk.windows.count > 1


WINDOW: tuple[Command | Submenu, ...] = (
    Command(
        id="window.minimise",
        menu="Window",
        label=tr("&Minimise"),
        call=lambda desk: desk.windows.minimise(),
        keys=(),
        mac_keys=("Ctrl+M",),
    ),
    Command(id="window.zoom", menu="Window", label=tr("&Zoom"), call=lambda desk: desk.windows.zoom()),
    Command(
        id="window.next",
        menu="Window",
        label=tr("&Next Window"),
        call=lambda desk: desk.windows.next(),
        section=1,
        keys=("Ctrl+F6",),
        mac_keys=("Ctrl+`",),
        enabled=has_others,
    ),
    Command(
        id="window.previous",
        menu="Window",
        label=tr("&Previous Window"),
        call=lambda desk: desk.windows.previous(),
        section=1,
        keys=("Ctrl+Shift+F6",),
        mac_keys=("Ctrl+Shift+`",),
        enabled=has_others,
    ),
    Command(
        id="window.all-to-front",
        menu="Window",
        label=tr("&Bring All to Front"),
        call=lambda desk: desk.windows.all_to_front(),
        section=1,
        enabled=has_others,
    ),
    Submenu(
        id="window.list",
        menu="Window",
        label=tr("&Open Windows"),
        entries=lambda desk: desk.windows.entries(),
        pick=lambda desk, value: desk.windows.pick(value),
        section=2,
    ),
)
