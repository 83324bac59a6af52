"""Everything that the keyboard can do, as a list for people: the commands, and the keys of canvas and timeline."""

from __future__ import annotations

from dataclasses import dataclass

from designer.app.actions import COMMANDS
from designer.app.choices import plain
from designer.app.commands.command import Command, menu_words
from designer.foundation.language import tr


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What some keys do, and where: the path of a menu, or a part of the window."""

    where: str
    label: str
    keys: tuple[str, ...]


CANVAS = tr("Canvas")
CANVAS_KEYS = (
    (tr("Next or previous object"), ("Tab", "Shift+Tab")),
    (tr("Walk from object to object"), ("Left", "Right", "Up", "Down")),
    (tr("Open the menu of an object"), ("Menu", "Shift+F10")),
    (tr("Give up a gesture, or select nothing"), ("Esc",)),
    (tr("Rename what is selected"), ("Return",)),
    (tr("Move the paper while held down"), ("Space",)),
    (tr("Add something connected with the selected object"), ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down")),
    (tr("Finish writing a note"), ("Ctrl+Return",)),
)
"""What the canvas does by itself."""

TIMELINE = tr("Timeline")
TIMELINE_KEYS = (
    (tr("Zoom in or out"), ("W", "S")),
    (tr("Earlier or later"), ("A", "D")),
    (tr("Show the whole run"), ("F",)),
    (tr("Show the stretch that was marked by dragging with Shift"), ("Z",)),
    (tr("Next or previous row"), ("Down", "Up")),
    (tr("Go to the next bar of a row, or fold a group"), ("Return",)),
    (tr("In the list of all events: go to the cause"), ("Left",)),
)
"""What the bars of a run and the list beside them do by themselves."""


def key_lines(*, mac: bool) -> list[KeyLine]:
    """All shortcuts of a kind of computer: those of the menus in menu order, then those of canvas and timeline."""
    lines = [
        KeyLine(plain(menu_words(one.menu)).replace("/", " > "), plain(one.label).rstrip("…"), one.shortcuts(mac=mac))
        for one in COMMANDS
        if isinstance(one, Command) and one.shortcuts(mac=mac)
    ]
    own = ((CANVAS, CANVAS_KEYS), (TIMELINE, TIMELINE_KEYS))
    return [*lines, *(KeyLine(where, label, keys) for where, table in own for label, keys in table)]
