"""Small parts of the forms of the page: rows for the editors of the inspector, and buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from designer.app.rows import Row
from designer.catalog.schema import FieldKind
from designer.drawing.theme import Theme
from designer.edits.draft import Draft, EditError
from designer.ui.icons import icon
from designer.ui.plain import menu_text, set_tip

ICON = 14


def row(key: str, label: str, kind: FieldKind, value: Any, **more: Any) -> Row:
    """A row that is shown and changed as those of the inspector are; the page makes the edit."""
    return Row(key=key, label=label, kind=kind, value=value, put=_nowhere, **more)


def judged(make: Callable[[Any], object]) -> Callable[[Any], str]:
    """Why the design would refuse a value; "" if it would not."""

    def judge(value: Any) -> str:
        try:
            make(value)
        except EditError as error:
            return str(error)
        return ""

    return judge


def button(text: str, hint: str) -> QPushButton:
    """A small button."""
    made = QPushButton(menu_text(text))
    made.setProperty("kind", "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_tip(made, hint)
    return made


def sentence(text: str) -> str:
    """A text on a line of its own, with a capital at its beginning."""
    said = " ".join(text.split())
    return said[:1].upper() + said[1:]


def remover(name: str) -> QToolButton:
    """The cross at the end of a line."""
    made = QToolButton()
    made.setProperty("kind", "reset")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    set_tip(made, name)
    return made


def paint_cross(cross: QToolButton, theme: Theme) -> None:
    """Paint the cross in the colours of a theme."""
    cross.setIcon(icon(theme, "close", "faint", ICON, cross.devicePixelRatioF()))


def _nowhere(draft: Draft, value: Any) -> None:
    """The page makes its edits itself."""
