"""What follows when a disk is lost or comes back."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.membership.membership import find_quorum_disk, lose_quorum_disk
from designer.simulation.engine.membership.quorum import counts_votes
from designer.simulation.engine.reach.sight import sees
from designer.simulation.engine.resources.failures import mark_broken, mend, notice
from designer.simulation.engine.resources.obstacles import NO_PATH
from designer.simulation.engine.resources.polls import wait_for
from designer.simulation.engine.run import Priority, Run


def review(run: Run, cause: int) -> None:
    """Let the cluster find out, in its time, what has changed for the disks.

    A node that owns a disk renews its reservation; where that fails, the next looks-alive poll reports the disk as
    failed (KB 914458). The thorough is-alive poll sees the loss as well, and may come first. What nobody has online
    shows only when it is to come online. The quorum disk is the business of the membership, except where the nodes have
    votes.
    """
    quorum = run.plan.quorum.resource if run.plan.quorum.model == "disk" else None
    if quorum is not None and quorum in run.plan.disks:
        disk = run.plan.disks[quorum]
        blind = {node for node in run.plan.nodes if not sees(run, node, disk)}
        if blind - run.contest.blind:
            lose_quorum_disk(run, sorted(blind - run.contest.blind), cause)
        if run.contest.blind - blind:
            find_quorum_disk(run, sorted(run.contest.blind - blind), cause)
    for resource, disk in run.plan.disks.items():
        if run.resources[resource] != "online" or (resource == quorum and not counts_votes(run)):
            continue
        seen = sees(run, run.home[run.plan.group_of[resource]], disk)
        if seen and resource in run.unreserved:
            mend(run, resource, cause)
        elif not seen and resource not in run.broken:
            run.unreserved.add(resource)
            event = mark_broken(run, resource, cause, NO_PATH)
            notice(run, resource, event, "is-alive", NO_PATH)
            wait = wait_for(run, resource, "reservation")
            run.schedule(wait, Priority.TIMER, _cannot_renew, resource, event, forgettable=True)
    run.unreserved.intersection_update(run.broken)


def _cannot_renew(run: Run, resource: Id, cause: int) -> None:
    node = run.home[run.plan.group_of[resource]]
    if node not in run.hung:
        event = run.emit("poll", resource, cause, node=node, detail="reservation")
        notice(run, resource, event, "looks-alive", NO_PATH)
