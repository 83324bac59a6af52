"""What screen readers see of a canvas: its objects as a list, each with name, description, place and state.

Objects offer no actions of their own: Qt asks for those by a cast that Python cannot answer. Whoever uses a screen
reader goes from object to object with the keys of the canvas, and hears of each.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from designer.app.finding import noun_of
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.ui.canvas.easel import Easel
from designer.ui.canvas.walking import in_reading_order

MANY = 1000
"""Beyond so many objects their order is simply from top to bottom: what stands on what takes long to find out."""


class Teller(Protocol):
    """What knows more about the objects of a picture than the picture does."""

    def selection(self) -> tuple[Id, ...]:
        """What is selected, in the order of selecting."""

    def host(self, identifier: Id) -> Id:
        """The object on whose card another one is to be found; "" for none."""

    def description_of(self, identifier: Id) -> str:
        """All that is to be told about an object."""


class ObjectAccess(QAccessibleInterface):
    """One object of the picture."""

    def __init__(self, canvas: Easel, teller: Teller, subject: Id) -> None:
        super().__init__()
        self._canvas = canvas
        self._teller = teller
        self._subject = subject

    def isValid(self) -> bool:
        """Whether it is still there."""
        return shiboken6.isValid(self._canvas) and self._subject in self._canvas.settled.areas

    def object(self) -> QObject | None:  # type: ignore[override]
        """It is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that it is in."""
        return self._canvas.window().windowHandle() if self.isValid() else None

    def role(self) -> QAccessible.Role:
        """An entry of a list."""
        return QAccessible.Role.ListItem

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The canvas."""
        return QAccessible.queryAccessibleInterface(self._canvas)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no parts."""
        return None

    def childCount(self) -> int:
        """It has no parts."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no parts."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """It has no parts."""
        return -1

    def text(self, which: QAccessible.Text) -> str:
        """The name with what it is, and all that its tip tells."""
        if not self.isValid():
            return ""
        session = self._canvas.session
        if which == QAccessible.Text.Name:
            name = session.snapshot.name_of(self._subject)
            noun = noun_of(session.snapshot, session.catalog, self._subject)
            return name if not noun or noun.casefold() == name.casefold() else f"{name}, {noun}"
        return self._teller.description_of(self._subject) if which == QAccessible.Text.Description else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are changed with F2."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        card = self._canvas.stage.card(self._subject) if self.isValid() else None
        if card is None:
            return QRect()
        seen = self._canvas.to_viewport(card).toAlignedRect()
        return QRect(self._canvas.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Whether it is selected, has the keyboard, and is in sight."""
        made = QAccessible.State()
        if not self.isValid():
            made.invalid = True
            return made
        hosts = [self._teller.host(one) for one in self._teller.selection()]
        made.focusable = made.selectable = made.multiSelectable = True
        made.selected = self._subject in hosts
        made.focused = hosts[-1:] == [self._subject] and self._canvas.hasFocus()
        card = self._canvas.stage.card(self._subject)
        made.offscreen = card is None or not self._canvas.viewport().rect().intersects(
            self._canvas.to_viewport(card).toAlignedRect()
        )
        return made


class CanvasAccess(QAccessibleWidget):
    """The canvas as a list of what is on it, in reading order, whatever the view."""

    def __init__(self, canvas: Easel, teller: Teller) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas
        self._teller = teller
        self._picture: Picture | None = None
        self._order: list[Id] = []
        self._objects: dict[Id, ObjectAccess] = {}

    def childCount(self) -> int:
        """How many objects there are, and what lies over them: the search, a name that is being written."""
        return len(self.order()) + len(self._over())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The object at a place in reading order; behind them what lies over them."""
        order, over = self.order(), self._over()
        if 0 <= index < len(order):
            return self._object(order[index])
        place = index - len(order)
        return QAccessible.queryAccessibleInterface(over[place]) if 0 <= place < len(over) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of an object in reading order, or of what lies over them; -1 for what is none of them."""
        known: list[object] = [self._objects.get(one) for one in self.order()]
        if child in known:
            return known.index(child)
        over = self._over()
        thing = child.object()
        return len(known) + over.index(thing) if thing in over else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The object at a place on the screen."""
        pixel = self._canvas.viewport().mapFromGlobal(QPoint(x, y))
        at = self._canvas.to_scene(QPointF(pixel))
        subject = self._canvas.settled.at(at.x(), at.y())
        return self._object(subject) if subject else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The object that the keyboard is on."""
        selected = self._teller.selection()
        host = self._teller.host(selected[-1]) if selected else ""
        return self._object(host) if host and self._canvas.hasFocus() else None

    def order(self) -> list[Id]:
        """The objects of the picture, as one reads them."""
        picture = self._canvas.settled
        if picture is not self._picture:
            areas = picture.areas
            if len(areas) > MANY:
                self._order = sorted(areas, key=lambda one: (round(areas[one].y / 8), areas[one].x))
            else:
                self._order = in_reading_order(areas)
            self._picture = picture
        return self._order

    def _over(self) -> list[QWidget]:
        canvas, viewport = self._canvas, self._canvas.viewport()
        near = [*canvas.children(), *viewport.children()]
        frame = (viewport, canvas.horizontalScrollBar().parent(), canvas.verticalScrollBar().parent())
        return [one for one in near if isinstance(one, QWidget) and one.isVisible() and one not in frame]

    def _object(self, subject: Id) -> ObjectAccess:
        if subject not in self._objects:
            made = self._objects[subject] = ObjectAccess(self._canvas, self._teller, subject)
            QAccessible.registerAccessibleInterface(made)
        return self._objects[subject]


def announce(canvas: Easel, subject: Id) -> None:
    """Tell assistive technology, if there is any, which object the keyboard is on; "" for none."""
    if not QAccessible.isActive():
        return
    access = QAccessible.queryAccessibleInterface(canvas)
    if subject and isinstance(access, CanvasAccess) and subject in access.order():
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(access.order().index(subject))
        QAccessible.updateAccessibility(event)


@functools.cache
def install_access(kind: type[Easel], of: Callable[[Any], CanvasAccess]) -> None:
    """Let Qt ask here how a canvas of this kind is to be told to screen readers."""

    def access_of(name: str, thing: Any) -> QAccessibleInterface | None:
        return of(thing) if isinstance(thing, kind) else None

    QAccessible.installFactory(access_of)
