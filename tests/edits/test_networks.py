from __future__ import annotations

from typing import Any

from designer.edits.addresses import give_addresses, next_address, set_address, without_address
from designer.edits.networks import bind_clients_first, private_first, set_role
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.rules.cases.networks import STRIPPED, adapter, changed_adapter
from tests.rules.designs import active_passive, named, plus, with_, with_all, with_property


def priorities(design: Snapshot) -> dict[str, int | None]:
    return {network.name: network.priority for network in design.networks.values()}


def ranks(design: Snapshot, node: str) -> dict[str, int | None]:
    names = {network.id: network.name for network in design.networks.values()}
    wanted = named(design, "nodes", node)
    return {names[one.network]: one.binding_rank for one in design.interfaces.values() if one.node == wanted}


def test_private_networks_come_first_and_keep_their_order() -> None:
    design = with_(active_passive(), "networks", "Private", priority=9)
    design = with_(design, "networks", "Public", priority=4)
    design = plus(design, "networks", name="Second", role="private", priority=5)
    design = plus(design, "networks", name="Backup", role="none")
    after = apply(design, private_first(design))
    assert priorities(after) == {"Private": 2, "Public": 3, "Second": 1, "Backup": None}


def test_private_adapters_are_bound_last_and_unranked_ones_stay_so() -> None:
    design = changed_adapter(active_passive(), "NODE1", "Private", binding_rank=1)
    design = changed_adapter(design, "NODE1", "Public", binding_rank=2)
    design = changed_adapter(design, "NODE2", "Private", binding_rank=None)
    for node in ("NODE1", "NODE2"):
        design = apply(design, bind_clients_first(design, named(design, "nodes", node)))
    assert ranks(design, "NODE1") == {"Private": 2, "Public": 1}
    assert ranks(design, "NODE2")["Private"] is None


def test_a_network_made_private_gets_what_that_asks_for() -> None:
    busy: dict[str, Any] = {"gateway": "10.10.10.254", "netbios": True, "fixed_speed": False}
    design = with_all(active_passive(), "networks", role="mixed")
    design = with_(with_(design, "networks", "Private", priority=2), "networks", "Public", priority=1)
    design = changed_adapter(design, "NODE1", "Private", binding_rank=1, **busy)
    design = changed_adapter(design, "NODE1", "Public", binding_rank=2)
    after = apply(design, set_role(design, named(design, "networks", "Private"), "private"))
    stripped = after.interfaces[adapter(after, "NODE1", "Private")]
    assert {field: getattr(stripped, field) for field in STRIPPED} == STRIPPED
    assert priorities(after) == {"Private": 1, "Public": 2}
    assert ranks(after, "NODE1") == {"Private": 2, "Public": 1}


def test_a_free_address_lies_where_such_things_usually_are() -> None:
    design = active_passive()
    found = {
        adapter(design, "NODE1", "Private"): "10.10.10.3",
        adapter(design, "NODE1", "Public"): "192.168.10.13",
        named(design, "resources", "EVS1 IP Address"): "192.168.10.32",
        named(design, "resources", "Cluster IP Address"): "192.168.10.21",
    }
    assert {holder: next_address(design, holder) for holder in found} == found


def test_a_small_subnet_is_used_from_its_start() -> None:
    design = with_(active_passive(), "networks", "Public", subnet="192.168.10.0/29")
    assert next_address(design, named(design, "resources", "EVS1 IP Address")) == "192.168.10.1"


def test_addresses_of_gateways_and_of_servers_outside_are_not_free() -> None:
    design = plus(active_passive(), "servers", name="DC1", address="192.168.10.32")
    design = changed_adapter(design, "NODE1", "Public", gateway="192.168.10.33")
    assert next_address(design, named(design, "resources", "EVS1 IP Address")) == "192.168.10.34"


def test_without_a_network_or_a_subnet_there_is_no_free_address() -> None:
    design = with_(active_passive(), "resources", "EVS1 IP Address", network=None)
    assert next_address(design, named(design, "resources", "EVS1 IP Address")) == ""
    design = with_(active_passive(), "networks", "Public", subnet="")
    assert next_address(design, adapter(design, "NODE1", "Public")) == ""


def test_an_address_goes_to_the_adapter_or_to_the_property() -> None:
    design = with_property(active_passive(), "EVS1 IP Address", SubnetMask="255.255.255.0")
    resource, interface = named(design, "resources", "EVS1 IP Address"), adapter(design, "NODE1", "Public")
    after = apply(design, set_address(design, resource, "192.168.10.99"))
    assert after.resources[resource].properties == {"Address": "192.168.10.99", "SubnetMask": "255.255.255.0"}
    after = apply(design, set_address(design, interface, "192.168.10.98"))
    assert after.interfaces[interface].address == "192.168.10.98"


def test_everything_without_an_address_gets_a_free_one() -> None:
    design = changed_adapter(active_passive(), "NODE2", "Public", address="")
    design = changed_adapter(design, "NODE1", "Private", address="", static=False)
    design = with_property(design, "EVS1 IP Address", Address="")
    evs, lacking = named(design, "resources", "EVS1 IP Address"), adapter(design, "NODE2", "Public")
    assert without_address(design) == [lacking, evs]
    after = apply(design, give_addresses(design))
    assert after.interfaces[lacking].address == "192.168.10.12"
    assert after.resources[evs].properties["Address"] == "192.168.10.31"
    assert after.interfaces[adapter(after, "NODE1", "Private")].address == ""
    assert without_address(after) == []
    assert not give_addresses(after)


def test_where_a_subnet_is_full_the_rest_stays_without() -> None:
    design = with_(active_passive(), "networks", "Public", subnet="192.168.10.0/30")
    for resource in ("Cluster IP Address", "EVS1 IP Address"):
        design = with_property(design, resource, Address="")
    for node in ("NODE1", "NODE2"):
        design = changed_adapter(design, node, "Public", address="")
    after = apply(design, give_addresses(design))
    assert [one.address for one in after.interfaces.values() if one.address.startswith("192.168")] == [
        "192.168.10.1",
        "192.168.10.2",
    ]
    assert len(without_address(after)) == 2
