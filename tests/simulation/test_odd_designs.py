"""Designs that make little sense: they are played as far as possible, and the notes say what was assumed."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.units import NBSP
from designer.model.diff import adding, apply, removing
from designer.model.records import Dependency, Timing
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.simulation.play import count, group_state, owner, play
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible

DAY = 86_400_000


@pytest.mark.parametrize("events", [["move:E=N2"], ["power:N1"], ["resource:E-NN=is-alive@1"]])
@pytest.mark.parametrize("length", [0, DAY])
def test_times_of_no_length_and_of_a_day(catalog: Catalog, length: int, events: list[str]) -> None:
    snapshot = f2()
    for resource in snapshot.resources:
        snapshot = changed(snapshot, "resources", resource, online_ms=length, offline_ms=length)
    timeline = play(snapshot, catalog, *events)
    if length == 0:
        assert group_state(timeline, "E") == "online"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("online_ms", 10**15, "E-IS: online in 1e+12 s, must be between 0 s and 24 h"),
        ("offline_ms", -5, "E-IS: offline in -0.005 s, must be between 0 s and 24 h"),
    ],
)
def test_times_that_cannot_be_are_refused(catalog: Catalog, field: str, value: int, said: str) -> None:
    with pytest.raises(CannotSimulate) as refused:
        play(changed(f2(), "resources", "E-IS", **{field: value}), catalog, "power:N1")
    assert str(refused.value).replace(NBSP, " ") == said


def test_a_time_of_the_design_that_cannot_be_is_refused(catalog: Catalog) -> None:
    snapshot = apply(f2(), adding([("timings", Timing(id="detect-node", ms=10**14))]))
    with pytest.raises(CannotSimulate, match=r"Loss of a node noticed after: time .* must be between 0"):
        play(snapshot, catalog, "power:N1")


def test_what_stays_pending_is_named(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-IS", online_ms=DAY)
    timeline = play(snapshot, catalog, "resource:E-IS")
    assert timeline.notes[-1].endswith("while the cluster is still trying: E-IS of E is still pending.")


def test_what_is_due_too_late_is_said(catalog: Catalog) -> None:
    snapshot = changed(f2(failover_threshold=0), "resources", "E-NN", restart_threshold=0, retry_period_ms=86_400_000)
    timeline = play(snapshot, catalog, "resource:E-NN")
    assert timeline.notes[-1].endswith("the next thing is due only at 24:00:00.0.")


def test_what_flaps_is_named(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), plain("G", "n1"), plain("H", "n1"))
    snapshot = changed(snapshot, "resources", "G-SVC", restart_threshold=10**9, online_ms=0)
    timeline = play(snapshot, catalog, "start-failure:G-SVC=10000000", "resource:G-SVC")
    assert "after 50" in timeline.notes[-1]
    assert timeline.notes[-1].endswith("while the cluster is still trying: G-SVC of G fails again and again.")


@pytest.mark.parametrize("resource", ["E-IP", "E-NN", "E-DISK", "E-SA"])
def test_missing_providers(catalog: Catalog, resource: str) -> None:
    snapshot = f2()
    edges = [edge.id for edge in snapshot.dependencies.values() if resource in (edge.dependent, edge.provider)]
    snapshot = apply(snapshot, removing(snapshot, "dependencies", edges))
    snapshot = apply(snapshot, removing(snapshot, "resources", [resource]))
    timeline = play(snapshot, catalog, "power:N1", "start:N1@100", "move:E=N1@200")
    assert group_state(timeline, "E") == "online"
    assert any(note.startswith("Some resources lack what they need") for note in timeline.notes)


def test_a_sound_design_lacks_nothing(catalog: Catalog) -> None:
    assert not [note for note in play(f2(), catalog).notes if "lack" in note]


def test_no_possible_owner_at_all(catalog: Catalog) -> None:
    timeline = play(possible(f2(), (), "E-NN"), catalog, "power:N1", "move:CG=N1@50")
    assert group_state(timeline, "E") == "offline"
    assert any("E is offline from the start" in note for note in timeline.notes)


def test_nothing_prefers_anything(catalog: Catalog) -> None:
    snapshot = changed(cluster(nodes(3), evs("E", "n1")), "groups", "E", owner=None)
    assert owner(play(snapshot, catalog), "E") is not None


@pytest.mark.parametrize("field", ["restart_threshold", "restart_period_ms", "pending_timeout_ms", "looks_alive_ms"])
@pytest.mark.parametrize("value", [0, 1, 0xFFFFFFFF])
def test_numbers_at_the_ends_of_their_ranges(catalog: Catalog, field: str, value: int) -> None:
    snapshot = changed(f2(), "resources", "E-NN", **{field: value})
    timeline = play(snapshot, catalog, "resource:E-NN=looks-alive", "resource:E-NN@100", "power:N1@200")
    assert count(timeline, "action") == 3


def test_alternatives_of_one_and_of_the_same(catalog: Catalog) -> None:
    snapshot = changed(f2(), "dependencies", "E-NN>IP", alternative="x")
    twice = Dependency(id="twice", dependent="E-NN", provider="E-IP", alternative="y")
    for design in (snapshot, apply(snapshot, adding([("dependencies", twice)]))):
        timeline = simulate(design, catalog, [parse_event("move:E=N2", design)], service="ws2008")
        assert group_state(timeline, "E") == "online"


def test_resources_without_any_group_member(catalog: Catalog) -> None:
    empty: Snapshot = cluster(nodes(2), plain("G", "n1"))
    empty = apply(empty, removing(empty, "resources", ["G-SVC"]))
    assert group_state(play(empty, catalog, "power:N1"), "G") == "offline"
