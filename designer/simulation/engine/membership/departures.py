"""Nodes that leave the cluster: what stops with them."""

from __future__ import annotations

from collections.abc import Iterable

from designer.foundation.ids import Id
from designer.simulation.engine.resources.groups import lose
from designer.simulation.engine.resources.polls import wait_for
from designer.simulation.engine.run import Run


def take_down(run: Run, node: Id, cause: int, detail: str = "") -> int:
    """The cluster service of a node is gone now, and everything that it ran with it."""
    run.forget(node)
    run.leaving.discard(node)
    run.ready.discard(node)
    run.hung.discard(node)
    run.contest.challenges.pop(node, None)
    event = run.set_node(node, "down", cause, detail)
    for group in run.groups_at(node):
        if run.mode[group] != "transit":
            lose(run, group, event)
    if run.quorum_owner == node:
        run.contest.renewed = (node, _last_renewal(run, node))
        run.set_quorum(None, event)
    return event


def note_end(run: Run, node: Id, cause: int) -> None:
    """Record that a node was the last of the cluster, if it was."""
    if not run.members():
        run.emit("cluster down", node, cause)


def stop_nodes(run: Run, nodes: Iterable[Id], why: str, cause: int) -> None:
    """The cluster service stops on nodes that must not go on: everything there is ended at once."""
    for node in nodes:
        event = run.emit("stopped", node, cause, detail=why)
        note_end(run, node, take_down(run, node, event))


def _last_renewal(run: Run, node: Id) -> int:
    """When the owner of the quorum disk last renewed its reservation, which outlives it on the disk."""
    resource = run.plan.quorum.resource
    if resource is None or node in run.contest.blind:
        return -1
    return run.now - run.plan.times.cluster["reservation"] + wait_for(run, resource, "reservation")
