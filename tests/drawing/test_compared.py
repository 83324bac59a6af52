"""The trees of two Exchange versions side by side."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from designer.drawing.dependencies import compared, dependencies
from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Picture
from designer.model.snapshot import Snapshot
from tests.support.layout import assert_sound, crosses, labels, wires
from tests.support.samples import SAMPLES, catalog, group, sample, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume

BOTH = ("exchange-2000", "exchange-2003")


def test_every_group_of_every_sample_can_be_compared() -> None:
    for path in SAMPLES:
        snapshot = sample(path.stem)
        for one in snapshot.groups:
            assert_sound(compared(snapshot, catalog(), one, BOTH))


def test_both_trees_are_named_and_stand_beside_each_other() -> None:
    snapshot = three_plus_one()
    picture = compared(snapshot, catalog(), group(snapshot, "EVS1"), BOTH, width=1000)
    said = {label.text: label.x for label in labels(picture)}
    assert said["Exchange 2000"] < said["Exchange 2003"]
    assert sum(label.text == "System Attendant" for label in labels(picture)) == 2
    assert not picture.wires


def test_under_its_own_version_a_tree_needs_the_same() -> None:
    snapshot = three_plus_one()
    evs = group(snapshot, "EVS1")
    own = dependencies(snapshot, catalog(), evs)
    same = compared(snapshot, catalog(), evs, ("exchange-2003",))
    assert same.description == f"Exchange 2003: {own.description}"
    other = compared(snapshot, catalog(), evs, ("exchange-2000",))
    assert other.description != same.description


def boxes(picture: Picture) -> list[Rect]:
    return [item.rect for item in picture.primitives if isinstance(item, Box) and item.fill in ("card", "canvas")]


def test_a_resource_stands_in_the_same_row_on_both_sides() -> None:
    snapshot = three_plus_one()
    picture = compared(snapshot, catalog(), group(snapshot, "EVS1"), BOTH)
    heights = [label.y for label in labels(picture) if label.text == "System Attendant"]
    assert len(heights) == 2
    assert len(set(heights)) == 1


def test_the_longest_chain_of_each_is_marked_and_counted() -> None:
    snapshot = three_plus_one()
    picture = compared(snapshot, catalog(), group(snapshot, "EVS1"), BOTH)
    said = [label.text for label in labels(picture) if "in a row" in label.text]
    assert said == ["longest chain: 5 in a row", "longest chain: 4 in a row"]
    marked = [item for item in picture.primitives if isinstance(item, Box) and item.stroke == "accent"]
    assert len(marked) == 5 + 4


@settings(max_examples=volume(600))
@given(snapshots())
def test_lines_lead_around_boxes_in_any_design(snapshot: Snapshot) -> None:
    for identifier in snapshot.groups:
        picture = compared(snapshot, catalog(), identifier, BOTH)
        assert_sound(picture)
        rects = [rect for rect in boxes(picture) if rect.h > 20]
        lines = [replace(one, stroke="wire") for one in picture.primitives if getattr(one, "stroke", "") == "accent"]
        for shown in (picture, replace(picture, primitives=tuple(lines))):
            for piece in wires(shown):
                assert not any(crosses(piece, rect) for rect in rects)
