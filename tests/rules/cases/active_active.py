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


def public_store(design: Snapshot, server: str) -> Snapshot:
    group = named(design, "groups", server)
    storage = next(one.id for one in design.storage_groups.values() if one.group == group)
    return plus(design, "stores", name="Public Store", storage_group=storage, kind="public")


def nodes_and_servers(nodes: int, servers: int) -> Snapshot:
    evs = load_templates()["three-plus-one"].group[0]
    return template(
        "three-plus-one",
        nodes=nodes,
        group=tuple(replace(evs, name=f"EVS{number}", node=number) for number in range(1, servers + 1)),
    )


CASES = (
    case(
        "EX-2.02",
        lambda: without_passive_node(three_plus_one()),
        "3 EVSs on 3 nodes, at most 2",
        good=active_active,
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
        "EVS1: 1,901 connections, at most 1,900 per node in active/active",
        good=lambda: with_(active_active(), "groups", "EVS1", connections=1900, users=3000),
    ),
    case(
        "EX-2.06b",
        lambda: with_(active_active(), "groups", "EVS2", users=2000),
        "EVS2: 2,000 users, at most 1,900 connections per node in active/active",
        good=lambda: with_(active_active(), "groups", "EVS2", users=2000, connections=1500),
    ),
    case(
        "EX-2.07",
        lambda: with_(exchange_2000_pair(exchange_sp=2), "groups", "EVS1", connections=1501),
        "EVS1: 1,501 connections, at most 1,500 per node in active/active with Exchange 2000 Service Pack 2",
        good=lambda: with_(exchange_2000_pair(exchange_sp=3), "groups", "EVS1", connections=1501),
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
        "EVS1 and EVS2: each with a public store, 1 per hierarchy on the node that carries both",
        good=lambda: public_store(public_store(active_active(), "EVS1"), "EVS1"),
    ),
    case(
        "EX-2.15",
        lambda: nodes_and_servers(7, 6),
        "1 passive node for 6 EVSs, at least 2 recommended from 7 nodes on",
        good=lambda: nodes_and_servers(7, 5),
    ),
    case(
        "EX-2.18",
        lambda: with_(with_(three_plus_one(), "groups", "EVS1", users=4001), "groups", "EVS2", users=5001),
        "EVS1: 4,001 users, 4,000 is the most published from production per node",
        "EVS2: 5,001 users, 5,000 is the most called possible per node",
        good=lambda: with_(three_plus_one(), "groups", "EVS1", users=4000),
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
