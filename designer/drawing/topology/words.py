"""The topology in words, for those who cannot see it."""

from __future__ import annotations

from designer.drawing.standing import group_standing, node_standing
from designer.drawing.topology.facts import Facts
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.topology.roles import role_beside_name


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return f"Topology of {name}" if name else "Topology"


def described(facts: Facts) -> str:
    """Every node with its groups, then networks and storage."""
    sentences = [_node(facts, node) for node in facts.nodes]
    sentences += [f"{facts.snapshot.groups[group].name} is on no node." for group in facts.homeless]
    names = [facts.snapshot.networks[network].name for network in (*facts.above, *facts.below)]
    sentences.append(f"Networks: {', '.join(names)}." if names else "No networks.")
    sentences.append(f"Shared storage: {plural(len(facts.snapshot.disks), 'disk')}.")
    return " ".join(sentences)


def _node(facts: Facts, node: Id) -> str:
    name = facts.snapshot.nodes[node].name
    if facts.state is not None:
        name += f" ({node_standing(facts.state, node).word.lower()})"
    hosted = [_group(facts, group) for group in facts.hosted[node]]
    return f"{name}: {', '.join(hosted)}." if hosted else f"{name}: no groups."


def _group(facts: Facts, group: Id) -> str:
    record = facts.snapshot.groups[group]
    said = [role_beside_name(facts.catalog, record)]
    if facts.state is not None:
        said.append(group_standing(facts.snapshot, facts.state, group).word.lower())
    inside = ", ".join(word for word in said if word)
    return f"{record.name} ({inside})" if inside else record.name
