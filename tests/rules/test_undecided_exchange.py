"""Rules about virtual servers, components and accounts ask for what they need, where it matters and only there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.rules.cases.active_active import exchange_2000_pair
from tests.rules.cases.components import front_end, with_server
from tests.rules.cases.servers import ATTENDANT, STORE, with_protocols
from tests.rules.designs import (
    active_active,
    active_passive,
    exchange_2000,
    named,
    plus,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    with_property,
    without,
)
from tests.rules.test_undecided import asked

Missing = tuple[Callable[[], Snapshot], str, str]


def evs(design: Snapshot, **values: Any) -> Snapshot:
    return with_(design, "groups", "EVS1", **values)


MISSING: dict[str, Missing] = {
    "connections": (lambda: evs(active_active(), connections=None, users=None), "EX-2.06", "EVS1"),
    "connections before Service Pack 3": (
        lambda: evs(exchange_2000_pair(exchange_sp=1), connections=None, users=None),
        "EX-2.07",
        "EVS1",
    ),
    "processor load": (
        lambda: evs(with_all(active_active(), "groups", cpu_percent=30), cpu_percent=None),
        "EX-2.08",
        "EVS1",
    ),
    "users": (lambda: evs(active_passive(), users=None), "EX-2.18", "EVS1"),
    "users for a capacity": (
        lambda: evs(with_(active_passive(), "nodes", "NODE1", max_users=3000), users=None),
        "EX-2.18b",
        "EVS1",
    ),
    "users for a timeout": (
        lambda: evs(with_(active_passive(), "resources", STORE, pending_timeout_ms=None), users=None),
        "EX-8.05",
        "EVS1",
    ),
    "data directory": (lambda: with_property(active_passive(), ATTENDANT, DataPath=None), "EX-3.06", "EVS1"),
    "letter of the disk with the data directory": (
        lambda: with_(with_property(active_passive(), ATTENDANT, DataPath="R:\\x"), "disks", "Disk R", letter=""),
        "EX-3.06",
        "Disk R",
    ),
    "disk with the data directory": (
        lambda: with_(with_property(active_passive(), ATTENDANT, DataPath="R:\\x"), "resources", "Disk R:", disk=None),
        "EX-3.06",
        "Disk R:",
    ),
    "services of POP3": (
        lambda: with_all(with_protocols(active_passive()), "nodes", pop3_imap4_manual=None),
        "EX-3.07c",
        "NODE2",
    ),
    "services": (lambda: with_(active_passive(), "nodes", "NODE2", services_manual=None), "EX-3.08", "NODE2"),
    "components of a node": (lambda: with_(active_passive(), "nodes", "NODE2", components=None), "EX-7.01", "NODE2"),
    "front-end on a node": (lambda: with_(active_passive(), "nodes", "NODE2", components=None), "EX-7.03", "NODE2"),
    "components of a server": (
        lambda: with_server(with_cluster(active_passive(), components=("chat",)), "EXCH1", "exchange"),
        "EX-7.01b",
        "EXCH1",
    ),
    "service pack of a front-end": (lambda: front_end(active_passive()), "EX-7.04", "FRONT1"),
    "SSL": (lambda: front_end(active_passive()), "EX-7.20", "FRONT1"),
    "IPSec": (lambda: front_end(active_passive()), "EX-7.22b", "FRONT1"),
    "IPSec with Exchange 2000": (lambda: front_end(exchange_2000()), "EX-7.22", "FRONT1"),
    "idle time": (lambda: front_end(active_passive(), ipsec_to_back_end=True), "EX-7.22b", "FRONT1"),
    "boot delay": (lambda: with_(active_passive(), "nodes", "NODE2", boot_delay_s=None), "EX-8.17", "NODE2"),
}


@pytest.mark.parametrize("name", MISSING)
def test_what_a_rule_needs_is_asked_of_the_object_that_lacks_it(name: str) -> None:
    build, code, called = MISSING[name]
    design = build()
    assert called in {design.name_of(subject) for rule, subject in asked(design) if rule == code}


@pytest.mark.parametrize(
    ("field", "empty", "codes"),
    [
        ("smtp_domains", None, {"EX-3.16"}),
        ("components", None, {"EX-7.01b"}),
        ("joins_exchange_55_site", None, {"EX-7.02"}),
        ("service_account", "", {"EX-7.33"}),
        ("account_is_local_admin", None, {"EX-7.33b"}),
        ("antivirus_cluster_aware", None, {"EX-7.34"}),
        ("backup_by_evs_name", None, {"EX-7.35"}),
    ],
)
def test_what_is_missing_about_the_cluster(field: str, empty: object, codes: set[str]) -> None:
    there = {code for code, subject in asked(with_cluster(active_passive(), **{field: empty})) if subject == CLUSTER_ID}
    assert there >= codes


def test_while_the_load_of_no_server_is_known_it_is_asked_for_once() -> None:
    design = with_all(active_active(), "groups", cpu_percent=None)
    assert {subject for code, subject in asked(design) if code == "EX-2.08"} == {CLUSTER_ID}


def test_exchange_rights_matter_with_exchange_2000_only() -> None:
    assert ("EX-7.30", CLUSTER_ID) in asked(with_cluster(exchange_2000(), account_has_exchange_rights=None))
    assert ("EX-7.30", CLUSTER_ID) not in asked(with_cluster(active_passive(), account_has_exchange_rights=None))


def test_the_limits_of_active_active_are_asked_for_there_only() -> None:
    design = evs(three_plus_one(), connections=None, users=None, cpu_percent=None)
    assert {code for code, _ in asked(design)}.isdisjoint({"EX-2.06", "EX-2.07", "EX-2.08"})


def test_the_domain_of_a_node_matters_when_its_name_begins_a_mail_domain() -> None:
    def of(domain: str) -> set[tuple[str, str]]:
        return asked(with_cluster(active_passive(), domain="", smtp_domains=(domain,)))

    assert ("EX-3.16", named(active_passive(), "nodes", "NODE1")) in of("node1.example.com")
    assert "EX-3.16" not in {code for code, _ in of("example.com")}


def test_a_stand_alone_server_makes_the_exchange_55_site_moot() -> None:
    design = with_server(with_cluster(active_passive(), joins_exchange_55_site=None), "EXCH1", "exchange")
    assert "EX-7.02" not in {code for code, _ in asked(design)}


def test_a_cluster_without_exchange_is_asked_nothing_about_exchange() -> None:
    design = active_passive()
    stores, storage = list(design.stores), list(design.storage_groups)
    group = named(design, "groups", "EVS1")
    members = [one.id for one in design.members(group)]
    design = without(without(design, "stores", *stores), "storage_groups", *storage)
    design = without(without(design, "resources", *members), "groups", group)
    design = with_all(with_cluster(design, exchange=""), "nodes", components=None, services_manual=None)
    design = plus(design, "servers", name="FRONT1", roles=("front-end",))
    codes = {code for code, _ in asked(design)}
    assert {code for code in codes if code.startswith(("EX-2", "EX-3", "EX-7"))} <= {"EX-7.33", "EX-7.33b"}
