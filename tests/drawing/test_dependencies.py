from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from designer.drawing.dependencies import dependencies
from designer.drawing.dependencies.content import content_of
from designer.drawing.primitives import Box, Line, Picture, scaled, translated
from designer.edits.dependencies import hang_on_tree
from designer.edits.draft import Draft
from designer.edits.storage import add_disk, give_disk
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.records import Dependency, Group, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import times_of
from designer.simulation.record.state import ClusterState
from tests.support.designs import design, two_node
from tests.support.layout import assert_apart, assert_sound, crosses, labels, wires
from tests.support.samples import catalog, group, resource, three_plus_one
from tests.support.strategies import snapshots
from tests.support.volume import volume


def assert_tidy(picture: Picture) -> None:
    assert_sound(picture)
    assert_apart(list(picture.areas.values()))
    for piece in wires(picture):
        for rect in picture.areas.values():
            assert not crosses(piece, rect)


def column(picture: Picture, identifier: Id) -> float:
    return picture.areas[identifier].x


def words(picture: Picture, subject: str) -> list[str]:
    return [label.text for label in labels(picture) if label.subject == subject]


def needs(*pairs: tuple[str, str]) -> Snapshot:
    """A group of generic services of which one needs the other."""
    names = sorted({name for pair in pairs for name in pair})
    return design(
        Group(id="g1", name="Group", kind="other"),
        *(Resource(id=name, name=name.upper(), type="generic-service", group="g1") for name in names),
        *(Dependency(id=f"dep{i}", dependent=one, provider=other) for i, (one, other) in enumerate(pairs)),
    )


def test_what_is_needed_stands_left_of_what_needs_it() -> None:
    snapshot = three_plus_one()
    picture = dependencies(snapshot, catalog(), group(snapshot, "EVS1"))
    assert_tidy(picture)
    inside = {member.id for member in snapshot.members(group(snapshot, "EVS1"))}
    assert set(picture.areas) == inside
    for edge in snapshot.dependencies.values():
        if edge.dependent in inside:
            assert column(picture, edge.provider) < column(picture, edge.dependent)


def test_the_exchange_2000_tree_is_one_column_deeper() -> None:
    snapshot = three_plus_one()
    evs = group(snapshot, "EVS1")
    old = apply(snapshot, hang_on_tree(snapshot, catalog(), "exchange-2000"))
    columns = [len({rect.x for rect in dependencies(one, catalog(), evs).areas.values()}) for one in (snapshot, old)]
    assert columns == [4, 5]
    assert_tidy(dependencies(old, catalog(), evs, width=530))


def test_of_alternatives_one_suffices() -> None:
    snapshot = needs(("c", "a"), ("c", "b"), ("c", "d"), ("e", "a"))
    draft = Draft(snapshot)
    for edge in list(snapshot.dependencies.values())[:2]:
        draft.change("dependencies", edge.id, alternative="either")
    picture = dependencies(draft.snapshot, catalog(), "g1")
    assert_tidy(picture)
    assert [label.text for label in labels(picture)].count("or") == 1
    assert "C needs D and A or B." in picture.description
    assert "E needs A." in picture.description
    assert "or" not in [label.text for label in labels(dependencies(snapshot, catalog(), "g1"))]


def test_a_single_alternative_is_no_choice() -> None:
    draft = Draft(needs(("c", "a"), ("c", "b")))
    draft.change("dependencies", "dep0", alternative="either")
    picture = dependencies(draft.snapshot, catalog(), "g1")
    assert "or" not in [label.text for label in labels(picture)]
    assert column(picture, "a") == column(picture, "b") < column(picture, "c")


def test_arrows_point_at_providers() -> None:
    picture = dependencies(needs(("b", "a"), ("c", "a")), catalog(), "g1")
    heads = [line.points[-1] for line in picture.primitives if isinstance(line, Line) and line.arrow]
    at_a = [x for x, y in heads if picture.areas["a"].contains(x, y)]
    assert at_a == [picture.areas["a"].right]
    assert len(heads) == 2  # the other one shows the direction of the whole


def test_a_cycle_is_drawn_as_an_error_and_nothing_is_lost() -> None:
    picture = dependencies(needs(("b", "a"), ("c", "b"), ("a", "c")), catalog(), "g1")
    assert_tidy(picture)
    assert set(picture.areas) == {"a", "b", "c"}
    assert [line for line in picture.primitives if isinstance(line, Line) and line.stroke == "error.fill"]
    assert "Cycle" in picture.description


def test_a_resource_that_needs_itself_is_a_cycle() -> None:
    assert content_of(needs(("a", "a"), ("b", "a")), "g1").closing == (("a", "a"),)
    assert_tidy(dependencies(needs(("a", "a"), ("b", "a")), catalog(), "g1"))


