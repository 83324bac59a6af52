"""The known reasons for which Windows and Pacemaker put a group elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from tests.oracle.moments import (
    ATTENDANT,
    Moment,
    enforced,
    has_attendant,
    may_run,
    one_per_node,
    rejects,
    runs,
    seekers,
)

Placed = Mapping[Id, Id | None]
"""On which node each resource of a group is online; None = nowhere."""

Explanation = Callable[[Moment, Id, Placed, Placed, Placed], bool]
"""Whether a reason applies: to a group, placed so by us and so by Pacemaker, with the owners of all groups by us."""


def nowhere(placed: Placed) -> bool:
    """Whether nothing of a group is online."""
    return set(placed.values()) == {None}


def explanation(moment: Moment, group: Id, ours: Placed, theirs: Placed, owners: Placed) -> str:
    """The name of the known reason for which a group is elsewhere; empty when there is none."""
    return next((name for name, applies in EXPLANATIONS.items() if applies(moment, group, ours, theirs, owners)), "")


def _counts(moment: Moment, group: Id, ours: Placed, theirs: Placed, owners: Placed) -> bool:
    """Every node has a neighbour of the same class; Pacemaker takes the one with the fewest, Windows the next."""
    here, there = set(ours.values()), set(theirs.values())
    if group not in seekers(moment) or None in here | there or len(here) > 1 or len(there) > 1:
        return False
    looking = seekers(moment)
    there_before = [other for other in moment.snapshot.groups if other not in looking[looking.index(group) :]]
    neighbours = Counter(owners[other] for other in there_before if rejects(moment, group, other))
    return 0 < neighbours[there.pop()] < neighbours[here.pop()]


def _gives_up(moment: Moment, group: Id, ours: Placed, theirs: Placed, _owners: Placed) -> bool:
    """Nowhere to go: Windows 2003 takes the whole group offline, Pacemaker what needs the failed resource."""
    if moment.service.gives_up != "group":
        return False
    if moment.action.kind != "resource" or group not in seekers(moment) or not runs(moment, group):
        return False
    return set(ours.values()) == {None} and theirs[moment.action.subject] is None


def _tries(moment: Moment, group: Id, ours: Placed, theirs: Placed, _owners: Placed) -> bool:
    """Every other node that may take it runs an EVS: Windows tries them and comes back, Pacemaker does not set out."""
    here = moment.state.owners[group]
    if moment.action.kind != "resource" or group not in seekers(moment) or not has_attendant(moment.snapshot, group):
        return False
    others = [node for node, word in moment.state.nodes.items() if word == "up" and node != here]
    strict = [other for other in moment.snapshot.groups if enforced(moment) and rejects(moment, group, other)]
    alike = [other for other in moment.snapshot.groups if one_per_node(moment.snapshot, group, other)]
    full = {moment.state.owners[other] for other in (*strict, *alike)}
    able = [node for node in others if node not in full and may_run(moment.snapshot, group, node)]
    return not able and set(ours.values()) == {here} and theirs[moment.action.subject] is None


def _half(moment: Moment, group: Id, ours: Placed, theirs: Placed, _owners: Placed) -> bool:
    """Windows brings an EVS online up to the System Attendant where another one runs, Pacemaker nothing of it."""
    if group not in seekers(moment) or not nowhere(theirs):
        return False
    kinds = {member.id: member.type for member in moment.snapshot.members(group)}
    attendants = [resource for resource, kind in kinds.items() if kind == ATTENDANT]
    return bool(attendants) and all(ours[attendant] is None for attendant in attendants)


EXPLANATIONS: dict[str, Explanation] = {
    "fewest neighbours": _counts,
    "gives up as a whole": _gives_up,
    "tries and comes back": _tries,
    "half online": _half,
}
"""What is known to differ, by the name that docs/failover-model.md gives it."""
