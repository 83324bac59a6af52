"""How many nodes may fail before an EVS stays down."""

from __future__ import annotations

from dataclasses import dataclass

from designer.sizing.bounds import whole


@dataclass(frozen=True, slots=True)
class Survival:
    """A cluster of `nodes` with `evs` on as many of them.

    With more than two nodes a node hosts one EVS at a time (EX-2.03); two nodes host each other's.
    """

    nodes: int
    evs: int

    @property
    def passive(self) -> int:
        """Nodes that run no EVS when nothing has failed."""
        return max(0, self.nodes - self.evs)

    @property
    def active_active(self) -> bool:
        """At least as many EVSs as nodes (EX-2.01)."""
        return self.evs >= self.nodes

    @property
    def tolerated(self) -> int:
        """How many nodes may fail, whichever they are, with every EVS online: the passive ones; of two nodes one."""
        return 1 if self._shared else self.passive

    def down_after(self, failed: int) -> int:
        """How many EVSs are down when so many nodes have failed, all of them active ones as far as there are any.

        Raises ValueError for more nodes than there are.
        """
        left = self.nodes - whole("failed", failed, 0, self.nodes)
        hosted = self.evs if self._shared and left else left
        return max(0, self.evs - hosted)

    @property
    def _shared(self) -> bool:
        return self.nodes == 2


def survival(nodes: int, evs: int) -> Survival:
    """What a cluster survives when every node can take over every EVS and is equal to the task.

    Raises ValueError for fewer than 1 node or EVS, and for more EVSs than nodes. Facts EX-2.01, EX-2.03, EX-2.11,
    EX-2.14 and EX-2.17.
    """
    return Survival(whole("nodes", nodes, 1), whole("evs", evs, 1, nodes))