def test_a_provider_in_another_group_is_shown_as_foreign() -> None:
    snapshot = two_node()
    tied = replace(snapshot, dependencies={"x": Dependency(id="x", dependent="r4", provider="r1")})
    picture = dependencies(tied, catalog(), "g2")
    assert "in Cluster Group" in words(picture, "r1")
    edge = next(item for item in picture.primitives if isinstance(item, Box) and item.subject == "r1")
    assert edge.dash


def test_many_alike_disks_share_a_box() -> None:
    draft = Draft(three_plus_one())
    evs = group(draft.snapshot, "EVS1")
    for _ in range(8):
        draft.do(add_disk(draft.snapshot, catalog()))
        draft.do(give_disk(draft.snapshot, catalog(), list(draft.snapshot.disks)[-1], evs))
    picture = dependencies(draft.snapshot, catalog(), evs)
    assert_tidy(picture)
    assert any(label.text == "11 × Physical Disk" for label in labels(picture))


def test_times_are_written_in_the_boxes() -> None:
    snapshot = three_plus_one()
    attendant = resource(snapshot, "EVS1", "exchange-system-attendant")
    times = times_of(snapshot, catalog())
    picture = dependencies(snapshot, catalog(), group(snapshot, "EVS1"), times=times)
    shown = f"on {times.online[attendant] // 1000}\u00a0s · off {times.offline[attendant] // 1000}\u00a0s"
    assert shown in words(picture, attendant)


def test_states_are_told_in_words() -> None:
    snapshot = two_node()
    state = ClusterState(0, {}, {"r6": "failed", "r7": "offline pending"}, {}, {}, None)
    picture = dependencies(snapshot, catalog(), "g2", state)
    assert "Failed" in words(picture, "r6")
    assert "Going offline" in words(picture, "r7")
    assert "Unknown" in words(picture, "r3")


def test_a_group_without_resources_says_so() -> None:
    picture = dependencies(design(Group(id="g1", name="Empty", kind="other")), catalog(), "g1")
    assert_sound(picture)
    assert picture.areas == {}


@pytest.mark.parametrize("width", [482, 740, 1200])
def test_the_tree_fits_its_width(width: float) -> None:
    snapshot = three_plus_one()
    assert dependencies(snapshot, catalog(), group(snapshot, "EVS1"), width=width).width <= width + 48


def test_every_dependency_leads_from_dependent_to_provider() -> None:
    snapshot = three_plus_one()
    evs = group(snapshot, "EVS1")
    picture = dependencies(snapshot, catalog(), evs)
    inside = {member.id for member in snapshot.members(evs)}
    assert set(picture.wires) == {edge.id for edge in snapshot.dependencies.values() if edge.dependent in inside}
    assert_wired(snapshot, picture)


def test_a_line_that_is_pointed_at_is_its_dependency() -> None:
    picture = dependencies(needs(("b", "a"), ("c", "b")), catalog(), "g1")
    for edge, points in picture.wires.items():
        (x, y), other = points[0], points[-1]
        assert picture.at(x - 2, y + 3) == edge
        assert picture.at(x - 2, y + 5) == ""
        assert picture.at(other[0] + 2, other[1]) == edge


def test_of_lines_that_run_together_all_are_told() -> None:
    picture = dependencies(needs(("b", "a"), ("c", "a")), catalog(), "g1")
    x, y = picture.wires["dep0"][-1]
    assert picture.wires.near(x + 3, y) == ("dep0", "dep1")
    assert picture.wires.near(-100, -100) == ()


def test_lines_follow_when_a_picture_is_scaled_and_moved() -> None:
    picture = dependencies(needs(("b", "a")), catalog(), "g1")
    x, y = picture.wires["dep0"][0]
    assert scaled(picture, 2).wires["dep0"][0] == (2 * x, 2 * y)
    assert translated(picture, 5, 7).wires["dep0"][0] == (x + 5, y + 7)


def assert_wired(snapshot: Snapshot, picture: Picture) -> None:
    """Every wire starts at its dependent and ends at its provider, or at the boxes in which they are."""
    for edge, points in picture.wires.items():
        record = snapshot.dependencies[edge]
        for identifier, (x, y) in ((record.dependent, points[0]), (record.provider, points[-1])):
            if identifier in picture.areas:
                rect = picture.areas[identifier]
                assert x in (rect.x, rect.right)
                assert rect.y <= y <= rect.bottom
        for one, other in pairwise(points):
            assert one[0] == other[0] or one[1] == other[1]
            for rect in picture.areas.values():
                assert not crosses((one, other), rect)


@settings(max_examples=volume(1000))
@given(snapshots())
def test_any_group_can_be_drawn(snapshot: Snapshot) -> None:
    for identifier in snapshot.groups:
        picture = dependencies(snapshot, catalog(), identifier)
        assert_tidy(picture)
        assert_wired(snapshot, picture)
