"""How many computer names a cluster needs."""

from __future__ import annotations

from dataclasses import dataclass

from designer.sizing.bounds import whole


@dataclass(frozen=True, slots=True)
class Names:
    """NetBIOS names: of the nodes, the EVSs, the cluster, and of MSDTC where it has a network name of its own."""

    nodes: int
    evs: int
    cluster: int
    msdtc: int

    @property
    def total(self) -> int:
        """All of them, each different from every other."""
        return self.nodes + self.evs + self.cluster + self.msdtc


def names(nodes: int, evs: int, own_msdtc: bool = False) -> Names:
    """How many NetBIOS names a cluster needs: `nodes + evs + 1`, and one more for MSDTC with a name of its own.

    All must be different and at most 15 characters long. Raises ValueError for fewer than 1 node and negative numbers.
    Facts EX-3.15 and EX-5.24.
    """
    return Names(whole("nodes", nodes, 1), whole("evs", evs), 1, int(own_msdtc))
