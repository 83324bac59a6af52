"""What may need what, and what goes along. Numbers are those of the acceptance scenarios of the cluster service."""

from __future__ import annotations

import pytest

from designer.edits.dependencies import add_dependency, move_resource, remove_dependency, set_providers
from designer.edits.draft import EditError
from designer.edits.objects import delete
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.model.snapshot import Snapshot
from tests.support.clusters import changed, cluster, evs, f2, nodes, plain, possible, quorum_group


def needs(snapshot: Snapshot, dependent: Id) -> set[Id]:
    """What a resource needs directly."""
    return {edge.provider for edge in snapshot.dependencies.values() if edge.dependent == dependent}


def refused(snapshot: Snapshot, dependent: Id, provider: Id) -> str:
    """Why a dependency cannot be added."""
    with pytest.raises(EditError) as caught:
        add_dependency(snapshot, dependent, provider)
    return str(caught.value)


def test_53_a_circle_is_refused() -> None:
    direct = "E-NN needs E-IP, directly or through others, so that would be a circle (error 1059)"
    assert refused(f2(), "E-IP", "E-NN") == direct
    indirect = "E-SMTP needs E-DISK, directly or through others, so that would be a circle (error 1059)"
    assert refused(f2(), "E-DISK", "E-SMTP") == indirect
    with pytest.raises(EditError, match="1059"):
        set_providers(f2(), "E-IP", ("E-HTTP",))


def test_54_other_groups_repetitions_and_itself_are_refused() -> None:
    snapshot = cluster(nodes(2), plain("A", "n1"), evs("E", "n1"))
    crossing = "A-SVC and E-NN are in different groups, A and E, and cannot need each other (error 87)"
    assert refused(snapshot, "A-SVC", "E-NN") == crossing
    assert refused(snapshot, "E-NN", "E-IP") == "E-NN needs E-IP already (error 5003)"
    assert refused(snapshot, "E-NN", "E-NN") == "E-NN cannot need itself (error 87)"


def test_55_a_design_does_not_mind_what_would_be_online() -> None:
    after = apply(f2(), add_dependency(f2(), "E-HTTP", "E-IS"))
    assert needs(after, "E-HTTP") == {"E-SA", "E-IS"}
    assert needs(apply(after, remove_dependency(after, "E-HTTP", "E-IS")), "E-HTTP") == {"E-SA"}


def test_the_quorum_disk_needs_nothing() -> None:
    snapshot = cluster(nodes(2), quorum_group("n1"), [plain("CG", "n1")[1]])
    assert (
        refused(snapshot, "CG-Q", "CG-SVC") == "Disk Q: is the quorum resource, which cannot need another (error 5069)"
    )
    assert needs(apply(snapshot, add_dependency(snapshot, "CG-SVC", "CG-Q")), "CG-SVC") == {"CG-Q"}
    local = changed(snapshot, "clusters", "cluster", quorum="majority-node-set")
    assert add_dependency(local, "CG-Q", "CG-SVC")


def test_58_a_resource_takes_its_tree_along() -> None:
    snapshot = cluster(nodes(2), evs("E", "n1"), plain("A", "n1"), [plain("E", "n1")[1]])
    after = apply(snapshot, move_resource(snapshot, "E-NN", "A"))
    assert {one.id for one in after.members("A")} == {"A-SVC", *(f"E-{name}" for name in _TREE)}
    assert [one.id for one in after.members("E")] == ["E-SVC"]
    assert after.dependencies == snapshot.dependencies
    assert integrity_problems(after) == []


_TREE = ("DISK", "IP", "NN", "SA", "IS", "SMTP", "HTTP")


def test_58_a_resource_moves_only_between_groups_on_one_node() -> None:
    snapshot = cluster(nodes(2), evs("E", "n1"), plain("A", "n2"))
    with pytest.raises(EditError) as caught:
        move_resource(snapshot, "E-NN", "A")
    assert str(caught.value) == "E is at home on N1 and A on N2; resources change only between groups on one node"
    assert not move_resource(snapshot, "E-NN", "E")
    with pytest.raises(EditError, match="A-SVC is no longer part of the design"):
        move_resource(apply(snapshot, delete(snapshot, ["A-SVC"])), "A-SVC", "E")


def test_58_possible_owners_stay_with_the_resource() -> None:
    snapshot = possible(cluster(nodes(2), evs("E", "n1"), plain("A", "n1")), ("n1",), "E-IP")
    assert apply(snapshot, move_resource(snapshot, "E-NN", "A")).resources["E-IP"].possible_owners == ("n1",)


def test_61_a_group_goes_with_all_that_it_holds_in_one_step() -> None:
    after = apply(f2(), delete(f2(), ["E"]))
    assert "E" not in after.groups
    assert not [one for one in after.resources.values() if one.group == "E"]
    assert not after.dependencies
    assert integrity_problems(after) == []
