"""What the ownership matrix shows, read from the design once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState
from designer.topology.ownership import home_node, possible_owners

Possible = Literal["all", "some", "none"]
"""Whether all, some or none of the resources of a row can be on a node."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows from top to bottom, nodes in their order, and for every row which nodes are possible owners of it."""

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    nodes: tuple[Id, ...]
    rows: tuple[Id, ...]
    possible: dict[tuple[Id, Id], Possible]

    def place(self, row: Id, node: Id) -> int | None:
        """The place of a node among the preferred owners of a group, from 1."""
        group = self.snapshot.groups.get(row)
        if group is None or node not in group.preferred_owners:
            return None
        return list(dict.fromkeys(group.preferred_owners)).index(node) + 1

    def is_home(self, row: Id, node: Id) -> bool:
        """Whether a group runs there when nothing has failed."""
        return row in self.snapshot.groups and home_node(self.snapshot, row) == node

    def is_now(self, row: Id, node: Id) -> bool:
        """Whether a group is there at the moment that is shown."""
        return self.state is not None and self.state.owners.get(row) == node


def facts_of(
    snapshot: Snapshot, catalog: Catalog, state: ClusterState | None = None, expanded: frozenset[Id] = frozenset()
) -> Facts:
    """Read everything. Resources have rows of their own in `expanded` groups, and where their owners differ."""
    nodes = tuple(by_rank(snapshot, "nodes"))
    order = sorted(by_rank(snapshot, "groups"), key=lambda group: snapshot.groups[group].kind in CORE_KINDS)
    rows: list[Id] = []
    possible: dict[tuple[Id, Id], Possible] = {}
    for group in order:
        members = snapshot.members(group)
        able = {member.id: set(possible_owners(snapshot, member)) for member in members}
        rows.append(group)
        for node in nodes:
            count = sum(node in those for those in able.values())
            possible[group, node] = "all" if count == len(members) else "some" if count else "none"
        if group in expanded or len({frozenset(those) for those in able.values()}) > 1:
            rows += [member.id for member in members]
            possible |= {(one, node): "all" if node in able[one] else "none" for one in able for node in nodes}
    return Facts(snapshot, catalog, state, nodes, tuple(rows), possible)
