"""The page that puts another run beside the one that is watched, on one clock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from designer.app.comparing import Comparing, standing
from designer.app.playback import Playback
from designer.app.rivals import Rival, rival_of
from designer.drawing.comparison import Layout, comparison, laid_out
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.comparison.compare import Comparison
from designer.ui.bridge import listen
from designer.ui.failover.compare_bar import CompareBar
from designer.ui.failover.compare_chart import CompareChart
from designer.ui.failover.compare_summary import CompareSummary
from designer.ui.failover.theatre import Theatre
from designer.ui.failover.twin import RunHead, Twin
from designer.ui.plain import PlainLabel

NARROWEST = 260
"""Pixels; no chart is drawn for less room."""

RIGHT = 460
"""Pixels for the sentences."""


class ComparePage(QWidget):
    """Bars of both runs, what they come to in sentences, and the other cluster beside the canvas.

    While the page is in sight, the clock covers both runs.
    """

    file_wanted = Signal()
    """Another design is to be chosen, to compare with."""
    changed = Signal()
    """It is compared with something else, or shown in another way."""

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._canvas = theatre.canvas
        self._playback = theatre.playback
        self.comparing = Comparing(theatre.session, theatre.playback)
        self.layout_shown: Layout = "overlaid"
        self.twin: Twin | None = None
        self.head: RunHead | None = None
        self._drawn: tuple[Comparison | None, Layout, int, int] | None = None
        self._in_sight = False
        ink = theatre.canvas.stage.ink
        self.bar = CompareBar(self.comparing.choices)
        self.chart = CompareChart(ink)
        self.summary = CompareSummary()
        self.nothing = PlainLabel("", "muted", wrap=True)
        self._build()
        self._connect()
        self.bar.show_layout(self.layout_shown)
        self.bar.twin.setChecked(True)

    # What commands call

    def compare_with(self, rival: Rival) -> None:
        """Compare with something else."""
        self.comparing.choose(rival)

    def show_layout(self, layout: Layout) -> None:
        """Lay the bars of both runs above each other, or into the same rows."""
        self.layout_shown = layout
        self.bar.show_layout(layout)
        self.refresh()

    def refresh(self) -> None:
        """Show both runs as they are now, if anybody sees it."""
        if not self._in_sight:
            return
        found = self.comparing.comparison
        label = found.theirs.label if found is not None else self._label()
        self.bar.show_rival(label)
        self.nothing.setText(self.comparing.problem)
        self._stack.setCurrentIndex(1 if found is not None else 0)
        self.summary.show_told(self.comparing.sentences)
        times = (event.at for event in found.theirs.timeline.events) if found is not None else ()
        self._playback.watch_beside(times)
        self._lay_out(found)
        self._stand_beside(found)
        self._moved(self._playback)
        self.changed.emit()

    def shown_picture(self) -> Picture | None:
        """Both runs as a picture for a file; None while there are no two."""
        found = self.comparing.comparison
        return comparison(found, self._theatre.session.catalog, self.layout_shown) if found is not None else None

    # Building

    def _build(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.chart)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.bar)
        beside.addWidget(self.summary, 1)
        left = QWidget()
        self._stack = QStackedLayout(left)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._scroll)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setSizes([900, RIGHT])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _connect(self) -> None:
        listen(self, self._playback.changed, lambda _: self.refresh())
        listen(self, self._playback.moved, self._moved)
        listen(self, self.comparing.changed, lambda _: self.refresh())
        listen(self, self._theatre.session.changed, lambda _: self.refresh())
        self.bar.chosen.connect(lambda key: self.compare_with(rival_of(key)))
        self.bar.file_wanted.connect(self.file_wanted)
        self.bar.layout_chosen.connect(self.show_layout)
        self.bar.twin_wanted.connect(lambda _: self.refresh())
        self.chart.widened.connect(lambda: QTimer.singleShot(0, self, self.refresh))
        self.chart.scrubbed.connect(self._theatre.scrub)
        self.chart.picked.connect(self._pick)
        self.chart.pointed_out.connect(self._point_out)
        self._canvas.theme_changed.connect(self._wear)
        self._canvas.hovered.connect(self._mark_rows)
        self._canvas.selection_changed.connect(lambda ids: self._mark_rows(ids[-1] if ids else ""))

    # In sight

    def showEvent(self, event: QShowEvent) -> None:
        """In sight: both runs are watched."""
        super().showEvent(event)
        self._in_sight = True
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: the clock and the canvas belong to the one run again."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        self._in_sight = False
        self._playback.watch_beside(())
        self._canvas.point_out("")
        self._theatre.set_beside(None, None)

    # Following

    def _moved(self, playback: Playback) -> None:
        """The playhead is elsewhere."""
        if not self._in_sight:
            return
        self.chart.set_head(playback.at_ms)
        found = self.comparing.comparison
        if found is not None and self.twin is not None and self.twin.isVisible():
            self.twin.follow()
            self._say_standing(found)

    def _say_standing(self, found: Comparison) -> None:
        at = self._playback.at_ms
        if self.head is not None and self.twin is not None:
            self.head.say(found.mine.label, standing(found, at, first=True))
            self.twin.head.say(found.theirs.label, standing(found, at, first=False))

    def _lay_out(self, found: Comparison | None) -> None:
        width = self._scroll.viewport().width()
        key = (found, self.layout_shown, width, self._playback.length_ms)
        if self._drawn is not None and self._drawn[0] is found and self._drawn[1:] == key[1:]:
            return
        self._drawn = key
        if found is None or width < NARROWEST:
            self.chart.show_sheet(None, None)
            return
        catalog = self._theatre.session.catalog
        points = self.chart.points(width)
        sheet = laid_out(found, catalog, self.layout_shown, points, self._playback.length_ms)
        self.chart.show_sheet(sheet, found)
        self.chart.set_head(self._playback.at_ms)

    def _stand_beside(self, found: Comparison | None) -> None:
        """The other cluster at the right of the canvas, if it is wanted and can be played."""
        if found is None or not self.bar.twin.isChecked():
            self._theatre.set_beside(None, None)
            return
        if self.twin is None:
            self.twin = Twin(self._canvas, self._playback)
            self.head = RunHead(self._canvas.stage.ink, outlined=False)
            self._theatre.canvas.destroyed.connect(self.twin.deleteLater)
        if self.twin.other.timeline is not found.theirs.timeline:
            self.twin.show_comparison(found)
        self._theatre.set_beside(self.twin, self.head)
        self._say_standing(found)

    def _label(self) -> str:
        chosen = self.comparing.rival.key
        known = (entry.label for entry in self.comparing.choices() if entry.value == chosen)
        return next(known, tr("Other design"))

    def _pick(self, members: Sequence[Id]) -> None:
        if members:
            self._canvas.show_object(members[0])
            self._canvas.select(tuple(members))

    def _point_out(self, members: Sequence[Id]) -> None:
        self._canvas.point_out(members[0] if members else "")
        place = self.chart.row_place()
        if place is not None and self.chart.hasFocus():
            self._scroll.ensureVisible(0, round(place.center().y()), 0, round(place.height()))

    def _mark_rows(self, subject: Id) -> None:
        """Emphasise the rows that belong to what the canvas points out."""
        resources = self._theatre.session.snapshot.resources.values()
        mine = {one.id for one in resources if subject and subject in (one.id, one.group, one.disk)}
        self.chart.mark_rows(frozenset(mine))

    def _wear(self) -> None:
        self.chart.repaint_still()
        if self.twin is not None:
            self.twin.set_theme(self._canvas.stage.ink.theme)
        self.bar.update()
