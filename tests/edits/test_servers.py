"""Virtual servers of every role of the catalogue."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError, added
from designer.edits.groups import ServerPlan, add_server
from designer.edits.legality import Effect, Spot, drop_item
from designer.edits.objects import rename
from designer.edits.storage import add_disk, give_disk
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.records import Disk
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from designer.topology.evs import of_type
from designer.topology.roles import role_tree
from tests.support.samples import catalog, group, node, resource, template, three_plus_one

HOMES = {
    "evs": "two-node-active-passive",
    "file-server": "file-server-two-node",
    "sql-server": "sql-2000-two-node",
}
"""A sound design in which another virtual server of the role may stand."""


def needs(design: Snapshot, identifier: Id) -> set[str]:
    return {design.name_of(one.provider) for one in design.dependencies.values() if one.dependent == identifier}


def grave(design: Snapshot) -> set[str]:
    return {finding.code for finding in check(design, catalog()).open if finding.level in ("error", "warning")}


def test_there_is_a_home_for_every_role() -> None:
    assert set(HOMES) == set(catalog().roles)


@pytest.mark.parametrize("role", HOMES)
def test_a_new_server_is_complete_as_its_role_says_and_brings_no_finding(role: str) -> None:
    before = template(HOMES[role])
    diff = add_server(before, catalog(), role)
    design = apply(before, diff)
    (identifier,) = added(diff, "groups")
    known, tree = catalog().roles[role], role_tree(before, catalog(), role)
    assert tree is not None
    new = design.groups[identifier]
    assert new.kind == role
    assert new.name == f"{known.stem}{2 if role != 'file-server' else 3}"
    assert new.failback is False
    assert new.owner is not None
    assert new.preferred_owners[0] == new.owner
    assert new.anti_affinity == ((known.anti_affinity,) if known.anti_affinity else ())
    types = {member.type for member in design.members(identifier)}
    assert types >= {member.type for member in tree.member if member.created in ("always", "per disk")}
    holds = [design.disks[one.disk].holds for one in design.members(identifier) if one.disk is not None]
    assert holds == [disk.holds for disk in known.disk]
    assert bool([one for one in design.storage_groups.values() if one.group == identifier]) is known.storage_groups
    assert grave(design) - grave(before) <= {"EX-2.05", "EX-2.06b"}  # a second EVS on two nodes is active/active


@pytest.mark.parametrize("role", HOMES)
def test_the_application_needs_its_name_and_every_disk_also_a_later_one(role: str) -> None:
    before = template(HOMES[role])
    server = next(one for one in before.groups.values() if one.kind == role)
    design = apply(before, add_disk(before, catalog()))
    new = next(disk for disk in design.disks if disk not in before.disks)
    design = apply(design, give_disk(design, catalog(), new, server.id))
    application = resource(design, server.name, catalog().roles[role].application)
    disks = {one.name for one in of_type(design, server.id, "physical-disk")}
    assert needs(design, application) == {*disks, f"{server.name} Network Name"}
    assert grave(design) <= grave(before)


def test_a_disk_that_is_given_to_another_group_is_needed_by_nobody() -> None:
    design = apply(three_plus_one(), add_disk(three_plus_one(), catalog()))
    new = next(reversed(list(design.disks)))
    after = apply(design, give_disk(design, catalog(), new, group(design, "Cluster Group")))
    (name,) = (one.id for one in after.resources.values() if one.disk == new)
    assert all(edge.provider != name for edge in after.dependencies.values())


def test_a_renamed_server_is_called_so_wherever_its_name_stood() -> None:
    before = template("sql-2000-two-node")
    design = apply(before, rename(before, catalog(), group(before, "SQL1"), "ORDERS"))
    named = {one.type: one for one in design.members(group(design, "ORDERS"))}
    assert named["sql-server"].name == "SQL Server (ORDERS)"
    assert named["sql-server"].properties["VirtualServerName"] == "ORDERS"
    assert named["sql-agent"].properties["VirtualServerName"] == "ORDERS"
    assert named["network-name"].properties["Name"] == "ORDERS"
    files = template("file-server-two-node")
    files = apply(files, rename(files, catalog(), group(files, "FS1"), "DATA"))
    share = files.resources[resource(files, "DATA", "file-share")]
    assert (share.properties["ShareName"], share.properties["Path"]) == ("DATA", "R:\\FS1")


def test_no_other_role_has_the_properties_that_exchange_wants_of_names() -> None:
    design = apply(three_plus_one(), add_server(three_plus_one(), catalog(), "file-server"))
    name = design.resources[resource(design, "FS1", "network-name")]
    assert name.properties == {"Name": "FS1"}


def test_planned_disks_replace_those_of_the_role() -> None:
    plan = ServerPlan(name="SMALL", disks=())
    design = apply(three_plus_one(), add_server(three_plus_one(), catalog(), "file-server", plan=plan))
    assert of_type(design, group(design, "SMALL"), "physical-disk") == []


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(EditError, match="no role"):
        add_server(three_plus_one(), catalog(), "print-server")


@pytest.mark.parametrize("role", HOMES)
def test_every_role_can_be_dropped_on_a_node(role: str) -> None:
    design = template(HOMES[role])
    outcome = drop_item(design, catalog(), role, Spot("nodes", node=node(design, "NODE2")))
    assert isinstance(outcome, Effect)
    (new,) = added(outcome.diff, "groups")
    assert apply(design, outcome.diff).groups[new].owner == node(design, "NODE2")
    assert f"Adds {catalog().roles[role].stem}" in outcome.says
    assert any(isinstance(after, Disk) for _, after in outcome.diff.changes.values())
