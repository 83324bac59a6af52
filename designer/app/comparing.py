"""The run that is watched, beside another one: what that is, and the comparison as long as both stay what they are."""

from __future__ import annotations

from designer.app.branches import Branch
from designer.app.desk.words import Entry
from designer.app.playback import Playback
from designer.app.rivals import CannotCompare, Part, Rival, against, first_rival
from designer.app.session import Session
from designer.files.errors import BadDesign
from designer.foundation.language import tr
from designer.foundation.signal import Signal
from designer.foundation.units import seconds
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison, Passage
from designer.simulation.comparison.telling import Told, tell
from designer.simulation.record.timeline import Timeline
from designer.topology.trees import version_trees

MOST_STEPS = 12
"""So many steps of the history can be chosen, the latest ones."""

NO_RUN = tr("There is no run yet. Drop a fault on the drawing, drag a group to another node, or play a scenario.")

MOST_STANDING = 3
"""Of more virtual servers at a moment some are only counted."""


class Comparing:
    """Compares the run of a playback with a rival. `changed` announces another rival.

    The comparison is made when it is asked for, and again when the run or the design has changed.
    """

    def __init__(self, session: Session, playback: Playback) -> None:
        self._session = session
        self._playback = playback
        self._chosen: Rival | None = None
        self._of: tuple[Timeline | None, Snapshot, Rival, int | None, tuple[Branch, ...]] | None = None
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
        branch = tr("Another branch")
        found += [
            (branch, Rival("branch", str(one.id)), one.name or one.title, True)
            for one in self._playback.branches
            if one.id != self._playback.branch.id and one.actions
        ]
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
        known, self._of = self._of, (timeline, snapshot, self.rival, saved, playback.branches)
        if known is not None and known[0] is timeline and known[1] is snapshot and known[2:] == self._of[2:]:
            return
        self._comparison, self._problem = None, ""
        if playback.timeline is None:
            self._problem = playback.problem
        elif not playback.actions:
            self._problem = NO_RUN
        else:
            timeline, branches = playback.timeline, playback.branches
            part = Part(timeline.snapshot, playback.actions, playback.script, timeline, branches)
            try:
                self._comparison = against(part, self.rival, session)
            except (CannotCompare, BadDesign) as problem:
                self._problem = str(problem)


def standing(comparison: Comparison, at_ms: float, *, first: bool) -> str:
    """How the disturbed virtual servers are at a moment of the first or the second run: "EVS1 away for 43 s"; without
    any, how the other groups are."""
    groups = comparison.mine.timeline.snapshot.groups
    pairs = [pair for pair in comparison.pairs if groups[pair.group].kind not in CORE_KINDS] or comparison.pairs
    said = [_stands(groups[pair.group].name, pair.mine if first else pair.theirs, at_ms) for pair in pairs]
    more = len(said) - MOST_STANDING
    return " · ".join([*said[:MOST_STANDING], *([tr("and {count} more").format(count=more)] if more > 0 else [])])


def _stands(name: str, passage: Passage, at_ms: float) -> str:
    begun = [one for one in passage.outages if one.start <= at_ms]
    if not begun:
        return tr("{name} online").format(name=name)
    last = begun[-1]
    if last.end is None or last.end > at_ms:
        away = seconds(int(at_ms - last.start) // 1000 * 1000)
        return tr("{name} away for {time}").format(name=name, time=away)
    return tr("{name} back after {time}").format(name=name, time=seconds(last.end - last.start))
