"""The open design on paper: what is shown, what is selected, and what a drop would change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from designer.app.describing import described
from designer.app.desk.words import View
from designer.app.session import Checked, Session
from designer.drawing.primitives import Label, Picture
from designer.drawing.style import BODY
from designer.drawing.theme import Theme, load_theme
from designer.model.snapshot import Snapshot
from designer.model.store import Change
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.state import ClusterState
from designer.ui.bridge import listen
from designer.ui.canvas.camera import Outlook
from designer.ui.canvas.editing import Editing
from designer.ui.canvas.hosts import host_of, marks_of
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.paper import Paper
from designer.ui.canvas.preview import Preview
from designer.ui.canvas.renaming import NameEditor
from designer.ui.canvas.stage import Stage
from designer.ui.canvas.views import Scenery, draw, width_for

Mode = Literal["design", "failover"]


class Board(Paper):
    """Mirrors the design of a session, or in Failover one moment of a simulation."""

    selection_changed = Signal(object)
    """What is selected: a tuple of ids."""
    mode_changed = Signal(str)
    """ "design" or "failover"."""
    theme_changed = Signal()
    told = Signal(str)
    """A sentence for the status line, "" when there is nothing to say."""
    rename_requested = Signal(str)
    """An object shall get another name, but has no card on which to write it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Stage(Ink(load_theme("light"))), parent)
        self._session = session
        self._selection: tuple[str, ...] = ()
        self._hover = ""
        self._mode: Mode = "design"
        self._outlooks: dict[Mode, Outlook] = {}
        """What was seen when the canvas was last used for something else."""
        self._scenery = Scenery()
        self._settled = Picture(0, 0)
        self._starts: dict[str, QPointF] = {}
        self._band: tuple[QRectF, bool] | None = None
        self._editor: NameEditor | None = None
        self._renamed = ""
        self.camera.scaled.connect(lambda _: self._place_editor())
        self.moment = ""
        self.animation_ms = 180
        self._preview = Preview(session, self.stage, self._draw, self.told.emit)
        self._editing = Editing(session, self.told.emit)
        self.setAccessibleName("Canvas")
        self.set_reduced_motion(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0)
        listen(self, session.changed, self._design_changed)
        listen(self, session.checked, self._checked)
        self.render_now()

    @property
    def session(self) -> Session:
        """The open design."""
        return self._session

    @property
    def settled(self) -> Picture:
        """The picture of the design as it is, whatever a preview shows."""
        return self._settled

    @property
    def preview(self) -> Preview:
        """Shows what a drop would do."""
        return self._preview

    @property
    def mode(self) -> Mode:
        """What the canvas is for at the moment."""
        return self._mode

    @property
    def is_editable(self) -> bool:
        """Whether the design may be changed here."""
        return self._mode == "design" and not self._session.too_new

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return False

    def cancel_gesture(self) -> bool:
        """Leave everything as it was before the gesture under way; whether there was one."""
        return False

    # Showing

    def set_mode(self, mode: Mode) -> None:
        """Work on the design, or watch a failover."""
        self.cancel_gesture()
        self._outlooks[self._mode] = self.camera.outlook()
        self._mode = mode
        if mode == "design":
            self.moment = ""
        outlook = self._outlooks.get(mode)
        self.camera.fitting = outlook is None or outlook.fitting
        self.show_state(None, 0)
        if outlook is not None:
            self.camera.restore(outlook)
        self.mode_changed.emit(mode)

    def show_state(self, state: ClusterState | None, duration_ms: int | None = None) -> None:
        """Show the cluster at one moment of a simulation; None shows the design."""
        self._scenery = replace(self._scenery, state=state)
        if not self.is_busy:
            self.render_now(self.animation_ms if duration_ms is None else duration_ms)

    @property
    def damage(self) -> Damage:
        """What is broken at the moment that is shown."""
        return self._scenery.state.damage if self._scenery.state is not None else NO_DAMAGE

    @property
    def paused(self) -> frozenset[str]:
        """The nodes that are paused at the moment that is shown."""
        nodes = self._scenery.state.nodes if self._scenery.state is not None else {}
        return frozenset(node for node, state in nodes.items() if state == "paused")

    def set_view(self, view: View, group: str = "") -> None:
        """Show the topology, or the dependencies of a group (the selected one, else the first server, unless given)."""
        self.cancel_gesture()
        self._scenery = replace(self._scenery, view=view, group=group)
        self.camera.fitting = True
        self.render_now()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let changes happen at once instead of gliding."""
        self.animation_ms = self.camera.duration_ms = 0 if reduced else 180
        self._preview.duration_ms = 0 if reduced else 140

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        self.theme_changed.emit()
        if self._editor is not None:
            self._editor.dress(self.stage.ink)

    def render_now(self, duration_ms: int = 0) -> None:
        """Draw the design anew; what has changed gets there within `duration_ms`."""
        selected = self._selection[0] if len(self._selection) == 1 else ""
        self._scenery = replace(self._scenery, selected=selected, width=self._best_width())
        picture = self._settled = self._draw(self._session.snapshot)
        self.stage.show_picture(picture, duration_ms, self._starts)
        self.camera.set_whole(QRectF(0, 0, picture.width, picture.height), glide=duration_ms > 0)
        self._show_marks()
        self._show_frames()

    def point_out(self, identifier: str) -> None:
        """Frame an object as if the pointer were on it; "" for none."""
        self._hover = self._host(identifier) if identifier else ""
        self._show_frames()

    # Selecting

    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected, in the order of selecting."""
        return self._selection

    def select(self, ids: tuple[str, ...]) -> None:
        """Select these objects and nothing else."""
        ids = tuple(dict.fromkeys(ids))
        if ids != self._selection:
            self._selection = ids
            self.render_now()
            self._announce()
            self.selection_changed.emit(ids)

    def show_object(self, identifier: str) -> None:
        """Select an object and bring it into sight."""
        self.select((identifier,))
        rect = self.stage.card(self._host(identifier))
        if rect is not None:
            self.camera.show(rect)

    def zoom_to_fit(self) -> None:
        """Show everything, laid out for the window, and keep it in sight."""
        self.camera.fitting = True
        self.render_now(self.animation_ms)

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
        card = self.stage.card(identifier)
        if card is None:
            self.rename_requested.emit(identifier)
            return
        self.camera.show(card)
        name = self._session.snapshot.name_of(identifier)
        editor = NameEditor(name, partial(self._editing.rename, identifier), self._editor_closed, self.viewport())
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
        if effect is not None and done:
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

    def _draw(self, snapshot: Snapshot) -> Picture:
        return draw(snapshot, self._session.catalog, self._scenery)

    def _best_width(self) -> float:
        """While everything is kept in sight, the shape of the window decides; else nothing jumps."""
        if not self.camera.fitting:
            return self._scenery.width
        return width_for(self._session.snapshot, self.viewport().width(), self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another shape of the window suits another layout."""
        super().resizeEvent(event)
        if not self.is_busy and self._best_width() != self._scenery.width:
            self.render_now()

    def _design_changed(self, change: Change) -> None:
        self.cancel_gesture()
        left = tuple(one for one in self._selection if change.after.find(one) is not None)
        lost = left != self._selection
        self._selection = left
        self.render_now(self.animation_ms)
        if lost:
            self.selection_changed.emit(left)

    def _checked(self, checked: Checked) -> None:
        self._show_marks()

    def _show_marks(self) -> None:
        marks = marks_of(self._session.report, self._session.snapshot, self._settled.areas)
        self.stage.set_marks(marks if self._mode == "design" else {})

    def _show_frames(self) -> None:
        frames = [("selected", self._host(one)) for one in self._selection]
        if self._hover and self._hover not in self._selection and not self.is_busy:
            frames.insert(0, ("hover", self._hover))
        self.stage.set_frames(tuple(dict.fromkeys(frames)))

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

    def _place_editor(self) -> None:
        """Lay the editor, if there is one, over the name on the card: the first emphasised text there is."""
        if self._editor is None:
            return
        card = self.stage.card(self._renamed) or QRectF()
        labels = (one for one in self.stage.primitives_of(self._renamed) if isinstance(one, Label))
        label = next((one for one in labels if one.face == "semibold"), None)
        at = QPointF(label.x, label.y) if label is not None else card.center()
        self._editor.lie_on(self.viewportTransform().map(at), self.to_viewport(card), BODY * self.camera.scale)

    def _editor_closed(self) -> None:
        self._editor = None
        self.setFocus()
