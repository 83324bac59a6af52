"""The picture of an open design on paper: which view, at which moment, how wide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from designer.app.desk.words import Hanging, View
from designer.app.session import Session
from designer.drawing.notes import with_notes
from designer.drawing.primitives import Picture
from designer.drawing.theme import Theme, load_theme
from designer.drawing.topology import detail_at
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.state import ClusterState
from designer.ui.canvas.camera import Outlook
from designer.ui.canvas.caption import Caption, CaptionBar
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.paper import Paper
from designer.ui.canvas.stage import Stage
from designer.ui.canvas.views import Scenery, draw, shown_group, width_for

if TYPE_CHECKING:
    from designer.drawing.owners import Cell
    from designer.simulation.outcome.spotlight import Spotlight

Mode = Literal["design", "failover"]


class Easel(Paper):
    """Shows the design of a session, or in Failover one moment of a simulation."""

    mode_changed = Signal(str)
    """ "design" or "failover"."""
    theme_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Stage(Ink(load_theme("light"))), parent)
        self._session = session
        self._mode: Mode = "design"
        self._outlooks: dict[Mode, Outlook] = {}
        """What was seen when the canvas was last used for something else."""
        self._scenery = Scenery()
        self._settled = Picture(0, 0)
        self._starts: dict[str, QPointF] = {}
        self.moment = ""
        self._is_behind = False
        """Whether a gesture has kept something from being shown."""
        self.is_presented = False
        """Whether it is shown to others, who need no notes, and read from afar."""
        self.tempo = 1
        """How many heartbeats one that is shown stands for, so that none flickers; 0 shows none."""
        self.caption = CaptionBar(self.stage.ink, self)
        self.caption.resized.connect(self._lay_caption)
        self.animation_ms = 180
        self.camera.scaled.connect(self._suit_detail)
        self.set_reduced_motion(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0)

    @property
    def session(self) -> Session:
        """The open design."""
        return self._session

    @property
    def settled(self) -> Picture:
        """The picture of the design as it is, whatever a preview shows."""
        return self._settled

    @property
    def scenery(self) -> Scenery:
        """All that the picture depends on besides the design."""
        return self._scenery

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

    def set_mode(self, mode: Mode) -> None:
        """Work on the design, or watch a failover."""
        self.cancel_gesture()
        self._outlooks[self._mode] = self.camera.outlook()
        self._mode = mode
        if mode == "design":
            self.moment = ""
            self.set_caption(None)
        outlook = self._outlooks.get(mode)
        self.camera.fitting = outlook is None or outlook.fitting
        self.show_state(None, 0)
        if outlook is not None:
            self.camera.restore(outlook)
        self.mode_changed.emit(mode)

    def present(self, presented: bool) -> None:
        """Show everything to others: told in large letters, without notes and findings; or be worked on again."""
        self.is_presented = presented
        self.caption.set_large(presented)
        self.render_now()

    def show_state(
        self, state: ClusterState | None, duration_ms: int | None = None, spotlight: Spotlight | None = None
    ) -> None:
        """Show the cluster at one moment of a simulation, with what deserves the eye then; None shows the design."""
        self._scenery = replace(self._scenery, state=state, spotlight=spotlight)
        self._is_behind |= self.is_busy
        if not self.is_busy:
            self.render_now(self.animation_ms if duration_ms is None else duration_ms)

    def show_spotlight(self, spotlight: Spotlight) -> None:
        """Another time between the same two events: only what moves is somewhere else."""
        self._scenery = replace(self._scenery, spotlight=spotlight)
        self._is_behind |= self.is_busy
        if not self.is_busy:
            self._show_live()

    def set_caption(self, caption: Caption | None, *, aloud: bool = False) -> None:
        """Tell this below the canvas, `aloud` to screen readers; None for nothing, which needs no room."""
        if caption is not None:
            self.caption.tell(caption, aloud=aloud)
        if self.caption.isHidden() != (caption is None):
            self.caption.setVisible(caption is not None)
            self._lay_caption()

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
        """Show another picture; `group` is whose dependencies (the selected one, else the first server, unless
        given)."""
        self.cancel_gesture()
        self._scenery = replace(self._scenery, view=view, group=group)
        self.camera.fitting = True
        self.render_now()

    @property
    def cell(self) -> Cell | None:
        """The cell of the ownership matrix that the keyboard is in."""
        return self._scenery.cell

    @property
    def shown_group(self) -> str:
        """The group whose dependencies are shown, if they are."""
        return shown_group(self._session.snapshot, self._scenery) if self._scenery.view == "dependencies" else ""

    @property
    def shows_other(self) -> bool:
        """Whether the picture shows something that the design is not: its dependencies under another version."""
        return self._scenery.view == "dependencies" and self._scenery.hanging != "own"

    def set_hanging(self, hanging: Hanging) -> None:
        """Show the dependencies of the design, or those that Exchange versions would have."""
        self.cancel_gesture()
        self._scenery = replace(self._scenery, hanging=hanging)
        self.camera.fitting = True
        self.render_now(self.animation_ms)

    def set_cell(self, cell: Cell | None) -> None:
        """Frame a cell of the ownership matrix, or none."""
        if cell != self._scenery.cell:
            self._scenery = replace(self._scenery, cell=cell)
            self.render_now()

    @property
    def expanded(self) -> frozenset[str]:
        """The groups that list their resources."""
        return self._scenery.expanded

    def show_expanded(self, groups: frozenset[str]) -> None:
        """Let these groups list their resources, and no others."""
        if groups != self._scenery.expanded:
            self.cancel_gesture()
            self._scenery = replace(self._scenery, expanded=groups)
            self.render_now(self.animation_ms)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let changes happen at once instead of gliding."""
        self.animation_ms = self.camera.duration_ms = 0 if reduced else 180
        self._show_live()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        self.theme_changed.emit()

    def render_now(self, duration_ms: int = 0) -> None:
        """Draw the design anew; what has changed gets there within `duration_ms`."""
        detail = detail_at(self.camera.scale, self._scenery.detail)
        self._scenery = replace(self._scenery, selected=self._pointed_at(), width=self._best_width(), detail=detail)
        picture = self._show(duration_ms)
        self.camera.set_whole(QRectF(0, 0, picture.width, picture.height), glide=duration_ms > 0)

    def zoom_to_fit(self) -> None:
        """Show everything, laid out for the window, and keep it in sight."""
        self.camera.fitting = True
        self.render_now(self.animation_ms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another shape of the window suits another layout."""
        super().resizeEvent(event)
        self._lay_caption()
        self._catch_up()

    def _catch_up(self) -> None:
        """Show the moment and fill the window as they are now, unless a gesture is under way: then once it is over."""
        if not self.is_busy and (self._is_behind or self._best_width() != self._scenery.width):
            self.render_now()

    def _pointed_at(self) -> str:
        """The one object that the picture tells more about; "" for none."""
        return ""

    def _show(self, duration_ms: int = 0) -> Picture:
        """Draw everything as it is now, wherever the camera is."""
        picture = self._settled = self._draw(self._session.snapshot)
        self.stage.show_picture(picture, duration_ms, self._starts)
        self._show_live()
        return picture

    def _show_live(self) -> None:
        """Let everything that moves be where it is at the time that is shown."""
        light, picture = self._scenery.spotlight, self._settled
        self._is_behind = self.is_busy and (self._is_behind or light is not None)
        if light is None or self.is_busy:
            self.stage.lively.show({})
            self.stage.lively.float_cards({}, {})
            return
        from designer.drawing.playing import live, offsets  # the window opens with the design

        moving = self.animation_ms > 0
        self.stage.lively.show(live(picture, light, moving=moving, tempo=self.tempo))
        self.stage.lively.float_cards(self.stage.pieces, offsets(picture, light) if moving else {})
        self.stage.place_frames()

    def _lay_caption(self) -> None:
        """The caption lies below the viewport, which makes room for it."""
        high = 0 if self.caption.isHidden() else self.caption.sizeHint().height()
        if self.viewportMargins().bottom() != high:
            self.setViewportMargins(0, 0, 0, high)
        self.caption.setGeometry(0, self.height() - high, self.width(), high)

    def _suit_detail(self, scale: float) -> None:
        """Say more the larger the drawing is seen, and less from afar; everything stays where it is.

        While a preview shows something else, that has to wait.
        """
        is_previewing = self.is_busy and self.stage.picture is not self._settled
        detail = detail_at(scale, self._scenery.detail)
        if detail != self._scenery.detail and not is_previewing:
            self._scenery = replace(self._scenery, detail=detail)
            if self._scenery.view == "topology":
                self._show()

    def for_paper(self) -> Picture:
        """What is shown, as it is printed and exported: nothing pointed at, and with the usual detail."""
        plain = replace(self._scenery, selected="", cell=None, detail="normal")
        picture = self._drawn(self._session.snapshot, plain)
        if plain.spotlight is None:
            return picture
        from designer.drawing.playing import played

        return played(picture, plain.spotlight, moving=self.animation_ms > 0)

    def _draw(self, snapshot: Snapshot) -> Picture:
        return self._drawn(snapshot, self._scenery)

    def _drawn(self, snapshot: Snapshot, scenery: Scenery) -> Picture:
        drawn = draw(snapshot, self._session.catalog, scenery)
        return drawn if self.is_presented else with_notes(drawn, snapshot, scenery.view)

    def _best_width(self) -> float:
        """While everything is kept in sight, the shape of the window decides; else nothing jumps."""
        if not self.camera.fitting:
            return self._scenery.width
        session, view = self._session, self._scenery.view
        return width_for(session.snapshot, session.catalog, view, self.viewport().width(), self.viewport().height())
