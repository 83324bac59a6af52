"""Nodes that leave and come: loss and its detection, regroup, quorum, ordered stop of the cluster service, return."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.events import Reason
from designer.simulation.groups import lose, place, send, vacate
from designer.simulation.owners import can_go, can_own_quorum, decide, failback_target
from designer.simulation.run import Errand, Handler, Priority, Run


def lose_power(run: Run, node: Id, cause: int) -> None:
    """The node is gone at once; the others notice after the detection time."""
    if node in run.unpowered:
        run.emit("refused", node, cause, detail=f"{run.name(node)} has lost power already")
        return
    run.unpowered.add(node)
    # a node whose cluster service is stopped counts for the majority as long as it has power (TN cc778240)
    counted = run.nodes[node] == "up" or run.plan.quorum.model == "majority-node-set"
    if run.nodes[node] != "down":
        _take_down(run, node, cause)
        _note_end(run, node, cause)
    if counted:
        run.unnoticed[node] = cause
        run.schedule(run.plan.times.cluster["detect-node"], Priority.NODE, _detect, node, cause)


def stop_service(run: Run, node: Id, cause: int) -> None:
    """The cluster service of a node stops: its groups leave in order, then the node is down, and nobody arbitrates."""
    if run.nodes[node] != "up" or node in run.leaving:
        state = "stopping already" if node in run.leaving else run.nodes[node]
        run.emit("refused", node, cause, detail=f"{run.name(node)} is {state}")
        return
    run.leaving.add(node)
    for group in run.groups_at(node):
        if run.mode[group] in ("run", "given up", "host only"):
            vacate(run, group, Errand("drain"), run.emit("drain", group, cause, node=node))


def start(run: Run, node: Id, cause: int) -> None:
    """A node that is down comes back and joins the cluster, or forms it when nobody is there."""
    if run.nodes[node] != "down":
        run.emit("refused", node, cause, detail=f"{run.name(node)} is {run.nodes[node]} already")
        return
    run.unpowered.discard(node)
    event = run.set_node(node, "joining", cause)
    run.schedule(run.plan.times.cluster["join"], Priority.NODE, _joined, node, event, forgettable=True)


def settle(run: Run, cause: int) -> None:
    """Let nodes whose cluster service stops go down as soon as none of their groups is still on its way."""
    for node in [node for node in run.plan.nodes if node in run.leaving]:
        groups = run.groups_at(node)
        if all(run.mode[group] in ("stranded", "lost") for group in groups):
            event = _take_down(run, node, cause)
            _note_end(run, node, event)
            if groups:
                _regroup(run, node, event)


def _take_down(run: Run, node: Id, cause: int) -> int:
    run.forget(node)
    run.leaving.discard(node)
    run.ready.discard(node)
    event = run.set_node(node, "down", cause)
    for group in run.groups_at(node):
        if run.mode[group] != "transit":
            lose(run, group, event)
    if run.quorum_owner == node:
        run.set_quorum(None, event)
    return event


def _note_end(run: Run, node: Id, cause: int) -> None:
    if not run.up_nodes():
        run.emit("cluster down", node, cause)


def _detect(run: Run, node: Id, cause: int) -> None:
    """Notice every loss so far: a node that is silent at the regroup is not waited for."""
    if node not in run.unnoticed or not run.up_nodes():
        return
    lost, run.unnoticed = run.unnoticed, {}
    events = {other: run.emit("detected", other, lost[other]) for other in run.plan.nodes if other in lost}
    run.schedule(run.plan.times.cluster["regroup"], Priority.NODE, _regroup, node, events[node])


def _regroup(run: Run, node: Id, cause: int) -> None:
    """Those that are left find out whether they may go on, and take over what the lost nodes ran."""
    if not run.up_nodes():
        return
    event = run.emit("regrouped", node, cause)
    for group in run.plan.groups:
        if run.mode[group] == "lost" and run.owners[group] is not None:
            run.set_owner(group, None, event)
    quorum = run.plan.quorum
    quorum_lost = quorum.group is not None and run.mode[quorum.group] == "lost"
    if quorum.model == "majority-node-set" and _missing_votes(run):
        _stop_cluster(run, _missing_votes(run), event)
    elif quorum.model == "local" and quorum_lost:
        _stop_cluster(run, "the local quorum was on a node that is lost", event)
    elif quorum.model == "disk" and quorum_lost:
        if not run.arbitrating:
            _arbitrate(run, node, _arbitrated, event)
    elif not run.arbitrating:
        _take_over(run, "node", event)


def _missing_votes(run: Run) -> str:
    """Why a majority node set has no quorum; empty when it has."""
    total = len(run.plan.nodes)
    visible, needed = total - len(run.unpowered), total // 2 + 1
    if visible >= needed:
        return ""
    return f"only {visible} of {total} nodes {'is' if visible == 1 else 'are'} left, and {needed} would be a majority"


def _arbitrate(run: Run, node: Id, then: Handler, cause: int) -> None:
    run.arbitrating = True
    event = run.emit("arbitration", run.plan.quorum.group or "", cause, node=node)
    run.schedule(run.plan.times.cluster["quorum-arbitration"], Priority.QUORUM, then, node, event)


def _arbitrated(run: Run, node: Id, cause: int) -> None:
    run.arbitrating = False
    quorum_group = run.plan.quorum.group
    if not run.up_nodes():
        _try_to_form(run, cause)
    elif quorum_group is not None and run.mode[quorum_group] == "lost":
        decision = decide(run, quorum_group, "node", cause)
        if decision.target is None:
            _stop_cluster(run, "no node that is left can own the quorum disk", cause)
        else:
            event = run.emit("arbitrated", decision.target, decision.event)
            send(run, quorum_group, decision.target, event)
            _take_over(run, "node", event)


def _take_over(run: Run, reason: Reason, cause: int) -> None:
    """Find a node for every group without one, the quorum's first."""
    for group in sorted(run.plan.groups, key=lambda group: group != run.plan.quorum.group):
        if run.mode[group] == "lost" and run.owners[group] is None:
            place(run, group, reason, cause)


