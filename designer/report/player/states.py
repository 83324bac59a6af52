"""How everything in the cluster is doing at every moment, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.film.reel import Reel
from designer.drawing.standing import Standing, group_standing, node_standing, resource_standing
from designer.foundation.ids import Id
from designer.simulation.record.state import ClusterState

Track = list[tuple[int, str]]
"""What is said from which moment on."""

NOWHERE = "on no node"


@dataclass(frozen=True, slots=True)
class Line:
    """An object with its name; `looks` and `words` are its states, `where` on which node a group is, empty for others.
    `level` is 0 for nodes and groups and 1 for the resources of a group."""

    subject: Id
    name: str
    level: int
    looks: Track
    words: Track
    where: Track


def lines_of(reel: Reel, times: Sequence[int]) -> list[Line]:
    """Every node, then every group with its resources, at these times."""
    states = [reel.state(at) for at in times]
    return list(_lines(reel, states))


def _lines(reel: Reel, states: list[ClusterState]) -> Iterator[Line]:
    snapshot = reel.snapshot
    for node in snapshot.nodes:
        yield _line(node, snapshot.name_of(node), 0, [node_standing(state, node) for state in states])
    for group in snapshot.groups:
        shown = [group_standing(snapshot, state, group) for state in states]
        where = track(_where(reel, state, group) for state in states)
        yield _line(group, snapshot.name_of(group), 0, shown, where)
        for member in reel.timeline.members.get(group, ()):
            name = reel.timeline.labels.get(member) or snapshot.name_of(member)
            yield _line(member, name, 1, [resource_standing(state, member) for state in states])


def _line(subject: Id, name: str, level: int, shown: list[Standing], where: Track | None = None) -> Line:
    return Line(subject, name, level, track(one.look for one in shown), track(one.word for one in shown), where or [])


def _where(reel: Reel, state: ClusterState, group: Id) -> str:
    owner = state.owners.get(group)
    return reel.snapshot.name_of(owner) if owner is not None else NOWHERE


def track(values: Iterable[str]) -> Track:
    """What is said at one moment after the other, without what is said again."""
    result: Track = []
    for moment, value in enumerate(values):
        if not result or result[-1][1] != value:
            result.append((moment, value))
    return result
