"""The canvas: a view of the open design on which the user works."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from designer.app.session import Session
from designer.drawing.primitives import Picture
from designer.drawing.theme import Theme, load_theme
from designer.model.snapshot import Snapshot
from designer.model.store import Change
from designer.simulation.state import ClusterState
from designer.ui.bridge import listen
from designer.ui.canvas.camera import STEP, Camera
from designer.ui.canvas.gestures.adding import AddGesture
from designer.ui.canvas.gestures.base import Gesture, Pointer
from designer.ui.canvas.gestures.moving import MoveGesture
from designer.ui.canvas.gestures.panning import PanGesture
from designer.ui.canvas.gestures.selecting import BandGesture, PressGesture
from designer.ui.canvas.hosts import host_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.mime import item_of
from designer.ui.canvas.preview import Preview
from designer.ui.canvas.stage import Stage
from designer.ui.canvas.views import Scenery, View, draw

Mode = Literal["design", "failover"]


class Canvas(QGraphicsView):
    """Shows the design of a session, or in Failover one moment of a simulation, and turns gestures into edits."""

    selection_changed = Signal(object)
    """What is selected: a tuple of ids."""
    hovered = Signal(str)
    """The id under the pointer, "" for none."""
    told = Signal(str)
    """A sentence for the status line, "" when there is nothing to say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection: tuple[str, ...] = ()
        self._hover = ""
        self._mode: Mode = "design"
        self._scenery = Scenery()
        self._gesture: Gesture | None = None
        self._space_held = False
        self._band: tuple[QRectF, bool] | None = None
        self.animation_ms = 180
        self._stage = Stage(Ink(load_theme("light")), self)
        self._camera = Camera(self)
        self.preview = Preview(session, self._stage, self._draw, self.told.emit)
        self.settled = Picture(0, 0)
        self._starts: dict[str, QPointF] = {}
        self.setScene(self._stage)
        self._set_up()
        listen(self, session.changed, self._design_changed)
        self._render(0)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName("Canvas")
        self._paint_ground()

    # What the window calls

    @property
    def session(self) -> Session:
        """The open design."""
        return self._session

    @property
    def stage(self) -> Stage:
        """The items."""
        return self._stage

    @property
    def camera(self) -> Camera:
        """Zoom and pan."""
        return self._camera

    @property
    def is_editable(self) -> bool:
        """Whether gestures may change the design."""
        return self._mode == "design" and not self._session.too_new

    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected, in the order of selecting."""
        return self._selection

    def select(self, ids: tuple[str, ...]) -> None:
        """Select these objects and nothing else."""
        ids = tuple(dict.fromkeys(ids))
        if ids == self._selection:
            return
        self._selection = ids
        self._render(0)
        self.selection_changed.emit(ids)

    def show_object(self, identifier: str) -> None:
        """Select an object and bring it into sight."""
        self.select((identifier,))
        rect = self._stage.card(self._host(identifier))
        if rect is not None:
            self._camera.show(rect)

    def zoom_in(self) -> None:
        """One step closer."""
        self._camera.zoom(STEP)

    def zoom_out(self) -> None:
        """One step back."""
        self._camera.zoom(1 / STEP)

    def zoom_actual(self) -> None:
        """One pixel to the point."""
        self._camera.zoom_to(1.0)

    def zoom_to_fit(self) -> None:
        """Show everything, and keep it in sight."""
        self._camera.fit_whole()

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as it goes."""
        total = QRectF()
        for identifier in self._selection:
            total |= self._stage.card(self._host(identifier)) or QRectF()
        if not total.isEmpty():
            self._camera.fitting = False
            self._camera.fit(total, glide=True, margin=80.0, largest=4.0)

    def set_mode(self, mode: Mode) -> None:
        """Work on the design, or watch a failover."""
        self._mode = mode
        if mode == "design":
            self.show_state(None)

    def show_state(self, state: ClusterState | None) -> None:
        """Show the cluster at one moment of a simulation; None shows the design."""
        self._scenery = Scenery(self._scenery.view, self._scenery.group, self._scenery.selected, state)
        self._render(self.animation_ms)

    def set_view(self, view: View, group: str = "") -> None:
        """Show the topology, or the dependencies of a group."""
        self._scenery = Scenery(view, group, self._scenery.selected, self._scenery.state)
        self._render(0)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._stage.set_ink(Ink(theme))
        self.preview.set_ink()
        self._paint_ground()

    # What gestures call

    def take_over(self, gesture: Gesture | None) -> None:
        """Let another gesture go on with what the mouse does."""
        self._gesture = gesture
        if gesture is not None:
            gesture.begin()
        self._show_cursor()

    def show_band(self, band: QRectF | None, *, touching: bool = False) -> None:
        """Show the rubber band, or none."""
        self._band = None if band is None else (band, touching)
        self.viewport().update()

    def carry(self, offset: QPointF, pointer: Pointer) -> None:
        """Move what hangs on the pointer, with its note."""
        self.preview.carry(offset)
        self.preview.point(pointer.at, pointer.pixel, QRectF(self.viewport().rect()))

    def release(self) -> None:
        """Do what the preview shows; what hangs on the pointer goes to its place."""
        effect, subjects = self.preview.effect, self.preview.subjects
        self._starts = self.preview.starts()
        done = effect is not None and self._session.do(effect.label, effect.diff)
        self.preview.clear()
        if not done:
            self._render(self.animation_ms)
        self._starts = {}
        if done:
            self.select(subjects[:1] if effect is not None and effect.adds else subjects)

    def let_go(self) -> None:
        """Do nothing; what hangs on the pointer goes back."""
        self._starts = self.preview.starts()
        self.preview.clear()
        self._render(self.animation_ms)
        self._starts = {}

    def drag_of(self, subject: str, grip: Pointer) -> Gesture | None:
        """The gesture that dragging an object is; None for what cannot be dragged."""
        if not self.is_editable or self._scenery.view != "topology":
            return None
        snapshot = self._session.snapshot
        table = snapshot.table_of(subject)
        together = tuple(one for one in self._selection if snapshot.table_of(one) == table)
        return MoveGesture(self, together if table == "disks" else (subject,), grip)

    # Painting

    def _draw(self, snapshot: Snapshot) -> Picture:
        return draw(snapshot, self._session.catalog, self._scenery)

    def _render(self, duration_ms: int) -> None:
        selected = self._selection[0] if len(self._selection) == 1 else ""
        scenery = Scenery(self._scenery.view, self._scenery.group, selected, self._scenery.state)
        self._scenery = scenery
        picture = self._draw(self._session.snapshot)
        self.settled = picture
        self._stage.show_picture(picture, duration_ms, self._starts)
        self._camera.set_whole(QRectF(0, 0, picture.width, picture.height), glide=duration_ms > 0)
        self._show_frames()

    def _design_changed(self, change: Change) -> None:
        gone = tuple(one for one in self._selection if change.after.find(one) is not None)
        if gone != self._selection:
            self._selection = gone
            self.selection_changed.emit(gone)
        self._render(self.animation_ms)

    def _show_frames(self) -> None:
        frames = [("selected", self._host(one)) for one in self._selection]
        if self._hover and self._hover not in self._selection and self._gesture is None:
            frames.insert(0, ("hover", self._hover))
        self._stage.set_frames(tuple(frames))

    def _host(self, identifier: str) -> str:
        return host_of(self._session.snapshot, identifier, self._stage.picture.areas)

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(self._stage.ink.theme.colour("canvas")))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The rubber band lies over everything."""
        if self._band is not None:
            band, touching = self._band
            ink = self._stage.ink
            painter.setBrush(ink.faded("selection", 0.08))
            painter.setPen(ink.pen("selection", 1 / self._camera.scale, (3.0, 3.0) if touching else ()))
            painter.drawRect(band)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin the gesture that the button means; the right one cancels whatever is under way."""
        pointer = self._pointer(event)
        if self._gesture is not None:
            if event.button() == Qt.MouseButton.RightButton:
                self.cancel_gesture()
            return
        if event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and self._space_held
        ):
            self.take_over(PanGesture(self, pointer))
        elif event.button() == Qt.MouseButton.LeftButton:
            subject = self._stage.picture.at(pointer.at.x(), pointer.at.y())
            self.take_over(PressGesture(self, subject, pointer) if subject else BandGesture(self, pointer))
        self._show_frames()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or show what the pointer is on."""
        pointer = self._pointer(event)
        if self._gesture is not None:
            self._gesture.move(pointer)
        else:
            self._set_hover(self._stage.picture.at(pointer.at.x(), pointer.at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        if self._gesture is not None and event.button() != Qt.MouseButton.RightButton:
            gesture, self._gesture = self._gesture, None
            gesture.finish(self._pointer(event))
            self._show_cursor()
            self._show_frames()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer, with Shift scroll sideways."""
        pixels = QPointF(event.pixelDelta())
        turns = QPointF(event.angleDelta()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = turns.y() or pixels.y() / 60
            self._camera.zoom(STEP**steps, event.position())
        else:
            move = pixels if not pixels.isNull() else turns * 60
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not move.x():
                move = QPointF(move.y(), 0)
            self._camera.pan(move.x(), move.y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels, Space turns the pointer into a hand."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = True
            self._show_cursor()
        elif event.key() == Qt.Key.Key_Escape:
            if self._gesture is not None:
                self.cancel_gesture()
            else:
                self.select(())
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand goes with the Space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self._show_cursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what was in sight."""
        super().resizeEvent(event)
        self._camera.resized()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something from the palette comes over the canvas."""
        item = item_of(event.mimeData())
        if not item or not self._takes(item):
            event.ignore()
            return
        self.cancel_gesture()
        self.take_over(AddGesture(self, item))
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It moves: show what dropping it here would do."""
        if self._gesture is None:
            event.ignore()
            return
        self._gesture.move(self._pointer_at(event.position(), event.modifiers()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is gone again."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is dropped."""
        if self._gesture is None:
            event.ignore()
            return
        gesture, self._gesture = self._gesture, None
        gesture.finish(self._pointer_at(event.position(), event.modifiers()))
        event.acceptProposedAction()
        self.setFocus()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._set_hover("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is released elsewhere is not held any more."""
        super().focusOutEvent(event)
        self._space_held = False
        self._show_cursor()

    def cancel_gesture(self) -> None:
        """Leave everything as it was before the gesture that is under way."""
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
            self._show_cursor()
            self._show_frames()

    def _set_hover(self, subject: str) -> None:
        if subject != self._hover:
            self._hover = subject
            self._show_frames()
            self.hovered.emit(subject)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        return self._pointer_at(event.position(), event.modifiers())

    def _pointer_at(self, pixel: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        inverted, _ = self.viewportTransform().inverted()
        return Pointer(inverted.map(pixel), pixel, modifiers)

    def _takes(self, item: str) -> bool:
        return self.is_editable and self._scenery.view == "topology" and not item.startswith("fault:")

    def _show_cursor(self) -> None:
        shape = self._gesture.cursor if self._gesture is not None else None
        if shape is None and self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)
