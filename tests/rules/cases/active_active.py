"""Active/active, active/passive, and how many virtual servers fit."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.loader import load_templates
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import (
    active_active,
    active_passive,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    without,
)


def storage_groups(*counts: int) -> Snapshot:
    """Active/active with these numbers of storage groups."""
    servers = load_templates()["two-node-active-active"].group
    return template(
        "two-node-active-active",
        group=tuple(replace(evs, storage_groups=count) for evs, count in zip(servers, counts, strict=True)),
    )


def exchange_2000_pair(**values: object) -> Snapshot:
    design = template(
        "two-node-active-active",
        windows="windows-2000-advanced-server",
        windows_sp=4,
        exchange="exchange-2000-enterprise",
    )
    return with_cluster(design, **values)


def public_store(design: Snapshot, server: str, name: str = "Public Store", hierarchy: str = "") -> Snapshot:
    group = named(design, "groups", server)
    storage = next(one.id for one in design.storage_groups.values() if one.group == group)
    return plus(design, "stores", name=name, storage_group=storage, kind="public", hierarchy=hierarchy)


def owned(design: Snapshot, group: str, *nodes: str) -> Snapshot:
    """Every resource of a group with these possible owners."""
    owners = tuple(named(design, "nodes", node) for node in nodes)
    for resource in design.members(named(design, "groups", group)):
        design = with_(design, "resources", resource.name, possible_owners=owners)
    return design


def preferring(design: Snapshot, group: str, *nodes: str) -> Snapshot:
    return with_(design, "groups", group, preferred_owners=tuple(named(design, "nodes", node) for node in nodes))


def nodes_and_servers(nodes: int, servers: int) -> Snapshot:
    evs = load_templates()["three-plus-one"].group[0]
    return template(
        "three-plus-one",
        nodes=nodes,
        group=tuple(replace(evs, name=f"EVS{number}", node=number) for number in range(1, servers + 1)),
    )


def two_passive(**roles: str) -> Snapshot:
    """EVS1 to EVS3 on NODE1 to NODE3, then for NODE4; NODE5 is passive too. Nodes have these roles."""
    design = nodes_and_servers(5, 3)
    for server, home in (("EVS1", "NODE1"), ("EVS2", "NODE2"), ("EVS3", "NODE3")):
        design = preferring(design, server, home, "NODE4")
    for node, role in roles.items():
        design = with_(design, "nodes", node, role=role)
    return design


CASES = (
    case(
        "EX-2.02",
        lambda: without_passive_node(three_plus_one()),
        "3 EVSs on 3 nodes, at most 2",
        good=three_plus_one,
    ),
    case(
        "EX-2.03",
        lambda: with_(three_plus_one(), "groups", "EVS2", owner=named(three_plus_one(), "nodes", "NODE1")),
        "NODE1: owner of EVS1 and EVS2, at most 1 EVS per node on more than 2 nodes",
        good=lambda: with_(active_active(), "groups", "EVS2", owner=named(active_active(), "nodes", "NODE1")),
    ),
    case(
        "EX-2.05",
        lambda: with_(active_active(), "groups", "EVS2", owner=named(active_active(), "nodes", "NODE1")),
        "2 EVSs on 2 nodes: active/active, not recommended",
        good=active_passive,
    ),
    case(
        "EX-2.06",
        lambda: with_(active_active(), "groups", "EVS1", connections=1901),
        "EVS1: 1,901 concurrent connections, at most 1,900 per node in active/active",
        good=lambda: with_(active_active(), "groups", "EVS1", connections=1900, users=3000),
    ),
    case(
        "EX-2.06b",
        lambda: with_(active_active(), "groups", "EVS2", users=2000),
        "EVS2: 2,000 users, at most 1,900 concurrent connections per node in active/active",
        good=lambda: with_(active_active(), "groups", "EVS2", users=2000, connections=1500),
    ),
    case(
        "EX-2.07",
        lambda: with_(exchange_2000_pair(exchange_sp=2), "groups", "EVS1", connections=1501),
        "EVS1: 1,501 concurrent connections, at most 1,500 per node in active/active with Exchange 2000 Service Pack 2",
        good=lambda: with_(exchange_2000_pair(exchange_sp=3), "groups", "EVS1", connections=1501),
    ),
    case(
        "EX-2.07",
        lambda: with_(exchange_2000_pair(exchange_sp=0), "groups", "EVS2", users=1200),
        "EVS2: 1,200 users, at most 1,000 per node in active/active with Exchange 2000 without a service pack",
        good=lambda: with_(exchange_2000_pair(exchange_sp=None), "groups", "EVS2", users=1200),
    ),
    case(
        "EX-2.08",
        lambda: with_(active_active(), "groups", "EVS1", cpu_percent=45),
        "EVS1: 45 % processor load, at most 40 % per node in active/active",
        good=lambda: with_(active_active(), "groups", "EVS1", cpu_percent=40),
    ),
    case(
        "EX-2.09",
        lambda: storage_groups(3, 2),
        "EVS1 and EVS2: 5 storage groups together, at most 4 on the node that carries both",
        good=lambda: storage_groups(3, 1),
    ),
    case(
        "EX-2.10",
        lambda: public_store(public_store(active_active(), "EVS1"), "EVS2"),
        "EVS1 and EVS2: public stores of one hierarchy, at most 1 on the node that carries both",
        good=lambda: public_store(public_store(active_active(), "EVS1"), "EVS2", hierarchy="Projects"),
    ),
    case(
        "EX-2.10b",
        lambda: public_store(public_store(three_plus_one(), "EVS1"), "EVS1", "Second Public Store"),
        "EVS1: 2 public stores of the MAPI tree (Public Store and Second Public Store), at most 1 per hierarchy",
        good=lambda: public_store(public_store(three_plus_one(), "EVS1"), "EVS1", "Second Public Store", "Projects"),
    ),
    case(
        "EX-2.10b",
        lambda: public_store(public_store(three_plus_one(), "EVS1", "A", "Projects"), "EVS1", "B", "projects "),
        'EVS1: 2 public stores of hierarchy "Projects" (A and B), at most 1 per hierarchy',
        good=lambda: public_store(public_store(three_plus_one(), "EVS1"), "EVS2"),
    ),
    case(
        "EX-2.14",
        three_plus_one,
        "3 EVSs and 1 passive node: while one node is down, the loss of a second one leaves its EVS failed",
        good=lambda: nodes_and_servers(5, 3),
    ),
    case(
        "EX-2.14",
        lambda: nodes_and_servers(3, 2),
        "2 EVSs and 1 passive node: while one node is down, the loss of a second one leaves its EVS failed",
        good=active_passive,
    ),
    case(
        "EX-2.15",
        lambda: nodes_and_servers(7, 6),
        "1 passive node for 6 EVSs, at least 2 recommended from 7 nodes on",
        good=lambda: nodes_and_servers(7, 5),
    ),
    case(
        "EX-2.16",
        lambda: with_(three_plus_one(), "nodes", "NODE4", role="alternate passive"),
        "NODE4: alternate passive, the target of last resort",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", role="primary passive"),
    ),
    case(
        "EX-2.16b",
        lambda: preferring(
            two_passive(NODE4="primary passive", NODE5="alternate passive"), "EVS1", "NODE1", "NODE5", "NODE4"
        ),
        "EVS1: prefers NODE5, an alternate passive node, before NODE4, a primary passive one",
        good=lambda: preferring(
            two_passive(NODE4="primary passive", NODE5="alternate passive"), "EVS1", "NODE1", "NODE4", "NODE5"
        ),
    ),
    case(
        "EX-2.17",
        lambda: preferring(owned(three_plus_one(), "EVS1", "NODE1", "NODE2"), "EVS1", "NODE1"),
        "EVS1: lost with NODE1, passive node NODE4 is no possible owner",
        good=lambda: owned(three_plus_one(), "EVS1", "NODE1", "NODE4"),
    ),
    case(
        "EX-2.17",
        lambda: template("two-node-active-passive", nodes=1),
        "EVS1: lost with NODE1, there is no other node",
        good=lambda: owned(active_active(), "EVS1", "NODE1", "NODE2"),
    ),
    case(
        "EX-2.17",
        lambda: preferring(owned(two_passive(), "EVS2", "NODE1", "NODE2"), "EVS2", "NODE2"),
        "EVS2: lost with NODE2, passive nodes NODE4 and NODE5 are no possible owners",
        good=two_passive,
    ),
    case(
        "EX-2.18",
        lambda: with_(with_(three_plus_one(), "groups", "EVS1", users=4001), "groups", "EVS2", users=5001),
        "EVS1: 4,001 users, at most 4,000 per node are published from production",
        "EVS2: 5,001 users, at most 5,000 per node are called possible",
        good=lambda: with_(three_plus_one(), "groups", "EVS1", users=4000),
    ),
    case(
        "EX-2.18b",
        lambda: with_(with_(three_plus_one(), "groups", "EVS3", users=1500), "nodes", "NODE4", max_users=1500),
        "NODE4: can carry 1,500 users, EVS1 has 2,000 and EVS2 has 2,000",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", max_users=2000),
    ),
    case(
        "EX-2.18b",
        lambda: with_(with_all(active_active(), "groups", users=1000), "nodes", "NODE2", max_users=1900),
        "NODE2: can carry 1,900 users, EVS1 and EVS2 have 2,000 together",
        good=lambda: with_(
            with_all(active_active(), "groups", users=1000), "nodes", "NODE2", max_users=500, role="alternate passive"
        ),
    ),
)


def without_passive_node(design: Snapshot) -> Snapshot:
    """The 3 + 1 design without NODE4."""
    node = named(design, "nodes", "NODE4")
    for group in design.groups.values():
        owners = tuple(owner for owner in group.preferred_owners if owner != node)
        design = with_(design, "groups", group.name, preferred_owners=owners)
    adapters = [interface.id for interface in design.interfaces.values() if interface.node == node]
    return without(without(design, "interfaces", *adapters), "nodes", node)
