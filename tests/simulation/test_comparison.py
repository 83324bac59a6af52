"""Two runs beside each other: to the second, in both directions, and in sentences."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from designer.catalog.schema import Catalog
from designer.edits.objects import delete
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison, Run, compare
from designer.simulation.comparison.matching import Unmatched, designs, versions
from designer.simulation.comparison.telling import tell
from designer.simulation.outcome.outages import outages
from designer.simulation.scenario.actions import Action, parse_event
from designer.simulation.simulate import simulate
from tests.simulation.test_vectors import mailbox_server
from tests.support.clusters import changed
from tests.support.random_clusters import random_cluster, random_scenario
from tests.support.samples import group, node, sample, three_plus_one
from tests.support.volume import volume

NEW, OLD = "exchange-2003", "exchange-2000"
NB = "\u00a0"


def trees(snapshot: Snapshot, catalog: Catalog, event: str, first: str = NEW, second: str = OLD) -> Comparison:
    actions = [parse_event(event, snapshot)]
    runs = [
        Run(catalog.trees[tree].name, f"with the {tree} tree", simulate(snapshot, catalog, actions, tree=tree))
        for tree in (first, second)
    ]
    return compare(*runs, versions(snapshot, snapshot), same_times=True)


def said(comparison: Comparison) -> list[str]:
    return [told.text.replace(NB, " ") for told in tell(comparison)]


def test_a_node_lost_under_both_trees(catalog: Catalog) -> None:
    snapshot = sample("four-node-3-plus-1")
    comparison = trees(snapshot, catalog, "power:NODE1")
    evs, core = comparison.pairs
    assert (core.mine.ms, core.theirs.ms, core.saved_ms) == (33_200, 33_200, 0)
    assert (evs.mine.ms, evs.theirs.ms, evs.saved_ms) == (80_200, 90_200, 10_000)
    assert comparison.parted == 43_200
    waiting = {
        comparison.mine.timeline.labels[duty.resource]: (duty.mine.start, duty.theirs.start)
        for duty in evs.duties
        if duty.mine is not None and duty.theirs is not None and not duty.waits_alike
    }
    assert waiting == dict.fromkeys(("SMTP", "HTTP", "IMAP4", "MS Search"), (43_200, 80_200))
    assert said(comparison) == [
        "EVS1 is complete after 80.2 s instead of 90.2 s (10 s, 11 % sooner).",
        "SMTP, HTTP, MS Search and IMAP4 start together with Information Store; with the exchange-2000 tree they wait "
        "for it and are online 37 s later.",
        "In both, Information Store is on the critical path, with the same 37 s; with the exchange-2000 tree MS Search "
        "(10 s) is on it, too.",
        "The same in both: Cluster Group (33.2 s).",
        "Until 0:43.2 both runs are the same.",
        "Simulated with assumed times; only the dependencies differ, no time does.",
    ]


def test_the_other_way_round_everything_takes_longer(catalog: Catalog) -> None:
    comparison = trees(sample("four-node-3-plus-1"), catalog, "move:EVS1=NODE4", OLD, NEW)
    assert said(comparison)[:4] == [
        "EVS1 is complete after 136 s instead of 111 s (25 s, 23 % later).",
        "Information Store waits for SMTP, HTTP and IMAP4; with the exchange-2003 tree it stops together with them and "
        "is offline 15 s sooner.",
        "SMTP, HTTP, MS Search and IMAP4 wait for Information Store; with the exchange-2003 tree they start together "
        "with it and are online 48 s sooner.",
        "In both, Information Store is on the critical path, with the same 69 s; here IMAP4 (15 s) and MS Search "
        "(10 s) are on it, too.",
    ]


@pytest.mark.parametrize(
    ("groups", "stores", "dirty_mb", "new_s", "old_s"), [(4, 5, 500, 197, 222), (1, 2, 200, 95, 120)]
)
def test_the_planned_moves_of_the_model(
    catalog: Catalog, groups: int, stores: int, dirty_mb: int, new_s: int, old_s: int
) -> None:
    snapshot = mailbox_server(catalog, groups, stores, dirty_mb)
    event = f"move:{snapshot.groups_of_kind('evs')[0].name}=NODE2@5"
    (pair,) = trees(snapshot, catalog, event).pairs
    assert (pair.mine.ms, pair.theirs.ms, pair.saved_ms) == (new_s * 1000, old_s * 1000, 25_000)
    (pair,) = trees(snapshot, catalog, event, OLD, NEW).pairs
    assert pair.saved_ms == -25_000
    share = round(100 * 25 / old_s)
    assert f"({25} s, {share} % sooner)" in said(trees(snapshot, catalog, event))[0]


def test_equal_runs_say_that_they_are_equal(catalog: Catalog) -> None:
    comparison = trees(three_plus_one(), catalog, "power:NODE1", NEW, NEW)
    assert comparison.is_equal
    assert said(comparison)[0] == (
        "Both runs are equal: with the exchange-2003 tree the same happens at the same times."
    )
    assert not any("instead of" in text for text in said(comparison))


def test_a_group_that_comes_back_in_one_run_only(catalog: Catalog) -> None:
    snapshot = three_plus_one()
    less = apply(snapshot, delete(snapshot, [node(snapshot, "NODE4")]))
    for name in ("NODE2", "NODE3"):
        less = changed(less, "nodes", node(less, name), name=name)
    event = [parse_event("power:NODE1", snapshot)]
    mine, theirs = simulate(snapshot, catalog, event), simulate(less, catalog, event)
    comparison = compare(Run("Four", "here", mine), Run("Three", "in Three", theirs), versions(snapshot, less))
    pair = next(one for one in comparison.pairs if one.group == group(snapshot, "EVS1"))
    assert (pair.mine.ms is None, pair.theirs.ms is None, pair.saved_ms) == (False, True, None)
    texts = said(comparison)
    assert any(text.endswith("in Three it is not complete at the end.") for text in texts)
    assert "Only here: NODE4." in texts


def test_what_takes_longer_is_told_with_both_times(catalog: Catalog) -> None:
    snapshot = three_plus_one()
    attendant = next(one for one in snapshot.resources.values() if one.type == "exchange-system-attendant")
    slow = changed(snapshot, "resources", attendant.id, online_ms=40_000)
    event = [parse_event("power:NODE1", snapshot)]
    runs = (
        Run("Now", "here", simulate(slow, catalog, event)),
        Run("Then", "before", simulate(snapshot, catalog, event)),
    )
    comparison = compare(*runs, versions(slow, snapshot))
    pair = next(one for one in comparison.pairs if one.group == attendant.group)
    assert pair.saved_ms == -25_000
    assert "To come online, System Attendant takes 40 s instead of 15 s." in said(comparison)
    assert "Simulated with assumed times." in said(comparison)


def test_objects_of_other_designs_are_found_by_name_and_by_place(catalog: Catalog) -> None:
    snapshot, other = sample("four-node-3-plus-1"), sample("two-node-seed")
    match = designs(snapshot, other)
    assert match.theirs[node(snapshot, "NODE1")] == node(other, "NODE1")
    assert node(snapshot, "NODE4") in match.only_mine
    with pytest.raises(Unmatched, match="NODE4"):
        match.translated([Action("power", node(snapshot, "NODE4"))], snapshot)
    evs = group(snapshot, "EVS1")
    there = match.theirs[evs]
    stores = [one.id for one in snapshot.members(evs) if one.type == "exchange-information-store"]
    assert other.resources[match.theirs[stores[0]]].group == there


def test_a_renamed_group_that_is_the_only_one_of_its_kind_is_found(catalog: Catalog) -> None:
    other = sample("two-node-seed")
    evs = other.groups_of_kind("evs")[0]
    moved = {**other.groups}
    moved["g99"] = replace(moved.pop(evs.id), id="g99", name="<b>MAIL & MORE</b>")
    resources = {one.id: replace(one, group="g99") if one.group == evs.id else one for one in other.resources.values()}
    renamed = replace(other, groups=moved, resources=resources, stores={}, storage_groups={})
    match = designs(other, renamed)
    assert match.theirs[evs.id] == "g99"
    assert all(match.theirs[one.id] == one.id for one in other.members(evs.id))


@pytest.mark.parametrize("seed", range(volume(400)))
def test_any_two_runs_can_be_compared(catalog: Catalog, seed: int) -> None:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    scenario = random_scenario(dice, snapshot)
    mine = simulate(snapshot, catalog, scenario)
    other = simulate(snapshot, catalog, scenario, tree=OLD, seed=1)
    match = versions(mine.snapshot, other.snapshot)
    comparison = compare(Run("A", "here", mine), Run("B", "there", other), match)
    for pair in comparison.pairs:
        assert pair.mine.outages == outages(mine)[pair.group]
        assert all(duty.mine is not None or duty.theirs is not None for duty in pair.duties)
    back = compare(comparison.theirs, comparison.mine, versions(other.snapshot, mine.snapshot))
    assert [pair.group for pair in back.pairs] == [pair.group for pair in comparison.pairs]
    assert back.parted == comparison.parted
    for one in (comparison, back):
        assert all(told.text.endswith(".") for told in tell(one))
    assert compare(comparison.mine, comparison.mine, match).is_equal
