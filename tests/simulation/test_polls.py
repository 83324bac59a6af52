"""Failures that nobody is told of: the polls that find them, and how long that takes."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.simulation.play import count, group_state, owner, play, times
from tests.support.clusters import changed, f2


def found_after(catalog: Catalog, event: str, seed: int, **values: int) -> int:
    """How long a failure of E-NN at 100 s stays unseen, ms."""
    snapshot = changed(f2(), "resources", "E-NN", **values)
    timeline = play(snapshot, catalog, f"{event}@100", seed=seed)
    return times(timeline, "E-NN", "failed")[0] - 100_000


@pytest.mark.parametrize(("poll", "longest"), [("looks-alive", 5_000), ("is-alive", 60_000)])
def test_a_failure_is_found_by_the_next_poll(catalog: Catalog, poll: str, longest: int) -> None:
    waits = {found_after(catalog, f"resource:E-NN={poll}", seed) for seed in range(20)}
    assert len(waits) > 10
    assert all(0 < wait <= longest for wait in waits)


def test_at_once_needs_no_poll(catalog: Catalog) -> None:
    assert found_after(catalog, "resource:E-NN", 1) == 0
    assert found_after(catalog, "resource:E-NN=at once", 1) == 0


def test_an_is_alive_poll_sees_what_looks_alive_polls_would_see_later(catalog: Catalog) -> None:
    assert found_after(catalog, "resource:E-NN=looks-alive", 1, looks_alive_ms=10**9, is_alive_ms=1000) <= 1000
    assert found_after(catalog, "resource:E-NN=is-alive", 1, looks_alive_ms=10, is_alive_ms=50_000) > 10


def test_intervals_are_the_resources_own(catalog: Catalog) -> None:
    for seed in range(10):
        assert found_after(catalog, "resource:E-NN=looks-alive", seed, looks_alive_ms=700) <= 700
        assert found_after(catalog, "resource:E-NN=looks-alive", seed, looks_alive_ms=0) <= 10
    own = {found_after(catalog, "resource:E-NN=looks-alive", seed, looks_alive_ms=0xFFFFFFFF) for seed in range(10)}
    assert own == {found_after(catalog, "resource:E-NN=looks-alive", seed) for seed in range(10)}


def test_polls_come_at_equal_steps(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-NN", restart_threshold=100)
    events = [f"resource:E-NN=looks-alive@{second}" for second in (100, 301, 502.5)]
    timeline = play(snapshot, catalog, *events, seed=4)
    assert len({at % 5000 for at in times(timeline, "E-NN", "failed")}) == 1


def test_longer_intervals_only_stretch(catalog: Catalog) -> None:
    short = found_at_zero(catalog, 4_000)
    assert found_at_zero(catalog, 12_000) == 3 * short


def found_at_zero(catalog: Catalog, interval: int) -> int:
    snapshot = changed(f2(), "resources", "E-NN", is_alive_ms=interval)
    timeline = simulate(snapshot, catalog, [Action("resource", "E-NN", how="is-alive")], seed=3)
    return times(timeline, "E-NN", "failed")[0]


def test_nothing_is_noticed_of_what_went_away_before(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "resource:E-IS=is-alive@100", "move:E=N2@100")
    assert (count(timeline, "broken"), count(timeline, "poll"), times(timeline, "E-IS", "failed")) == (1, 0, [])
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")


def test_the_wait_for_the_poll_belongs_to_the_outage(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "resource:E-IS=is-alive@100")
    (outage,) = outages(timeline)["E"]
    wait = times(timeline, "E-IS", "failed")[0] - 100_000
    assert outage.start == 100_000
    steps = critical_path(timeline, outage)
    assert steps[0].kind == "poll"
    assert steps[0].end - steps[0].start == wait
    assert sum(step.end - step.start for step in steps) == outage.ms


def test_it_is_told(catalog: Catalog) -> None:
    told = "\n".join(narrate(play(f2(), catalog, "resource:E-IS=is-alive@100")))
    assert "Information Store does not work any more on N1, and nobody has noticed yet." in told
    assert "the next is-alive poll" in told


def test_a_cluster_service_that_hangs_finds_nothing(catalog: Catalog) -> None:
    """Its watchdog ends the node before anything is noticed; the group comes online elsewhere."""
    timeline = play(f2(), catalog, "hang:N1@90", "resource:E-IS=looks-alive@100")
    assert (count(timeline, "broken"), count(timeline, "poll"), times(timeline, "E-IS", "failed")) == (1, 0, [])
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
