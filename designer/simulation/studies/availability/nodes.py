"""Nodes that fail and are repaired, and the virtual servers that they run: a continuous-time Markov chain.

The chain counts failed nodes. When the node of a virtual server fails and another one is free, the server is down for
the switch-over (with the probability `coverage`) or until people have put it right; nothing else happens meanwhile.
When no node is free it waits for a repair. Nodes are alike and fail independently, and a server that has moved stays
where it is, so that in the long run every server meets every node.
"""

from __future__ import annotations

from dataclasses import dataclass

from designer.simulation.studies.availability.inputs import MeanTimes


@dataclass(frozen=True, slots=True)
class Pool:
    """`nodes` that back each other up for `servers` of which a node runs one at a time.

    `crews` nodes can be under repair at once (None: all). With fewer than `needed` nodes up the whole cluster stops; 0:
    one node is enough.
    """

    nodes: int
    servers: int
    times: MeanTimes
    crews: int | None = None
    needed: int = 0

    @property
    def spare(self) -> int:
        """How many nodes may fail before a server stays down."""
        return min(self.nodes - self.servers, self.nodes - self.needed)


@dataclass(frozen=True, slots=True)
class Failover:
    """How long a server is down when a failover works, the probability that it does, and how long it is down if not."""

    switch_h: float
    coverage: float = 1.0
    manual_h: float = 0.0

    @property
    def down_h(self) -> float:
        """How long a server is down on average when its node fails and another is free."""
        return self.coverage * self.switch_h + (1 - self.coverage) * self.manual_h


def failed_nodes(pool: Pool) -> tuple[float, ...]:
    """The shares of time in which 0, 1, ... all nodes have failed.

    Binomial when every node has a repair crew of its own.
    """
    ratio = pool.times.mttr_h / pool.times.mtbf_h
    weights = [1.0]
    for failed in range(1, pool.nodes + 1):
        at_work = failed if pool.crews is None else min(failed, pool.crews)
        weights.append(weights[-1] * (pool.nodes - failed + 1) * ratio / at_work)
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def no_free_node(pool: Pool) -> float:
    """The share of time in which a server waits for a node, while the cluster has enough nodes to go on."""
    return sum(
        share * max(0, failed - (pool.nodes - pool.servers)) / pool.servers
        for failed, share in enumerate(failed_nodes(pool))
        if pool.nodes - failed >= pool.needed
    )


def too_few_nodes(pool: Pool) -> float:
    """The share of time in which the whole cluster is stopped because fewer nodes are up than it needs."""
    return sum(share for failed, share in enumerate(failed_nodes(pool)) if pool.nodes - failed < pool.needed)


def unavailability(pool: Pool, failover: Failover) -> float:
    """The share of time in which a server is down because of nodes: the exact solution of the chain."""
    shares = failed_nodes(pool)
    switching = sum(shares[: max(0, pool.spare)]) * failover.down_h / pool.times.mtbf_h
    return (no_free_node(pool) + too_few_nodes(pool) + switching) / (1 + switching)
