"""Two runs on one axis."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from designer.drawing.comparison import LAYOUTS, Layout, comparison, laid_out
from designer.drawing.primitives import Box, Line, Picture
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison, Run, compare
from designer.simulation.comparison.matching import designs, versions
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.support.layout import assert_sound, labels
from tests.support.random_clusters import random_cluster, random_scenario
from tests.support.samples import SAMPLES, catalog, group, sample, three_plus_one
from tests.support.volume import volume

HOSTILE = '<script>alert("x")</script> & \u202e{0} %s ' + "W" * 60


def trees(snapshot: Snapshot, event: str, label: str = "Exchange 2000") -> Comparison:
    actions = [parse_event(event, snapshot)]
    runs = [simulate(snapshot, catalog(), actions, tree=tree) for tree in ("exchange-2003", "exchange-2000")]
    mine, theirs = Run("Exchange 2003", "here", runs[0]), Run(label, f"with {label}", runs[1])
    return compare(mine, theirs, versions(snapshot, snapshot), same_times=True)


def said(picture: Picture) -> list[str]:
    return [label.text.replace("\u00a0", " ") for label in labels(picture)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_runs_are_named_and_what_is_saved_is_bracketed(layout: Layout) -> None:
    picture = comparison(trees(three_plus_one(), "power:NODE1"), catalog(), layout)
    assert_sound(picture)
    texts = said(picture)
    assert {"Exchange 2003", "Exchange 2000", "10 s saved", "waits for Information Store"} <= set(texts)
    assert "80.2 s instead of 90.2 s (10 s, 11 % sooner)" in texts
    assert "33.2 s, the same in both" in texts
    assert "Simulated with assumed times; only the dependencies differ, no time does." in texts
    assert "EVS1 is complete after 80.2" in picture.description


def test_the_bracket_reaches_from_one_end_to_the_other() -> None:
    sheet = laid_out(trees(three_plus_one(), "power:NODE1"), catalog(), "overlaid")
    ends = (sheet.axis.x(80_200), sheet.axis.x(90_200))
    across = [
        item
        for item in sheet.picture.primitives
        if isinstance(item, Line) and item.stroke == "accent" and item.points[0][1] == item.points[1][1]
    ]
    assert [(line.points[0][0], line.points[1][0]) for line in across] == [pytest.approx(ends)]


def test_what_takes_longer_is_lost() -> None:
    one = trees(three_plus_one(), "move:EVS1=NODE4")
    back = compare(one.theirs, one.mine, one.match, same_times=True)
    assert "25 s saved" in said(comparison(one, catalog()))
    assert "25 s lost" in said(comparison(back, catalog()))


def test_bars_of_both_runs_lie_where_the_axis_says() -> None:
    snapshot = three_plus_one()
    sheet = laid_out(trees(snapshot, "power:NODE1"), catalog(), "overlaid")
    search = next(one.id for one in snapshot.members(group(snapshot, "EVS1")) if one.type == "exchange-search")
    bars = [item for item in sheet.picture.primitives if isinstance(item, Box) and item.subject == search]
    assert [(bar.x, bar.rect.right) for bar in bars] == [
        pytest.approx((sheet.axis.x(43_200), sheet.axis.x(53_200)), abs=0.4),
        pytest.approx((sheet.axis.x(80_200), sheet.axis.x(90_200)), abs=0.4),
    ]
    assert bars[0].fill == "bar.light"
    assert (bars[1].fill, bars[1].stroke) == ("canvas", "accent")


def test_rows_of_both_runs_are_alike_and_can_be_found() -> None:
    sheet = laid_out(trees(three_plus_one(), "power:NODE1"), catalog(), "stacked")
    members = [row.members for row in sheet.rows]
    assert members[: len(members) // 2] == members[len(members) // 2 :]
    for row in sheet.rows:
        assert sheet.row_at(row.top + row.height / 2) == row
        assert set(row.members) <= set(sheet.picture.areas)
    assert sheet.row_at(0) is None


def test_an_axis_can_reach_further() -> None:
    one = trees(three_plus_one(), "power:NODE1")
    assert laid_out(one, catalog()).axis.end_ms == 90_200
    assert laid_out(one, catalog(), least_ms=200_000).axis.end_ms == 200_000


def test_equal_runs_have_one_bar_for_each_group() -> None:
    one = trees(three_plus_one(), "power:NODE1")
    equal = compare(one.mine, replace(one.mine, label="The same"), one.match)
    for layout in LAYOUTS:
        sheet = laid_out(equal, catalog(), layout)
        assert_sound(sheet.picture)
        assert not sheet.rows
        assert sum("the same in both" in text for text in said(sheet.picture)) == 2
    assert "equal" in sheet.picture.description


def test_hostile_names_stay_text_and_find_their_room() -> None:
    snapshot = three_plus_one()
    groups = {one.id: replace(one, name=HOSTILE) for one in snapshot.groups.values()}
    resources = {one.id: replace(one, name=HOSTILE + one.id) for one in snapshot.resources.values()}
    odd = replace(snapshot, groups=groups, resources=resources)
    for layout in LAYOUTS:
        for width in (360, 740):
            assert_sound(comparison(trees(odd, "power:NODE1", HOSTILE), catalog(), layout, width))


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_every_sample_can_be_compared_with_any_other(name: str) -> None:
    snapshot, other = sample(name), sample("two-node-seed")
    node = next(iter(snapshot.nodes))
    mine = simulate(snapshot, catalog(), [parse_event(f"power:{node}", snapshot)])
    theirs = simulate(other, catalog(), [parse_event("power:NODE1", other)])
    one = compare(Run(name, "here", mine), Run("Seed", "in Seed", theirs), designs(snapshot, other))
    for layout in LAYOUTS:
        assert_sound(comparison(one, catalog(), layout))
        assert_sound(comparison(trees(snapshot, f"power:{node}"), catalog(), layout))


@pytest.mark.parametrize("seed", range(volume(600)))
def test_nothing_overlaps_or_is_cut_in_any_design(seed: int) -> None:
    dice = Random(seed)
    snapshot = random_cluster(dice)
    scenario = random_scenario(dice, snapshot)
    mine = simulate(snapshot, catalog(), scenario)
    theirs = simulate(snapshot, catalog(), scenario[:-1], tree="exchange-2000", seed=1)
    one = compare(Run("A", "here", mine), Run("B", "in B", theirs), versions(mine.snapshot, theirs.snapshot))
    for layout in LAYOUTS:
        assert_sound(comparison(one, catalog(), layout, dice.choice([300.0, 520.0, 740.0, 1400.0])))
