from __future__ import annotations

import pytest

from designer.edits.dependencies import set_providers
from designer.edits.draft import EditError, added
from designer.edits.groups import add_cluster_group, add_dtc_group, add_server, move_group
from designer.edits.nodes import add_network, add_node
from designer.edits.objects import set_fields
from designer.edits.storage import add_disk
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.model.records import Disk
from designer.rules.engine import check
from designer.topology.evs import of_type
from tests.support.samples import catalog, group, node, resource, template, three_plus_one


def test_a_new_evs_arrives_complete_on_the_passive_node_and_adds_no_error() -> None:
    design = template("two-node-active-passive")
    design = apply(design, set_fields(design, "cluster", windows="windows-2003-enterprise"))
    diff = add_server(design, catalog(), "evs")
    after = apply(design, diff)
    (evs,) = added(diff, "groups")
    assert after.groups[evs].name == "EVS2"
    assert after.groups[evs].owner == node(design, "NODE2")
    assert integrity_problems(after) == []
    assert [finding.message for finding in check(after, catalog()).open if finding.level == "error"] == []


def test_only_the_first_evs_gets_the_mta() -> None:
    design = three_plus_one()
    assert len(of_type(design, group(design, "EVS1"), "exchange-mta")) == 1
    assert of_type(design, group(design, "EVS2"), "exchange-mta") == []


def test_system_attendant_needs_the_name_and_every_disk() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    (attendant,) = of_type(design, evs, "exchange-system-attendant")
    needed = {edge.provider for edge in design.dependencies.values() if edge.dependent == attendant.id}
    disks = {resource.id for resource in of_type(design, evs, "physical-disk")}
    (name,) = of_type(design, evs, "network-name")
    assert needed == disks | {name.id}
    assert len(disks) == 3


def test_letters_addresses_and_names_clash_with_nothing() -> None:
    design = apply(three_plus_one(), add_server(three_plus_one(), catalog(), "evs"))
    letters = [disk.letter for disk in design.disks.values()]
    addresses = [str(r.properties["Address"]) for r in design.resources.values() if "Address" in r.properties]
    addresses += [interface.address for interface in design.interfaces.values()]
    assert len(set(letters)) == len(letters)
    assert "M" not in letters  # the installable file system's letter on Exchange 2000
    assert len(set(addresses)) == len(addresses)


def test_moving_a_group_puts_the_node_first_and_keeps_the_order_behind_it() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    after = apply(design, move_group(design, evs, node(design, "NODE4")))
    assert after.groups[evs].owner == node(design, "NODE4")
    assert [design.name_of(n) for n in after.groups[evs].preferred_owners] == ["NODE4", "NODE1"]


def test_an_evs_needs_to_know_its_exchange_version() -> None:
    with pytest.raises(EditError, match="Exchange version"):
        add_server(empty_design(), catalog(), "evs")


def test_kerberos_follows_the_platform() -> None:
    def kerberos(**platform: str) -> object:
        design = apply(three_plus_one(), set_fields(three_plus_one(), "cluster", **platform))
        diff = add_server(design, catalog(), "evs")
        (name,) = of_type(apply(design, diff), added(diff, "groups")[0], "network-name")
        return name.properties.get("RequireKerberos")

    assert kerberos() is True
    assert kerberos(exchange="exchange-2000-enterprise") is None
    assert kerberos(windows="windows-2000-datacenter") is None


def test_a_cluster_drawn_from_nothing_has_no_errors() -> None:
    design = empty_design()
    platform = {"windows": "windows-2003-enterprise", "exchange": "exchange-2003-enterprise", "bus": "fibre-channel"}
    for make in (
        lambda d: set_fields(d, "cluster", **platform),
        lambda d: add_network(d, catalog(), "private"),
        lambda d: add_network(d, catalog(), "mixed"),
        lambda d: add_node(d, catalog()),
        lambda d: add_node(d, catalog()),
        lambda d: add_cluster_group(d, catalog()),
        lambda d: add_server(d, catalog(), "evs"),
    ):
        design = apply(design, make(design))
    assert integrity_problems(design) == []
    assert [finding.message for finding in check(design, catalog()).open if finding.level == "error"] == []


def test_there_is_one_cluster_group_and_dtc_groups_are_told_apart() -> None:
    design = three_plus_one()
    with pytest.raises(EditError, match="already"):
        add_cluster_group(design, catalog())
    for _ in range(2):
        design = apply(design, add_dtc_group(design, catalog()))
    assert [group.name for group in design.groups_of_kind("dtc")] == ["DTC Group", "DTC Group 1"]
    assert integrity_problems(design) == []


def test_a_resource_gets_exactly_the_providers_that_it_is_given() -> None:
    design = three_plus_one()
    attendant = resource(design, "EVS1", "exchange-system-attendant")
    address, disk = resource(design, "EVS1", "ip-address"), resource(design, "EVS1", "physical-disk")
    after = apply(design, set_providers(design, attendant, (address, disk)))
    assert {edge.provider for edge in after.dependencies.values() if edge.dependent == attendant} == {address, disk}
    assert not set_providers(after, attendant, (disk, address))


def test_a_new_private_network_comes_first_among_the_cluster_networks() -> None:
    design = three_plus_one()
    after = apply(design, add_network(design, catalog(), "private"))
    assert {one.name: one.priority for one in after.networks.values()} == {"Private": 1, "Private 2": 2, "Public": 3}
    assert [one.code for one in check(after, catalog()).open if one.level in ("error", "warning")] == []


def test_letters_are_free_however_the_taken_ones_are_written() -> None:
    design = three_plus_one()
    disk = next(one.id for one in design.disks.values() if one.letter == "Z")
    local = set_fields(design, node(design, "NODE1"), local_letters=("c:", "p:\\"))
    design = apply(design, local)
    design = apply(design, set_fields(design, disk, letter="z:"))
    diff = add_disk(design, catalog())
    (new,) = (after.letter for _, after in diff.changes.values() if isinstance(after, Disk))
    assert new not in ("Z", "P", "C")
