"""The open design on paper: what is shown, what is selected, and what a drop would change."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from PySide6.QtWidgets import QWidget

from designer.app.bringing import brought
from designer.app.describing import described
from designer.app.session import Session
from designer.drawing.hosts import host_of
from designer.drawing.primitives import Label
from designer.drawing.style import BODY
from designer.drawing.theme import Theme
from designer.foundation.language import tr
from designer.model.store import Change
from designer.ui.bridge import listen
from designer.ui.canvas.access import CanvasAccess, announce, install_access
from designer.ui.canvas.easel import Easel
from designer.ui.canvas.editing import Editing
from designer.ui.canvas.hosts import marks_of
from designer.ui.canvas.preview import Preview
from designer.ui.canvas.renaming import NameEditor, Writing

LASTING_MS = 80
"""A selection that stays so long under a rubber band is shown in the panels, too."""


class Board(Easel):
    """Mirrors the design: what is selected or pointed at, what has findings, and what a drop would change."""

    selection_changed = Signal(object)
    """What is selected: a tuple of ids."""
    told = Signal(str)
    """A sentence for the status line, "" when there is nothing to say."""
    done = Signal(str)
    """What was just done, to be said beside the way to take it back."""
    rename_requested = Signal(str)
    """An object shall get another name, but has no card on which to write it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._selection: tuple[str, ...] = ()
        self._selection_told: tuple[str, ...] = ()
        self._lasting = QTimer(self)
        self._lasting.setSingleShot(True)
        self._lasting.setInterval(LASTING_MS)
        self._lasting.timeout.connect(self._tell_selection)
        self._hover = ""
        self._pointed: tuple[str, ...] = ()
        self._found: tuple[str, ...] = ()
        self._access: CanvasAccess | None = None
        self._band: tuple[QRectF, bool] | None = None
        self._editor: NameEditor | None = None
        self._renamed = ""
        self._preview = Preview(session, self.stage, self._draw, self.told.emit, lambda: self.animation_ms)
        self._editing = Editing(session, self.told.emit, self.done.emit)
        self.camera.scaled.connect(lambda _: self._place_editor())
        self.setAccessibleName(tr("Canvas"))
        install_access(Board, Board.told_to_screen_readers)
        listen(self, session.changed, self._design_changed)
        listen(self, session.checked, lambda _: self._show_marks())
        self.render_now()

    @property
    def preview(self) -> Preview:
        """Shows what a drop would do."""
        return self._preview

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        if self._editor is not None:
            self._editor.dress(self.stage.ink)

    def render_now(self, duration_ms: int = 0) -> None:
        """Draw the design anew; what has changed gets there within `duration_ms`."""
        super().render_now(duration_ms)
        self._show_marks()
        self._show_frames()

    def _suit_detail(self, scale: float) -> None:
        """What is marked or framed may have a card now that it had not, or none any more."""
        shown = self._settled
        super()._suit_detail(scale)
        if self._settled is not shown:
            self._show_marks()
            self._show_frames()

    def point_out(self, identifier: str, *others: str) -> None:
        """Frame an object, or several, as if the pointer were on it; "" for none."""
        self._hover = self._host(identifier) if identifier else ""
        self._pointed = tuple(host for other in others if (host := self._host(other)))
        self._show_frames()

    def frame_found(self, ids: tuple[str, ...]) -> None:
        """Frame what a search has found."""
        self._found = ids
        self._show_frames()

    def told_to_screen_readers(self) -> CanvasAccess:
        """What screen readers see of it, made when one asks first."""
        if self._access is None:
            self._access = CanvasAccess(self, self)
        return self._access

    def description_of(self, identifier: str) -> str:
        """All that is to be told about an object, as its tip tells it."""
        return self._described(identifier)

    def host(self, identifier: str) -> str:
        """The object on whose card another one is to be found, itself if it has one; "" when it is not shown."""
        return self._host(identifier)

    # Selecting

    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected, in the order of selecting."""
        return self._selection

    def select(self, ids: tuple[str, ...], *, passing: bool = False) -> None:
        """Select these objects and nothing else. A `passing` selection is told to others only when it lasts."""
        ids = tuple(dict.fromkeys(ids))
        if ids != self._selection:
            self._selection = ids
            if self._pointed_at() != self._scenery.selected:
                self.render_now()
            else:
                self._show_frames()
            self._announce()
        if passing:
            self._lasting.start()
        else:
            self._tell_selection()

    def show_object(self, identifier: str) -> None:
        """Select an object and bring it into sight."""
        self.select((identifier,))
        rect = self.stage.card(self._host(identifier))
        if rect is not None:
            self.camera.show(rect)

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as it goes."""
        total = QRectF()
        for identifier in self._selection:
            total |= self.stage.card(self._host(identifier)) or QRectF()
        if not total.isEmpty():
            self.camera.fitting = False
            self.camera.fit(total, glide=True, margin=80.0, largest=4.0)

    def rename(self, identifier: str) -> None:
        """Let the user write another name over the card of an object."""
        if not self.is_editable or not hasattr(self._session.snapshot.find(identifier), "name"):
            return
        if self.stage.card(identifier) is None:
            self.rename_requested.emit(identifier)
            return
        name = self._session.snapshot.name_of(identifier)
        self.write(identifier, Writing(name, partial(self._editing.rename, identifier)))

    def write(self, identifier: str, writing: Writing) -> None:
        """Let the user write over the card of an object."""
        self.camera.show(self.stage.card(identifier) or QRectF())
        editor = NameEditor(writing, self._editor_closed, self.viewport())
        self._editor, self._renamed = editor, identifier
        editor.dress(self.stage.ink)
        self._place_editor()
        editor.show()
        editor.setFocus()

    # Dropping

    def release(self) -> None:
        """Do what the preview shows; what hangs on the pointer goes to its place."""
        effect, subjects = self._preview.effect, self._preview.subjects
        self._starts = self._preview.starts()
        done = effect is not None and self._session.do(effect.label, effect.diff)
        self._preview.clear()
        if not done:
            self.render_now(self.animation_ms)
        self._starts = {}
        if effect is not None and done and subjects:
            self.select(subjects[:1] if effect.adds else subjects)

    def let_go(self) -> None:
        """Do nothing; what hangs on the pointer goes back."""
        self._starts = self._preview.starts()
        self._preview.clear()
        self.render_now(self.animation_ms)
        self._starts = {}

    def show_band(self, band: QRectF | None, *, touching: bool = False) -> None:
        """Show the rubber band, or none."""
        self._band = None if band is None else (band, touching)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The rubber band lies over everything."""
        if self._band is not None:
            band, touching = self._band
            ink, pixel = self.stage.ink, 1 / self.camera.scale
            painter.setBrush(ink.faded("selection", 0.08))
            painter.setPen(ink.pen("selection", pixel, (3 * pixel, 3 * pixel) if touching else ()))
            painter.drawRect(band)

    # Parts of the above

    def _pointed_at(self) -> str:
        return self._selection[0] if len(self._selection) == 1 else ""

    def _design_changed(self, change: Change) -> None:
        self.cancel_gesture()
        if self._editor is not None and change.after.find(self._renamed) is None:
            self._editor.give_up()
        left = tuple(one for one in self._selection if change.after.find(one) is not None)
        if change.kind != "edit":
            left = brought(change.diff) or left
        self._selection = left
        self.render_now(self.animation_ms)
        self._tell_selection()

    def _tell_selection(self) -> None:
        self._lasting.stop()
        if self._selection != self._selection_told:
            self._selection_told = self._selection
            self.selection_changed.emit(self._selection)

    def _show_marks(self) -> None:
        marks = marks_of(self._session.report, self._session.snapshot, self._settled.areas)
        self.stage.set_marks(marks if self._mode == "design" and not self.is_presented else {})

    def _show_frames(self) -> None:
        frames = [("found", self._host(one)) for one in self._found]
        frames += [("selected", self._framed(one)) for one in self._selection]
        if self._hover and self._hover not in self._selection and not self.is_busy:
            frames[:0] = [("hover", one) for one in (self._hover, *self._pointed)]
        self.stage.set_frames(tuple(dict.fromkeys(frames)))

    def _framed(self, identifier: str) -> str:
        """What shows that an object is selected: the line that it is, else its card, or its owner's."""
        is_line = identifier not in self._settled.areas and identifier in self._settled.wires
        return identifier if is_line else self._host(identifier)

    def _host(self, identifier: str) -> str:
        return host_of(self._session.snapshot, identifier, self._settled.areas)

    def _described(self, identifier: str) -> str:
        report = self._session.report if self._mode == "design" else None
        return described(self._session.snapshot, self._session.catalog, identifier, report, self._scenery.state)

    def _announce(self) -> None:
        """Tell assistive technology what is selected now."""
        text = self._described(self._selection[-1]) if self._selection else self._settled.description
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        announce(self, self._host(self._selection[-1]) if self._selection else "")

    def _place_editor(self) -> None:
        """Lay the editor, if there is one, over the text that it changes: the first in its face, else the leftmost."""
        if self._editor is None:
            return
        card = self.stage.card(self._renamed) or QRectF()
        labels = [one for one in self.stage.primitives_of(self._renamed) if isinstance(one, Label)]
        leftmost = min(labels, key=lambda one: one.x, default=None)
        label = next((one for one in labels if one.face == self._editor.writing.face), leftmost)
        at = QPointF(label.x, label.y) if label is not None else card.center()
        self._editor.lie_on(self.viewportTransform().map(at), self.to_viewport(card), BODY * self.camera.scale)

    def _editor_closed(self) -> None:
        self._editor = None
        self.setFocus()
