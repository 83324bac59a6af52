"""The networks of a cluster while a simulation runs: what is broken about them, and what the cluster service sees."""

from __future__ import annotations

from dataclasses import dataclass, field

from designer.foundation.ids import Id
from designer.simulation.plan.cabling import Cabling
from designer.simulation.record.state import InterfaceState, NetworkState


@dataclass(slots=True)
class Wires:
    """Networks that are dead for everybody, cables pulled (node, network) and pairs of sites with no link between them
    ("" = where the design does not say).

    `silent` are the pairs of nodes that do not hear each other because of that, with the time (ms) when it began.
    `interfaces` and `networks` have the states that the cluster service knows, as far as their nodes are members.
    """

    interfaces: dict[Id, InterfaceState]
    networks: dict[Id, NetworkState]
    dead: set[Id] = field(default_factory=set)
    pulled: set[tuple[Id, Id]] = field(default_factory=set)
    cut: set[frozenset[Id]] = field(default_factory=set)
    silent: dict[frozenset[Id], int] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether anything about the networks is broken."""
        return bool(self.dead or self.pulled or self.cut)

    def copy(self) -> Wires:
        """The same once more, which changes on its own."""
        return Wires(
            dict(self.interfaces),
            dict(self.networks),
            set(self.dead),
            set(self.pulled),
            set(self.cut),
            dict(self.silent),
        )


def whole(cabling: Cabling) -> Wires:
    """Networks with nothing broken."""
    return Wires(
        dict.fromkeys(cabling.interfaces.values(), "up"),
        {network: "unavailable" if network in cabling.idle else "up" for network in cabling.nodes},
    )
