"""How many static IP addresses a cluster needs."""

from __future__ import annotations

from dataclasses import dataclass

from designer.sizing.bounds import whole


@dataclass(frozen=True, slots=True)
class Addresses:
    """Static addresses: one private and one public per node, one per EVS, one of the cluster, one of MSDTC or none."""

    private: int
    public: int
    evs: int
    cluster: int
    msdtc: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.private + self.on_public_network

    @property
    def on_public_network(self) -> int:
        """Those in the subnet that clients use."""
        return self.public + self.evs + self.cluster + self.msdtc


def addresses(nodes: int, evs: int, own_msdtc: bool = True) -> Addresses:
    """How many static addresses a cluster needs: `2 * nodes + evs + 2`.

    MSDTC in the Cluster Group needs no address of its own; one is reserved all the same unless `own_msdtc` says
    otherwise, because MSDTC may get a group later. Raises ValueError for fewer than 1 node and negative numbers.
    Fact EX-5.10.
    """
    per_network = whole("nodes", nodes, 1)
    return Addresses(per_network, per_network, whole("evs", evs), 1, int(own_msdtc))
