"""How long every virtual server is away when its home node is lost and when it is moved, with both trees."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.study import other_tree
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.availability.switchover import Switchover, switchovers
from designer.topology.trees import with_tree


@dataclass(frozen=True, slots=True)
class ServerTimes:
    """The simulated outages of a virtual server in ms.

    `lost_ms`: its home `node` loses power, with the quorum where the design has it. `worst_ms`: the same when that node
    owns the quorum too, if it can. `moved_ms`: it is moved on purpose. `other_lost_ms`, `other_worst_ms` and
    `other_moved_ms` are the same with the other tree. None: it does not come back, cannot be moved, or has no other
    tree.
    """

    group: Id
    node: Id
    lost_ms: int | None
    worst_ms: int | None
    moved_ms: int | None
    other_lost_ms: int | None = None
    other_worst_ms: int | None = None
    other_moved_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The outages of every virtual server that is online when nothing has failed.

    `other_tree` is the catalogue id of the tree that the other times were played with; "" where there is none.
    """

    servers: tuple[ServerTimes, ...]
    other_tree: str

    def of(self, group: Id) -> ServerTimes | None:
        """The times of one virtual server."""
        return next((server for server in self.servers if server.group == group), None)

    @property
    def worst_lost_ms(self) -> int | None:
        """The longest outage by the loss of a home node, of all virtual servers; None when one does not come back."""
        return _longest([server.worst_ms for server in self.servers])

    @property
    def worst_moved_ms(self) -> int | None:
        """The longest planned move; None when one cannot be moved."""
        return _longest([server.moved_ms for server in self.servers])


def times(context: Context) -> Times | str:
    """The times of the design; the reason, as a sentence, when there are none."""
    if isinstance(context.study, str):
        return context.study
    try:
        found = _times(context.snapshot, context.catalog)
    except CannotSimulate as error:
        reason = str(error)
        return f"{reason[:1].upper()}{reason[1:]}."
    return found if found.servers else "No virtual server is online when nothing has failed."


@remembered
def _times(snapshot: Snapshot, catalog: Catalog) -> Times:
    own = switchovers(snapshot, catalog)
    trees = {group: other_tree(snapshot, catalog, group) for group in own}
    tree = next((one for one in trees.values() if one is not None), None)
    theirs = _with_other(snapshot, catalog, tree.id) if tree is not None else {}
    servers = tuple(_times_of(mine, theirs.get(group) if trees[group] else None) for group, mine in own.items())
    return Times(servers, tree.id if tree is not None and theirs else "")


def _with_other(snapshot: Snapshot, catalog: Catalog, tree: str) -> dict[Id, Switchover]:
    """The same with the other tree; nothing where that would hang resources in a circle."""
    try:
        return switchovers(with_tree(snapshot, catalog, tree), catalog)
    except CannotSimulate:
        return {}


def _times_of(mine: Switchover, theirs: Switchover | None) -> ServerTimes:
    own = (mine.group, mine.node, mine.lost_as_designed_ms, mine.lost_ms, mine.moved_ms)
    if theirs is None:
        return ServerTimes(*own)
    return ServerTimes(*own, theirs.lost_as_designed_ms, theirs.lost_ms, theirs.moved_ms)


def _longest(lengths: list[int | None]) -> int | None:
    known = [length for length in lengths if length is not None]
    return max(known) if known and len(known) == len(lengths) else None
