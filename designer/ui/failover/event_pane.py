"""The list of what happens with its filters: what events are about, as small toggles with counts, and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.app.happenings import (
    EVERY_TOPIC,
    TOPIC_WORDS,
    Happening,
    counted,
    event_lines,
    passing,
    story_lines,
)
from designer.foundation.language import plural, tr
from designer.simulation.outcome.facts import Topic
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.record.timeline import Timeline
from designer.ui.canvas.ink import Ink
from designer.ui.failover.events import EventList
from designer.ui.icons import icon
from designer.ui.plain import set_tip

ICONS: Mapping[Topic, str] = {
    "deeds": "lightning",
    "cluster": "node",
    "groups": "group",
    "resources": "service",
    "decisions": "arrow-right",
}


class EventPane(QWidget):
    """A list of sentences, or of every event; what is filtered out is counted all the same."""

    chosen = Signal(object)
    """The line that was clicked."""
    pointed_out = Signal(object)
    """The line under the pointer, or None."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._timeline: Timeline | None = None
        self._sentences: Sequence[Sentence] = ()
        self._lines: tuple[Happening, ...] = ()
        self._every = False
        self.events = EventList(ink)
        self.words = QLineEdit()
        self.topics: dict[Topic, QToolButton] = {}
        self.filters = QWidget()
        self._build()
        self.wear()

    def show_run(self, timeline: Timeline | None, sentences: Sequence[Sentence]) -> None:
        """List another run."""
        self._timeline, self._sentences = timeline, sentences
        self._list()

    def show_every_event(self, every: bool) -> None:
        """Every event, or the sentences."""
        if every != self._every:
            self._every = every
            self._list()

    def show_filters(self, shown: bool) -> None:
        """Show toggles and words, or only the list; what is filtered out stays so."""
        self.filters.setVisible(shown)

    def set_time(self, at_ms: float) -> None:
        """Emphasise what has just happened."""
        self.events.set_time(at_ms)

    def wear(self) -> None:
        """The colours have changed."""
        for topic, button in self.topics.items():
            button.setIcon(icon(self._ink.theme, ICONS[topic], "icon"))
        self.events.viewport().update()

    @property
    def shown(self) -> frozenset[Topic]:
        """The topics that are listed."""
        return frozenset(topic for topic, button in self.topics.items() if button.isChecked())

    def _build(self) -> None:
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(6, 0, 6, 4)
        row.setSpacing(2)
        for topic, word in TOPIC_WORDS.items():
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(lambda _: self._filter())
            set_tip(button, word)
            self.topics[topic] = button
            row.addWidget(button)
        self.words.setPlaceholderText(tr("Words"))
        self.words.setAccessibleName(tr("Words that events shall hold"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(70)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words.textChanged.connect(lambda _: self._filter())
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.events, 1)
        self.events.chosen.connect(self.chosen)
        self.events.pointed_out.connect(self.pointed_out)
        self.events.cause_wanted.connect(self._go_to_cause)

    def _list(self) -> None:
        timeline = self._timeline
        if timeline is None:
            self._lines = ()
        else:
            self._lines = event_lines(timeline) if self._every else story_lines(timeline, self._sentences)
        counts = counted(self._lines)
        for topic, button in self.topics.items():
            count = counts.get(topic, 0)
            button.setText(f"{count}")
            button.setAccessibleName(
                tr("{topic}: {count}").format(topic=TOPIC_WORDS[topic], count=plural(count, "line"))
            )
            button.setEnabled(count > 0)
        self._filter()

    def _filter(self) -> None:
        lines = passing(self._lines, self.shown, self.words.text())
        empty = tr("Nothing happens.") if not self._lines else tr("Nothing of what happens fits the filter.")
        self.events.show_lines(lines, with_causes=self._every, empty=empty)

    def _go_to_cause(self, event: int) -> None:
        """Go to the event that was the cause; filters that hide it are taken away."""
        line = next((line for line in self._lines if line.event == event), None)
        if line is None:
            return
        if line not in self.events.lines:
            self.words.clear()
            for topic in EVERY_TOPIC:
                self.topics[topic].setChecked(True)
        self.chosen.emit(line)
        self.events.go_to(event)
