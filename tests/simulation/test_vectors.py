"""The published failover model's own examples (EX-8.4): planned moves, both dependency trees, to the second."""

from __future__ import annotations

import pytest

from designer.catalog.loader import load_templates
from designer.catalog.schema import Catalog
from designer.edits.templates import from_template
from designer.model.diff import apply, removing
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import outcomes
from tests.simulation.play import outage_ms, play
from tests.support.clusters import changed, with_stores


def mailbox_server(catalog: Catalog, groups: int, stores: int, dirty_mb: int) -> Snapshot:
    snapshot = from_template(catalog, load_templates()["two-node-active-passive"])
    for table in ("stores", "storage_groups"):
        snapshot = apply(snapshot, removing(snapshot, table, list(snapshot.table(table))))
    evs = snapshot.groups_of_kind("evs")[0]
    return with_stores(snapshot, evs.id, groups, stores, dirty_mb)


@pytest.mark.parametrize(
    ("groups", "stores", "dirty_mb", "tree", "seconds"),
    [
        (4, 5, 500, "exchange-2003", 197),
        (4, 5, 500, "exchange-2000", 222),
        (1, 2, 200, "exchange-2003", 95),
        (1, 2, 200, "exchange-2000", 120),
    ],
)
def test_a_planned_move(catalog: Catalog, groups: int, stores: int, dirty_mb: int, tree: str, seconds: int) -> None:
    snapshot = mailbox_server(catalog, groups, stores, dirty_mb)
    evs = snapshot.groups_of_kind("evs")[0]
    timeline = play(snapshot, catalog, f"move:{evs.name}=NODE2@5", tree=tree)
    assert outage_ms(timeline, evs.id) == [seconds * 1000]
    outcome = outcomes(timeline)[evs.id]
    assert (outcome.outcome, outcome.node, outcome.outage_ms) == ("moved", "n2", seconds * 1000)


def test_only_a_crash_replays_logs(catalog: Catalog) -> None:
    snapshot = mailbox_server(catalog, 4, 5, 500)
    evs = snapshot.groups_of_kind("evs")[0].id
    crash = play(snapshot, catalog, "power:NODE1")
    # 7.2 s until noticed, 10 s arbitration, then 11 + 15 + 75 s as in the planned move, and 4 groups of 4 logs of 0.5 s
    assert outage_ms(crash, evs) == [7_200 + 10_000 + 101_000 + 8_000]
    more = changed(snapshot, "storage_groups", f"{evs}-SG1", logs=24)
    assert outage_ms(play(more, catalog, "power:NODE1"), evs) == [7_200 + 10_000 + 101_000 + 18_000]
    fewer = changed(snapshot, "storage_groups", f"{evs}-SG1", logs=1)
    assert outage_ms(play(fewer, catalog, "power:NODE1"), evs) == outage_ms(crash, evs)


def test_a_recovery_storage_group_takes_no_time(catalog: Catalog) -> None:
    snapshot = mailbox_server(catalog, 4, 5, 500)
    evs = snapshot.groups_of_kind("evs")[0].id
    spare = changed(snapshot, "storage_groups", f"{evs}-SG1", recovery=True)
    # 5 stores less to dismount and mount, 125 MB less to flush
    assert outage_ms(play(spare, catalog, f"move:{evs}=n2"), evs) == [197_000 - 5 * (2_000 + 3_000) - 125 * 40]
