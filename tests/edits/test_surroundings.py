"""What is around the cluster arrives complete, and goes without leaving anything behind."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError, added
from designer.edits.nodes import add_node
from designer.edits.objects import delete, rename
from designer.edits.surroundings import (
    OUTSIDE,
    add_array,
    add_fabric,
    add_outside_server,
    add_site,
    connect_paths,
)
from designer.edits.templates import empty_design
from designer.model.diff import Diff, apply
from designer.model.integrity import integrity_problems
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from tests.support.samples import catalog, template


def three_plus_one() -> Snapshot:
    """3 + 1 with nothing around it."""
    design = template("three-plus-one")
    around = [identifier for table in ("sites", "arrays", "fabrics", "servers") for identifier in design.table(table)]
    return apply(design, delete(design, around))


def do(snapshot: Snapshot, diff: Diff) -> Snapshot:
    after = apply(snapshot, diff)
    assert not integrity_problems(after)
    return after


def with_storage(fabrics: int = 2) -> Snapshot:
    design = do(three_plus_one(), add_array(three_plus_one(), catalog()))
    for _ in range(fabrics):
        design = do(design, add_fabric(design, catalog()))
    return design


def test_everything_stands_at_the_first_site() -> None:
    design = three_plus_one()
    design = do(design, add_outside_server(design, catalog(), "domain-controller"))
    one = do(design, add_site(design))
    assert [site.name for site in one.sites.values()] == ["Site 1"]
    assert {node.site for node in one.nodes.values()} == set(one.sites)
    assert {server.site for server in one.servers.values()} == set(one.sites)
    two = do(one, add_site(one))
    assert {node.site for node in two.nodes.values()} == set(one.sites)
    assert [site.name for site in two.sites.values()] == ["Site 1", "Site 2"]


def test_who_stands_somewhere_else_already_stays_there() -> None:
    design = do(three_plus_one(), add_site(three_plus_one()))
    two = do(design, add_site(design, "Branch"))
    (first, branch) = two.sites
    gone = do(two, delete(two, [first]))
    assert {node.site for node in gone.nodes.values()} == {None}
    assert list(gone.sites) == [branch]
    third = do(gone, add_site(gone))
    assert {node.site for node in third.nodes.values()} == {None}


@pytest.mark.parametrize(("kind", "name"), [("domain-controller", "DC1"), ("front-end", "FE1"), ("exchange", "EX1")])
def test_a_server_outside_arrives_with_roles_address_and_platform(kind: str, name: str) -> None:
    design = three_plus_one()
    after = do(design, add_outside_server(design, catalog(), kind))
    (server,) = after.servers.values()
    assert (server.name, server.roles) == (name, OUTSIDE[kind].roles)
    assert server.address == "192.168.10.5"
    assert (server.windows, server.windows_sp) == (design.cluster.windows, design.cluster.windows_sp)
    assert server.exchange == (design.cluster.exchange if kind != "domain-controller" else "")
    second = do(after, add_outside_server(after, catalog(), kind))
    names = {one.name: one.address for one in second.servers.values()}
    assert names == {name: "192.168.10.5", f"{name[:2]}2": "192.168.10.6"}


def test_a_server_can_be_added_to_an_empty_design() -> None:
    (server,) = do(empty_design(), add_outside_server(empty_design(), catalog(), "exchange")).servers.values()
    assert (server.address, server.windows, server.exchange) == ("", "", "")


def test_there_is_no_other_kind_of_server() -> None:
    with pytest.raises(EditError, match="toaster"):
        add_outside_server(three_plus_one(), catalog(), "toaster")


def test_the_first_array_holds_every_disk() -> None:
    design = do(three_plus_one(), add_array(three_plus_one(), catalog()))
    (first,) = design.arrays
    assert {disk.array for disk in design.disks.values()} == {first}
    second = do(design, add_array(design, catalog()))
    assert {disk.array for disk in second.disks.values()} == {first}
    assert [array.name for array in second.arrays.values()] == ["Array 1", "Array 2"]


def test_arrays_and_fabrics_arrive_connected_to_every_node() -> None:
    design = with_storage()
    assert [fabric.name for fabric in design.fabrics.values()] == ["Fabric A", "Fabric B"]
    ways = {(path.node, path.fabric, path.array) for path in design.paths.values()}
    assert len(ways) == len(design.paths) == 8
    more = do(design, add_array(design, catalog()))
    assert len(more.paths) == 16


def test_a_new_node_is_connected_like_the_others() -> None:
    design = with_storage()
    diff = add_node(design, catalog())
    (node,) = added(diff, "nodes")
    after = do(design, diff)
    assert len([path for path in after.paths.values() if path.node == node]) == 2


def test_connecting_paths_adds_what_is_missing_only() -> None:
    design = with_storage()
    assert not connect_paths(design)
    torn = do(design, delete(design, list(design.paths)[:3]))
    mended = connect_paths(torn)
    assert len(added(mended, "paths")) == 3
    assert len(do(torn, mended).paths) == 8


def test_paths_need_something_to_lead_to() -> None:
    with pytest.raises(EditError, match="add those first"):
        connect_paths(three_plus_one())


def test_what_goes_takes_its_paths_along_and_leaves_no_reference() -> None:
    design = with_storage()
    fabric, array = next(iter(design.fabrics)), next(iter(design.arrays))
    assert len(do(design, delete(design, [fabric])).paths) == 4
    without = do(design, delete(design, [array]))
    assert not without.paths
    assert {disk.array for disk in without.disks.values()} == {None}
    assert len(do(design, delete(design, ["n1"])).paths) == 6


@pytest.mark.parametrize("table", ["sites", "arrays", "fabrics", "servers"])
def test_names_are_given_once(table: str) -> None:
    design = with_storage()
    design = do(design, add_array(design, catalog()))
    for _ in range(2):
        design = do(design, add_site(design))
        design = do(design, add_outside_server(design, catalog(), "front-end"))
    first, second = list(design.table(table).values())[:2]
    with pytest.raises(EditError, match="already"):
        rename(design, catalog(), second.id, getattr(first, "name", "").upper())
    assert do(design, rename(design, catalog(), second.id, "Other")).name_of(second.id) == "Other"


def test_surroundings_bring_no_error_to_a_clean_design() -> None:
    design = with_storage()
    design = do(design, add_site(design))
    for kind in OUTSIDE:
        design = do(design, add_outside_server(design, catalog(), kind))
    before = {finding.key for finding in check(three_plus_one(), catalog()).open}
    after = [finding for finding in check(design, catalog()).open if finding.key not in before]
    assert [finding.message for finding in after if finding.level == "error"] == []
