"""Nodes that come: they join the cluster that they hear, or form it."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.membership.arbitration import begin_to_form
from designer.simulation.engine.membership.networks import review_all
from designer.simulation.engine.membership.quorum import can_claim, counts_votes, missing_votes, recount, witness
from designer.simulation.engine.membership.regrouping import detect
from designer.simulation.engine.membership.takeover import conclude, take_over, welcome
from designer.simulation.engine.placement.owners import can_own_quorum
from designer.simulation.engine.reach.directory import DIRECTORY, answers
from designer.simulation.engine.reach.hearing import apart
from designer.simulation.engine.run import Priority, Run


def start(run: Run, node: Id, cause: int) -> None:
    """A node that is down comes back and joins the cluster, or forms it when nobody is there.

    Its cluster service logs on with an account of the domain and stays down without a domain controller (EX-1.15).
    """
    if run.nodes[node] != "down" or node in run.evicted:
        state = "no member of the cluster any more" if node in run.evicted else f"{run.nodes[node]} already"
        run.emit("refused", node, cause, detail=f"{run.name(node)} is {state}")
        return
    run.unpowered.discard(node)
    if run.damage.servers and not answers(run, DIRECTORY):
        refusal = f"the cluster service on {run.name(node)} cannot log on, as no domain controller answers"
        run.emit("refused", node, cause, detail=refusal)
        return
    event = run.set_node(node, "joining", cause)
    run.schedule(run.plan.times.cluster["join"], Priority.NODE, _joined, node, event, forgettable=True)


def look_again(run: Run, cause: int) -> None:
    """After something has been settled or repaired: those that go on take over, and those that wait try to come in."""
    if run.members() and not run.arbitrating:
        conclude(run, cause)
    for node in run.plan.nodes:
        if node in run.ready:
            _come_in(run, node, cause)


def _joined(run: Run, node: Id, cause: int) -> None:
    run.ready.add(node)
    _come_in(run, node, cause)


def _come_in(run: Run, node: Id, cause: int) -> None:
    members = run.members()
    heard = [member for member in members if not apart(run, node, member)]
    if not heard:
        _try_to_form(run, node, cause)
    elif run.arbitrating:
        return  # it waits for the outcome
    elif run.hung.issuperset(heard):
        run.emit("waits", node, cause, detail=f"the cluster service on {run.name(heard[0])} hangs", other=heard[0])
    elif len(heard) < len(members):
        deaf = next(member for member in members if member not in heard)
        run.emit("waits", node, cause, detail=f"it does not hear {run.name(deaf)}", other=deaf)
    else:
        _join(run, node, cause)


def _join(run: Run, node: Id, cause: int) -> None:
    run.ready.discard(node)
    run.contest.challenges.pop(node, None)
    for lost in list(run.unnoticed):
        detect(run, lost, cause)
    event = run.set_node(node, "paused" if node in run.paused else "up", cause)
    recount(run, run.members())
    if run.wires.broken:
        review_all(run, event)
    welcome(run, node, event)


def _try_to_form(run: Run, node: Id, cause: int) -> None:
    """Let the nodes that wait and hear each other form the cluster, if they can have a quorum."""
    island = [other for other in run.plan.nodes if other in run.ready and not apart(run, node, other)]
    if any(other in run.contest.challenges for other in island):
        return
    able = [other for other in island if can_own_quorum(run, other)]
    if counts_votes(run):
        missing, needs_witness = missing_votes(run, island)
        if missing:
            run.emit("waits", island[0], cause, detail=missing)
        elif needs_witness:
            begin_to_form(run, next(other for other in island if can_claim(run, other)), _form, cause)
        else:
            _form(run, island[0], cause)
    elif not able:
        run.emit("waits", island[0], cause, detail="it cannot own the quorum")
    elif witness(run) == "disk":
        begin_to_form(run, able[0], _form, cause)
    else:
        _form(run, able[0], cause)


def _form(run: Run, node: Id, cause: int) -> None:
    founders = [other for other in run.plan.nodes if other in run.ready and not apart(run, node, other)]
    if node not in founders:
        return
    if run.members():
        run.emit("waits", node, cause, detail="another side of the cluster is running")
        return
    event = run.emit("formed", founders[0], cause)
    run.ready.difference_update(founders)
    run.unnoticed.clear()
    run.contest.owner = node
    for founder in founders:
        event = run.set_node(founder, "paused" if founder in run.paused else "up", event)
    recount(run, founders)
    if run.wires.broken:
        review_all(run, event)
    for group in run.plan.groups:
        run.mode[group] = "lost"
        if run.owners[group] is not None:
            run.set_owner(group, None, event)
    take_over(run, "form", event)
