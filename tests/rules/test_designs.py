"""Whole designs: sound ones pass, and each faulty one fires the rule that names its fault and nothing beside it.

N1 to N25 are the classic faults of Exchange clusters, numbered so that none gets lost; some have two sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from designer.catalog.loader import load_templates
from designer.edits.nodes import add_node
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from tests.rules.cases.active_active import storage_groups, without_passive_node
from tests.rules.cases.networks import one_network
from tests.rules.cases.servers import ATTENDANT, MTA, plus_resource
from tests.rules.cases.storage import mounted, one_evs
from tests.rules.designs import (
    active_active,
    active_passive,
    catalog,
    errors,
    exchange_2000,
    exchange_2000_datacenter,
    findings,
    named,
    plus,
    template,
    three_plus_one,
    unlinked,
    with_,
    with_all,
    with_cluster,
    with_property,
    without,
    without_resource,
)


def teamed_private_adapters() -> Snapshot:
    design = three_plus_one()
    private = named(design, "networks", "Private")
    records = [replace(one, teamed=one.network == private) for one in design.interfaces.values()]
    return replace(design, interfaces={one.id: one for one in records})


def evs_in_cluster_group() -> Snapshot:
    """EVS1 with all its resources in the Cluster Group; the two nodes that are free then are a substitute each."""
    design = three_plus_one()
    group, core = named(design, "groups", "EVS1"), named(design, "groups", "Cluster Group")
    for resource in design.members(group):
        design = with_(design, "resources", resource.name, group=core)
    design = with_(
        design, "groups", "EVS2", preferred_owners=(named(design, "nodes", "NODE2"), named(design, "nodes", "NODE1"))
    )
    storage = [one.id for one in design.storage_groups.values() if one.group == group]
    stores = [one.id for one in design.stores.values() if one.storage_group in storage]
    return without(without(without(design, "stores", *stores), "storage_groups", *storage), "groups", group)


def two_mtas() -> Snapshot:
    design = plus_resource(three_plus_one(), "EVS2", MTA.replace("EVS1", "EVS2"), "exchange-mta")
    provider = named(design, "resources", ATTENDANT.replace("EVS1", "EVS2"))
    return plus(
        design, "dependencies", dependent=named(design, "resources", MTA.replace("EVS1", "EVS2")), provider=provider
    )


def shared_storage_group_disk() -> Snapshot:
    """A storage group of EVS2 logs on a disk of EVS1."""
    design = three_plus_one()
    group, disk = named(design, "groups", "EVS2"), named(design, "disks", "Disk S")
    return plus(design, "storage_groups", name="Third", group=group, log_disk=disk)


def lettered_luns() -> Snapshot:
    """Three virtual servers with nine lettered disks each."""
    found = load_templates()["three-plus-one"]
    return template("three-plus-one", disk=3 * found.disk)


def faults(design: Snapshot, expected: set[str]) -> set[str]:
    """The codes of all open findings but information, and but those that come with a layout that is not the point."""
    codes = {one.code for one in findings(design) if one.level != "information"}
    return codes - ({"EX-2.05", "EX-2.15"} - expected)


FAULTY: dict[str, tuple[Callable[[], Snapshot], set[str]]] = {
    "N1 three nodes, three EVSs": (lambda: without_passive_node(three_plus_one()), {"EX-2.02"}),
    "N2 four nodes on SCSI": (lambda: with_cluster(three_plus_one(), bus="scsi"), {"EX-1.04"}),
    "N3 third node on Advanced Server": (
        lambda: apply(exchange_2000(), add_node(exchange_2000(), catalog())),
        {"EX-1.03"},
    ),
    "N4 node is a domain controller": (
        lambda: with_(three_plus_one(), "nodes", "NODE1", domain_controller=True),
        {"EX-1.12"},
    ),
    "N5 private adapters teamed": (teamed_private_adapters, {"EX-5.12"}),
    "N6 Exchange 2000 on Windows Server 2003": (
        lambda: template("three-plus-one", exchange="exchange-2000-enterprise", exchange_sp=3),
        {"EX-1.07"},
    ),
    "N7 Exchange 2000 with a mount point": (lambda: mounted(exchange_2000_datacenter(), "Disk S"), {"EX-4.19"}),
    "N8 disk that System Attendant does not need": (
        lambda: unlinked(three_plus_one(), ATTENDANT, "Disk T:"),
        {"EX-3.04"},
    ),
    "N9 EVS in the Cluster Group": (evs_in_cluster_group, {"EX-6.12"}),
    "N10 active/active with 3 + 2 storage groups": (lambda: storage_groups(3, 2), {"EX-2.09"}),
    "N11 no MSDTC": (lambda: without_resource(three_plus_one(), "MSDTC Resource"), {"EX-6.06"}),
    "N12 two MTAs": (two_mtas, {"EX-3.09"}),
    "N13 Exchange 2003 without Kerberos": (
        lambda: with_property(three_plus_one(), "EVS1 Network Name", RequireKerberos=False),
        {"EX-5.18"},
    ),
    "N13 Exchange 2000 with Kerberos": (
        lambda: with_property(exchange_2000(), "EVS1 Network Name", RequireKerberos=True),
        {"EX-5.19"},
    ),
    "N15 Majority Node Set on two nodes": (
        lambda: with_cluster(active_passive(), quorum="majority-node-set", file_share_witness=False),
        {"EX-6.03"},
    ),
    "N16 quorum disk of 40 MB": (lambda: with_(three_plus_one(), "disks", "Disk Q", size_mb=40), {"EX-4.09"}),
    "N18 one network": (lambda: one_network(three_plus_one()), {"EX-5.01"}),
    "N20 EVS called like the cluster": (
        lambda: with_property(three_plus_one(), "EVS1 Network Name", Name="excluster"),
        {"EX-3.15"},
    ),
    "N20 name of 16 characters": (lambda: with_cluster(three_plus_one(), name="EXCHANGECLUSTER1"), {"EX-5.24"}),
    "N21 disk of two virtual servers": (shared_storage_group_disk, {"EX-3.14"}),
    "N22 front-end on a node": (
        lambda: with_(three_plus_one(), "nodes", "NODE4", components=("front-end",)),
        {"EX-7.03"},
    ),
    "N23 mounted disk without its root": (
        lambda: unlinked(mounted(three_plus_one(), "Disk S"), "Disk S:", "Disk R:"),
        {"EX-4.21"},
    ),
    "N24 three virtual servers with nine letters each": (lettered_luns, {"EX-4.17"}),
    "N25 five storage groups": (lambda: one_evs(storage_groups=5), {"EX-4.01"}),
    "N25 six stores": (lambda: one_evs(stores=6), {"EX-4.02"}),
}

DOUBTFUL: dict[str, tuple[Callable[[], Snapshot], set[str]]] = {
    "N14 failback without preferred owners": (
        lambda: with_(three_plus_one(), "groups", "EVS1", failback=True, preferred_owners=()),
        {"EX-8.01"},
    ),
    "N16 quorum disk of 200 MB": (lambda: with_(three_plus_one(), "disks", "Disk Q", size_mb=200), {"EX-4.09b"}),
    "N17 DHCP": (lambda: with_all(active_passive(), "interfaces", static=False), {"EX-5.08"}),
    "N19 public network for clients only": (
        lambda: with_(three_plus_one(), "networks", "Public", role="public"),
        {"EX-5.04"},
    ),
    "active/active": (active_active, {"EX-2.05"}),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_design_fires_exactly_its_rule(name: str) -> None:
    build, expected = FAULTY[name]
    assert errors(build()) == expected
    assert faults(build(), expected) == expected


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_doubtful_design_has_no_error_and_exactly_its_warning(name: str) -> None:
    build, expected = DOUBTFUL[name]
    assert faults(build(), expected) == expected
    assert errors(build()) == set()


def test_all_classic_faults_are_here() -> None:
    numbers = [re.match(r"N(\d+) ", name) for name in (*FAULTY, *DOUBTFUL)]
    assert {int(found[1]) for found in numbers if found} == set(range(1, 26))


@pytest.mark.parametrize(
    "build", [three_plus_one, active_passive, exchange_2000, exchange_2000_datacenter], ids=lambda build: build.__name__
)
def test_a_sound_design_has_neither_errors_nor_warnings(build: Callable[[], Snapshot]) -> None:
    assert faults(build(), set()) == set()


@pytest.mark.parametrize("name", sorted(load_templates()))
def test_no_template_has_an_error_or_a_warning_but_what_it_is_for(name: str) -> None:
    assert faults(template(name), set()) == set()


@pytest.mark.parametrize("name", FAULTY)
def test_checking_only_what_changed_finds_the_same(name: str) -> None:
    design = FAULTY[name][0]()
    sound = check(three_plus_one(), catalog())
    again = check(design, catalog(), sound)
    assert again.open == check(design, catalog()).open
    assert check(three_plus_one(), catalog(), again).open == sound.open


def test_an_empty_design_has_no_findings() -> None:
    assert findings(empty_design()) == ()