def _stop_cluster(run: Run, why: str, cause: int) -> None:
    run.unnoticed.clear()
    for node in run.up_nodes():
        event = run.emit("stopped", node, cause, detail=why)
        _take_down(run, node, event)
        _note_end(run, node, event)


def _joined(run: Run, node: Id, cause: int) -> None:
    if not run.up_nodes():
        run.ready.add(node)
        if not run.arbitrating:
            _try_to_form(run, cause)
        return
    for lost in list(run.unnoticed):
        _detect(run, lost, cause)
    event = run.set_node(node, "up", cause)
    _welcome(run, node, event)


def _try_to_form(run: Run, cause: int) -> None:
    """Let the nodes that wait form the cluster, if one of them can own the quorum or they are a majority."""
    able = [node for node in run.plan.nodes if node in run.ready and can_own_quorum(run, node)]
    if not run.ready:
        return
    if run.plan.quorum.model == "majority-node-set" and _missing_votes(run):
        run.emit("waits", next(iter(run.ready)), cause, detail=_missing_votes(run))
    elif not able:
        run.emit("waits", next(iter(run.ready)), cause, detail="it cannot own the quorum")
    elif run.plan.quorum.model == "disk" and run.plan.quorum.group is not None:
        _arbitrate(run, able[0], _form, cause)
    else:
        _form(run, able[0], cause)


def _form(run: Run, node: Id, cause: int) -> None:
    run.arbitrating = False
    founders = [other for other in run.plan.nodes if other in run.ready]
    if not any(can_own_quorum(run, founder) for founder in founders):
        return
    event = run.emit("formed", founders[0], cause)
    run.ready.clear()
    run.unnoticed.clear()
    for founder in founders:
        event = run.set_node(founder, "up", event)
    for group in run.plan.groups:
        run.mode[group] = "lost"
        if run.owners[group] is not None:
            run.set_owner(group, None, event)
    _take_over(run, "form", event)


def _welcome(run: Run, node: Id, cause: int) -> None:
    """What changes for the groups when a node is there again: failback, and an end of waiting."""
    for group in run.plan.groups:
        mode, target = run.mode[group], None
        if mode == "stranded":
            vacate(run, group, Errand("drain"), run.emit("drain", group, cause, node=run.home[group]))
        elif mode == "host only" and can_go(run, group, node) is None:
            target = node
        elif mode == "run":
            target = failback_target(run, group)
        if target is not None:
            vacate(run, group, Errand("failback", target), run.emit("failback", group, cause, other=target))
    if not run.arbitrating:
        _take_over(run, "node", cause)
