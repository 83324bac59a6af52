from __future__ import annotations

from dataclasses import fields, replace

import pytest

from designer.model.integrity import integrity_problems
from designer.model.records import Cluster, Disk, Group, Network, Node, Placement, Record, Resource, references
from designer.model.snapshot import TABLES, Snapshot
from tests.support.designs import design, two_node
from tests.support.samples import three_plus_one


def test_objects_are_found_in_whatever_table_they_are() -> None:
    snapshot = two_node()
    assert snapshot.find("n1") is snapshot.nodes["n1"]
    assert snapshot.find("sg1") is snapshot.storage_groups["sg1"]
    assert (snapshot.table_of("r3"), snapshot.table_of("regroup")) == ("resources", None)
    assert (snapshot.find("regroup"), snapshot.find("n9")) == (None, None)
    assert [snapshot.name_of(each) for each in ("g2", "n9")] == ["EVS1", "n9"]


def test_members_and_groups() -> None:
    snapshot = two_node()
    assert [record.id for record in snapshot.members("g1")] == ["r1", "r2"]
    assert [record.id for record in snapshot.groups_of_kind("evs")] == ["g2"]


def test_new_ids_avoid_everything_mentioned() -> None:
    snapshot = two_node()
    assert snapshot.new_id("nodes") == "n3"
    assert snapshot.new_id("nodes", also=("n3",)) == "n4"
    without_waived = replace(snapshot, groups={"g1": snapshot.groups["g1"]})
    assert without_waived.new_id("groups") == "g3"  # g2 is still in a waiver


def test_every_reference_names_a_table() -> None:
    for spec in TABLES.values():
        for field in fields(spec.kind):
            assert field.metadata.get("ref", "nodes") in TABLES


def test_references_of_a_record() -> None:
    group = Group(id="g1", name="G", kind="evs", owner="n1", preferred_owners=("n1", "n2"))
    assert list(references(group)) == [
        ("owner", "nodes", "n1"),
        ("preferred_owners", "nodes", "n1"),
        ("preferred_owners", "nodes", "n2"),
    ]
    assert list(references(Disk(id="d1", name="D"))) == []


def test_a_sound_design_has_no_integrity_problems() -> None:
    assert integrity_problems(two_node()) == []
    assert integrity_problems(design()) == []


@pytest.mark.parametrize(
    ("snapshot", "expected"),
    [
        (Snapshot(), 'table "clusters": must hold exactly one record, with the id "cluster"'),
        (
            Snapshot(clusters={"c": Cluster(id="c")}),
            'table "clusters": must hold exactly one record, with the id "cluster"',
        ),
        (
            design(Resource(id="r1", name="R", type="t", group="g1")),
            'table "resources", record "r1": unknown group "g1"',
        ),
        (
            design(cluster=Cluster(id="cluster", quorum_disk="d1")),
            'table "clusters", record "cluster": unknown disk "d1"',
        ),
        (
            design(Disk(id="d1", name="D", visible_to=("n4",))),
            'table "disks", record "d1": unknown node "n4"',
        ),
        (
            design(Node(id="x", name="N", number=1), Network(id="x", name="N", role="mixed")),
            'table "networks", record "x": the id is used in table "nodes" already',
        ),
        (
            replace(design(), nodes={"d1": Disk(id="d1", name="D")}),
            'table "nodes", record "d1": is not a node',
        ),
    ],
)
def test_integrity_problems_have_a_place(snapshot: Snapshot, expected: str) -> None:
    assert [str(problem) for problem in integrity_problems(snapshot)] == [expected]


def test_placements_and_timings_share_ids_with_objects() -> None:
    snapshot = design(Node(id="n1", name="N", number=1), Placement(id="n1", rank=1))
    assert integrity_problems(snapshot) == []


def test_records_are_values() -> None:
    record: Record = Node(id="n1", name="N", number=1)
    assert record == Node(id="n1", name="N", number=1)
    with pytest.raises(AttributeError):
        record.id = "n2"  # type: ignore[misc]


def test_connections_are_called_by_their_ends_and_strangers_by_their_id() -> None:
    design = three_plus_one()
    assert design.name_of("if1") == "NODE1 on Private"
    assert design.name_of("dep1") == "Cluster Name on Cluster IP Address"
    assert design.name_of("n1") == "NODE1"
    assert design.name_of("nobody") == "nobody"
