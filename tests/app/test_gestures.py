"""From a point of the drawing to a place in the design, and from a drop to what it means."""

from __future__ import annotations

import pytest

from designer.app.describing import described
from designer.app.faults import Strike, action_of, drop_fault
from designer.app.gestures import foresee, spot_at
from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.drawing.topology import topology
from designer.edits.groups import move_group
from designer.edits.legality import Refusal, Spot, drop_object
from designer.edits.templates import from_template
from designer.simulation.scenario import Action
from designer.simulation.simulate import simulate

CATALOG = load_catalog()
DESIGN = from_template(CATALOG, load_templates()["three-plus-one"])
PICTURE = topology(DESIGN, CATALOG)


@pytest.mark.parametrize("node", ["n1", "n2", "n3", "n4"])
def test_on_a_node_is_that_node(node: str) -> None:
    area = PICTURE.areas[node]
    spot = spot_at(PICTURE, DESIGN, area.x + 5, area.y + 5)
    assert (spot.lane, spot.node, spot.group) == ("nodes", node, None)
    assert spot.order == ("n1", "n2", "n3", "n4")


def test_on_a_group_is_the_group_and_its_node() -> None:
    spot = spot_at(PICTURE, DESIGN, *PICTURE.areas["g3"].centre)
    assert (spot.node, spot.group) == ("n2", "g3")


@pytest.mark.parametrize(("disk", "group"), [("d2", "g2"), ("d5", "g3"), ("d1", "g1")])
def test_a_stack_of_disks_is_its_group(disk: str, group: str) -> None:
    area = PICTURE.areas[disk]
    for x, y in (area.centre, (area.x + 4, area.y - 12)):
        spot = spot_at(PICTURE, DESIGN, x, y)
        assert (spot.lane, spot.group) == ("storage", group)


def test_below_the_stacks_is_storage_without_a_group() -> None:
    spot = spot_at(PICTURE, DESIGN, PICTURE.width - 30, PICTURE.height - 30)
    assert (spot.lane, spot.node, spot.group) == ("storage", None, None)


def test_above_everything_are_the_networks() -> None:
    spot = spot_at(PICTURE, DESIGN, 300, 2)
    assert (spot.lane, spot.index) == ("networks", 0)


@pytest.mark.parametrize(("share", "index"), [(0.1, 1), (0.9, 2)])
def test_the_gap_is_the_nearest_one(share: float, index: int) -> None:
    area = PICTURE.areas["n2"]
    assert spot_at(PICTURE, DESIGN, area.x + share * area.w, area.y + 4).index == index


def test_a_drop_is_foreseen_with_its_findings() -> None:
    session = Session(DESIGN, CATALOG)
    outcome = drop_object(DESIGN, CATALOG, "g3", Spot("nodes", node="n3"))
    foresight = foresee(session, outcome)
    assert foresight.gravity == "error"
    assert "EX-2.03" in foresight.text
    assert session.snapshot is DESIGN
    session.do("Move", outcome.diff)  # type: ignore[union-attr]
    back = foresee(session, drop_object(session.snapshot, CATALOG, "g3", Spot("nodes", node="n4")))
    assert back.gravity is None
    assert "Ends error" in back.text


def test_a_refusal_is_foreseen_as_it_is() -> None:
    assert foresee(Session(DESIGN, CATALOG), Refusal("No.")).text == "No."


@pytest.mark.parametrize(
    ("item", "spot", "disk", "subjects"),
    [
        ("fault:power", Spot(node="n1", group="g2"), None, ("n1",)),
        ("fault:service", Spot(node="n1"), None, ("n1",)),
        ("fault:start", Spot(node="n1"), None, ("n1",)),
        ("fault:power", Spot(), None, None),
        ("fault:resource", Spot(node="n1"), None, None),
        ("fault:flood", Spot(node="n1"), None, None),
    ],
)
def test_a_fault_hits_what_lies_there(
    item: str, spot: Spot, disk: str | None, subjects: tuple[str, ...] | None
) -> None:
    strike = drop_fault(DESIGN, item, spot, disk)
    assert (strike.subjects if isinstance(strike, Strike) else None) == subjects


def test_a_disk_fails_as_its_resource() -> None:
    strike = drop_fault(DESIGN, "fault:resource", Spot(group="g2"), "d2")
    assert isinstance(strike, Strike)
    assert [DESIGN.resources[one].disk for one in strike.subjects] == ["d2"]


def test_a_word_becomes_an_action() -> None:
    assert action_of("move=n4", "g2", 5) == Action("move", "g2", "n4", 5)
    assert action_of("power", "n1", 0) == Action("power", "n1", None, 0)


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("n1", "NODE1 – node 1, home of Cluster Group and EVS1"),
        ("n4", "NODE4 – node 4, home of no group"),
        ("g3", "EVS2 – Exchange Virtual Server at home on NODE2, 11 resources"),
        ("d1", "Q: – shared disk"),
        ("net1", "Private – private network, 10.10.10.0/24"),
        ("gone", ""),
    ],
)
def test_objects_are_described_in_a_line(identifier: str, text: str) -> None:
    told = described(DESIGN, CATALOG, identifier)
    assert told.startswith(text)


def test_a_description_tells_state_and_findings() -> None:
    session = Session(DESIGN, CATALOG)
    session.do("Move", move_group(DESIGN, "g3", "n3"))
    assert "EX-2.03" in described(session.snapshot, CATALOG, "n3", session.report)
    state = simulate(DESIGN, CATALOG, [Action("power", "n1")]).state_at(0)
    assert "Now down" in described(DESIGN, CATALOG, "n1", None, state)
    assert "Now offline" in described(DESIGN, CATALOG, "g2", None, state)
