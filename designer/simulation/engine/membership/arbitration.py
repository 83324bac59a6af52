"""The contest for the quorum disk, or for the share in its place: challenge, reservation, and what they decide.

A challenger resets the bus, which breaks every reservation, and waits. Whoever still owns the disk renews its
reservation within 3 s; then the challenger finds the disk reserved and its cluster service stops. Else it reserves the
disk and brings the quorum online (KB 309186).
"""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.simulation.engine.contest import Challenge
from designer.simulation.engine.membership.departures import stop_nodes
from designer.simulation.engine.membership.quorum import can_claim, holder, keeps, witness
from designer.simulation.engine.placement.owners import decide
from designer.simulation.engine.reach.hearing import apart, isolated
from designer.simulation.engine.resources.groups import send
from designer.simulation.engine.run import Handler, Priority, Run


def challenge(run: Run, side: Sequence[Id], rivals: int, cause: int) -> bool:
    """Let a node of a side challenge for the witness; False when none of its nodes may own the quorum.

    Several challengers begin at moments that the seed decides, so that one of them is first.
    """
    if any(node in run.contest.challenges for node in side):
        return True
    node: Id | None
    group = run.plan.quorum.group
    if witness(run) == "disk" and group is not None:
        decision = decide(run, group, "node", cause, asker=side[0])
        node, cause = decision.target, decision.event
    else:
        node = next((node for node in side if can_claim(run, node)), None)
    if node is None:
        return False
    _begin(run, node, _delay(run, node) if rivals else 0, won, cause, forms=False)
    return True


def _delay(run: Run, node: Id) -> int:
    """When one of several challengers begins: at random, one without any network last where such nodes step aside."""
    spread = run.plan.times.cluster["arbitration-spread"]
    run.note("Which of several nodes is the first to challenge for the quorum is assumed to be chance.")
    last = run.plan.service.isolated_owner_yields and isolated(run, node)
    return run.random.randrange(spread + 1) + (spread + 1 if last else 0)


def begin_to_form(run: Run, node: Id, formed: Handler, cause: int) -> None:
    """Let a node that found no cluster try to get the witness; `formed` is called when it has it."""
    _begin(run, node, 0, formed, cause, forms=True)


def _begin(run: Run, node: Id, delay: int, then: Handler, cause: int, *, forms: bool) -> None:
    kind, times = witness(run) or "disk", run.plan.times.cluster
    event = run.emit("arbitration", run.plan.quorum.group or "", cause, node=node, detail=kind, other=holder(run))
    run.contest.challenges[node] = Challenge(node, run.now + delay, event, kind, forms)
    if kind == "disk":
        total = times["quorum-arbitration"]
        wait = min(times["quorum-challenge"], total)
    else:
        total = wait = times["witness-wait"]
    run.schedule(delay + wait, Priority.QUORUM, _reserve, node, event)
    run.schedule(delay + total, Priority.QUORUM, _granted(then), node, event)


def _granted(then: Handler) -> Handler:
    def grant(run: Run, node: Id, cause: int) -> None:
        held = run.contest.challenges.get(node)
        if held is None or held.event != cause:
            return
        if can_claim(run, node):
            del run.contest.challenges[node]
            then(run, node, cause)
        else:  # it had the witness and has lost it since
            _refuse(run, held, None, cause)

    return grant


def _reserve(run: Run, node: Id, cause: int) -> None:
    """The moment of truth: the challenger finds the witness free or taken."""
    tried = run.contest.challenges.get(node)
    if tried is None or tried.event != cause:
        run.look_again = cause
        return
    owner = _taken_by(run, tried)
    if owner is None and can_claim(run, node):
        run.contest.renewed = (node, run.now)
        run.emit("reservation", node, cause, after="won", detail=tried.witness)
        return
    _refuse(run, tried, owner, cause)


def _refuse(run: Run, tried: Challenge, owner: Id | None, cause: int) -> None:
    """A challenger does not get the witness: it waits on, or its side stops."""
    event = run.emit("reservation", tried.node, cause, after="refused", detail=tried.witness, other=owner)
    del run.contest.challenges[tried.node]
    why = _why_refused(run, tried, owner)
    if tried.forms:
        run.emit("waits", tried.node, event, detail=why)
        return
    losers = [other for other in run.members() if not apart(run, tried.node, other)]
    stop_nodes(run, losers, why, event)
    run.look_again = event


def _why_refused(run: Run, tried: Challenge, owner: Id | None) -> str:
    thing = "quorum disk" if tried.witness == "disk" else "file share witness"
    if owner is None:
        return f"{run.name(tried.node)} does not reach the {thing} any more"
    if not run.is_member(owner):
        return f"{run.name(owner)} had renewed its reservation of the {thing}"
    return f"{run.name(owner)} {'' if tried.forms else 'still '}holds the {thing}"


def _taken_by(run: Run, tried: Challenge) -> Id | None:
    """The node of another side that has the witness since the challenge began."""
    owner = holder(run)
    rival = owner is not None and owner != tried.node and (tried.forms or apart(run, owner, tried.node))
    if owner is not None and rival and keeps(run, owner):
        return owner
    if run.contest.renewed is None:
        return None
    reserver, at = run.contest.renewed
    lasting = tried.witness == "disk" or run.nodes[reserver] in ("up", "paused", "joining")
    return reserver if reserver != tried.node and at > tried.at and lasting else None


def won(run: Run, node: Id, cause: int) -> None:
    """A challenger has the quorum; its side goes on."""
    group = run.plan.quorum.group
    event = run.emit("arbitrated", node, cause)
    run.contest.owner = node
    run.look_again = event
    if group is not None and run.mode[group] == "lost":
        send(run, group, node, event)
