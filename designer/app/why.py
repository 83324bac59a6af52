"""Why something is as it is at the playhead, with what would come next, what is left, and rules that tell more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.simulation.engine.reach.directory import NO_DIRECTORY, NO_NAME_SERVER
from designer.simulation.engine.resources.obstacles import NO_NETWORK, NO_PATH, ONE_PER_NODE
from designer.simulation.engine.resources.pending import PENDING_TIMEOUT
from designer.simulation.outcome.why.answer import Why
from designer.simulation.outcome.why.ask import why
from designer.simulation.outcome.why.loss import if_lost
from designer.simulation.outcome.why.spent import left_over
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.topology.evs import group_of_disk
from designer.topology.roles import first_server

RULES: Mapping[str, str] = {
    "anti-affinity": "EX-2.03",
    ONE_PER_NODE: "EX-2.03",
    "shared": "EX-2.14",
    "random": "EX-8.03",
    "node id": "EX-8.03",
    "possible owner": "EX-8.04",
    "host only": "EX-8.04b",
    "failback": "EX-8.02",
    PENDING_TIMEOUT: "EX-8.05",
    NO_PATH: "CL-10",
    NO_NETWORK: "CL-11",
    NO_DIRECTORY: "EX-1.15",
    NO_NAME_SERVER: "EX-1.15",
}
"""The rules that tell more about what an answer gives as a reason, by its topic."""

ASKED = (
    *("nodes", "groups", "resources", "disks", "networks", "interfaces"),
    *("paths", "fabrics", "arrays", "sites", "servers"),
)
"""The tables of what can be asked about. Of what a group keeps, the group is asked about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A run with all that made it: what was done, the seed of what Windows picks, and the time of day it began at."""

    timeline: Timeline
    actions: tuple[Action, ...] = ()
    seed: int = 0
    starts_at: str = ""
    late_polls: bool = False


def answer(told: Told, catalog: Catalog, subject: Id, at_ms: int, *, in_passing: bool = False) -> Why:
    """Why an object is as it is at a moment of a run; of a group also what would come next and what it has left.

    What would come next is found by another run: `in_passing`, between two frames, there is no time for that. Raises
    KeyError for what the design does not have.
    """
    timeline = told.timeline
    found = why(timeline, subject, at_ms)
    if subject not in timeline.snapshot.groups or in_passing:
        return found

    def replay(actions: Sequence[Action]) -> Timeline:
        return simulate(
            timeline.snapshot,
            catalog,
            actions,
            seed=told.seed,
            starts_at=told.starts_at,
            late_polls=told.late_polls,
        )

    coming = if_lost(timeline, told.actions, subject, at_ms, replay)
    further = () if coming is None else (coming[0],)
    return replace(found, parts=(*found.parts, *further, left_over(timeline, catalog, subject, at_ms)))


def asked_about(timeline: Timeline, selection: Sequence[Id], at_ms: int) -> Id:
    """What the question is about: the object that was selected last, else the group of what has just happened.

    Before anything has happened it is the first virtual server; "" in a design without groups.
    """
    snapshot = timeline.snapshot
    for chosen in reversed(selection):
        found = chosen if snapshot.table_of(chosen) in ASKED else group_at(timeline, chosen)
        if found:
            return found
    for event in reversed([one for one in timeline.events if one.at <= at_ms]):
        group = group_at(timeline, event.subject)
        if group and snapshot.groups[group].kind != "cluster":
            return group
    return first_server(snapshot) or next(iter(snapshot.groups), "")


def group_at(timeline: Timeline, subject: Id) -> Id:
    """The group that an object is or belongs to; "" for one that belongs to none."""
    snapshot = timeline.snapshot
    if subject in snapshot.groups:
        return subject
    if subject in snapshot.resources:
        return snapshot.resources[subject].group
    if subject in snapshot.stores:
        subject = snapshot.stores[subject].storage_group
    if subject in snapshot.storage_groups:
        return snapshot.storage_groups[subject].group
    return group_of_disk(snapshot, subject) or "" if subject in snapshot.disks else ""
