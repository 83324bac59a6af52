"""EX-2.03: one EVS per node when there are more than two nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.groups import move_group
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.versions import node_version
from designer.topology.ownership import group_owners, passive_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Move the one of two virtual servers that prefers a free node there; None when that is not clear."""
    node, *groups = finding.subjects
    free = passive_nodes(design, "evs")
    moves: list[tuple[Id, Id]] = []
    for group in groups:
        target = next(iter(design.groups[group].preferred_owners), node)
        if target in free and target in group_owners(design, group):
            moves.append((group, target))
    if len(groups) != 2 or len(moves) != 1:
        return None
    group, target = moves[0]
    left = [other for other in free if other != target]
    if not set(design.groups[group].preferred_owners[1:2]) <= set(left):
        return None  # it would prefer a busy node next (EX-8.03b)
    if node_version(design, catalog, target) != node_version(design, catalog, node):
        return None  # it could not go back (EX-3.22)
    for server in design.groups_of_kind("evs"):
        others = server.preferred_owners if server.id != group else ()
        if target in others or set(left).isdisjoint(group_owners(design, server.id)):
            return None  # another EVS counts on the target (EX-2.17, EX-8.03b)
    title = f"Move {design.groups[group].name} to {design.nodes[target].name}"
    return Fix(title, move_group(design, group, target))


@rule("EX-2.03", "Two EVSs on one node", "error", "secondary", reads=("nodes", "groups"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two EVSs have the same owner in a cluster of more than two nodes.

    Why: With more than two nodes a node hosts one EVS at a time: the System Attendant of the second one fails with
    error 5018.
    Fix: Give one of them another owner.
    Bad: NODE1: owner of EVS1 and EVS2, at most 1 EVS per node on more than 2 nodes
    Good: Two EVSs share a node only in a cluster of two nodes.
    Source: Planning Your Exchange Cluster Deployment (Windows IT Pro) on KB 329208. Fact EX-2.03.
    """
    if len(context.design.nodes) <= 2:
        return
    servers: dict[Id, list[str]] = {}
    groups: dict[Id, list[Id]] = {}
    for group in context.design.groups_of_kind("evs"):
        if group.owner is not None:
            servers.setdefault(group.owner, []).append(group.name)
            groups.setdefault(group.owner, []).append(group.id)
    for node, names in servers.items():
        if len(names) > 1:
            name = context.design.nodes[node].name
            yield context.finding(
                f"{name}: owner of {listed(names)}, at most 1 EVS per node on more than 2 nodes", node, *groups[node]
            )
