from __future__ import annotations

from dataclasses import replace

from designer.edits.groups import set_possible_owners
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.topology.hosts import Weakness, evs_hosts, exchange_nodes, weaknesses
from tests.support.samples import group, node, three_plus_one


def owned_by(design: Snapshot, name: str, *nodes: str) -> Snapshot:
    owners = [node(design, one) for one in nodes]
    return apply(design, set_possible_owners(design, group(design, name), owners))


def test_every_node_that_may_own_all_resources_is_a_host() -> None:
    design = owned_by(three_plus_one(), "EVS1", "NODE1", "NODE4")
    assert evs_hosts(design)[group(design, "EVS1")] == [node(design, "NODE1"), node(design, "NODE4")]
    assert len(evs_hosts(design)[group(design, "EVS2")]) == 4


def test_nodes_for_exchange_own_a_virtual_server_or_may() -> None:
    design = three_plus_one()
    for name in ("EVS1", "EVS2", "EVS3"):
        design = owned_by(design, name, "NODE1", "NODE4")
    assert [one.name for one in exchange_nodes(design)] == ["NODE1", "NODE2", "NODE3", "NODE4"]
    homeless = replace(design, groups={one.id: replace(one, owner=None) for one in design.groups.values()})
    assert [one.name for one in exchange_nodes(homeless)] == ["NODE1", "NODE4"]
    assert exchange_nodes(replace(design, groups={}, resources={}, dependencies={})) == []


def test_a_node_is_weaker_than_the_homes_it_stands_in_for() -> None:
    design = three_plus_one()
    for name, memory, cpus in (("NODE1", 4096, 4), ("NODE2", 2048, 4), ("NODE4", 3072, None)):
        design = apply(design, set_fields(design, node(design, name), ram_mb=memory, cpus=cpus))
    design = apply(design, set_fields(design, node(design, "NODE3"), ram_mb=None, cpus=8))
    found = weaknesses(design)
    assert found[node(design, "NODE1")] == Weakness({}, {"EVS3": 8})
    assert found[node(design, "NODE2")] == Weakness({"EVS1": 4096}, {"EVS3": 8})
    assert found[node(design, "NODE4")] == Weakness({"EVS1": 4096}, {})
    assert not found[node(design, "NODE3")]
