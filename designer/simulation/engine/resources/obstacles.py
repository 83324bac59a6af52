"""What keeps a resource from coming online on a node."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.reach.directory import lacks
from designer.simulation.engine.reach.sight import sees
from designer.simulation.engine.run import Run

ONE_PER_NODE = "5018"
"""The error of an application, such as System Attendant, on a node that runs another one already (EX-2.03, KB 329208).
"""

NO_NETWORK = "no network"
"""The failure of an address whose network interface has failed, or whose network is down."""

NO_PATH = "no path"
"""The failure of a disk on a node that does not see it."""


START_FAILURE = "start failure"
"""The failure of an attempt to come online that the scenario asks for."""


def obstacle(run: Run, resource: Id) -> tuple[str, Id | None] | None:
    """What keeps a resource from coming online on its group's node, with the other object that it is about."""
    plan, group = run.plan, run.plan.group_of[resource]
    node = run.home[group]
    if resource in plan.disks and not sees(run, node, plan.disks[resource]):
        return NO_PATH, None
    if run.damage.any and (missing := lacks(run, resource)):
        return missing, None
    network = plan.cabling.addresses.get(resource)
    if network is not None and _unusable(run, node, network):
        return NO_NETWORK, network
    if resource not in plan.rivals or len(plan.nodes) - len(run.evicted) <= 2:
        return None
    for other in plan.rivals[resource]:
        neighbour = plan.group_of[other]
        if run.active(other) and other not in run.obstacles and run.home[neighbour] == node:
            return ONE_PER_NODE, neighbour
    return None


def _unusable(run: Run, node: Id, network: Id) -> bool:
    if run.wires.networks[network] == "down":
        return True
    interface = run.plan.cabling.interfaces.get((node, network))
    return interface is not None and run.wires.interfaces[interface] == "failed"
