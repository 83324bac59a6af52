"""Which nodes may go on: who holds the quorum, and how many votes each side of the cluster has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.engine.placement.owners import can_own_quorum
from designer.simulation.engine.reach.hearing import apart, cut_off, has_signal, hears, isolated
from designer.simulation.engine.run import Run

Ruling = Literal[
    "goes on",  # it has what it needs, or nobody can dispute it
    "defends",  # it holds the witness, for which others may challenge it
    "challenges",  # it needs the witness and can try to get it
    "stops",  # it cannot have a quorum
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one side of the cluster, with the reason for the user; `votes` of `needed` where votes count."""

    nodes: tuple[Id, ...]
    ruling: Ruling
    reason: str
    votes: int = 0
    needed: int = 0


def verdicts(run: Run, parts: Sequence[tuple[Id, ...]]) -> list[Verdict]:
    """What becomes of each side. At most one of them goes on or defends."""
    if counts_votes(run):
        return _by_votes(run, parts)
    if run.plan.quorum.group is None:
        return _assumed(run, parts)
    owner = holder(run)
    return [_by_owner(run, part, owner, parts) for part in parts]


def counts_votes(run: Run) -> bool:
    """Whether a majority decides, not the owner of one quorum resource."""
    model = run.plan.quorum.model
    return model == "majority-node-set" or (run.plan.service.quorum_votes and model != "local")


def counts_when_stopped(run: Run) -> bool:
    """Whether a node counts for the quorum although its cluster service is stopped, so that its end matters."""
    return counts_votes(run) and not run.plan.service.quorum_votes


def holder(run: Run) -> Id | None:
    """The member on which the quorum resource is; None when none of them has it."""
    group = run.plan.quorum.group
    node = run.contest.owner if group is None else run.home[group]
    if group is not None and run.mode[group] == "lost":
        return None
    return node if run.is_member(node) else None


def witness(run: Run) -> Literal["disk", "share"] | None:
    """What has a vote beside the nodes, or decides without votes: the quorum disk, a file share, or nothing."""
    quorum = run.plan.quorum
    if quorum.model == "disk":
        return "disk" if quorum.group is not None else None
    return "share" if quorum.model == "majority-node-set" and quorum.share is not None else None


def can_claim(run: Run, node: Id) -> bool:
    """Whether a node can try to get the witness: it sees the quorum disk, or reaches the server with the share."""
    kind = witness(run)
    if kind == "disk":
        return can_own_quorum(run, node)  # a driver keeps the reservation even where the cluster service hangs
    return node not in run.hung and kind == "share" and _reaches_share(run, node)


def keeps(run: Run, owner: Id) -> bool:
    """Whether the node on which the quorum resource is can renew its claim on the witness; where votes count, whether
    any node of its side can, as the resource then goes there."""
    if counts_votes(run):
        return any(can_claim(run, node) for node in run.members() if not apart(run, node, owner))
    return owner not in run.contest.blind


def missing_votes(run: Run, nodes: Sequence[Id]) -> tuple[str, bool]:
    """Why nodes that wait to form a cluster are no majority, empty when they are; and whether they need the witness."""
    votes, total = len(_visible(run, nodes)), len(_voters(run)) + (witness(run) is not None)
    needed = total // 2 + 1
    owner = holder(run)
    taken = owner is not None and owner not in nodes and keeps(run, owner)
    free = not taken and any(can_claim(run, node) for node in nodes)
    if votes + free >= needed:
        return "", votes < needed
    return _too_few(run, votes + free, total, needed), False


def recount(run: Run, nodes: Sequence[Id]) -> None:
    """Give the votes anew to those who are there, where the cluster service does that (dynamic quorum).

    Of the last two without a witness, only the one with the lower Node ID keeps its vote: an assumption.
    """
    if run.plan.service.dynamic_votes:
        kept = nodes
        if len(nodes) == 2 and witness(run) is None:
            run.note("Of the last two nodes without a witness, the one with the lower ID is assumed to keep its vote.")
            kept = nodes[:1]
        run.contest.voters = set(kept)


