"""What must hold after every event of every simulation: random clusters of every platform, and whatever happens."""

from __future__ import annotations

from random import Random
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from designer.model.snapshot import Snapshot
from designer.simulation.engine.playing import advance, begin, plan_action
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.plan.plan import CannotSimulate, Plan, make_plan
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.simulation.invariants import check_events, check_replay, check_run
from tests.support.random_clusters import random_action, random_cluster, random_scenario
from tests.support.samples import catalog
from tests.support.strategies import snapshots
from tests.support.volume import volume

CATALOG = catalog()
RUNS, PARTS = 20_000, 5
SERVICES = [None, *sorted(CATALOG.services)]
"""The service of the design's Windows, and every other."""

MANY = 2000
"""Beyond so many events there is nothing new in a run, and much of it."""

NUMBERS = st.integers(0, 2**64 - 1)
"""A cluster or an action each."""

PAUSES = st.sampled_from([0, 1, 500, 3_000, 7_200, 10_000, 60_000, 900_000, 3_600_000])


class AnyRun(RuleBasedStateMachine):
    """A cluster to which things happen, looked at after every event."""

    service: ClassVar[str | None] = None
    part: ClassVar[int] = 0

    @initialize(number=NUMBERS, seed=st.integers(0, 3))
    def start(self, number: int, seed: int) -> None:
        self.snapshot = snapshot = random_cluster(Random(f"{self.part}/{number}"))
        self.seed = seed
        self.struck: list[Action] = []
        plan = make_plan(snapshot, CATALOG, None if self.service is None else CATALOG.services[self.service])
        self.run, _ = begin(plan, seed)
        check_run(self.run)

    @rule(number=NUMBERS)
    def strike(self, number: int) -> None:
        action = random_action(Random(number), self.snapshot, self.run.now)
        self.struck.append(action)
        plan_action(self.run, action)

    @rule(ms=PAUSES)
    def wait(self, ms: int) -> None:
        until = self.run.now + ms
        while (due := self.run.next_due()) is not None and due <= until and len(self.run.events) < MANY:
            advance(self.run)
            check_run(self.run)
        self.run.now = until

    def teardown(self) -> None:
        if not hasattr(self, "run"):
            return
        timeline = simulate(self.snapshot, CATALOG, self.struck, seed=self.seed, service=self.service)
        if len(self.run.events) < MANY:
            assert tuple(self.run.events) == timeline.events[: len(self.run.events)]
        check_whole(self.run.plan, timeline)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("service", SERVICES)
def test_whatever_happens(service: str | None, part: int) -> None:
    machine = type("AnyRunOf", (AnyRun,), {"service": service, "part": part})
    count = volume(RUNS // len(SERVICES) // PARTS)
    run_state_machine_as_test(machine, settings=settings(max_examples=count, stateful_step_count=12))


@settings(max_examples=volume(2000))
@given(snapshots(), NUMBERS)
def test_whatever_is_drawn(snapshot: Snapshot, number: int) -> None:
    try:
        plan = make_plan(snapshot, CATALOG)
    except CannotSimulate:
        return
    timeline = simulate(snapshot, CATALOG, random_scenario(Random(number), snapshot))
    check_whole(plan, timeline)


def test_the_same_seed_gives_the_same_run() -> None:
    for number in range(volume(2000)):
        dice = Random(number)
        snapshot = random_cluster(dice)
        scenario = random_scenario(dice, snapshot)
        first, second = (simulate(snapshot, CATALOG, scenario, seed=number % 4) for _ in range(2))
        assert first == second
        assert narrate(first) == narrate(second)


def check_whole(plan: Plan, timeline: Timeline) -> None:
    """A run from its beginning to its end."""
    if len(timeline.events) > MANY:
        return
    check_events(timeline)
    check_replay(timeline)
    if not any("still trying" in note for note in timeline.notes):
        check_end(plan, timeline)
    check_outages(timeline)
    told = narrate(timeline)
    assert bool(told) == bool(timeline.events)
    assert not [line for line in told if "None" in line]


def check_end(plan: Plan, timeline: Timeline) -> None:
    """When nothing is due any more, nothing is on its way, and whatever is online is on a node that is there."""
    final = timeline.state_at(timeline.end)
    if not any(event.kind == "action" and event.detail == "hang" for event in timeline.events):
        assert not {"online pending", "offline pending"} & set(final.resources.values())
    there = {node for node, word in final.nodes.items() if word in ("up", "paused")}
    if not there:
        assert "online" not in final.resources.values()
    for group, owner in final.owners.items():
        words = {final.resources[member] for member in plan.members[group]}
        assert owner in there or words <= {"offline", "failed"}


def check_outages(timeline: Timeline) -> None:
    """Every outage is the sum of the steps on its critical path."""
    for listed in outages(timeline).values():
        for outage in listed:
            path = critical_path(timeline, outage)
            if outage.end is None:
                assert path == ()
            else:
                assert [step.start for step in path] == [outage.start, *(step.end for step in path[:-1])]
                assert path[-1].end == outage.end
