"""A run made ready for showing: what is asked at every frame, worked out once."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.playing.words import caption_text, online_text
from designer.drawing.primitives import Picture
from designer.drawing.standing import Standing, group_standing
from designer.drawing.timeline.rows import Story
from designer.drawing.timeline.story import story_of
from designer.drawing.topology import topology
from designer.drawing.topology.detail import Detail
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import Sentence, sentences
from designer.simulation.outcome.spotlight import Spotlights
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline

BEFORE = -1
"""A time before everything, for runs in which something happens at once."""

CAVEAT = tr("Simulated, not measured")
"""What every picture of a run says about its times."""


@dataclass(frozen=True, slots=True)
class Census:
    """How the virtual servers are doing at a moment: each with its standing, and how many users can work."""

    servers: tuple[tuple[Id, Standing], ...]
    counted: str
    online: int
    users_online: int
    users: int

    @property
    def text(self) -> str:
        """As in "2 of 3 EVSs online · 6,000 of 9,000 users"."""
        if not self.servers:
            return tr("No virtual servers")
        users = tr("{online:,} of {users:,} users").format(online=self.users_online, users=self.users)
        return f"{self.counted} · {users}" if self.users else self.counted


@dataclass(frozen=True, slots=True)
class Reel:
    """A run of `length_ms`, with what is told of it. `times` are the moments (ms) at which anything happens, 0 first.

    `story` holds phases, faults and results; `title` says what is played.
    """

    snapshot: Snapshot
    catalog: Catalog
    timeline: Timeline
    title: str
    length_ms: int
    story: Story
    told: tuple[Sentence, ...]
    times: tuple[int, ...]
    spotlights: Spotlights

    def moment_of(self, at_ms: float) -> int:
        """The number of the last moment up to a time: between two moments nothing changes but the clock. -1 is before
        everything, also before what happens at 0."""
        return bisect_right(self.times, at_ms) - 1

    def state(self, at_ms: float) -> ClusterState:
        """The cluster at a time."""
        return self.timeline.state_at(math.floor(at_ms))

    def picture(self, at_ms: float, width: float, *, from_afar: bool = False) -> Picture:
        """The cluster at a time, about `width` wide; `from_afar` says little, in large letters.

        It is the same until the next of the `times`; what moves meanwhile is told by `designer.drawing.playing`.
        """
        detail: Detail = "overview" if from_afar else "normal"
        number = self.moment_of(at_ms)
        moment = self.times[number] if number >= 0 else BEFORE
        light = self.spotlights.at(moment) if number >= 0 else None
        return topology(self.snapshot, self.catalog, self.state(moment), width=width, detail=detail, spotlight=light)

    def census(self, at_ms: float) -> Census:
        """How the virtual servers are doing at a time."""
        state = self.state(at_ms)
        servers = self.snapshot.virtual_servers()
        looks = tuple((one.id, group_standing(self.snapshot, state, one.id)) for one in servers)
        users = sum(one.users or 0 for one in servers)
        if self.moment_of(at_ms) < 0:
            working = [one for one, (_, shown) in zip(servers, looks, strict=True) if shown.look == "online"]
            online, served = len(working), sum(one.users or 0 for one in working)
        else:
            toll = self.spotlights.at(at_ms).toll
            online, served = toll.online, toll.served
        return Census(looks, online_text(self.snapshot, online), online, served, users)

    def caption(self, at_ms: float) -> str:
        """The sentence to read at a time: what happened last to whom it matters most."""
        if not self.told or self.told[0].at > at_ms:
            census = self.census(at_ms)
            if census.online == len(census.servers):
                return tr("Everything is online; nothing has happened yet.")
        return caption_text(self.spotlights.at(at_ms))


def reel_of(timeline: Timeline, catalog: Catalog, *, title: str = "", length_ms: int | None = None) -> Reel:
    """The run, ready to be shown; it is as long as its last event takes, unless `length_ms` says more."""
    snapshot = timeline.snapshot
    told = tuple(sentences(timeline))
    spotlights = Spotlights(timeline, told)
    return Reel(
        snapshot=snapshot,
        catalog=catalog,
        timeline=timeline,
        title=title or snapshot.cluster.name,
        length_ms=max(1, timeline.end, length_ms or 0),
        story=story_of(timeline, catalog),
        told=told,
        times=spotlights.moments,
        spotlights=spotlights,
    )
