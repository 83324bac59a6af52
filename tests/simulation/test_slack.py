"""Float: worked out by hand on the smallest cluster, and held against runs in which a resource really is slower."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.outages import outages
from designer.simulation.outcome.slack import Slack, Way, slack
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.simulation.play import outage_ms, play
from tests.simulation.test_alternatives import two_addresses
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain
from tests.support.samples import sample


def of(timeline: Timeline, group: Id = "E", number: int = 0) -> tuple[Slack, ...]:
    return slack(timeline, outages(timeline)[group][number])


def floats(timeline: Timeline, way: Way, number: int = 0) -> dict[str, int]:
    """Seconds by the last part of the resource's id."""
    return {one.resource[2:]: one.ms // 1000 for one in of(timeline, number=number) if one.way == way}


def test_after_a_crash(catalog: Catalog) -> None:
    """The disk (3 s) is there beside address (1 s) and name (10 s); the protocols (5 s) beside the store (15 s)."""
    timeline = play(f2(), catalog, "power:N1")
    assert floats(timeline, "online") == {"IP": 0, "DISK": 8, "NN": 0, "SA": 0, "HTTP": 10, "SMTP": 10, "IS": 0}
    assert floats(timeline, "offline") == {}


def test_in_a_planned_move_the_way_offline_has_float_too(catalog: Catalog) -> None:
    """The protocols go offline in 15 s beside the store's 20 s, the disk in 3 s beside name and address, 6 s."""
    timeline = play(f2(), catalog, "move:E=N2@10")
    assert floats(timeline, "offline") == {"HTTP": 5, "SMTP": 5, "IS": 0, "SA": 0, "DISK": 3, "NN": 0, "IP": 0}
    assert floats(timeline, "online") == {"IP": 0, "DISK": 8, "NN": 0, "SA": 0, "HTTP": 10, "SMTP": 10, "IS": 0}
    disk = next(one for one in of(timeline) if (one.resource, one.way) == ("E-DISK", "offline"))
    assert (disk.start, disk.end, disk.until) == (40_000, 43_000, 46_000)


def test_a_restart_in_place_waits_for_what_needs_it(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "resource:E-SA")
    assert floats(timeline, "offline") == {"HTTP": 5, "SMTP": 5, "IS": 0}
    assert floats(timeline, "online") == {"SA": 0, "HTTP": 10, "SMTP": 10, "IS": 0}


def test_what_was_undone_has_none(catalog: Catalog) -> None:
    """N2 is lost while the group comes online there: only its second way counts."""
    timeline = play(cluster(nodes(3), evs("E", "n1")), catalog, "power:N1", "power:N2@20")
    found = of(timeline)
    assert len({one.resource for one in found}) == len(found)
    assert min(one.start for one in found) > 20_000
    assert floats(timeline, "online")["DISK"] == 8


def test_an_outage_without_end_has_none(catalog: Catalog) -> None:
    timeline = play(cluster(nodes(1), plain("E", "n1")), catalog, "power:N1")
    assert outage_ms(timeline, "E") == [None]
    assert of(timeline) == ()


def test_the_address_that_another_stands_in_for_delays_nobody(catalog: Catalog) -> None:
    design = changed(two_addresses(), "resources", "E-IP2", online_ms=4_000)
    run = simulate(design, catalog, [parse_event("power:N1", design)], service="ws2008")
    # 1 + 10 + 15 + 15 s after the owner changes everything is online; the second address is after 4 s.
    assert (floats(run, "online")["IP"], floats(run, "online")["IP2"]) == (0, 37)


@pytest.mark.parametrize("event", ["power:NODE1", "move:EVS1=NODE4@5", "service:NODE2"])
def test_the_critical_path_has_none_and_what_is_later_by_its_float_delays_nobody(catalog: Catalog, event: str) -> None:
    design = sample("four-node-3-plus-1")
    timeline = play(design, catalog, event)
    for listed in outages(timeline).values():
        for outage in listed:
            critical = {step.subject for step in critical_path(timeline, outage) if step.kind == "online"}
            for one in slack(timeline, outage):
                assert one.ms >= 0
                if one.way == "online":
                    assert (one.ms == 0) == (one.resource in critical) or one.end == outage.end
    slower_by_its_float(design, catalog, event, timeline)


def slower_by_its_float(design: Snapshot, catalog: Catalog, event: str, timeline: Timeline) -> None:
    """Give resources times that are longer by their float, and by a second more."""
    stores = {"exchange-information-store"}
    tried = 0
    for group, (outage, *_) in ((group, listed) for group, listed in outages(timeline).items() if listed):
        for one in slack(timeline, outage):
            if design.resources[one.resource].type in stores:
                continue
            for more in (0, 1000):
                field = f"{one.way}_ms"
                slower = changed(design, "resources", one.resource, **{field: one.end - one.start + one.ms + more})
                assert outage_ms(play(slower, catalog, event), group) == [(outage.ms or 0) + more], (one, more)
                tried += 1
    assert tried
