"""Rules about storage and networks ask for what they need, of the object that lacks it, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Undecided
from designer.rules.engine import check
from tests.rules.cases.networks import adapter, changed_adapter
from tests.rules.cases.storage import one_evs, quota
from tests.rules.designs import (
    active_passive,
    catalog,
    exchange_2000,
    named,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    with_property,
    without,
)


def asked(design: Snapshot) -> set[tuple[str, str]]:
    """What is asked, as (rule, object)."""
    said = check(design, catalog()).by_rule.values()
    return {(one.code, one.subject) for outcomes in said for one in outcomes if isinstance(one, Undecided)}


def disk(name: str, **values: object) -> Snapshot:
    return with_(active_passive(), "disks", name, **values)


MISSING: dict[str, tuple[Callable[[], Snapshot], str, str]] = {
    "basic or dynamic": (lambda: disk("Disk R", dynamic=None), "EX-4.05", "Disk R"),
    "file system": (lambda: disk("Disk R", file_system=None), "EX-4.06", "Disk R"),
    "software RAID": (lambda: disk("Disk R", software_raid=None), "EX-4.07", "Disk R"),
    "size of the quorum": (lambda: disk("Disk Q", size_mb=None), "EX-4.09", "Disk Q"),
    "RAID of the quorum": (lambda: disk("Disk Q", raid=None), "EX-4.10", "Disk Q"),
    "RAID of data": (lambda: disk("Disk T", raid=None), "EX-4.26", "Disk T"),
    "alignment": (lambda: disk("Disk T", aligned=None), "EX-4.27", "Disk T"),
    "masking": (lambda: disk("Disk R", masked=None), "EX-4.31", "Disk R"),
    "letter": (lambda: disk("Disk R", letter=""), "EX-4.15", "Disk R"),
    "local letters": (lambda: with_(active_passive(), "nodes", "NODE2", local_letters=None), "EX-4.15", "NODE2"),
    "root": (lambda: disk("Disk S", letter="", mount_path="R:\\S"), "EX-4.21", "Disk S"),
    "log disk": (
        lambda: with_all(one_evs(storage_groups=1), "storage_groups", log_disk=None),
        "EX-4.24",
        "First Storage Group",
    ),
    "disk of a store": (lambda: with_all(one_evs(), "stores", disk=None), "EX-4.24", "Mailbox Store 1"),
    "spindles": (lambda: with_(quota(500, profile="heavy"), "disks", "Disk T", raid="5"), "EX-4.26c", "Disk T"),
    "sizes of stores": (lambda: with_(quota(500), "groups", "EVS1", users=None), "EX-4.34", "EVS1"),
    "size of a database disk": (lambda: with_(quota(500), "disks", "Disk T", size_mb=None), "EX-4.38", "Disk T"),
    "subnet": (lambda: with_(active_passive(), "networks", "Public", subnet=""), "EX-5.10", "Public"),
    "address": (lambda: with_property(active_passive(), "EVS1 IP Address", Address=None), "EX-5.10", "EVS1 IP Address"),
    "network of an address": (
        lambda: with_(active_passive(), "resources", "EVS1 IP Address", network=None),
        "EX-5.11",
        "EVS1 IP Address",
    ),
    "round trip between sites": (
        lambda: with_(with_cluster(active_passive(), dispersed=True), "networks", "Private", round_trip_ms=None),
        "EX-5.13",
        "Private",
    ),
    "priority": (lambda: with_(active_passive(), "networks", "Private", priority=None), "EX-5.05", "Private"),
    "binding order": (
        lambda: changed_adapter(active_passive(), "NODE1", "Private", binding_rank=None),
        "EX-5.06",
        "NODE1",
    ),
    "adapters": (
        lambda: without(
            active_passive(), "interfaces", *[adapter(active_passive(), "NODE1", one) for one in ("Private", "Public")]
        ),
        "EX-5.01",
        "NODE1",
    ),
}


@pytest.mark.parametrize("name", MISSING)
def test_what_a_rule_needs_is_asked_of_the_object_that_lacks_it(name: str) -> None:
    build, code, called = MISSING[name]
    design = build()
    assert {design.name_of(subject) for rule, subject in asked(design) if rule == code} >= {called}


@pytest.mark.parametrize(
    ("field", "code", "values"),
    [
        ("antivirus_exclusions", "EX-4.32", {}),
        ("iscsi_initiator_build", "EX-4.30", {"bus": "iscsi"}),
        ("iscsi_dedicated_network", "EX-4.30b", {"bus": "iscsi"}),
        ("restore_gb_per_hour", "EX-4.34b", {"restore_minutes": 60}),
        ("dns_dynamic_updates", "EX-5.16b", {}),
        ("account_creates_computers", "EX-5.20", {}),
        ("quorum_disk", "EX-4.08", {}),
    ],
)
def test_what_is_missing_about_the_cluster(field: str, code: str, values: dict[str, object]) -> None:
    design = with_cluster(active_passive(), **values)
    assert (code, CLUSTER_ID) in asked(with_cluster(design, **{field: None}))


def test_an_adapter_is_asked_for_everything_that_a_private_network_forbids() -> None:
    unknown = {
        "dns_servers": None,
        "wins_servers": None,
        "netbios": None,
        "dns_registration": None,
        "file_sharing": None,
        "fixed_speed": None,
        "static": None,
        "teamed": None,
    }
    design = changed_adapter(active_passive(), "NODE1", "Private", **unknown)
    subject = adapter(design, "NODE1", "Private")
    assert {code for code, one in asked(design) if one == subject} == {"EX-5.07", "EX-5.08", "EX-5.12"}


def test_the_default_of_windows_2000_is_too_small_a_quorum_log_and_that_of_2003_is_not() -> None:
    assert ("EX-4.13", CLUSTER_ID) in asked(with_cluster(exchange_2000(), quorum_log_kb=None))
    assert ("EX-4.13", CLUSTER_ID) not in asked(with_cluster(active_passive(), quorum_log_kb=None))


def test_nothing_is_asked_that_does_not_matter() -> None:
    design = with_all(three_plus_one(), "disks", read_ms=None, write_ms=None, lun="", nas=None, spindles=None)
    design = with_all(design, "networks", round_trip_ms=None, routed=None, medium=None)
    design = with_all(with_cluster(design, iscsi_initiator_build=None), "storage_groups", circular_logging=None)
    codes = {code for code, _ in asked(design)}
    assert codes.isdisjoint({"EX-4.11", "EX-4.26c", "EX-4.28", "EX-4.29", "EX-4.30", "EX-4.37", "EX-5.13", "EX-5.14"})


def test_latency_of_a_quorum_disk_is_nobodys_business() -> None:
    design = with_(active_passive(), "disks", "Disk Q", read_ms=60)
    assert named(design, "disks", "Disk Q") not in {
        subject
        for finding in check(design, catalog()).open
        if finding.code == "EX-4.28"
        for subject in finding.subjects
    }
