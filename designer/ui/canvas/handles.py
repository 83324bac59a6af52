"""The dots at an object from which lines are drawn to others: the same size at every zoom, and easy to hit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from designer.drawing.wiring import Points
from designer.ui.canvas.ink import Ink

Side = Literal["left", "top", "right", "bottom", "start", "end"]
"""Where a handle is: beside a card, or at an end of a connection."""

SIZE = 8.0
"""Pixels across a dot."""

HIT = 24.0
"""Pixels across what counts as the dot, where nothing else could be meant."""

AWAY = 7.0
"""Pixels from the edge of a card to the middle of the dots beside it."""

_OUTWARD: Mapping[Side, QPointF] = {
    "left": QPointF(-AWAY, 0),
    "top": QPointF(0, -AWAY),
    "right": QPointF(AWAY, 0),
    "bottom": QPointF(0, AWAY),
    "start": QPointF(),
    "end": QPointF(),
}


@dataclass(frozen=True, slots=True)
class Handle:
    """A dot of an object: beside its card, or at an end of it where it is drawn as a line."""

    subject: str
    side: Side


def all_around(subject: str) -> tuple[Handle, ...]:
    """The four handles beside a card."""
    return tuple(Handle(subject, side) for side in ("top", "right", "bottom", "left"))


def both_ends(subject: str) -> tuple[Handle, ...]:
    """The handles of a connection: take hold of an end to lead it elsewhere."""
    return (Handle(subject, "start"), Handle(subject, "end"))


class Dots:
    """The handles that are shown, and where they are."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        self._scene = scene
        self._ink = ink
        self._items: dict[Handle, DotItem] = {}

    @property
    def shown(self) -> Collection[Handle]:
        """What can be taken hold of."""
        return self._items.keys()

    def show(self, handles: Collection[Handle]) -> None:
        """Show these and no others; `place` puts them where they belong."""
        for handle in [one for one in self._items if one not in handles]:
            self._scene.removeItem(self._items.pop(handle))
        for handle in handles:
            if handle not in self._items:
                self._items[handle] = DotItem(_OUTWARD[handle.side], self._ink)
                self._scene.addItem(self._items[handle])

    def place(self, card: Callable[[str], QRectF | None], wires: Callable[[str], Points]) -> None:
        """Go where the cards and lines are; without its object a dot is not to be seen."""
        for handle, item in self._items.items():
            at = _anchor(handle, card, wires)
            item.setVisible(at is not None)
            if at is not None:
                item.setPos(at)

    def point_out(self, hot: Handle | None) -> None:
        """Show which one the pointer is on."""
        for handle, item in self._items.items():
            item.light(handle == hot)

    def at(self, pixel: QPointF, view: QTransform, *, crowded: Callable[[str], bool]) -> Handle | None:
        """The handle at a pixel. Where something else lies, for its `crowded` subject only the dot itself counts."""
        found: list[tuple[float, Handle]] = []
        for handle, item in self._items.items():
            away = pixel - view.map(item.pos()) - item.outward
            far = max(abs(away.x()), abs(away.y()))
            reach = SIZE / 2 + 1 if crowded(handle.subject) else HIT / 2
            if item.isVisible() and far <= reach:
                found.append((far, handle))
        return min(found, key=lambda one: one[0])[1] if found else None

    def centre(self, handle: Handle, view: QTransform) -> QPointF:
        """The pixel in the middle of a dot that is shown."""
        item = self._items[handle]
        return view.map(item.pos()) + item.outward


class DotItem(QGraphicsItem):
    """One dot, beside the point where it is put."""

    def __init__(self, outward: QPointF, ink: Ink) -> None:
        super().__init__()
        self.outward = outward
        self._ink = ink
        self._hot = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(9_500)

    def light(self, hot: bool) -> None:
        """The pointer is on it, or not."""
        if hot != self._hot:
            self._hot = hot
            self.update()

    def boundingRect(self) -> QRectF:
        """The dot at its largest."""
        return QRectF(-SIZE, -SIZE, 2 * SIZE, 2 * SIZE).translated(self.outward)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A ring; filled and larger when the pointer is on it."""
        radius = SIZE / 2 + (1.5 if self._hot else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.colour("canvas"))
        painter.drawEllipse(self.outward, radius + 1.5, radius + 1.5)
        painter.setBrush(self._ink.colour("accent"))
        painter.drawEllipse(self.outward, radius, radius)
        if not self._hot:
            painter.setBrush(self._ink.colour("card"))
            painter.drawEllipse(self.outward, radius - 1.5, radius - 1.5)


class CordItem(QGraphicsItem):
    """The line that hangs on the pointer while something is being connected."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._start, self._end = QPointF(), QPointF()
        self._role, self._firm = "accent", False
        self.setZValue(9_600)
        self.hide()

    def lead(self, start: QPointF, end: QPointF, role: str, *, firm: bool) -> None:
        """Lead from one point to another in a colour; what would not hold is dashed."""
        self.prepareGeometryChange()
        self._start, self._end, self._role, self._firm = start, end, role, firm
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        """The line with its ends, at any zoom."""
        return QRectF(self._start, self._end).normalized().adjusted(-90, -90, 90, 90)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Two pixels wide whatever the zoom, with a dot at the pointer."""
        pixel = 1 / painter.worldTransform().m11()
        pen = QPen(self._ink.round_pen(self._role, 2 * pixel))
        if not self._firm:
            pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(self._start, self._end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.colour(self._role))
        painter.drawEllipse(self._end, 4 * pixel, 4 * pixel)


def _anchor(handle: Handle, card: Callable[[str], QRectF | None], wires: Callable[[str], Points]) -> QPointF | None:
    if handle.side in ("start", "end"):
        points = wires(handle.subject)
        return QPointF(*points[0 if handle.side == "start" else -1]) if points else None
    rect = card(handle.subject)
    if rect is None:
        return None
    middles = {
        "left": QPointF(rect.left(), rect.center().y()),
        "top": QPointF(rect.center().x(), rect.top()),
        "right": QPointF(rect.right(), rect.center().y()),
        "bottom": QPointF(rect.center().x(), rect.bottom()),
    }
    return middles[handle.side]
