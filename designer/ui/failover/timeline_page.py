"""The page that shows the run itself: faults, bars, budgets and sentences, in step with the canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from designer.app.happenings import Happening
from designer.app.playback import Playback
from designer.app.pointing import pointed_at
from designer.app.scenarios import Script
from designer.drawing.timeline.rows import Story
from designer.drawing.timeline.story import with_allowances
from designer.drawing.timeline.trace.band import phases_of
from designer.drawing.timeline.trace.layout import Prepared, prepare
from designer.drawing.timeline.trace.tallies import Tally, tallies
from designer.drawing.timeline.trace.telling import described
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.plan.daytime import time_of_day
from designer.ui.bridge import listen
from designer.ui.failover.event_pane import EventPane
from designer.ui.failover.invitation import Invitation
from designer.ui.failover.lens import Lens
from designer.ui.failover.overview_bar import OverviewBar
from designer.ui.failover.scale import Sheet, sheet_of
from designer.ui.failover.side import Side, SidePage
from designer.ui.failover.small_parts import PhaseBand, TallyStrip
from designer.ui.failover.strip import TimeStrip
from designer.ui.failover.theatre import Theatre
from designer.ui.failover.trace import TraceChart
from designer.ui.failover.verdicts import Verdicts
from designer.ui.icons import icon
from designer.ui.plain import ElidedLabel, set_tip

if TYPE_CHECKING:
    from designer.ui.failover.why_view import WhyView

NARROWEST = 160
"""A chart that is less wide is not laid out, pixels."""

TALLIES = 0.26
"""Share of the height that budgets may take."""


class TimelinePage(QWidget):
    """Faults above the bars of the resources, what happens at the right; an invitation while nothing has failed."""

    rule_wanted = Signal(str)
    """The code of a rule that shall be explained."""

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._canvas = theatre.canvas
        self._session = theatre.session
        self._playback = theatre.playback
        self.sheet: Sheet | None = None
        self.story: Story | None = None
        self._prepared: Prepared | None = None
        self._tallies: tuple[Tally, ...] = ()
        self._folded: frozenset[Id] = frozenset()
        self._played: Script | None = None
        self._at = 0.0
        ink = theatre.canvas.stage.ink
        self.lens = Lens(self)
        self.strip = TimeStrip(ink, theatre.playback)
        self.band = PhaseBand(ink)
        self.chart = TraceChart(ink, self.lens)
        self.overview = OverviewBar(ink, self.lens)
        self.tallies = TallyStrip(ink)
        self.note = ElidedLabel("", "muted")
        self.pane = EventPane(ink)
        self.events = self.pane.events
        self.side = Side(self._side_pages())
        self.filtering = QToolButton()
        self.verdicts = Verdicts(ink)
        self.invitation = Invitation(ink)
        self._build()
        self._connect()
        self.side.turn_to("story")
        self._wear()
        self._run_changed()

    def _side_pages(self) -> tuple[SidePage, ...]:
        """What can be shown beside the timeline."""
        return (
            SidePage("story", tr("Story"), lambda: self.pane),
            SidePage("events", tr("All events"), lambda: self.pane),
            SidePage("why", tr("Why"), self._make_why),
        )

    def _make_why(self) -> WhyView:
        from designer.ui.failover.why_view import WhyView

        made = WhyView(self._theatre)
        made.rule_wanted.connect(self.rule_wanted)
        return made

    def ask_why(self) -> None:
        """Tell why what is selected is where it is, and be ready to walk through the answer."""
        self.side.turn_to("why")
        self.side.page("why").setFocus()

    # Building

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = self.chart.verticalScrollBar().sizeHint().width()
        for above in (self.strip, self.band):
            column.addLayout(_beside(above, bar))
        self.note.setContentsMargins(10, 3, 10, 3)
        column.addWidget(self.note)
        column.addWidget(self.chart, 1)
        column.addLayout(_beside(self.overview, bar))
        column.addWidget(self.tallies)
        self.filtering.setCheckable(True)
        self.filtering.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.filtering.setAccessibleName(tr("Filter"))
        set_tip(self.filtering, tr("Filter by what events are about, and by words"))
        self.filtering.toggled.connect(self.pane.show_filters)
        self.pane.show_filters(False)
        self.side.head.addWidget(self.filtering)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.side, 1)
        beside.addWidget(self.verdicts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 360])
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(split)

    def _connect(self) -> None:
        listen(self, self._playback.changed, lambda _: self._run_changed())
        listen(self, self._playback.moved, self._moved)
        for still in (self.strip, self.band, self.tallies.rows):
            still.lens = self.lens
            still.scrubbed.connect(self._theatre.scrub)
            still.ranged.connect(self._mark_stretch)
        for part in (self.chart, self.tallies.rows):
            part.picked.connect(self._pick)
            part.pointed_out.connect(self._canvas.point_out)
        self.chart.scrubbed.connect(self._theatre.scrub)
        self.chart.ranged.connect(self._mark_stretch)
        self.chart.entered.connect(self._enter)
        self.chart.fold_wanted.connect(self._fold)
        self.chart.range_wanted.connect(self._show_stretch)
        self.chart.tip_of = self._tip_of
        self.strip.told.connect(self._theatre.told)
        self.lens.changed.connect(self._lay_out)
        self.side.turned.connect(self._turned)
        self.pane.chosen.connect(self._choose)
        self.pane.pointed_out.connect(self._point_out)
        self._canvas.theme_changed.connect(self._wear)
        self._canvas.hovered.connect(lambda subject: self._mark_rows(subject or self._selected()))
        self._canvas.selection_changed.connect(lambda _: self._selection_changed())

    # Following

    def _run_changed(self) -> None:
        """Another run: lay it out and list it."""
        playback = self._playback
        self._show_page()
        self.invitation.set_problem(playback.problem)
        self._prepare()
        self.pane.show_run(playback.timeline if playback.story is not None else None, playback.sentences)
        self.verdicts.show_run(playback)
        self._lay_out()
        self._moved(playback)

    def _show_page(self) -> None:
        """The run, or an invitation while nothing has failed; why something is at home can be asked all the same."""
        is_asked = self.side.word == "why" and self._playback.timeline is not None
        self._pages.setCurrentIndex(1 if self._playback.story is not None or is_asked else 0)

    def _prepare(self) -> None:
        """Sort the story out, with what the scenario allows."""
        playback, before = self._playback, self._played
        timeline, story = playback.timeline, playback.story
        if timeline is None or story is None:
            self.story, self._prepared, self._tallies, self._played = None, None, (), None
            return
        self.story = with_allowances(replace(story, span_ms=playback.length_ms), _allowed(playback))
        starts_at = time_of_day(playback.script.starts_at)
        self._tallies = tallies(timeline, self._session.catalog, starts_at, playback.length_ms)
        self._prepared = prepare(self.story, [tally.label for tally in self._tallies])
        self._folded &= {row.subject for row in self.story.rows if row.heading}
        self._mark_stretch(None)
        self._played = playback.script
        self.lens.show_run(playback.length_ms, is_new=before is None or before != self._played)
        self.chart.setAccessibleDescription(described(self.story))

    def _moved(self, playback: Playback) -> None:
        """The playhead is elsewhere, or it began or ceased to move."""
        at, self._at = self._at, playback.at_ms
        if self.sheet is not None and at != playback.at_ms and not (playback.is_playing and self.chart.underMouse()):
            self.lens.look(self.lens.span.showing(playback.at_ms))
        for part in (self.strip, self.band, self.chart, self.overview, self.tallies.rows):
            part.set_head(playback.at_ms)
        self.pane.set_time(playback.at_ms)
        if playback.is_playing and not self.chart.underMouse():
            self.chart.reveal(playback.latest_start)

    def _choose(self, line: Happening) -> None:
        self._theatre.scrub(line.at)
        subject = self._subject(line)
        if subject:
            self._canvas.show_object(subject)

    def _point_out(self, line: Happening | None) -> None:
        self._canvas.point_out(self._subject(line) if line is not None else "")

    def _subject(self, line: Happening) -> Id:
        timeline = self._playback.timeline
        return timeline.events[line.event].subject if timeline is not None else ""

    def _pick(self, subject: Id) -> None:
        self._canvas.show_object(subject)
        self._mark_rows(subject)

    def _enter(self, subject: Id, at_ms: float) -> None:
        self._theatre.scrub(at_ms)
        self._pick(subject)

    def _selected(self) -> Id:
        return next(iter(self._canvas.selection()[-1:]), "")

    def _selection_changed(self) -> None:
        self._mark_rows(self._selected())
        if not self.chart.underMouse():
            self.chart.reveal(self._selected())

    def _mark_rows(self, subject: Id) -> None:
        """Emphasise the rows that belong to what the canvas points out, and show the phases of its group."""
        snapshot = self._session.snapshot
        mine = {one.id for one in snapshot.resources.values() if subject and subject in (one.id, one.group, one.disk)}
        rows = {row.subject for row in self.story.rows} if self.story is not None else set()
        self.chart.mark_rows(frozenset(mine | ({subject} & rows)))
        groups = {snapshot.resources[one].group for one in mine}
        self._show_phases(next(iter(groups)) if len(groups) == 1 else "")

    def _tip_of(self, subject: Id, at_ms: float) -> str:
        timeline = self._playback.timeline
        return pointed_at(timeline, self.story, subject, at_ms) if timeline is not None and self.story else ""

    def _turned(self, word: str) -> None:
        self._show_page()
        lists = word in ("story", "events")
        self.filtering.setEnabled(lists)
        if lists:
            self.pane.show_every_event(word == "events")
        if word == "events":
            self.filtering.setChecked(True)

    # Laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another scale."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._lay_out)

    def _lay_out(self) -> None:
        width, prepared = self.chart.viewport().width(), self._prepared
        fits = prepared is not None and width >= NARROWEST
        self.sheet = sheet_of(prepared, width, self.lens.span, self._folded) if fits and prepared is not None else None
        self.strip.show_run(self.sheet)
        self.chart.show_sheet(self.sheet)
        self.overview.show_run(self.story, self.sheet)
        self.tallies.show_rows(self.sheet, self._tallies, TALLIES * self.height())
        self._show_phases("")
        story = self.story
        calm = story is not None and not any(row.service is not None for row in story.rows)
        quiet = tr("Nothing has failed yet.") if story is None else tr("No group was interrupted.") if calm else ""
        self.note.setText(self._playback.endless or quiet)
        self.note.setVisible(bool(self.note.text()))

    def _show_phases(self, group: Id) -> None:
        name, phases = phases_of(self.story, group) if self.story is not None else ("", ())
        self.band.show_phases(self.sheet if phases else None, name, phases)
        if self.chart.phases != phases:
            self.chart.phases = phases
            self.chart.repaint_still()

    def _fold(self, heading: Id) -> None:
        self._folded ^= {heading}
        self._lay_out()

    def _mark_stretch(self, stretch: tuple[float, float] | None) -> None:
        self.band.set_stretch(stretch)
        self.chart.set_stretch(stretch)

    def _show_stretch(self) -> None:
        if self.chart.stretch is not None:
            self.lens.look_at(*self.chart.stretch)

    def _wear(self) -> None:
        self.filtering.setIcon(icon(self._canvas.stage.ink.theme, "filter", "icon"))
        self.strip.wear()
        self.pane.wear()
        for part in (self.band, self.chart, self.overview, self.tallies.rows):
            part.repaint_still()
        self.invitation.update()
        self.verdicts.update()


def _beside(widget: QWidget, bar: int) -> QHBoxLayout:
    """A widget as wide as the chart is without its scroll bar."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(widget)
    row.addSpacing(bar)
    return row


def _allowed(playback: Playback) -> dict[Id, int]:
    """How long the scenario lets each group be down; one that is to stay online not at all."""
    allowed: dict[Id, int] = {}
    for verdict in playback.verdicts:
        expected = verdict.expected
        limit = 0 if expected.state == "stays online" else expected.within_ms
        if limit is not None:
            allowed[expected.group] = min(limit, allowed.get(expected.group, limit))
    return allowed
