"""One simulated run with everything that is told about it, worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property

from designer.app.scenarios import Script
from designer.catalog.schema import Catalog
from designer.drawing.timeline import Story
from designer.drawing.timeline.story import affected, story_of
from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.simulation.outcome.narrate import Sentence, sentences
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.record.timeline import Timeline
from designer.simulation.trials.expectations import Verdict, judge


class Run:
    """A timeline and what follows from it. The picture of a moment needs the timeline alone."""

    def __init__(self, timeline: Timeline, catalog: Catalog, script: Script) -> None:
        self.timeline = timeline
        self._catalog = catalog
        self._script = script

    @cached_property
    def times(self) -> tuple[int, ...]:
        """The moments (ms) at which something happens, in order."""
        return tuple(sorted({event.at for event in self.timeline.events}))

    @cached_property
    def story(self) -> Story:
        """What the chart draws: the interrupted groups, what users work with first, and the cluster."""
        groups = self.timeline.snapshot.groups
        shown = sorted(affected(self.timeline), key=lambda group: groups[group].kind in CORE_KINDS)
        return story_of(self.timeline, self._catalog, shown, with_cluster=True)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What happens, sentence by sentence."""
        return tuple(sentences(self.timeline))

    @cached_property
    def outages(self) -> dict[Id, tuple[Outage, ...]]:
        """When each group was not fully there."""
        return outages(self.timeline)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What came of the expectations about groups that there are."""
        known = [one for one in self._script.expected if one.group in self.timeline.snapshot.groups]
        return tuple(judge(self.timeline, one) for one in known)
