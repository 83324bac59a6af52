from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.model.diff import Diff, DiffMismatch, adding, apply, between, changing, removing
from designer.model.records import Disk, Node
from designer.model.snapshot import Snapshot
from tests.support.designs import two_node
from tests.support.strategies import snapshots
from tests.support.volume import volume

anything = snapshots().map(lambda snapshot: replace(snapshot, unknown_tables={}))


@st.composite
def crowded(draw: st.DrawFn) -> Snapshot:
    """A design so small that any two of them have much in common: the same ids, often the same records."""
    names = draw(st.dictionaries(st.sampled_from(["x1", "x2", "x3"]), st.sampled_from("AB")))
    disks = {identifier for identifier in names if draw(st.booleans())}
    return Snapshot(
        nodes={key: Node(id=key, name=name, number=1) for key, name in sorted(names.items()) if key not in disks},
        disks={key: Disk(id=key, name=names[key]) for key in sorted(disks)},
    )


@settings(max_examples=volume(1000))
@given(st.tuples(anything, anything) | st.tuples(crowded(), crowded()))
def test_the_diff_between_two_designs_leads_from_one_to_the_other_and_back(pair: tuple[Snapshot, Snapshot]) -> None:
    one, other = pair
    there = between(one, other)
    assert apply(one, there) == other
    assert apply(other, there.inverse()) == one
    assert there.inverse() == between(other, one)
    assert there.inverse().inverse() == there
    assert bool(there) == (one != other)
    assert there.then(there.inverse()) == Diff()


@settings(max_examples=volume(4000))
@given(crowded(), crowded(), crowded(), crowded())
def test_diffs_in_a_row_may_be_joined_in_any_grouping(a: Snapshot, b: Snapshot, c: Snapshot, d: Snapshot) -> None:
    first, second, third = between(a, b), between(b, c), between(c, d)
    assert first.then(second).then(third) == first.then(second.then(third))
    assert first.then(second) == between(a, c)
    assert apply(a, first.then(second).then(third)) == d
    assert first.then(second).inverse() == second.inverse().then(first.inverse())


def test_nothing_is_the_neutral_diff() -> None:
    some = changing(two_node(), "nodes", "n1", name="X")
    assert Diff().then(some) == some.then(Diff()) == some
    assert not Diff()
    assert apply(two_node(), Diff()) == two_node()
    assert between(two_node(), two_node()) == Diff()


def test_a_diff_for_another_design_changes_nothing() -> None:
    design = two_node()
    good = adding([("nodes", Node(id="n3", name="NODE3", number=3))])
    for bad in (
        adding([("nodes", Node(id="n1", name="AGAIN", number=9))]),
        Diff({("nodes", "n7"): (Node(id="n7", name="GONE", number=7), None)}),
        Diff({("nodes", "n1"): (Node(id="n1", name="OTHER", number=1), Node(id="n1", name="X", number=1))}),
    ):
        with pytest.raises(DiffMismatch, match="is not what the change expects"):
            apply(design, Diff({**good.changes, **bad.changes}))
    assert design == two_node()


def test_untouched_tables_are_shared_and_touched_ones_are_not_changed_in_place() -> None:
    before = two_node()
    after = apply(before, changing(before, "nodes", "n1", name="X"))
    assert after.disks is before.disks
    assert after.nodes is not before.nodes
    assert before.nodes["n1"].name == "NODE1"


def test_added_records_come_in_natural_order() -> None:
    added = adding([("nodes", Node(id=f"n{number}", name="N", number=number)) for number in (10, 3)])
    assert list(apply(two_node(), added).nodes) == ["n1", "n2", "n3", "n10"]


def test_an_undone_removal_comes_back_in_its_place() -> None:
    before = two_node()
    gone = removing(before, "resources", ["r3", "r5"])
    again = apply(apply(before, gone), gone.inverse())
    assert list(again.resources) == list(before.resources)


def test_changing_to_the_same_values_is_no_change() -> None:
    assert changing(two_node(), "nodes", "n1", name="NODE1") == Diff()
    with pytest.raises(KeyError):
        changing(two_node(), "nodes", "n9", name="X")


def test_touched_names_the_tables() -> None:
    added = adding([("nodes", Node(id="n3", name="N", number=3)), ("disks", Disk(id="d9", name="D"))])
    assert added.touched() == {"nodes", "disks"}
    assert added.then(added.inverse()).touched() == frozenset()
