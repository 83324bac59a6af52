"""How long a virtual server is down when its node fails, and when it is moved: from the simulation of the design."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import outcomes
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play


@dataclass(frozen=True, slots=True)
class Switchover:
    """The outages of a virtual server in ms, on a cluster where everything else is well.

    `lost_ms`: its node loses power, and owns the quorum if it can, which is the worst case; `lost_as_designed_ms`
    is the same with the quorum where the design has it. `moved_ms`: it is moved to the best possible node. None: it
    does not come back, or cannot be moved. `node` is where it runs when nothing has failed.
    """

    group: Id
    node: Id
    lost_ms: int | None
    lost_as_designed_ms: int | None
    moved_ms: int | None


@remembered
def switchovers(snapshot: Snapshot, catalog: Catalog) -> dict[Id, Switchover]:
    """The outages of every virtual server that is there when nothing has failed; the others are left out.

    Raises `CannotSimulate`.
    """
    designed = make_plan(snapshot, catalog)
    initial = play(designed, ()).initial
    found: dict[Id, Switchover] = {}
    worst: dict[Id, Plan] = {}
    for server in snapshot.virtual_servers():
        node = designed.homes.get(server.id)
        if node is None or initial.groups[server.id] not in ("online", "partially online"):
            continue
        if node not in worst:
            worst[node] = plan_of_loss(snapshot, catalog, node)
        loss = (Action("power", node),)
        found[server.id] = Switchover(
            server.id,
            node,
            _outage(worst[node], loss, server.id),
            _outage(designed, loss, server.id),
            _outage(designed, (Action("move", server.id),), server.id) or None,
        )
    return found


def plan_of_loss(snapshot: Snapshot, catalog: Catalog, node: Id) -> Plan:
    """The design prepared for the loss of a node, which owns the quorum disk if it can."""
    plan = make_plan(snapshot, catalog)
    quorum = plan.quorum
    if quorum.model != "disk" or quorum.group is None or node not in quorum.nodes:
        return plan
    if plan.homes.get(quorum.group) == node or node not in plan.possible[quorum.group]:
        return plan
    return make_plan(apply(snapshot, changing(snapshot, "groups", quorum.group, owner=node)), catalog)


def _outage(plan: Plan, scenario: tuple[Action, ...], group: Id) -> int | None:
    outcome = outcomes(play(plan, scenario))[group]
    return None if outcome.outcome == "offline" else outcome.outage_ms
