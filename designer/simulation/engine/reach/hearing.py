"""Who hears whose heartbeats, and into which sides the cluster falls when not everybody hears everybody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from designer.foundation.ids import Id
from designer.simulation.engine.run import Run


def hears(run: Run, one: Id, other: Id) -> bool:
    """Whether two nodes reach each other on a network that carries heartbeats, as the networks are now.

    Nodes that the design does not join by such a network are taken to hear each other all the same, unless their sites
    are cut off from each other or no network works for one of them.
    """
    cabling = run.plan.cabling
    if cut_off(run, cabling.sites[one], cabling.sites[other]):
        return False
    shared = shared_networks(run, one, other)
    if not shared:
        return not (isolated(run, one) or isolated(run, other))
    return any(
        network not in run.wires.dead and has_signal(run, one, network) and has_signal(run, other, network)
        for network in shared
    )


def shared_networks(run: Run, one: Id, other: Id) -> list[Id]:
    """The networks that carry heartbeats between two nodes when nothing is broken."""
    cabling = run.plan.cabling
    return [
        network
        for network in cabling.heartbeats
        if (one, network) in cabling.interfaces and (other, network) in cabling.interfaces
    ]


def has_signal(run: Run, node: Id, network: Id) -> bool:
    """Whether the interface of a node senses a signal: its cable is in, and on a crossover cable also the other end."""
    if network in run.plan.cabling.crossovers:
        return not any((end, network) in run.wires.pulled for end in run.plan.cabling.nodes[network])
    return (node, network) not in run.wires.pulled


def cut_off(run: Run, site: Id, other: Id) -> bool:
    """Whether the link between two sites is cut."""
    return bool(run.wires.cut) and frozenset((site, other)) in run.wires.cut


def isolated(run: Run, node: Id) -> bool:
    """Whether none of a node's networks works for it. A node without interfaces in the design is not."""
    networks = [network for owner, network in run.plan.cabling.interfaces if owner == node]
    return bool(networks) and not any(
        network not in run.wires.dead and has_signal(run, node, network) for network in networks
    )


def apart(run: Run, one: Id, other: Id) -> bool:
    """Whether two nodes cannot reach each other, or have regrouped on different sides of a partition."""
    if not run.wires.silent and not run.contest.side:
        return False
    return frozenset((one, other)) in run.wires.silent or run.contest.side.get(one, 0) != run.contest.side.get(other, 0)


def newly_silent(run: Run) -> tuple[list[frozenset[Id]], bool]:
    """Take stock of who hears whom; the pairs that have ceased to, and whether any hear each other again."""
    lost, found = [], False
    for pair in combinations(run.plan.nodes, 2):
        key = frozenset(pair)
        if hears(run, *pair):
            found |= run.wires.silent.pop(key, None) is not None
        elif key not in run.wires.silent:
            run.wires.silent[key] = run.now
            lost.append(key)
    return lost, found


def sides(run: Run, first: Id | None = None) -> list[tuple[Id, ...]]:
    """The members in groups that all hear each other, by Node ID; one group when nothing is broken.

    Where the hearing is not mutual among all, the largest such group is looked for, beginning with the node `first`
    (the owner of the quorum), then with those that hear most others: an assumption about how a regroup prunes.
    """
    left = run.members()
    if not run.wires.silent and not run.contest.side:
        return [tuple(left)] if left else []
    found = []
    while left:
        side = _largest(run, left, first)
        if any(not apart(run, one, other) for one in side for other in left if other not in side):
            run.note("Where some nodes hear both sides, the largest group of nodes that hear each other is one.")
        found.append(side)
        left = [node for node in left if node not in side]
    return sorted(found, key=lambda side: run.plan.nodes.index(side[0]))


def _largest(run: Run, nodes: Sequence[Id], first: Id | None) -> tuple[Id, ...]:
    company = {node: [other for other in nodes if other != node and not apart(run, node, other)] for node in nodes}
    best: list[Id] = []
    starts = sorted(nodes, key=lambda node: node != first)
    for start in starts:
        together = [start]
        for node in sorted(company[start], key=lambda node: -len(company[node])):
            if all(node in company[other] for other in together):
                together.append(node)
        if len(together) > len(best):
            best = together
    return tuple(node for node in nodes if node in best)
