"""Who may go on, as far as it is not settled: votes, sides of a partition, and challenges for the witness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from designer.foundation.ids import Id

Witness = Literal["disk", "share"]
"""What decides beside the nodes: the quorum disk, or a file share."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A node that tries to get the witness of the cluster since `at` (ms), for itself and those that hear it.

    `event` is the number of its beginning; with `forms` it wants to form the cluster.
    """

    node: Id
    at: int
    event: int
    witness: Witness
    forms: bool


@dataclass(slots=True)
class Contest:
    """`voters` are the nodes with a vote, `blind` those that do not see the quorum disk.

    `side` numbers the sides of a partition until one is left. `challenges` are under way, by challenger; `renewed` says
    who reserved the witness last and when (ms), `owner` who has it where no group stands for it. `regrouping` says that
    a partition has been noticed and its sides are about to regroup.
    """

    voters: set[Id]
    owner: Id
    blind: set[Id] = field(default_factory=set)
    side: dict[Id, int] = field(default_factory=dict)
    challenges: dict[Id, Challenge] = field(default_factory=dict)
    renewed: tuple[Id, int] | None = None
    regrouping: bool = False

    def copy(self) -> Contest:
        """The same once more, which changes on its own."""
        return replace(
            self,
            voters=set(self.voters),
            blind=set(self.blind),
            side=dict(self.side),
            challenges=dict(self.challenges),
        )


def undisputed(nodes: Sequence[Id]) -> Contest:
    """All nodes have votes, and all are on one side."""
    return Contest(set(nodes), nodes[0])
