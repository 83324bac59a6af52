"""Members that notice what they have lost, and regroup: who is still there, and on which side of a partition."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.simulation.engine.membership.arbitration import challenge
from designer.simulation.engine.membership.departures import stop_nodes
from designer.simulation.engine.membership.networks import review_all
from designer.simulation.engine.membership.quorum import Verdict, counts_votes, holder, verdicts, witness
from designer.simulation.engine.membership.takeover import conclude
from designer.simulation.engine.reach.hearing import apart, sides
from designer.simulation.engine.run import Priority, Run


def miss(run: Run, node: Id, cause: int) -> None:
    """Let the loss of a node be noticed after the detection time."""
    if run.contest.side and all(apart(run, node, member) for member in run.members()):
        return  # those that are left have regrouped without it
    run.unnoticed[node] = cause
    run.schedule(run.plan.times.cluster["detect-node"], Priority.NODE, detect, node, cause)


def break_silence(run: Run, cause: int) -> None:
    """Notice, after the detection time, that members do not hear each other any more."""
    run.schedule(run.plan.times.cluster["detect-node"], Priority.NODE, _silence, "", cause)


def watch_witness(run: Run, cause: int) -> None:
    """Something may have happened to the share that is the witness; those that need its vote find out."""
    if witness(run) == "share":
        run.schedule(run.plan.times.cluster["detect-node"], Priority.QUORUM, _look_for_witness, "", cause)


def detect(run: Run, node: Id, cause: int) -> None:
    """Notice every loss so far: a node that is silent at the regroup is not waited for."""
    if node not in run.unnoticed:
        return
    if not attentive(run):
        run.look_again = cause
        return
    lost, run.unnoticed = run.unnoticed, {}
    events = {other: run.emit("detected", other, lost[other]) for other in run.plan.nodes if other in lost}
    run.schedule(run.plan.times.cluster["regroup"], Priority.NODE, regroup, node, events[node])


def regroup(run: Run, node: Id, cause: int) -> None:
    """Those that are left find out who is still there and whether they may go on, and take over what the others ran."""
    run.contest.regrouping = False
    if not attentive(run):
        return
    event = run.emit("regrouped", node, cause)
    if run.wires.broken:
        review_all(run, event)
    for group in run.plan.groups:
        if run.mode[group] == "lost" and run.owners[group] is not None:
            run.set_owner(group, None, event)
    known = _sides_so_far(run)
    parts = sides(run, holder(run))
    if len(parts) > 1:
        run.contest.side = {member: number for number, part in enumerate(parts) for member in part}
    found = verdicts(run, parts)
    told: dict[tuple[Id, ...], int] = {}
    if len(parts) > 1 or counts_votes(run):
        told = {verdict.nodes: _tell(run, verdict, event) for verdict in found if verdict.nodes not in known}
    _rule(run, found, told, event)
    if not run.arbitrating:
        conclude(run, event)


def attentive(run: Run) -> list[Id]:
    """The members whose cluster service does not hang."""
    return [node for node in run.members() if node not in run.hung] if run.hung else run.members()


def _rule(run: Run, found: list[Verdict], told: Mapping[tuple[Id, ...], int], cause: int) -> None:
    """Let happen what becomes of the sides: first those stop that have no chance, then the others challenge."""
    for verdict in found:
        if verdict.ruling == "stops":
            stop_nodes(run, verdict.nodes, verdict.reason, told.get(verdict.nodes, cause))
    rivals = [verdict.nodes for verdict in found if verdict.ruling == "challenges"]
    for side in rivals:
        begun = told.get(side, cause)
        if not challenge(run, side, len(rivals) - 1, begun):
            stop_nodes(run, side, "no node that is left can own the quorum disk", begun)


def _sides_so_far(run: Run) -> set[tuple[Id, ...]]:
    numbers = set(run.contest.side.values())
    return {tuple(node for node in run.members() if run.contest.side.get(node) == number) for number in numbers}


def _tell(run: Run, verdict: Verdict, cause: int) -> int:
    return run.emit(
        "side",
        verdict.nodes[0],
        cause,
        after=verdict.ruling,
        nodes=verdict.nodes,
        detail=verdict.reason,
        count=verdict.votes,
        limit=verdict.needed,
    )


def _silence(run: Run, _subject: Id, cause: int) -> None:
    members = set(run.members())
    if run.contest.regrouping or not attentive(run):
        return
    long_enough = run.now - run.plan.times.cluster["detect-node"]
    if not any(since <= long_enough and pair <= members for pair, since in run.wires.silent.items()):
        return
    parts = sides(run, holder(run))
    if len(parts) == len({run.contest.side.get(node, 0) for node in members}):
        return  # noticed already
    lost, run.unnoticed = run.unnoticed, {}
    for other in run.plan.nodes:
        if other in lost:
            run.emit("detected", other, lost[other])
    run.contest.regrouping = True
    together = tuple(node for part in parts for node in part)
    event = run.emit("split", parts[0][0], cause, nodes=together, count=len(parts))
    run.schedule(run.plan.times.cluster["regroup"], Priority.NODE, regroup, parts[0][0], event)


def _look_for_witness(run: Run, _subject: Id, cause: int) -> None:
    if run.arbitrating or not attentive(run):
        return
    parts = sides(run, holder(run))
    if len(parts) == 1 and verdicts(run, parts)[0].ruling not in ("goes on", "defends"):
        regroup(run, parts[0][0], run.emit("quorum lost", parts[0][0], cause, detail="share"))