def _by_owner(run: Run, part: tuple[Id, ...], owner: Id | None, parts: Sequence[tuple[Id, ...]]) -> Verdict:
    model = run.plan.quorum.model
    if owner is not None and owner in part:
        name = run.name(owner)
        if len(parts) == 1 or model != "disk":
            return Verdict(part, "goes on", f"{name} holds the quorum")
        if _yields(run, owner, [node for other in parts if other != part for node in other]):
            run.note(
                "An owner of the quorum without any working network is assumed to give it up to a node that has one."
            )
            return Verdict(part, "stops", f"{name} has no working network left and gives the quorum up")
        return Verdict(part, "defends", f"{name} holds the quorum disk and defends it")
    if model == "local":
        where = f"{run.name(owner)}, which is out of reach" if owner else "a node that is lost"
        return Verdict(part, "stops", f"the local quorum {'is' if owner else 'was'} on {where}")
    if any(can_own_quorum(run, node) for node in part):
        where = f"{run.name(owner)}, which is out of reach" if owner else "nobody"
        return Verdict(part, "challenges", f"the quorum disk is held by {where}")
    return Verdict(part, "stops", "no node that is left can own the quorum disk")


def _yields(run: Run, owner: Id, others: Sequence[Id]) -> bool:
    """Whether the owner of the quorum steps aside for others, as it has no network left and one of them has."""
    if not run.plan.service.isolated_owner_yields or not isolated(run, owner):
        return False
    return any(can_own_quorum(run, node) and not isolated(run, node) for node in others)


def _assumed(run: Run, parts: Sequence[tuple[Id, ...]]) -> list[Verdict]:
    """Without anything that the quorum is about, the largest side goes on, at a tie the one with the lowest ID."""
    if len(parts) > 1:
        run.note(
            "The design does not say what decides on the quorum; of several sides the largest is assumed to go on."
        )
    best = max(parts, key=len)
    return [
        Verdict(part, "goes on", "it is the largest side")
        if part is best
        else Verdict(part, "stops", "another side of the cluster is as large or larger")
        for part in parts
    ]


def _by_votes(run: Run, parts: Sequence[tuple[Id, ...]]) -> list[Verdict]:
    kind, owner = witness(run), holder(run)
    total = len(_voters(run)) + (kind is not None)
    needed = total // 2 + 1
    result = []
    for part in parts:
        votes = len(_visible(run, part))
        holds = kind is not None and owner is not None and owner in part and keeps(run, owner)
        claims = kind is not None and not holds and any(can_claim(run, node) for node in part)
        counted = votes + holds
        if counted >= needed:
            ruling: Ruling = "defends" if holds and votes < needed and len(parts) > 1 else "goes on"
            reason = f"{counted} of {total} {_what(run)} are there, and {needed} are a majority"
        elif claims and votes + 1 >= needed:
            ruling, reason = "challenges", f"with the witness {votes + 1} of {total} votes would be there"
        else:
            ruling, reason = "stops", _too_few(run, counted, total, needed)
        result.append(Verdict(part, ruling, reason, counted, needed))
    return result


def _too_few(run: Run, votes: int, total: int, needed: int) -> str:
    are = "is" if votes == 1 else "are"
    return f"only {votes} of {total} {_what(run)} {are} left, and {needed} would be a majority"


def _what(run: Run) -> str:
    return "nodes" if witness(run) is None and not run.plan.service.quorum_votes else "votes"


def _configured(run: Run) -> list[Id]:
    return [node for node in run.plan.nodes if node not in run.evicted]


def _voters(run: Run) -> list[Id]:
    if run.plan.service.quorum_votes:
        return [node for node in _configured(run) if node in run.contest.voters]
    return _configured(run)


def _visible(run: Run, part: Sequence[Id]) -> list[Id]:
    """The voters that a side counts: its nodes, and for a majority node set also those whose shares it sees.

    A node whose cluster service is stopped counts there as long as it has power (TN cc778240).
    """
    if run.plan.service.quorum_votes:
        return [node for node in part if node in run.contest.voters]
    return [
        node
        for node in _configured(run)
        if node in part or (_shows_share(run, node) and any(hears(run, member, node) for member in part))
    ]


def _shows_share(run: Run, node: Id) -> bool:
    return node not in run.unpowered and not run.is_member(node)


def _reaches_share(run: Run, node: Id) -> bool:
    server = run.plan.quorum.share
    if server is None or server in run.damage.servers:
        return False
    cabling = run.plan.cabling
    site = run.plan.snapshot.servers[server].site if server in run.plan.snapshot.servers else None
    if site is not None and cut_off(run, cabling.sites[node], site):
        return False
    mine = [network for network in cabling.clients if (node, network) in cabling.interfaces]
    return not mine or any(network not in run.wires.dead and has_signal(run, node, network) for network in mine)
