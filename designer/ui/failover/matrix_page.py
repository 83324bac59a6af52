"""The page of the failure matrix: what every fault does, the ladder, what nodes carry, and other layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from designer.app.background import Job, JobFailed
from designer.app.options import Option, options_for
from designer.app.options_table import table_of
from designer.app.scenarios import Script
from designer.app.sweeping import is_played_alike
from designer.drawing.comparing_table import table_picture
from designer.drawing.matrix.facts import Matrix, matrix_of
from designer.drawing.matrix.loads import capacity_picture
from designer.drawing.matrix.rungs import ladder_picture
from designer.drawing.matrix.view import matrix_picture
from designer.drawing.matrix.words import struck_by
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Picture
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.ui.bridge import listen
from designer.ui.failover.matrix_bar import MatrixBar
from designer.ui.failover.matrix_table import MatrixTable
from designer.ui.failover.picture_area import PictureArea
from designer.ui.failover.theatre import Theatre

POLL_MS = 40
SHOW_MS = 250
"""While cases come in, the matrix is sorted and shown anew so often at most."""

SHARE = 8
"""And so seldom that it takes no more than this part of the time: large matrices take long."""

Sight = Literal["matrix", "ladder", "capacity", "options"]

PAPER = 740.0
"""Points; how wide the pictures of ladder, capacity and options are made for a file."""


class MatrixPage(QWidget):
    """Plays every fault of the design while it is in sight, and shows what comes of it.

    A newer design is played instead as soon as the page is in sight; until then what is shown is marked as older.
    """

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._session = theatre.session
        self.sweeper = theatre.sweeper
        self.sight: Sight = "matrix"
        self.matrix: Matrix | None = None
        self.options: tuple[Option, ...] = ()
        self.trouble = ""
        self._options_of: Snapshot | None = None
        self._jobs: list[Job[tuple[Option, ...]]] = []
        """What plays the options, at most one."""
        ink = theatre.canvas.stage.ink
        self.bar = MatrixBar()
        self.table = MatrixTable(ink)
        self.picture = PictureArea(ink)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._shown = QElapsedTimer()
        self._pause_ms = SHOW_MS
        self._is_late = False
        self._build()
        self._connect()

    # What commands call

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to be seen yet."""
        return bool(self.options) if self.sight == "options" else self.sweeper.sweep is not None

    def shown_picture(self) -> Picture | None:
        """What is in sight, as a picture for a file; None as long as there is nothing."""
        if self.sight == "matrix":
            return matrix_picture(self.matrix) if self.matrix is not None else None
        return self._drawn(PAPER) if self.has_picture else None

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.picture)
        column.addWidget(below, 1)

    def _connect(self) -> None:
        self.bar.sight_chosen.connect(self.show_sight)
        self.bar.choice_changed.connect(self._sort_out)
        self.bar.deeper.connect(self._ask)
        self.bar.stopped.connect(self._stop)
        self.bar.resumed.connect(self._begin)
        self.table.chosen.connect(self._play)
        self.table.sorted_by.connect(self.bar.sort_by)
        self.table.pointed_out.connect(self._point_out)
        listen(self, self._session.changed, lambda _: self._design_changed())
        self._theatre.canvas.theme_changed.connect(self._wear)
        sweeper, jobs = self.sweeper, self._jobs
        self.destroyed.connect(lambda: sweeper.close())  # noqa: PLW0108 - the page itself is gone by then
        self.destroyed.connect(lambda: _cancel(jobs))

    # In sight

    def showEvent(self, event: QShowEvent) -> None:
        """In sight: play what has not been played."""
        super().showEvent(event)
        if self._is_late:
            self.sweeper.collect()
            self._sort_out()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is pointed out any more."""
        super().hideEvent(event)
        self._theatre.canvas.point_out("")

    def show_sight(self, sight: Sight) -> None:
        """Show the matrix, the ladder, what nodes carry, or other layouts."""
        self.sight = sight
        self.bar.show_sight(sight)
        self._ask()
        self._show()

    def _design_changed(self) -> None:
        """What is under way is about another design now."""
        snapshot = self._session.snapshot
        if self.sweeper.is_busy and not self.sweeper.has(snapshot, self.bar.deepest):
            self._stop()
        if self.isVisible():
            self._ask()
        else:
            self._tell()

    # Playing all of it

    def _ask(self) -> None:
        if not self.isVisible():
            return
        if self.sight == "options":
            self._ask_options()
        elif not self.sweeper.has(self._session.snapshot, self.bar.deepest):
            self._begin()
        self._tell()

    def _begin(self) -> None:
        self.sweeper.start(self._session.snapshot, self.bar.deepest)
        self._shown.start()
        self._timer.start()
        self._sort_out()

    def _stop(self) -> None:
        self.sweeper.cancel()
        self._sort_out()

    def _ask_options(self) -> None:
        snapshot = self._session.snapshot
        if self._options_of is not None and is_played_alike(self._options_of, snapshot):
            return
        _cancel(self._jobs)
        self._options_of = snapshot
        self._jobs.append(Job(options_for, snapshot))
        self._timer.start()

    def _look(self) -> None:
        """Take in what the processes have sent, and show it if it is time for that."""
        for job in tuple(self._jobs):
            self._look_for_options(job)
        self._is_late |= self.sweeper.poll()
        due = not self.sweeper.is_busy or self._shown.elapsed() >= self._pause_ms
        if self._is_late and due and self.isVisible():
            self._shown.restart()
            self.sweeper.collect()
            self._sort_out()
            self._pause_ms = max(SHOW_MS, SHARE * self._shown.elapsed())
        self._tell()
        if not self.sweeper.is_busy and not self._jobs:
            self._timer.stop()

    def _look_for_options(self, job: Job[tuple[Option, ...]]) -> None:
        try:
            found = job.poll()
        except JobFailed as problem:
            self.options, self.trouble = (), str(problem)
        else:
            if found is None:
                return
            self.options, self.trouble = found, ""
        self._jobs.remove(job)
        self._show()

    # Showing

    def _sort_out(self) -> None:
        """Another sweep, or another choice of it."""
        self._is_late = False
        sweep = self.sweeper.sweep
        self.matrix = matrix_of(sweep, self.bar.choice) if sweep is not None else None
        self._show()
        self._tell()

    def _show(self) -> None:
        if self.sight == "matrix" and self.matrix is not None and self.matrix.lines:
            self._stack.setCurrentWidget(self.table)
            self.table.show_matrix(self.matrix)
            return
        self._stack.setCurrentWidget(self.picture)
        self.picture.show_drawn(self._drawn)

    def _drawn(self, width: float) -> Picture:
        """What is in sight, unless it is the table."""
        sweep = self.sweeper.sweep
        if self.sight == "options":
            return table_picture(table_of(self.options), width) if self.options else _waiting(self.trouble)
        makers: dict[Sight, Callable[[Sweep, float], Picture]] = {
            "ladder": ladder_picture,
            "capacity": capacity_picture,
        }
        if sweep is not None and self.sight in makers:
            return makers[self.sight](sweep, width)
        return matrix_picture(self.matrix) if self.matrix is not None else _waiting(self.sweeper.problem)

    def _tell(self) -> None:
        """Say how far it is, and of which design it is."""
        sweeper, snapshot = self.sweeper, self._session.snapshot
        if self.sight == "options":
            self.bar.tell(tr("Simulating…") if self._jobs else "")
            return
        old = sweeper.sweep is not None and not sweeper.fits(snapshot)
        if sweeper.is_busy:
            self.bar.show_progress(sweeper.progress, old=old)
        elif sweeper.problem:
            self.bar.tell(sweeper.problem if sweeper.sweep is not None else "", resume=tr("Try Again"))
        elif old:
            self.bar.tell(tr("Of the design before its last change"), resume=tr("Play Again"))
        elif not sweeper.is_complete and sweeper.progress.done:
            done, total = sweeper.progress.done, sweeper.progress.total
            self.bar.tell(tr("{done:,} of {total:,}").format(done=done, total=total), resume=tr("Play All"))
        else:
            self.bar.tell("")

    def _wear(self) -> None:
        ink = self._theatre.canvas.stage.ink
        self.table.set_ink(ink)
        self.picture.set_ink(ink)

    # Cells

    def _play(self, case: Case) -> None:
        """Watch a case from its beginning."""
        snapshot = self._session.snapshot
        if not self.sweeper.fits(snapshot):
            self._theatre.told.emit(tr("The design has changed: play the matrix again first"))
            return
        self._theatre.play_script(Script(struck_by(case, snapshot), late_polls=True), case.actions)
        self._theatre.turn_to("timeline")

    def _point_out(self, case: Case | None) -> None:
        """Show on the canvas what fails."""
        if case is None:
            self._theatre.canvas.point_out("")
            return
        parts = [one for fault in case.faults for one in (fault.subject, fault.value) if one]
        self._theatre.canvas.point_out(parts[0], *parts[1:])


def _cancel(jobs: list[Job[tuple[Option, ...]]]) -> None:
    """End what is under way."""
    while jobs:
        jobs.pop().cancel()


def _waiting(problem: str) -> Picture:
    """What is in sight before anything is there, or instead of it."""
    if problem:
        sentence = f"{problem[:1].upper()}{problem[1:].rstrip('.')}."
        return nothing_yet(tr("Failure matrix"), tr("This could not be played"), (sentence,))
    return nothing_yet(tr("Failure matrix"), tr("Everything fails once, in a moment…"), ())
