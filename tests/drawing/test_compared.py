"""The trees of two Exchange versions side by side."""

from __future__ import annotations

from designer.drawing.dependencies import compared, dependencies
from tests.support.layout import assert_sound, labels
from tests.support.samples import SAMPLES, catalog, group, sample, three_plus_one

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
