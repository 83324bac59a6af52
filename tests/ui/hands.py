"""What a user's hands do on a canvas, as real events on its viewport."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.ui.canvas.handles import Handle, Side
from designer.ui.canvas.mime import mime_of
from designer.ui.canvas.view import Canvas

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


class Hand:
    """Mouse and keyboard on one canvas. Places are ids, or points of the drawing."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._at = QPoint()
        self._mime = mime_of("node")

    def point(self, place: str | tuple[float, float]) -> QPoint:
        """The pixel of a place; of a node its head, as groups stand on the rest."""
        if isinstance(place, str):
            area = self.canvas.settled.areas[place]
            is_node = place in self.canvas.session.snapshot.nodes
            place = (area.x + area.w / 2, area.y + 14) if is_node else area.centre
        return self.canvas.mapFromScene(QPointF(*place))

    def dot(self, subject: str, side: Side = "right") -> tuple[float, float]:
        """The middle of a dot of an object, which is pointed at first."""
        self.hover(subject)
        at = self.canvas.stage.dots.centre(Handle(subject, side), self.canvas.viewportTransform())
        scene = self.canvas.to_scene(at)
        return (scene.x(), scene.y())

    def hover(self, place: str | tuple[float, float]) -> None:
        """Point at a place. The event is sent directly: a window system without a screen may report the mouse gone."""
        self._send(QEvent.Type.MouseMove, self.point(place), Qt.MouseButton.NoButton, NONE)

    def _send(self, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        viewport = self.canvas.viewport()
        nothing = Qt.MouseButton.NoButton
        event = QMouseEvent(kind, QPointF(at), viewport.mapToGlobal(QPointF(at)), nothing, held, modifiers)
        QApplication.sendEvent(viewport, event)

    def click(self, place: str | tuple[float, float], modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, modifiers, self.point(place))

    def press(self, place: str | tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        self._at = self.point(place)
        QTest.mousePress(self.canvas.viewport(), button, NONE, self._at)

    def move(self, place: str | tuple[float, float], modifiers: Qt.KeyboardModifier | None = None) -> None:
        if modifiers is not None:
            self._send(QEvent.Type.MouseMove, self.point(place), LEFT, modifiers)
            return
        target = self.point(place)
        for step in range(1, 9):
            QTest.mouseMove(self.canvas.viewport(), self._at + (target - self._at) * step / 8)
        self._at = target

    def move_once(self, place: str | tuple[float, float]) -> None:
        self._at = self.point(place)
        QTest.mouseMove(self.canvas.viewport(), self._at)

    def release(self, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas.viewport(), button, modifiers, self._at)

    def drag_with(
        self, start: str | tuple[float, float], end: str | tuple[float, float], modifiers: Qt.KeyboardModifier
    ) -> None:
        """Drag with keys held down all the way."""
        self._at = self.point(start)
        QTest.mousePress(self.canvas.viewport(), LEFT, modifiers, self._at)
        self._at = self.point(end)
        self._send(QEvent.Type.MouseMove, self._at, LEFT, modifiers)
        self.release(modifiers=modifiers)

    def drag(self, start: str | tuple[float, float], end: str | tuple[float, float]) -> None:
        self.press(start)
        self.move(end)
        self.release()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas, key, modifiers)

    def key_down(self, key: Qt.Key) -> None:
        QTest.keyPress(self.canvas, key)

    def key_up(self, key: Qt.Key) -> None:
        QTest.keyRelease(self.canvas, key)

    def bring(self, item: str, place: str | tuple[float, float]) -> bool:
        """Carry an item from the palette to a place; whether it could be dropped there."""
        self._mime = mime_of(item)
        self._at = self.point(place)
        enter = QDragEnterEvent(self._at, COPY, self._mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas.viewport(), enter)
        return enter.isAccepted() and self.carry_on(place)

    def carry_on(self, place: str | tuple[float, float]) -> bool:
        self._at = self.point(place)
        over = QDragMoveEvent(self._at, COPY, self._mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas.viewport(), over)
        return over.isAccepted()

    def drop(self) -> None:
        event = QDropEvent(QPointF(self._at), COPY, self._mime, LEFT, NONE)
        QApplication.sendEvent(self.canvas.viewport(), event)

    def take_away(self) -> None:
        QApplication.sendEvent(self.canvas.viewport(), QDragLeaveEvent())
