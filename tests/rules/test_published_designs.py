"""Designs and mistakes that were published, judged as their sources judge them: these findings and no others.

The samples are the reference designs. The cases are told by support articles, field reports and magazines, and are
built here as far as these tell them; what they leave open is that of a sound template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from designer.catalog.loader import load_templates
from designer.edits.groups import ServerPlan, add_server
from designer.edits.letters import set_letter
from designer.edits.nodes import add_node
from designer.edits.surroundings import add_outside_server
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.topology.letters import letters_needed
from tests.rules.cases.storage import mounted
from tests.rules.designs import (
    active_active,
    active_passive,
    catalog,
    findings,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)
from tests.support.samples import SAMPLES, sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is found, as "code object" in alphabetical order. Best practices count as warnings."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    informations: tuple[str, ...] = ()


def verdict(design: Snapshot) -> Verdict:
    """The verdict on a design, without what it does not say (DS-07)."""
    found: dict[str, list[str]] = {"error": [], "warning": [], "information": []}
    for one in findings(design):
        if one.code != "DS-07":
            level = "warning" if one.level == "best practice" else one.level
            found[level].append(f"{one.code} {design.name_of(one.subjects[0])}")
    errors, warnings, informations = (tuple(sorted(told)) for told in found.values())
    return Verdict(errors=errors, warnings=warnings, informations=informations)


SECOND_FAILURE = "EX-2.14 EXCLUSTER"
ACTIVE_ACTIVE = "EX-2.05 EXCLUSTER"

REFERENCES: dict[str, Verdict] = {
    "four-node-3-plus-1": Verdict(informations=(SECOND_FAILURE,)),
    "microsoft-four-plus-one-plus-two": Verdict(informations=("EX-2.16 NODE6", "EX-2.16 NODE7")),
    "two-node-active-active": Verdict(
        warnings=("EX-1.15 KINO", "EX-2.05 KINO", "EX-4.24 First Storage Group", "EX-4.24 First Storage Group"),
        informations=("EX-4.12 Disk W",),
    ),
    "halden-freight": Verdict(informations=("EX-2.14 EXCL01",)),
    "dell-three-plus-one": Verdict(informations=(SECOND_FAILURE,)),
    "two-node-recommended-volumes": Verdict(),
    "enterprise-vault-active-passive": Verdict(),
    "enterprise-vault-n-plus-1": Verdict(informations=(SECOND_FAILURE,)),
    "enterprise-vault-n-plus-1-any-node": Verdict(
        warnings=("EX-8.03 EVS1", "EX-8.03 EVS2"), informations=(SECOND_FAILURE,)
    ),
    "enterprise-vault-active-active": Verdict(warnings=(ACTIVE_ACTIVE,)),
    "hp-packaged-cluster": Verdict(),
    "eight-node-4-plus-4": Verdict(),
    "eight-node-6-plus-2": Verdict(),
    "eight-node-7-plus-1": Verdict(warnings=("EX-2.15 EXCLUSTER",)),
    "exchange-2000-active-active": Verdict(warnings=(ACTIVE_ACTIVE,)),
    "exchange-2000-datacenter": Verdict(informations=(SECOND_FAILURE,)),
    "compaq-3000-users": Verdict(
        errors=("EX-2.07 EVS1", "EX-2.07 EVS2"), warnings=(ACTIVE_ACTIVE, "EX-4.13 EXCLUSTER")
    ),
    "two-node-seed": Verdict(
        warnings=("EX-4.24 First Storage Group", "EX-4.24 Storage Group 2", "EX-4.25 Disk R"),
        informations=("EX-3.07 EVS1",),
    ),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_a_reference_design_gets_the_verdict_of_its_source(name: str) -> None:
    assert verdict(sample(name)) == REFERENCES[name]


def test_every_sample_with_exchange_has_a_verdict() -> None:
    with_exchange = {path.stem for path in SAMPLES if sample(path.stem).cluster.exchange}
    assert with_exchange == set(REFERENCES)


def test_the_recommended_cluster_leaves_no_question_open() -> None:
    assert [one.code for one in findings(sample("four-node-3-plus-1"))] == ["EX-2.14"]


def test_the_recommended_cluster_takes_twelve_letters() -> None:
    assert letters_needed(sample("four-node-3-plus-1")) == (10, 2)


@pytest.mark.parametrize(("users", "warnings"), [(4000, ()), (4001, ("EX-2.18 EVS1",)), (5001, ("EX-2.18 EVS1",))])
def test_what_microsoft_ran_on_a_node_is_the_most_without_a_warning(users: int, warnings: tuple[str, ...]) -> None:
    design = with_(sample("microsoft-four-plus-one-plus-two"), "groups", "EVS1", users=users)
    assert {*verdict(design).warnings} == {*warnings}


@pytest.mark.parametrize("name", ["eight-node-4-plus-4", "eight-node-6-plus-2", "eight-node-7-plus-1"])
def test_no_eight_nodes_share_a_scsi_bus(name: str) -> None:
    design = with_cluster(sample(name), bus="scsi")
    assert verdict(design) == replace(REFERENCES[name], errors=("EX-1.04 EXCLUSTER",))


@pytest.mark.parametrize("name", ["two-node-active-active", "hp-packaged-cluster"])
def test_two_nodes_share_a_scsi_bus(name: str) -> None:
    assert sample(name).cluster.bus == "scsi"
    assert "EX-1.04" not in {one.code for one in findings(sample(name))}


def lab(groups: int) -> Snapshot:
    """The lab with more storage groups in its first EVS."""
    design = sample("two-node-active-active")
    (storage, *_) = design.storage_groups.values()
    for number in range(groups):
        design = plus(design, "storage_groups", name=f"Added {number}", group=storage.group, log_disk=storage.log_disk)
    return design


def test_the_lab_stays_below_the_limits_of_active_active() -> None:
    busy = with_(lab(0), "groups", "Horse Group", connections=1901)
    assert verdict(busy).errors == ("EX-2.06 Horse Group",)
    assert verdict(lab(2)).errors == ()
    assert verdict(lab(3)).errors == ("EX-2.09 Horse Group",)


WITH_EXCHANGE_2000 = ["exchange-2000-active-active", "exchange-2000-datacenter"]


@pytest.mark.parametrize("name", WITH_EXCHANGE_2000)
def test_windows_2000_leaves_the_quorum_log_too_small(name: str) -> None:
    expected = tuple(sorted((*REFERENCES[name].warnings, "EX-4.13 EXCLUSTER")))
    assert verdict(with_cluster(sample(name), quorum_log_kb=64)) == replace(REFERENCES[name], warnings=expected)


@pytest.mark.parametrize("name", WITH_EXCHANGE_2000)
def test_exchange_2000_has_no_mount_points(name: str) -> None:
    assert verdict(mounted(sample(name), "Disk S")).errors == ("EX-4.19 Disk S",)


@pytest.mark.parametrize("name", WITH_EXCHANGE_2000)
def test_exchange_2000_keeps_the_letter_m(name: str) -> None:
    design = sample(name)
    changed = apply(design, set_letter(design, catalog(), named(design, "disks", "Disk T"), "M"))
    assert verdict(changed).errors == ("EX-4.16 Disk M",)


@pytest.mark.parametrize(
    ("name", "letter", "size_mb"),
    [
        ("four-node-3-plus-1", "Q", 512),
        ("enterprise-vault-active-passive", "Z", 512),
        ("dell-three-plus-one", "Q", 1024),
        ("two-node-active-active", "W", 512),
    ],
)
def test_conventions_for_the_quorum_disk(name: str, letter: str, size_mb: int) -> None:
    design = sample(name)
    disk = design.disks[design.cluster.quorum_disk or ""]
    assert (disk.letter, disk.size_mb) == (letter, size_mb)
    assert ("EX-4.12" in {one.code for one in findings(design)}) == (letter not in "QZ")


def microsofts_own() -> Snapshot:
    """4,000 users per node; the alternate passive nodes are weaker, and restores are fast enough for large stores."""
    found = load_templates()["four-plus-one-plus-two"]
    design = template(found.id, group=tuple(replace(one, users=4000) for one in found.group))
    for node in ("NODE6", "NODE7"):
        design = with_(design, "nodes", node, ram_mb=2048, cpus=2)
    return with_cluster(design, restore_minutes=60, restore_gb_per_hour=60)


def third_node_for_a_third_evs() -> Snapshot:
    """Two active nodes get a third virtual server, and a third node for it."""
    design = apply(active_active(), add_node(active_active(), catalog()))
    third = named(design, "nodes", "NODE3")
    return apply(design, add_server(design, catalog(), "evs", third, ServerPlan(name="EVS3", users=900)))


def one_global_catalog() -> Snapshot:
    """3 + 1 for more than 2,000 users; beside the old domain controller a new one that is no global catalogue."""
    return with_(three_plus_one(), "servers", "DC2", roles=("domain-controller", "dns"))


def upgrade_without_rights() -> Snapshot:
    """The passive node MAIL-01 has the next service pack; the service account is no Exchange Full Administrator."""
    (evs,) = load_templates()["exchange-2000-two-node"].group
    design = template("exchange-2000-two-node", group=(replace(evs, name="Mail-02vs", node=2),), exchange_sp=2)
    design = with_(design, "nodes", "NODE1", name="MAIL-01", exchange_sp=3)
    design = with_(design, "nodes", "NODE2", name="MAIL-02", exchange_sp=2)
    return with_cluster(design, account_has_exchange_rights=False)


def two_nodes_of_2005() -> Snapshot:
    """Windows Server 2003 and Exchange 2003 with their first service packs; nobody uses POP3 or IMAP4."""
    design = template("two-node-active-passive", windows_sp=1, exchange_sp=1)
    return with_(design, "groups", "EVS1", protocols=())


def logs_beside_databases() -> Snapshot:
    """The recommended volumes, but logs and databases of the storage group share one RAID 5."""
    design = sample("two-node-recommended-volumes")
    design = with_(design, "disks", "Disk G", raid="5", spindles=14, size_mb=307_200, holds=("database", "log"))
    design = with_(design, "disks", "Disk F", holds=())
    (storage,) = design.storage_groups.values()
    return with_(design, "storage_groups", storage.name, log_disk=named(design, "disks", "Disk G"))


def on_a_node(component: str) -> Snapshot:
    """A stand-alone Exchange server is there, but the component is on NODE1."""
    design = apply(active_passive(), add_outside_server(active_passive(), catalog(), "exchange"))
    return with_(design, "nodes", "NODE1", components=(component,))


CASES: dict[str, tuple[Callable[[], Snapshot], Verdict]] = {
    "Configuration Settings for a Four-Node Cluster": (three_plus_one, Verdict(informations=(SECOND_FAILURE,))),
    "How OTG Configures the Exchange Server Cluster": (
        microsofts_own,
        Verdict(informations=("EX-1.18 NODE6", "EX-1.18 NODE7")),
    ),
    "Exchange 2003 ScaleOut Performance": (
        lambda: with_all(three_plus_one(), "nodes", hardware="Dell PowerEdge, cluster FE400"),
        Verdict(informations=(SECOND_FAILURE,)),
    ),
    "KB 898634: domain controllers as nodes": (
        lambda: with_all(active_passive(), "nodes", domain_controller=True),
        Verdict(errors=("EX-1.12 NODE1", "EX-1.12 NODE2")),
    ),
    "Deployment Guide: a third node for three EVSs": (
        third_node_for_a_third_evs,
        Verdict(errors=("EX-2.02 EXCLUSTER",)),
    ),
    "When an Exchange cluster crashes: one global catalogue": (
        one_global_catalog,
        Verdict(warnings=("EX-1.15 EXCLUSTER",), informations=(SECOND_FAILURE,)),
    ),
    "KB 316708: System Attendant fails after a service pack": (
        upgrade_without_rights,
        Verdict(warnings=("EX-3.19 Mail-02vs", "EX-7.30 EXCLUSTER")),
    ),
    "Build an Exchange 2003 cluster": (two_nodes_of_2005, Verdict(informations=("EX-3.07 EVS1",))),
    "Storage recommendations": (lambda: sample("two-node-recommended-volumes"), Verdict()),
    "Storage recommendations, not followed": (
        logs_beside_databases,
        Verdict(warnings=("EX-4.24 First Storage Group",)),
    ),
    "Common cluster questions: Site Replication Service on a node": (
        lambda: on_a_node("site-replication-service"),
        Verdict(errors=("EX-7.01 NODE1",)),
    ),
    "Common cluster questions: Active Directory Connector on a node": (
        lambda: on_a_node("active-directory-connector"),
        Verdict(errors=("EX-7.01 NODE1",)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_published_case_gets_the_verdict_of_its_source(name: str) -> None:
    build, expected = CASES[name]
    assert verdict(build()) == expected


def members(design: Snapshot, group: str) -> dict[str, Id]:
    """The resources of a group by type."""
    return {one.type: one.id for one in design.members(named(design, "groups", group))}


def test_the_published_two_node_cluster_has_the_resources_of_its_source() -> None:
    design = two_nodes_of_2005()
    assert set(members(design, "Cluster Group")) == {"ip-address", "network-name", "physical-disk", "msdtc"}
    assert set(members(design, "EVS1")) == {
        *("ip-address", "network-name", "physical-disk", "exchange-system-attendant", "exchange-information-store"),
        *("exchange-mta", "exchange-http", "exchange-search", "exchange-routing", "exchange-smtp"),
    }
