"""When the cluster service looks at its resources: the polls that find what has failed without saying so."""

from __future__ import annotations

import random
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.engine.run import Run

Poll = Literal["looks-alive", "is-alive", "reservation"]

TAKES_THE_TYPES = 0xFFFFFFFF
"""The interval that stands for the one of the resource type (cluster API, LooksAlivePollInterval)."""

SHORTEST_MS = 10
"""The shortest interval that the cluster service accepts (cluster API, LooksAlivePollInterval)."""

PARTS = 1000
"""A resource's polls begin at one of so many moments of an interval, so that longer intervals only stretch them."""


def wait_for(run: Run, resource: Id, poll: Poll) -> int:
    """How long it is until the next poll of a resource, ms: more than 0, at most one interval.

    The polls of each resource go through its whole life in equal steps. Where in the interval they lie, follows from
    the seed and the resource alone.
    """
    interval = interval_of(run, resource, poll)
    if run.late_polls:
        return interval
    chance = random.Random(f"{run.seed}/{resource}")
    places = {kind: chance.randrange(PARTS) for kind in ("looks-alive", "is-alive", "reservation")}
    phase = interval * places[poll] // PARTS
    return interval - (run.now - phase) % interval


def interval_of(run: Run, resource: Id, poll: Poll) -> int:
    """How long it is from one poll of a resource to the next, ms."""
    record = run.plan.snapshot.resources[resource]
    own = {"looks-alive": record.looks_alive_ms, "is-alive": record.is_alive_ms, "reservation": None}[poll]
    usual = run.plan.times.cluster[poll]
    return max(SHORTEST_MS, usual if own is None or own == TAKES_THE_TYPES else own)
