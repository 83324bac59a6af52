from __future__ import annotations

from dataclasses import replace

import pytest

from designer.edits.groups import add_server
from designer.edits.objects import set_fields
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.topology.names import computer_names
from designer.topology.ownership import is_active_active, passive_nodes
from designer.topology.roles import (
    common_name,
    first_server,
    group_noun,
    role_beside_name,
    role_of,
    role_tree,
    roles_on,
)
from tests.support.samples import catalog, group, node, template, three_plus_one


def unknown(design: Snapshot) -> Snapshot:
    """EVS1 with a role that nobody knows."""
    return apply(design, set_fields(design, group(design, "EVS1"), kind="print-server"))


def mixed() -> Snapshot:
    """Three EVSs, and a file server on the fourth node."""
    design = three_plus_one()
    return apply(design, add_server(design, catalog(), "file-server", node(design, "NODE4")))


@pytest.mark.parametrize(
    ("kind", "noun"),
    [
        ("evs", "Exchange Virtual Server"),
        ("file-server", "file server"),
        ("cluster", "Cluster Group"),
        ("dtc", "DTC group"),
        ("other", "group"),
        ("print-server", "group"),
    ],
)
def test_what_a_group_is_called(kind: str, noun: str) -> None:
    assert group_noun(catalog(), Group(id="g1", name="G", kind=kind)) == noun


def test_only_groups_with_a_known_role_have_one() -> None:
    design = unknown(three_plus_one())
    assert role_of(catalog(), design.groups[group(design, "EVS1")]) is None
    assert role_of(catalog(), design.groups[group(design, "Cluster Group")]) is None
    found = role_of(catalog(), design.groups[group(design, "EVS2")])
    assert found is not None
    assert found.id == "evs"


def test_a_role_brings_its_tree_or_takes_that_of_the_exchange_version() -> None:
    def tree(design: Snapshot, kind: str) -> str:
        found = role_tree(design, catalog(), kind)
        return found.id if found is not None else ""

    assert tree(three_plus_one(), "evs") == "exchange-2003"
    assert tree(three_plus_one(), "file-server") == "file-server"
    assert tree(empty_design(), "file-server") == "file-server"
    assert tree(empty_design(), "evs") == ""
    assert tree(three_plus_one(), "cluster") == ""


def test_roles_are_offered_on_the_windows_that_they_run_on() -> None:
    roles = {**catalog().roles, "file-server": replace(catalog().roles["file-server"], families=("2003",))}
    limited = replace(catalog(), roles=roles)
    old = apply(three_plus_one(), set_fields(three_plus_one(), "cluster", windows="windows-2000-datacenter"))
    assert [role.id for role in roles_on(three_plus_one(), limited)] == ["evs", "file-server", "sql-server"]
    assert [role.id for role in roles_on(old, limited)] == ["evs", "sql-server"]
    assert [role.id for role in roles_on(empty_design(), limited)] == ["evs", "file-server", "sql-server"]


def test_the_label_stands_beside_names_that_do_not_begin_with_it() -> None:
    design = mixed()
    beside = {one.name: role_beside_name(catalog(), one) for one in design.groups.values()}
    assert beside == {"Cluster Group": "", "EVS1": "", "EVS2": "", "EVS3": "", "FS1": "File Server"}
    assert role_beside_name(catalog(), Group(id="g1", name="MAIL", kind="evs")) == "EVS"


def test_several_servers_share_a_name_only_when_they_are_alike() -> None:
    assert common_name(catalog(), three_plus_one().virtual_servers()) == "Exchange Virtual Server"
    assert common_name(catalog(), mixed().virtual_servers()) == "virtual server"
    assert common_name(catalog(), unknown(three_plus_one()).virtual_servers()) == "virtual server"
    assert common_name(catalog(), []) == "virtual server"


def test_the_first_server_comes_before_every_other_group() -> None:
    design = three_plus_one()
    assert first_server(design) == group(design, "EVS1")
    assert first_server(replace(design, groups={})) is None
    core = {one.id: one for one in design.groups.values() if one.kind == "cluster"}
    assert first_server(replace(design, groups=core)) == group(design, "Cluster Group")


def test_a_node_with_another_server_is_passive_for_one_role_only() -> None:
    design = mixed()
    assert passive_nodes(design) == []
    assert passive_nodes(design, "evs") == [node(design, "NODE4")]
    assert is_active_active(design)
    assert not is_active_active(design, "evs")
    assert is_active_active(template("file-server-two-node"))
    assert not is_active_active(template("file-server-two-node"), "evs")


def test_a_server_of_any_role_without_a_network_name_counts_with_its_own() -> None:
    design = unknown(three_plus_one())
    design = replace(design, resources={}, dependencies={})
    names = [name for name, _ in computer_names(design)]
    assert names == ["EXCLUSTER", "NODE1", "NODE2", "NODE3", "NODE4", "EVS1", "EVS2", "EVS3"]
