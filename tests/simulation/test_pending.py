"""Resources that are pending: how long the cluster service waits, and what happens when it waits no longer."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.records import Timing
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import narrate
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import count, group_state, owner, play, resources, times
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, with_stores


def service(**values: object) -> Snapshot:
    """A group of one Generic Service."""
    return changed(cluster(nodes(2), plain("G", "n1")), "resources", "G-SVC", **values)


def spans(timeline: Timeline, resource: str, start: str, end: str) -> list[int]:
    """How long each stay in a state lasted before the other one, ms."""
    return [
        after - before
        for before, after in zip(times(timeline, resource, start), times(timeline, resource, end), strict=True)
    ]


def test_10_a_silent_resource_is_ended_and_has_failed_once(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "stall:E-NN=181", "resource:E-NN")
    assert count(timeline, "terminated") == 1
    first, second = times(timeline, "E-NN", "failed")
    (begin, _) = times(timeline, "E-NN", "online pending")
    assert (first, second - begin) == (0, 180_000)
    restarts = [event.count for event in timeline.events if event.kind == "restart"]
    assert restarts == [1, 2]
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    told = "\n".join(narrate(timeline)).replace("\xa0", " ")
    assert "Network Name fails on N1, as it has reported nothing for 180 s while coming online; it is restarted" in told


@pytest.mark.parametrize(("silence", "failures"), [(179, 0), (180, 0), (181, 1)])
def test_the_timeout_itself_is_still_in_time(catalog: Catalog, silence: int, failures: int) -> None:
    snapshot = service(report_ms=1000)
    timeline = play(snapshot, catalog, f"stall:G-SVC={silence}", "move:G=N2")
    assert count(timeline, "terminated") == failures
    assert group_state(timeline, "G") == "online"


def test_11_reports_start_the_timeout_anew(catalog: Catalog) -> None:
    timeline = play(service(online_ms=600_000, report_ms=60_000), catalog, "resource:G-SVC")
    assert times(timeline, "G-SVC", "online") == [600_000]
    assert count(timeline, "terminated") == 0


def test_reports_that_come_too_seldom_do_not_help(catalog: Catalog) -> None:
    timeline = play(service(online_ms=600_000, report_ms=181_000), catalog, "resource:G-SVC")
    assert count(timeline, "terminated") > 0
    assert group_state(timeline, "G") == "failed"


@pytest.mark.parametrize(("online_ms", "state"), [(180_000, "online"), (180_001, "failed")])
def test_without_reports_it_must_be_online_in_time(catalog: Catalog, online_ms: int, state: str) -> None:
    timeline = play(service(online_ms=online_ms), catalog, "resource:G-SVC")
    assert group_state(timeline, "G") == state


def test_the_timeout_is_the_resources_own(catalog: Catalog) -> None:
    timeline = play(service(online_ms=600_000, pending_timeout_ms=600_000), catalog, "resource:G-SVC")
    assert group_state(timeline, "G") == "online"
    timeline = play(service(online_ms=50, pending_timeout_ms=0), catalog, "resource:G-SVC@1")
    begun, failed = times(timeline, "G-SVC", "online pending"), times(timeline, "G-SVC", "failed")
    assert [after - before for before, after in zip(begun, failed[1:], strict=True)] == [10] * len(begun)


def test_a_store_may_take_any_time_to_come_online(catalog: Catalog) -> None:
    snapshot = changed(f2(), "resources", "E-IS", online_ms=3_600_000)
    timeline = play(snapshot, catalog, "power:N1")
    assert (count(timeline, "terminated"), group_state(timeline, "E")) == (0, "online")


def test_a_store_that_reports_too_seldom_is_ended_while_it_replays(catalog: Catalog) -> None:
    snapshot = with_stores(cluster(nodes(2), evs("E", "n1")), "E", 200, 1, 0)
    assert group_state(play(snapshot, catalog, "power:N1"), "E") == "online"
    seldom = changed(snapshot, "resources", "E-IS", report_ms=200_000)
    timeline = play(seldom, catalog, "power:N1")
    assert (count(timeline, "replayed"), resources(timeline, "E")["IS"]) == (0, "failed")


def test_a_store_must_be_offline_in_time_or_loses_what_it_did_not_flush(catalog: Catalog) -> None:
    snapshot = with_stores(cluster(nodes(2), evs("E", "n1")), "E", 4, 5, 4_000)
    quick = play(snapshot, catalog, "move:E=N2")
    assert (count(quick, "terminated"), count(quick, "replayed")) == (1, 1)
    assert spans(quick, "E-IS", "offline pending", "offline") == [180_000]
    told = "\n".join(narrate(quick)).replace("\xa0", " ")
    assert "Information Store has reported nothing for 180 s while going offline and is ended; it could not" in told
    patient = changed(snapshot, "resources", "E-IS", pending_timeout_ms=600_000)
    slow = play(patient, catalog, "move:E=N2")
    assert (count(slow, "terminated"), count(slow, "replayed")) == (0, 0)
    assert group_state(slow, "E") == "online"


def test_a_stall_delays_what_is_patient_enough(catalog: Catalog) -> None:
    plainly, stalled = (play(service(), catalog, *events, "move:G=N2") for events in ((), ("stall:G-SVC=100",)))
    assert stalled.end - plainly.end == 100_000
    again = play(service(), catalog, "stall:G-SVC=100", "move:G=N2", "move:G=N1@300")
    assert times(again, "G-SVC", "online")[-1] == 300_000 + (plainly.end)


def test_a_stall_without_end(catalog: Catalog) -> None:
    timeline = play(service(report_ms=1000), catalog, "stall:G-SVC", "resource:G-SVC")
    assert times(timeline, "G-SVC", "failed") == [0, 180_000]
    assert count(timeline, "terminated") == 1
    assert group_state(timeline, "G") == "online"


def test_what_goes_away_while_pending_is_not_ended(catalog: Catalog) -> None:
    timeline = play(service(online_ms=1_000_000, report_ms=1), catalog, "resource:G-SVC", "power:N1@100")
    assert count(timeline, "terminated") == 0
    assert owner(timeline, "G") == "n2"


def test_a_disk_is_checked_after_a_crash_where_the_design_says_so(catalog: Catalog) -> None:
    snapshot = cluster(nodes(2), evs("E", "n1"))
    clean = play(snapshot, catalog, "power:N1")
    checked = play(with_check(snapshot, 600_000), catalog, "power:N1")
    assert (count(clean, "checked"), count(checked, "checked")) == (0, 1)
    assert count(checked, "terminated") == 0
    longer = times(checked, "E-DISK", "online")[-1] - times(clean, "E-DISK", "online")[-1]
    assert longer == 600_000
    assert count(play(with_check(snapshot, 600_000), catalog, "move:E=N2"), "checked") == 0
    skips = changed(with_check(snapshot, 600_000), "resources", "E-DISK", properties={"SkipChkdsk": 1})
    assert count(play(skips, catalog, "power:N1"), "checked") == 0


def with_check(snapshot: Snapshot, ms: int) -> Snapshot:
    return apply(snapshot, adding([("timings", Timing(id="disk-check", ms=ms))]))


def test_what_was_assumed_is_said(catalog: Catalog) -> None:
    def assumed(timeline: Timeline) -> bool:
        return any("assumed to report nothing" in note for note in timeline.notes)

    assert assumed(play(service(online_ms=200_000), catalog, "resource:G-SVC"))
    assert not assumed(play(service(online_ms=200_000, report_ms=190_000), catalog, "resource:G-SVC"))
    assert not assumed(play(service(), catalog, "stall:G-SVC=200", "resource:G-SVC"))
