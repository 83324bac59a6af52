"""What some repairs do in detail, and where none is offered because there is more than one."""

from __future__ import annotations

from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.rules.engine import check, fix_of
from designer.topology.dependencies import providers
from tests.rules.cases.active_active import nodes_and_servers, owned, preferring, two_passive
from tests.rules.cases.components import on_node
from tests.rules.cases.failover import aiming
from tests.rules.cases.servers import ATTENDANT, MTA, SMTP, STORE, plus_resource
from tests.rules.designs import (
    active_passive,
    catalog,
    linked,
    named,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    with_property,
    without_resource,
)


def repaired(design: Snapshot, code: str) -> Snapshot | None:
    """The design after the repair of the first finding of a rule; None when none is offered."""
    finding = next(one for one in check(design, catalog()).open if one.code == code)
    fix = fix_of(finding, design, catalog())
    return apply(design, fix.diff) if fix is not None else None


def preferred(design: Snapshot, group: str) -> list[str]:
    owners = design.groups[named(design, "groups", group)].preferred_owners
    return [design.nodes[node].name for node in owners]


def test_failovers_are_spread_evenly_and_the_order_is_otherwise_kept() -> None:
    after = repaired(aiming(nodes_and_servers(6, 4), "NODE5", "NODE5", "NODE5", "NODE5"), "EX-8.18")
    assert after is not None
    assert [preferred(after, f"EVS{number}") for number in range(1, 5)] == [
        ["NODE1", "NODE5"],
        ["NODE2", "NODE5"],
        ["NODE3", "NODE6", "NODE5"],
        ["NODE4", "NODE6", "NODE5"],
    ]


def test_preferred_owners_are_the_home_and_the_passive_nodes_that_are_possible_owners() -> None:
    after = repaired(preferring(owned(two_passive(), "EVS3", "NODE3", "NODE5", "NODE1"), "EVS3"), "EX-8.03")
    assert after is not None
    assert preferred(after, "EVS3") == ["NODE3", "NODE5"]


def test_the_agent_of_the_first_evs_stays() -> None:
    after = repaired(plus_resource(three_plus_one(), "EVS3", "Second MTA", "exchange-mta"), "EX-3.09")
    assert after is not None
    assert [one.name for one in after.resources.values() if one.type == "exchange-mta"] == [MTA]


def test_two_agents_outside_the_first_evs_are_a_choice() -> None:
    design = plus_resource(without_resource(three_plus_one(), MTA), "EVS2", "One MTA", "exchange-mta")
    assert repaired(plus_resource(design, "EVS3", "Other MTA", "exchange-mta"), "EX-3.09") is None


def test_a_missing_resource_comes_with_its_dependencies_and_the_owners_of_the_others() -> None:
    after = repaired(without_resource(owned(three_plus_one(), "EVS1", "NODE1", "NODE4"), STORE), "EX-3.02b")
    assert after is not None
    store = after.resources[named(after, "resources", STORE)]
    assert providers(after)[store.id] == (named(after, "resources", ATTENDANT),)
    assert store.possible_owners == (named(after, "nodes", "NODE1"), named(after, "nodes", "NODE4"))


def test_a_missing_disk_is_a_choice() -> None:
    design = without_resource(without_resource(without_resource(active_passive(), "Disk R:"), "Disk S:"), "Disk T:")
    assert repaired(design, "EX-3.02") is None


def test_services_are_hung_on_system_attendant_only() -> None:
    after = repaired(linked(three_plus_one(), SMTP, STORE), "EX-8.11")
    assert after is not None
    assert providers(after)[named(after, "resources", SMTP)] == (named(after, "resources", ATTENDANT),)


def test_the_data_directory_moves_to_the_queue_disk_and_keeps_its_folder() -> None:
    after = repaired(with_property(three_plus_one(), ATTENDANT, DataPath="U:\\exchsrvr"), "EX-3.06")
    assert after is not None
    assert after.resources[named(after, "resources", ATTENDANT)].properties["DataPath"] == "R:\\exchsrvr"


def test_boot_delays_are_staggered_in_the_order_of_the_node_ids() -> None:
    after = repaired(with_all(three_plus_one(), "nodes", boot_delay_s=30), "EX-8.17")
    assert after is not None
    assert [node.boot_delay_s for node in after.nodes.values()] == [10, 60, 110, 160]


def test_an_evs_stays_away_from_old_nodes_only_while_a_failover_is_left() -> None:
    assert repaired(with_(active_passive(), "nodes", "NODE2", exchange_sp=0), "EX-3.22") is None
    after = repaired(with_(two_passive(), "nodes", "NODE5", exchange_sp=1), "EX-3.22")
    assert after is not None
    allowed = tuple(named(after, "nodes", f"NODE{number}") for number in range(1, 5))
    assert {one.possible_owners for one in after.members(named(after, "groups", "EVS1"))} == {allowed}


def test_a_component_that_runs_nowhere_else_stays_on_its_node() -> None:
    design = on_node(three_plus_one(), "NODE1", "chat")
    assert repaired(with_cluster(design, components=("chat",)), "EX-7.01") is None
    after = repaired(design, "EX-7.01")
    assert after is not None
    assert after.nodes[named(after, "nodes", "NODE1")].components == ()


def test_an_evs_is_not_let_onto_a_node_that_does_not_see_its_disks() -> None:
    design = preferring(owned(three_plus_one(), "EVS1", "NODE1"), "EVS1", "NODE1")
    seeing = tuple(named(design, "nodes", node) for node in ("NODE1", "NODE2", "NODE3"))
    design = with_(design, "disks", "Disk R", visible_to=seeing)
    after = repaired(design, "EX-8.04b")
    assert after is not None
    assert {one.possible_owners for one in after.members(named(after, "groups", "EVS1"))} == {seeing}
