"""Rules about platform, nodes, memory, quorum and sites ask for what they need, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.edits.templates import empty_design
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.rules.cases.geo import at, served, two_sites, witness_at
from tests.rules.cases.nodes import WHOLE, on_service_pack_1, standing_in, with_servers
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)
from tests.rules.test_undecided import asked

NODE: dict[str, tuple[str, ...]] = {
    "architecture": ("EX-1.11b", "EX-9.05b"),
    "boot_3gb": ("EX-9.01",),
    "boot_userva": ("EX-9.02",),
    "components": ("EX-1.20",),
    "cpus": ("EX-1.17", "EX-1.19b"),
    "domain_controller": ("EX-1.12",),
    "heap_decommit": ("EX-9.06b",),
    "iis_components": ("EX-1.24",),
    "install_path": ("EX-1.10",),
    "ram_mb": ("EX-1.17", "EX-9.05", "EX-9.06b"),
    "system_pages": ("EX-9.06",),
    "virtual": ("EX-1.21",),
}
"""What a node of an Exchange 2003 cluster does not say, and the rules that then ask for it."""


@pytest.mark.parametrize("field", NODE)
def test_what_a_node_does_not_say_is_asked_of_that_node_alone(field: str) -> None:
    design = with_(three_plus_one(), "nodes", "NODE2", **{field: None if field != "install_path" else ""})
    for code in NODE[field]:
        assert {subject for one, subject in asked(design) if one == code} == {named(design, "nodes", "NODE2")}


def majority(**values: object) -> Snapshot:
    return with_cluster(active_passive(), quorum="majority-node-set", **values)


MISSING: dict[str, tuple[Callable[[], Snapshot], str, str]] = {
    "bus of four nodes": (lambda: with_cluster(three_plus_one(), bus=None), "EX-1.04", ""),
    "bus on Windows 2000": (lambda: with_cluster(exchange_2000(), bus=None), "EX-1.05", ""),
    "service pack of Exchange": (lambda: with_cluster(exchange_2000_datacenter(), exchange_sp=None), "EX-1.06", ""),
    "service pack of Windows": (
        lambda: with_cluster(template("two-node-active-passive", windows="windows-2000-datacenter"), windows_sp=None),
        "EX-1.08",
        "",
    ),
    "language of one": (lambda: with_(three_plus_one(), "nodes", "NODE1", language="English"), "EX-1.10b", "NODE2"),
    "Windows of a controller": (lambda: with_servers(three_plus_one(), WHOLE), "EX-1.14", "DC1"),
    "service pack of a controller": (
        lambda: with_servers(three_plus_one(), WHOLE, windows="windows-2000-server"),
        "EX-1.14",
        "DC1",
    ),
    "controllers": (lambda: with_servers(three_plus_one()), "EX-1.15", ""),
    "roles of a server": (lambda: with_servers(three_plus_one(), WHOLE, ()), "EX-1.15", "DC2"),
    "entry in the hardware list": (lambda: with_cluster(three_plus_one(), hardware_listed=None), "EX-1.16", ""),
    "update of the mount manager": (
        lambda: with_(on_service_pack_1(update=True), "nodes", "NODE3", mountmgr_update=None),
        "EX-1.23",
        "NODE3",
    ),
    "service pack of nodes with mounted disks": (
        lambda: with_cluster(on_service_pack_1(update=True), windows_sp=None),
        "EX-1.23",
        "NODE1",
    ),
    "witness": (lambda: majority(file_share_witness=None), "EX-6.03", ""),
    "network access of MSDTC": (lambda: with_cluster(three_plus_one(), dtc_network_access=None), "EX-6.10", ""),
    "memory, for /3GB": (
        lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=None, boot_3gb=False),
        "EX-9.01",
        "NODE1",
    ),
    "list of a dispersed cluster": (lambda: two_sites(three_plus_one(), hardware_listed=None), "EX-11.01", ""),
    "round trip": (
        lambda: with_all(two_sites(three_plus_one(), replication="synchronous"), "networks", round_trip_ms=None),
        "EX-11.03",
        "Public",
    ),
    "replication of the quorum": (lambda: two_sites(three_plus_one()), "EX-11.04", "Disk Q"),
    "replication": (lambda: two_sites(three_plus_one()), "EX-11.05", ""),
    "sites": (lambda: with_cluster(three_plus_one(), dispersed=True), "EX-11.08", ""),
    "site of a node": (lambda: with_(two_sites(three_plus_one()), "nodes", "NODE4", site=None), "EX-11.08", "NODE4"),
    "site of a server": (
        lambda: plus(served("Main", "Branch"), "servers", name="DC9", roles=("dns",)),
        "EX-11.08",
        "DC9",
    ),
    "site of the witness": (
        lambda: two_sites(active_passive(), quorum="majority-node-set", file_share_witness=True),
        "EX-11.08b",
        "",
    ),
}


@pytest.mark.parametrize("what", MISSING)
def test_what_a_rule_needs_is_asked_of_the_object_that_lacks_it(what: str) -> None:
    build, code, name = MISSING[what]
    design = build()
    subjects = [one for table in ("nodes", "networks", "disks", "servers") for one in design.table(table)]
    subject = next((one for one in subjects if design.name_of(one) == name), CLUSTER_ID)
    assert (code, subject) in asked(design)


NOTHING: dict[str, tuple[Callable[[], Snapshot], str]] = {
    "two nodes may have any bus": (lambda: with_cluster(active_passive(), bus=None), "EX-1.04"),
    "Windows Server 2003 knows every bus": (lambda: with_cluster(active_passive(), bus=None), "EX-1.05"),
    "any service pack of Windows Server 2003 will do": (
        lambda: with_cluster(three_plus_one(), windows_sp=None),
        "EX-1.08",
    ),
    "nobody says a language": (lambda: with_all(three_plus_one(), "nodes", language=""), "EX-1.10b"),
    "Exchange 2000 takes any controller": (lambda: with_servers(exchange_2000(), WHOLE), "EX-1.14"),
    "no disk is mounted": (lambda: with_all(three_plus_one(), "nodes", mountmgr_update=None), "EX-1.23"),
    "three nodes need no witness": (
        lambda: with_cluster(three_plus_one(), quorum="majority-node-set", file_share_witness=None),
        "EX-6.03",
    ),
    "the witness is drawn": (lambda: witness_at("Third"), "EX-6.03"),
    "small nodes need no /3GB": (lambda: standing_in(ram_mb=512, boot_3gb=None), "EX-9.01"),
    "without /3GB no /USERVA": (lambda: standing_in(boot_3gb=False, boot_userva=None), "EX-9.02"),
    "one site": (lambda: with_cluster(three_plus_one(), replication=None), "EX-11.05"),
    "a witness at a site": (lambda: at(witness_at("Third"), "Main", "FS2", "file-share-witness"), "EX-11.08b"),
}


@pytest.mark.parametrize("why", NOTHING)
def test_nothing_is_asked_that_does_not_matter(why: str) -> None:
    build, code = NOTHING[why]
    assert code not in {one for one, _ in asked(build())}


def test_an_empty_design_is_asked_nothing() -> None:
    assert asked(empty_design()) == set()
    assert asked(with_cluster(empty_design(), windows="windows-2000-datacenter")) == set()
