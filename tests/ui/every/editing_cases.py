"""How the commands are tried that take objects along, put notes beside them, and move them."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication

from designer.edits.clipboard import is_fragment
from designer.edits.notes import add_note
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, design, do, empty_clipboard, group, pointed, select


def copied(desk: TestDesk) -> bool:
    return is_fragment(QGuiApplication.clipboard().text())


def writing(desk: TestDesk) -> Any:
    return desk.bench.canvas.notepad is not None


def callout(desk: TestDesk) -> None:
    """A callout is selected."""
    desk.session.do("Note", add_note(desk.session.snapshot, "About it", subject="n4"))
    desk.window.select(("note1",))


COPIED = (group, pointed, do("edit.copy"))

EDITING = {
    "edit.cut": Case(seen=design, first=[group, pointed]),
    "edit.copy": Case(seen=copied, first=[empty_clipboard, group, pointed], becomes=True),
    "edit.paste": Case(seen=design, first=COPIED),
    "edit.paste-here": Case(seen=design, first=COPIED),
    "edit.duplicate": Case(seen=design, first=[group, pointed]),
    "design.add-connected": Case(seen=design, first=[group]),
    "design.add-note": Case(seen=writing, becomes=True),
    "design.add-callout": Case(seen=writing, first=[group], becomes=True),
    "design.free-note": Case(seen=design, first=[callout]),
    "design.move-left": Case(seen=design, first=[select("n2"), pointed]),
    "design.move-right": Case(seen=design, first=[select("n2"), pointed]),
    "design.move-up": Case(seen=design, first=[select("n2"), pointed]),
    "design.move-down": Case(seen=design, first=[select("n2"), pointed]),
}
