"""The run that is watched, beside another one: what that is, and the comparison as long as both stay what they are."""

from __future__ import annotations

from designer.app.desk.words import Entry
from designer.app.playback import Playback
from designer.app.rivals import CannotCompare, Part, Rival, against, first_rival
from designer.app.session import Session
from designer.files.errors import BadDesign
from designer.foundation.language import tr
from designer.foundation.signal import Signal
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison
from designer.simulation.comparison.telling import Told, tell
from designer.simulation.record.timeline import Timeline
from designer.topology.trees import version_trees

MOST_STEPS = 12
"""So many steps of the history can be chosen, the latest ones."""


class Comparing:
    """Compares the run of a playback with a rival. `changed` announces another rival.

    The comparison is made when it is asked for, and again when the run or the design has changed.
    """

    def __init__(self, session: Session, playback: Playback) -> None:
        self._session = session
        self._playback = playback
        self._chosen: Rival | None = None
        self._of: tuple[Timeline | None, Snapshot, Rival, int | None] | None = None
        self._comparison: Comparison | None = None
        self._problem = ""
        self.changed: Signal[Comparing] = Signal()

    @property
    def rival(self) -> Rival:
        """What the run is compared with."""
        return self._chosen or first_rival(self._session)

    def choose(self, rival: Rival) -> None:
        """Compare with something else; a file is read anew."""
        self._chosen, self._of = rival, None
        self.changed.emit(self)

    @property
    def comparison(self) -> Comparison | None:
        """Both runs; None when there is no such pair, and then `problem` says why."""
        self._look()
        return self._comparison

    @property
    def problem(self) -> str:
        """Why there is nothing to compare; "" when there is."""
        self._look()
        return self._problem

    @property
    def sentences(self) -> list[Told]:
        """What the comparison says."""
        found = self.comparison
        return tell(found) if found is not None else []

    def choices(self) -> list[Entry]:
        """Everything that the run can be compared with, in sections; the chosen one is checked. Another file is not
        among them."""
        store, chosen = self._session.store, self.rival
        found = [
            (tr("Dependency tree"), Rival("tree", tree.id), tree.name, True)
            for tree in version_trees(self._session.catalog)
        ]
        design = tr("Design")
        found.append((design, Rival("edit"), tr("Before the last edit"), store.position > 0))
        found.append((design, Rival("saved"), tr("Saved version"), store.saved_position is not None))
        for step in range(store.position - 2, max(-1, store.position - 2 - MOST_STEPS), -1):
            label = tr("After “{edit}”").format(edit=store.steps[step - 1]) if step else tr("At the beginning")
            found.append((tr("History"), Rival("step", str(step)), label, True))
        found += [
            (tr("Scenario instead of this run"), Rival("scenario", one.id), one.name, True)
            for one in self._session.snapshot.scenarios.values()
        ]
        found.append((tr("Times"), Rival("times", "low"), tr("Shortest assumed times"), True))
        found.append((tr("Times"), Rival("times", "high"), tr("Longest assumed times"), True))
        return [
            Entry(rival.key, label, enabled=enabled, checked=rival == chosen, section=section)
            for section, rival, label, enabled in found
        ]

    def _look(self) -> None:
        playback, session = self._playback, self._session
        timeline, snapshot, saved = playback.timeline, session.snapshot, session.store.saved_position
        known, self._of = self._of, (timeline, snapshot, self.rival, saved)
        if known is not None and known[0] is timeline and known[1] is snapshot and known[2:] == self._of[2:]:
            return
        self._comparison, self._problem = None, ""
        if playback.timeline is None:
            self._problem = playback.problem
        elif not playback.actions:
            self._problem = tr("Nothing has failed yet: there is no run to compare")
        else:
            part = Part(playback.timeline.snapshot, playback.actions, playback.script, playback.timeline)
            try:
                self._comparison = against(part, self.rival, session)
            except (CannotCompare, BadDesign) as problem:
                self._problem = str(problem)
