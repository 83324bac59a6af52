"""The page that shows the run itself: faults, bars and sentences, in step with the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from designer.app.playback import Playback
from designer.drawing.timeline.deeds import ICONS, ON_PURPOSE
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.outcome.narrate import Sentence
from designer.ui.bridge import listen
from designer.ui.failover.chart import Still
from designer.ui.failover.events import EventList
from designer.ui.failover.invitation import Invitation
from designer.ui.failover.scale import Sheet, lay_out
from designer.ui.failover.strip import Chip, TimeStrip
from designer.ui.failover.theatre import Theatre
from designer.ui.failover.verdicts import Verdicts
from designer.ui.plain import PlainLabel


class TimelinePage(QWidget):
    """Faults above the bars of the resources, sentences at the right; an invitation while nothing has failed."""

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._canvas = theatre.canvas
        self._session = theatre.session
        self._playback = theatre.playback
        self.sheet: Sheet | None = None
        ink = theatre.canvas.stage.ink
        self.strip = TimeStrip(ink)
        self.chart = Still(ink)
        self.calm = PlainLabel(tr("No group was interrupted."), "muted")
        self.events = EventList(ink)
        self.verdicts = Verdicts(ink)
        self.invitation = Invitation(ink)
        self._build()
        self._connect()
        self._run_changed()

    # Building

    def _build(self) -> None:
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chart)
        inside.addWidget(self.calm, 1, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll = scroll
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.addWidget(self.strip)
        above.addSpacing(scroll.verticalScrollBar().sizeHint().width())
        column.addLayout(above)
        column.addWidget(scroll, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._right_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 360])
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(split)

    def _right_side(self) -> QWidget:
        """The sentences, and below them what came of a scenario's expectations."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.events, 1)
        column.addWidget(self.verdicts)
        return side

    def _connect(self) -> None:
        listen(self, self._playback.changed, lambda _: self._run_changed())
        listen(self, self._playback.moved, self._moved)
        for still in (self.strip, self.chart):
            still.scrubbed.connect(self._theatre.scrub)
            still.picked.connect(self._canvas.show_object)
            still.pointed_out.connect(self._canvas.point_out)
        self.strip.removed.connect(self._playback.remove)
        self.strip.shifted.connect(self._playback.shift)
        self.events.chosen.connect(self._choose)
        self.events.pointed_out.connect(self._point_out)
        self._canvas.theme_changed.connect(self._wear)
        self._canvas.hovered.connect(self._mark_rows)
        self._canvas.selection_changed.connect(lambda ids: self._mark_rows(ids[-1] if ids else ""))

    # Following

    def _run_changed(self) -> None:
        """Another run: lay it out and list it."""
        self._pages.setCurrentIndex(1 if self._playback.story is not None else 0)
        self.invitation.set_problem(self._playback.problem)
        self.events.show_sentences(self._playback.sentences)
        self.verdicts.show_run(self._playback)
        self._lay_out()
        self._moved(self._playback)

    def _moved(self, playback: Playback) -> None:
        """The playhead is elsewhere, or it began or ceased to move."""
        self.strip.set_head(playback.at_ms)
        self.chart.set_head(playback.at_ms)
        self.events.set_time(playback.at_ms)
        if playback.is_playing:
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """While it plays, scroll to the row in which something has just begun."""
        row = self.sheet.row(self._playback.latest_start) if self.sheet is not None else None
        if row is not None and self.sheet is not None and not self.chart.underMouse():
            self._scroll.ensureVisible(0, round(row[0] - self.sheet.top + row[1] / 2), 0, 24)

    def _choose(self, sentence: Sentence) -> None:
        self._theatre.scrub(sentence.at)
        subject = self._subject(sentence)
        if subject:
            self._canvas.show_object(subject)

    def _point_out(self, sentence: Sentence | None) -> None:
        self._canvas.point_out(self._subject(sentence) if sentence is not None else "")

    def _subject(self, sentence: Sentence) -> Id:
        timeline = self._playback.timeline
        return timeline.events[sentence.event].subject if timeline is not None else ""

    def _mark_rows(self, subject: Id) -> None:
        """Emphasise the rows that belong to what the canvas points out."""
        snapshot = self._session.snapshot
        mine = {one.id for one in snapshot.resources.values() if subject and subject in (one.id, one.group, one.disk)}
        self.chart.mark_rows(frozenset(mine))

    # Laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another scale."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._lay_out)

    def _lay_out(self) -> None:
        playback = self._playback
        width = self._scroll.viewport().width()
        story = playback.story
        self.sheet = lay_out(story, playback.length_ms, width) if story is not None and width > 120 else None
        chips = [
            Chip(one.at_ms, playback.text_of(one), ICONS[one.kind], fault=one.kind not in ON_PURPOSE)
            for one in playback.actions
        ]
        self.strip.show_strip(self.sheet, chips, playback.pace.quiet)
        has_rows = self.sheet is not None and bool(self.sheet.picture.areas)
        resources = self._session.snapshot.resources
        is_calm = story is not None and not any(row.subject in resources for row in story.rows)
        self.calm.setVisible(self.sheet is not None and is_calm)
        self.chart.setVisible(has_rows)
        if self.sheet is not None and has_rows:
            self.chart.show_sheet(self.sheet, self.sheet.top, self.sheet.height - self.sheet.top)
        else:
            self.chart.show_sheet(None, 0, 0)

    def _wear(self) -> None:
        self.strip.repaint_still()
        self.chart.repaint_still()
        self.invitation.update()
        self.events.viewport().update()
        self.verdicts.update()
