"""Domain controllers and name servers, and who cannot come online without them."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.model.snapshot import CLUSTER_ID
from designer.simulation.engine.run import Run
from designer.topology.evs import SYSTEM_ATTENDANT

DIRECTORY = frozenset({"domain-controller", "global-catalog"})
"""The roles of servers that hold the directory."""

NAMES = frozenset({"dns"})
"""The roles of servers that resolve and register names."""

NO_DIRECTORY = "no directory"
"""The failure of what cannot come online while no domain controller answers."""

NO_NAME_SERVER = "no name server"
"""The failure of a network name that must be registered while no name server answers."""


def lacks(run: Run, resource: Id) -> str:
    """What a resource misses that would come online now; empty when nothing.

    A Network Name with Kerberos has a computer account in the directory (EX-5.18), one whose registration must succeed
    needs a name server (EX-5.16), and a System Attendant reads its configuration from the directory: assumed, like that
    everything which is online already goes on.
    """
    if not run.damage.servers:
        return ""
    record = run.plan.snapshot.resources[resource]
    if (record.type == SYSTEM_ATTENDANT or record.properties.get("RequireKerberos")) and not answers(run, DIRECTORY):
        return NO_DIRECTORY
    if record.properties.get("RequireDNS") and not answers(run, NAMES):
        return NO_NAME_SERVER
    return ""


def say_what_is_assumed(run: Run) -> None:
    """Note what the loss of the directory rests on."""
    servers = run.plan.snapshot.servers.values()
    if not any(not (DIRECTORY | NAMES).isdisjoint(server.roles) for server in servers):
        run.note("The design names no domain controller or name server, so one is assumed.")
    run.note(
        "Without a directory, resources that are online are assumed to go on; a System Attendant or a name that needs "
        "Kerberos or DNS is assumed not to come online."
    )


def answers(run: Run, roles: frozenset[str]) -> bool:
    """Whether a server of one of these roles is there, or a node that is a domain controller.

    A design without any is taken to have one that nobody has drawn, which fails only with the whole directory.
    """
    lost, snapshot = run.damage.servers, run.plan.snapshot
    able = {server.id for server in snapshot.servers.values() if not roles.isdisjoint(server.roles)}
    if able - lost:
        return True
    if CLUSTER_ID in lost:
        return False
    controllers = [node.id for node in snapshot.nodes.values() if node.domain_controller]
    return any(node not in run.unpowered for node in controllers) if controllers else not able
