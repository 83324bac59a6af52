"""The pages of a document below each other: scrolled, zoomed, and painted when they come into sight."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from designer.app.document.proof import Place, Proof
from designer.foundation.language import tr
from designer.report.raster import Pages
from designer.ui.document.rolls import GAP, MARGIN, Roll, rolled
from designer.ui.look import Look

Fitting = Literal["width", "page", ""]

POINT = 96 / 72
"""Pixels to the point at 100 %."""

SMALLEST, LARGEST = 0.2, 4.0
STEP = 1.2

KEPT = 96 * 2**20
"""So many bytes of painted pages are kept at most, those in sight aside."""

CLICK = 4
"""Pixels that a hand may tremble while it clicks."""

ABOVE = 28
"""Points above a place that are shown with it."""

NO_PAGES = rolled((), 1.0, 0)


class PagesView(QAbstractScrollArea):
    """Shows the pages of a proof. What is in sight is painted first, one page per turn of the event loop.

    Other pages come without a jump: what was read stays where it is. `turned` tells the page that is read, from 0;
    `scaled` how large the pages are, 1 being their size on paper; `picked` the place of a click.
    """

    turned = Signal(int)
    scaled = Signal(float)
    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open: list[Pages] = []
        """The file behind the pages, while there is one."""
        self._proof: Proof | None = None
        self._roll: Roll = NO_PAGES
        self._images: dict[int, QImage] = {}
        """Painted pages, the one painted last at the end."""
        self._fresh: dict[int, float] = {}
        """At which scale a page of these pages, and not of older ones, was painted."""
        self._page = -1
        self._pressed = self._dragged = QPoint()
        self.fitting: Fitting = "width"
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages"))
        self.verticalScrollBar().setSingleStep(48)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self._painter = QTimer(self)
        self._painter.setSingleShot(True)
        self._painter.setInterval(0)
        self._painter.timeout.connect(self._paint_one)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._moved())
        look.changed.connect(self.viewport().update)
        self.destroyed.connect(partial(_close, self._open))

    # What others call

    @property
    def proof(self) -> Proof | None:
        """What is shown."""
        return self._proof

    @property
    def page(self) -> int:
        """The page that is read, from 0; -1 without pages."""
        return self._page

    @property
    def scale(self) -> float:
        """How large the pages are, 1 being their size on paper."""
        return self._roll.scale / POINT

    def show_proof(self, proof: Proof | None) -> None:
        """Show other pages; whoever reads the same kind of document stays where he is."""
        stays = proof is not None and self._proof is not None and proof.variant == self._proof.variant
        reading = self._reading() if stays else (0, 0.0)
        _close(self._open)
        if proof is not None:
            self._open.append(Pages(proof.pdf))
        self._proof = proof
        self._fresh.clear()
        if not stays:
            self._images.clear()
        self._page = -1
        self._lay_out(reading)

    def show_place(self, place: Place) -> None:
        """Bring a place to the top."""
        if self._proof is not None and 0 <= place.page < len(self._roll.places):
            top = self._roll.places[place.page].top()
            top += round(max(0.0, place.y - ABOVE) * self._roll.scales[place.page])
            if place.y < self._proof.sizes[place.page][1] / 3:
                top = self._roll.places[place.page].top() - GAP // 2
            self.verticalScrollBar().setValue(top)

    def turn_to(self, page: int) -> None:
        """Bring the top of a page, from 0, into sight."""
        self.show_place(Place(page, 0.0))

    def zoom_in(self) -> None:
        """Show less, larger."""
        self.zoom(STEP)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self.zoom(1 / STEP)

    def zoom_actual(self) -> None:
        """Show the pages as large as on paper."""
        self.zoom(1 / self.scale)

    def zoom_to_fit(self, fitting: Fitting = "page") -> None:
        """Show whole pages, or their whole width, however large the window becomes."""
        self.fitting = fitting
        self._lay_out(self._reading())

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor; what is at a pixel, else in the middle, stays there."""
        if self._proof is None:
            return
        anchor = at or QPointF(self.viewport().rect().center())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x, y = anchor.x() + across.value(), anchor.y() + down.value()
        page = self._roll.at(round(y))
        place = self._roll.places[page]
        before = self._roll.scales[page]
        within = (x - place.left()) / before, (y - place.top()) / before
        self.fitting = ""
        self._resize(min(LARGEST, max(SMALLEST, self.scale * factor)) * POINT)
        place = self._roll.places[page]
        across.setValue(round(place.left() + within[0] * self._roll.scales[page] - anchor.x()))
        down.setValue(round(place.top() + within[1] * self._roll.scales[page] - anchor.y()))

    # Where things are

    def _reading(self) -> tuple[int, float]:
        """The page at the top, and how many points of it are above the window."""
        if not self._roll.places:
            return (0, 0.0)
        top = self.verticalScrollBar().value()
        page = self._roll.at(top)
        return page, (top - self._roll.places[page].top()) / self._roll.scales[page]

    def _lay_out(self, reading: tuple[int, float]) -> None:
        """Give everything its place, with the same part of the same page at the top."""
        self._resize(self._wanted_scale())
        if self._roll.places:
            page = min(reading[0], len(self._roll.places) - 1)
            top = self._roll.places[page].top() + reading[1] * self._roll.scales[page]
            self.verticalScrollBar().setValue(round(top))
        self._moved()

    def _wanted_scale(self) -> float:
        if self._proof is None or not self._proof.sizes:
            return POINT
        width = min(size[0] for size in self._proof.sizes)  # pages on their side are made smaller by themselves
        height = max(size[1] for size in self._proof.sizes)
        across = (self.viewport().width() - 2 * MARGIN) / width
        along = (self.viewport().height() - GAP) / height
        wanted = {"width": across, "page": min(across, along), "": self._roll.scale}[self.fitting]
        return min(LARGEST * POINT, max(SMALLEST * POINT, wanted))

    def _resize(self, scale: float) -> None:
        sizes = self._proof.sizes if self._proof is not None else ()
        view = self.viewport().size()
        self._roll = rolled(sizes, scale, view.width(), fits=bool(self.fitting))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._roll.width - view.width()))
        down.setRange(0, max(0, self._roll.height - view.height()))
        across.setPageStep(view.width())
        down.setPageStep(view.height())
        self.scaled.emit(self.scale)
        self.viewport().update()
        self._painter.start()

    def _moved(self) -> None:
        """Tell which page is read: the one in the middle of the window."""
        page = -1
        if self._roll.places:
            page = self._roll.at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        if page != self._page:
            self._page = page
            if page >= 0:
                self.setAccessibleDescription(
                    tr("Page {page} of {count}").format(page=page + 1, count=len(self._roll.places))
                )
            self.turned.emit(page)
        self._painter.start()
        self.viewport().update()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._roll.within(top, top + self.viewport().height())

    # Painting

    def _paint_one(self) -> None:
        """Paint the first page in sight that is not painted, or one beside those in sight, and come back for more."""
        if not self._open or not self.isVisible():
            return
        seen, count = self._in_sight(), len(self._roll.places)
        if not seen:
            return
        beside = [page for page in (seen.stop, seen.start - 1) if 0 <= page < count]
        density = self.devicePixelRatioF()
        scales = self._roll.scales
        page = next((one for one in (*seen, *beside) if self._fresh.get(one) != scales[one] * density), None)
        if page is None:
            return
        wanted = scales[page] * density
        pixels = self._open[0].pixels(page, wanted)
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(density)
        self._images.pop(page, None)
        self._images[page] = image
        self._fresh[page] = wanted
        self._forget(seen)
        if page in seen:
            self.viewport().update()
        self._painter.start()

    def _forget(self, seen: range) -> None:
        """Let go of the pages that were painted first, until the others are small enough."""
        size = sum(image.sizeInBytes() for image in self._images.values())
        for page in [one for one in self._images if one not in seen][:-2]:
            if size <= KEPT:
                return
            size -= self._images.pop(page).sizeInBytes()
            self._fresh.pop(page, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight: as they are, as they were, or white."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self._look.colour("lane"))
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in self._in_sight():
            place = self._roll.places[page].translated(-shift)
            _paint_shadow(painter, place)
            painter.fillRect(place, Qt.GlobalColor.white)
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(self._look.colour("grid"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another window the pages have another size, if they fit it."""
        super().resizeEvent(event)
        self._lay_out(self._reading())

    def event(self, event: QEvent) -> bool:
        """What comes into sight is painted."""
        if event.type() == QEvent.Type.Show:
            self._painter.start()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms at the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms at the fingers."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a reader: pages, beginning and end, lines."""
        down = self.verticalScrollBar()
        action = {
            Qt.Key.Key_PageDown: down.SliderAction.SliderPageStepAdd,
            Qt.Key.Key_Space: down.SliderAction.SliderPageStepAdd,
            Qt.Key.Key_PageUp: down.SliderAction.SliderPageStepSub,
            Qt.Key.Key_Backspace: down.SliderAction.SliderPageStepSub,
            Qt.Key.Key_Home: down.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: down.SliderAction.SliderToMaximum,
        }.get(Qt.Key(event.key()))
        if action is not None and not event.modifiers():
            down.triggerAction(action)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to click."""
        self._pressed = self._dragged = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging moves the paper."""
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            moved = event.position().toPoint() - self._dragged
            self._dragged = event.position().toPoint()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click tells which place it is."""
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or (at - self._pressed).manhattanLength() > CLICK:
            return
        at += QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page, place in enumerate(self._roll.places):
            if place.contains(at):
                self.picked.emit(Place(page, (at.y() - place.top()) / self._roll.scales[page]))


def _close(pages: list[Pages]) -> None:
    while pages:
        pages.pop().close()


def _paint_shadow(painter: QPainter, place: QRect) -> None:
    """A little shade below a page, so that it lies on something."""
    for reach, dark in ((4, 8), (2, 14)):
        painter.fillRect(place.adjusted(-reach // 2, 1, reach // 2, reach), QColor(0, 0, 0, dark))
