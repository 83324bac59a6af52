"""The cluster of the other run at the same moment, drawn as the canvas draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from designer.app.pace import Pace
from designer.app.playback import Playback
from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.drawing.theme import Theme
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison
from designer.simulation.outcome.narrate import Sentence, sentences
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.easel import Easel
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.view import Canvas
from designer.ui.failover.limelight import Limelight
from designer.ui.plain import ElidedLabel


class Other:
    """The other run at the place of the playhead."""

    def __init__(self, playback: Playback) -> None:
        self._playback = playback
        self.timeline: Timeline | None = None
        self.sentences: tuple[Sentence, ...] = ()

    def take(self, timeline: Timeline) -> None:
        """Another run is the other one."""
        if timeline is not self.timeline:
            self.timeline, self.sentences = timeline, tuple(sentences(timeline))

    @property
    def state(self) -> ClusterState | None:
        """The cluster of the other run now."""
        return self.timeline.state_at(int(self.at_ms)) if self.timeline is not None else None

    @property
    def actions(self) -> tuple[Action, ...]:
        """Nothing is told aloud twice: only the main run speaks."""
        return ()

    @property
    def at_ms(self) -> float:
        """Both runs are at the same moment."""
        return self._playback.at_ms

    @property
    def pace(self) -> Pace:
        """Both runs have one clock."""
        return self._playback.pace


class Swatch(QWidget):
    """Which bars are a run's: filled or outlined."""

    def __init__(self, ink: Ink, *, outlined: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._outlined = outlined
        self.setFixedSize(QSize(24, 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar as it stands in the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ink.pen("accent", 1.2))
        painter.setBrush(self._ink.brush("canvas" if self._outlined else "accent"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 2, 2)


class RunHead(QFrame):
    """Above a cluster: which run it is, and how its virtual servers are at this moment."""

    def __init__(self, ink: Ink, *, outlined: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.name = ElidedLabel("", "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.standing = ElidedLabel("", "muted")
        self.standing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.standing.setAccessibleName(tr("How the virtual servers are"))
        self.swatch = Swatch(ink, outlined=outlined)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self.swatch)
        row.addWidget(self.name)
        row.addWidget(self.standing, 1)

    def say(self, name: str, standing: str) -> None:
        """Tell both."""
        if name != self.name.text():
            self.name.setText(name)
            self.name.setMinimumWidth(min(220, self.name.fontMetrics().horizontalAdvance(name) + 2))
        if standing != self.standing.text():
            self.standing.setText(standing)


class Twin(QFrame):
    """The other cluster below its head. It shows the view that the canvas shows, and follows the playhead."""

    def __init__(self, canvas: Canvas, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.other = Other(playback)
        self.easel = _Onlooker(canvas.session.snapshot, canvas.session.catalog)
        self.easel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head = RunHead(self.easel.stage.ink, outlined=True)
        self._light = Limelight(self.easel, self.other)
        self.setMinimumWidth(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.easel, 1)
        self.set_theme(canvas.stage.ink.theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.easel.set_theme(theme)
        self.head.update()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the other run of these."""
        self.other.take(comparison.theirs.timeline)
        self.easel.take(comparison.theirs.timeline.snapshot)
        said = tr("{name}, the cluster at the same moment").format(name=comparison.theirs.label)
        self.easel.setAccessibleName(said)
        self.follow(anew=True)

    def follow(self, *, anew: bool = False) -> None:
        """Show the moment of the playhead, as the canvas shows it."""
        if self.other.timeline is not None:
            self.easel.animation_ms = self._canvas.animation_ms
            anew = self.easel.look_as(self._canvas, self._group) or anew
            self._light.follow(anew=anew)

    def _group(self, group: str) -> str:
        return group if group in self.easel.session.snapshot.groups else ""


class _Onlooker(Easel):
    """A canvas for a design that nobody edits and nobody checks."""

    def __init__(self, snapshot: Snapshot, catalog: Catalog) -> None:
        super().__init__(Session(snapshot, catalog, later=_never))
        self.set_mode("failover")

    def take(self, snapshot: Snapshot) -> None:
        """Show another design."""
        self._session.store.snapshot = snapshot

    def look_as(self, canvas: Canvas, known: Callable[[str], str]) -> bool:
        """Show the view of another canvas, with the same groups expanded; whether that is another picture."""
        theirs = canvas.scenery
        expanded = frozenset(filter(None, map(known, theirs.expanded)))
        wanted = replace(self._scenery, view=theirs.view, group=known(theirs.group), expanded=expanded)
        changes, self._scenery = wanted != self._scenery, wanted
        return changes


def _never(work: Callable[[], None]) -> None:
    """What is only looked at is not checked."""
