"""Dependencies of which one provider suffices, on the cluster services that know them and on those that do not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.simulation.play import group_state, resources, times
from tests.support.clusters import changed, f2


def two_addresses(alternative: str = "address") -> Snapshot:
    """F2 with a second address, of which the name needs either (or each, without an alternative)."""
    snapshot = changed(f2(), "dependencies", "E-NN>IP", alternative=alternative)
    second = Resource(id="E-IP2", name="E-IP2", type="ip-address", group="E")
    edge = Dependency(id="E-NN>IP2", dependent="E-NN", provider="E-IP2", alternative=alternative)
    snapshot = apply(snapshot, adding([("resources", second), ("dependencies", edge)]))
    for resource in ("E-IP", "E-IP2"):
        snapshot = changed(snapshot, "resources", resource, restart_action="restart", retry_period_ms=0)
    return snapshot


def played(snapshot: Snapshot, catalog: Catalog, events: Iterable[str], service: str = "ws2008") -> Timeline:
    return simulate(snapshot, catalog, [parse_event(text, snapshot) for text in events], service=service)


FOR_GOOD = ["resource:E-IP", "resource:E-IP@100"]
"""On Windows Server 2008 the second failure is the last."""


def test_56_the_name_stays_online_while_one_address_is_there(catalog: Catalog) -> None:
    timeline = played(two_addresses(), catalog, FOR_GOOD)
    assert resources(timeline, "E")["IP"] == "failed"
    assert not [event for event in timeline.events if event.kind == "resource" and event.subject != "E-IP"]


def test_57_without_alternatives_the_name_goes_down(catalog: Catalog) -> None:
    both = [f"resource:E-IP@{second}" for second in (0, 100, 200, 300)]
    for snapshot in (two_addresses(), two_addresses("")):
        timeline = played(snapshot, catalog, both, "ws2003")
        assert resources(timeline, "E")["IP"] == "failed"
        assert {resources(timeline, "E")[name] for name in ("NN", "SA", "IS")} == {"offline"}
    timeline = played(two_addresses(), catalog, both, "ws2003")
    assert any("knows no alternatives" in note for note in timeline.notes)


def test_it_goes_down_when_the_last_of_a_set_does(catalog: Catalog) -> None:
    last = [*FOR_GOOD, "resource:E-IP2@200", "resource:E-IP2@300"]
    timeline = played(two_addresses(), catalog, last)
    states = resources(timeline, "E")
    assert (states["IP"], states["IP2"], states["NN"], states["IS"]) == ("failed", "failed", "offline", "offline")
    assert states["DISK"] == "online"


def test_it_comes_back_with_the_first_of_a_set(catalog: Catalog) -> None:
    timeline = played(two_addresses(), catalog, [*FOR_GOOD, "resource:E-IP2@200"])
    assert (resources(timeline, "E")["IP"], resources(timeline, "E")["NN"]) == ("failed", "online")
    assert times(timeline, "E-NN", "online pending")[-1] == times(timeline, "E-IP2", "online")[-1]


def test_it_starts_with_one_provider(catalog: Catalog) -> None:
    snapshot = changed(two_addresses(), "resources", "E-IP2", online_ms=50_000)
    timeline = played(snapshot, catalog, ["move:E=N2"])
    assert times(timeline, "E-NN", "online pending") == times(timeline, "E-IP", "online")
    assert times(timeline, "E-IP2", "online")[-1] > times(timeline, "E-NN", "online")[-1]
    assert group_state(timeline, "E") == "online"


def test_a_whole_group_goes_offline_dependents_first(catalog: Catalog) -> None:
    timeline = played(two_addresses(), catalog, ["move:E=N2"])
    down = times(timeline, "E-NN", "offline")
    assert times(timeline, "E-IP", "offline pending") == down
    assert times(timeline, "E-IP2", "offline pending") == down


@pytest.mark.parametrize("service", ["ws2003", "ws2008"])
def test_no_resource_is_online_without_what_it_needs(catalog: Catalog, service: str) -> None:
    events = ["resource:E-IP", "resource:E-IP2@1", "power:N1@50", "resource:E-IP@80", "start:N1@90", "move:E=N1@120"]
    timeline = played(two_addresses(), catalog, events, service)
    alternatives = service == "ws2008"
    for event in timeline.events:
        states = timeline.state_at(event.at).resources
        if states["E-NN"] == "online":
            addresses = [states["E-IP"] == "online", states["E-IP2"] == "online"]
            assert any(addresses) if alternatives else all(addresses)
