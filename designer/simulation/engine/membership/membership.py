"""Nodes that leave the cluster: power, crash, a service that hangs or is stopped, eviction, loss of the quorum disk."""

from __future__ import annotations

from collections.abc import Collection

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.simulation.engine.membership.departures import note_end, take_down
from designer.simulation.engine.membership.quorum import counts_votes, counts_when_stopped, holder, recount
from designer.simulation.engine.membership.regrouping import attentive, miss, regroup
from designer.simulation.engine.resources.groups import vacate
from designer.simulation.engine.resources.polls import wait_for
from designer.simulation.engine.run import Errand, Priority, Run


def lose_power(run: Run, node: Id, cause: int) -> None:
    """The node is gone at once; the others notice after the detection time."""
    if node in run.unpowered:
        run.emit("refused", node, cause, detail=f"{run.name(node)} has lost power already")
        return
    run.unpowered.add(node)
    # a node whose cluster service is stopped counts for the majority as long as it has power (TN cc778240)
    if run.nodes[node] != "down":
        crash(run, node, cause)
    elif counts_when_stopped(run) and node not in run.evicted:
        miss(run, node, cause)


def crash(run: Run, node: Id, cause: int, detail: str = "") -> None:
    """The cluster service of a node is gone without a word; the others notice after the detection time."""
    was_member = run.is_member(node)
    take_down(run, node, cause, detail)
    note_end(run, node, cause)
    if was_member or counts_when_stopped(run):
        miss(run, node, cause)


def hang(run: Run, node: Id, cause: int) -> None:
    """The cluster service of a node does nothing any more, while its driver goes on sending heartbeats.

    A watchdog ends the node after a time; where there is none, it stays so, and what runs there runs on unattended.
    """
    if not run.is_member(node) or node in run.hung:
        state = "hanging already" if node in run.hung else run.nodes[node]
        run.emit("refused", node, cause, detail=f"{run.name(node)} is {state}")
        return
    run.hung.add(node)
    watchdog = run.plan.service.hang_watchdog_ms
    if watchdog is None:
        run.note(
            f"Nothing ends a cluster service that hangs in this version of Windows; {run.name(node)} stays as it is, "
            "and nobody looks after its resources."
        )
    else:
        run.schedule(watchdog, Priority.NODE, _watchdog, node, cause, forgettable=True)


def stop_service(run: Run, node: Id, cause: int) -> None:
    """The cluster service of a node stops: its groups leave in order, then the node is down, and nobody arbitrates."""
    if not run.is_member(node) or node in run.leaving or node in run.hung:
        state = "stopping already" if node in run.leaving else "hanging" if node in run.hung else run.nodes[node]
        run.emit("refused", node, cause, detail=f"{run.name(node)} is {state}")
        return
    run.leaving.add(node)
    for group in run.groups_at(node):
        if run.mode[group] in ("run", "given up", "host only"):
            vacate(run, group, Errand("drain"), run.emit("drain", group, cause, node=node))


def settle(run: Run, cause: int) -> None:
    """Let nodes whose cluster service stops go down as soon as none of their groups is still on its way."""
    for node in [node for node in run.plan.nodes if node in run.leaving]:
        groups = run.groups_at(node)
        if all(run.mode[group] in ("stranded", "lost") for group in groups):
            challenger = node in run.contest.challenges
            event = take_down(run, node, cause)
            note_end(run, node, event)
            recount(run, run.members())
            if groups or challenger or run.plan.service.quorum_votes:
                regroup(run, node, event)


def evict(run: Run, node: Id, cause: int) -> None:
    """A node leaves the cluster for good, if it runs nothing and is not the last."""
    refusal = _stays(run, node)
    if refusal:
        run.emit("refused", node, cause, detail=refusal)
        return
    event = run.emit("evicted", node, cause)
    run.evicted.add(node)
    run.unnoticed.pop(node, None)
    if run.is_member(node):
        event = take_down(run, node, event)
    run.look_again = event


def lose_quorum_disk(run: Run, nodes: Collection[Id], cause: int) -> None:
    """These nodes do not see the quorum disk any more.

    Its owner cannot renew the reservation: the quorum resource fails, and the cluster service of the node stops with it
    (KB 309186); where the nodes have votes, the disk only loses its own.
    """
    run.contest.blind.update(nodes)
    owner, resource = holder(run), run.plan.quorum.resource
    if owner is not None and owner in run.contest.blind and resource is not None and run.plan.quorum.model == "disk":
        wait = wait_for(run, resource, "reservation")
        run.schedule(wait, Priority.QUORUM, _cannot_renew, owner, cause, forgettable=True)


def find_quorum_disk(run: Run, nodes: Collection[Id], cause: int) -> None:
    """These nodes see the quorum disk again; those that wait to form a cluster try anew."""
    run.contest.blind.difference_update(nodes)
    run.look_again = cause


def _watchdog(run: Run, node: Id, cause: int) -> None:
    event = run.emit("watchdog", node, cause)
    run.unpowered.add(node)
    crash(run, node, event)


def _cannot_renew(run: Run, owner: Id, cause: int) -> None:
    if owner not in run.contest.blind or holder(run) != owner:
        return
    event = run.emit("quorum lost", owner, cause)
    if counts_votes(run):
        regroup(run, owner, event)
    else:
        event = run.emit("stopped", owner, event, detail="it cannot reserve the quorum disk any more")
        crash(run, owner, event)


def _stays(run: Run, node: Id) -> str:
    """Why a node cannot be evicted; empty when it can."""
    name, groups = run.name(node), [run.name(group) for group in run.plan.groups if run.owners[group] == node]
    if node in run.evicted:
        return f"{name} has left the cluster already"
    if not run.members():
        return "no cluster is running"
    if run.nodes[node] == "joining":
        return f"{name} is joining"
    if run.arbitrating or not attentive(run):
        return "no node can see to that now"
    if run.members() == [node]:
        return f"{name} is the last node"
    return f"it still owns {listed(groups)} (error 5009)" if groups else ""
