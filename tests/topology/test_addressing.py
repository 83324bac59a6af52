from __future__ import annotations

import pytest

from designer.topology.addressing import addresses, client_networks, holder_text, parsed_address, subnet_of
from designer.topology.names import computer_names
from designer.topology.storage import bare_letter, groups_using, is_mounted
from tests.rules.designs import active_active, named, plus, three_plus_one, with_, with_property


@pytest.mark.parametrize("subnet", ["", "10.0.0", "10.0.0.0/40", "client LAN"])
def test_a_subnet_that_cannot_be_read_is_none(subnet: str) -> None:
    design = with_(three_plus_one(), "networks", "Private", subnet=subnet)
    assert subnet_of(design.networks[named(design, "networks", "Private")]) is None


def test_a_subnet_may_be_written_with_a_host_address() -> None:
    design = with_(three_plus_one(), "networks", "Private", subnet="10.1.2.3/24")
    assert str(subnet_of(design.networks[named(design, "networks", "Private")])) == "10.1.2.0/24"


def test_an_address_is_compared_as_a_number() -> None:
    assert parsed_address(" 10.0.0.1 ") == parsed_address("10.0.0.1")
    assert parsed_address("FE80::1") == parsed_address("fe80:0::1")
    assert parsed_address("10.0.0.256") is None


def test_every_address_has_its_holder_and_network() -> None:
    design = with_property(three_plus_one(), "EVS2 IP Address", Address=None)
    found = addresses(design)
    assert len(found) == 2 * 4 + 1 + 2
    names = {text: holder_text(design, holder) for holder, _, text in found}
    assert names["192.168.10.11"] == "NODE1 on Public"
    assert names["192.168.10.31"] == "EVS1 IP Address"


def test_mixed_networks_come_before_public_ones() -> None:
    design = plus(three_plus_one(), "networks", id="net0", name="Old", role="public")
    assert [design.networks[network].name for network in client_networks(design)] == ["Public", "Old"]


def test_the_cluster_groups_own_name_counts_once() -> None:
    names = [name for name, _ in computer_names(active_active())]
    assert sorted(names) == ["EVS1", "EVS2", "EXCLUSTER", "EXCLUSTERDTC", "NODE1", "NODE2"]


def test_a_disk_is_used_through_resources_logs_and_stores() -> None:
    design = three_plus_one()
    group, disk = named(design, "groups", "EVS3"), named(design, "disks", "Disk R")
    design = plus(design, "storage_groups", name="Third", group=group, log_disk=disk)
    users = groups_using(plus(design, "disks", id="d99", name="Spare"))
    assert [design.groups[one].name for one in users[disk]] == ["EVS1", "EVS3"]
    assert users["d99"] == []


def test_letters_and_mount_points() -> None:
    assert [bare_letter(text) for text in ("r", "R:", " r:\\ ", "")] == ["R", "R", "R", ""]
    design = with_(three_plus_one(), "disks", "Disk R", letter="", mount_path="S:\\R")
    assert [disk.name for disk in design.disks.values() if is_mounted(disk)] == ["Disk R"]
