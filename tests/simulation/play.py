"""Short ways to play a scenario and to ask what came of it."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import outages
from designer.simulation.record.events import Decision
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate


def play(
    snapshot: Snapshot,
    catalog: Catalog,
    *events: str,
    seed: int = 0,
    tree: str | None = None,
    service: str | None = None,
    starts_at: str = "",
) -> Timeline:
    """The timeline of events in command-line form."""
    actions = [parse_event(text, snapshot) for text in events]
    return simulate(snapshot, catalog, actions, seed=seed, tree=tree, service=service, starts_at=starts_at)


def owner(timeline: Timeline, group: Id) -> Id | None:
    """Where a group is at the end."""
    return timeline.state_at(timeline.end).owners[group]


def group_state(timeline: Timeline, group: Id) -> str:
    """The state of a group at the end."""
    return timeline.state_at(timeline.end).groups[group]


def resources(timeline: Timeline, group: Id) -> dict[str, str]:
    """The states of a group's resources at the end, by the last part of their ids."""
    final = timeline.state_at(timeline.end)
    return {member.rpartition("-")[2]: final.resources[member] for member in timeline.members[group]}


def count(timeline: Timeline, kind: str) -> int:
    """How many events of a kind there are."""
    return sum(event.kind == kind for event in timeline.events)


def outage_ms(timeline: Timeline, group: Id) -> list[int | None]:
    """The lengths of a group's outages."""
    return [outage.ms for outage in outages(timeline)[group]]


def decision(timeline: Timeline, group: Id, number: int = -1) -> Decision:
    """A decision on a group's owner, the last by default."""
    return [made for made in timeline.decisions if made.group == group][number]


def refusals(timeline: Timeline) -> list[str]:
    """Why actions had no effect."""
    return [event.detail for event in timeline.events if event.kind == "refused"]


def times(timeline: Timeline, resource: Id, state: str) -> list[int]:
    """When a resource entered a state, ms."""
    return [event.at for event in timeline.events if event.subject == resource and event.after == state]


def up(timeline: Timeline, at: int | None = None) -> list[Id]:
    """The nodes that are up at a time (ms), at the end by default."""
    states = timeline.state_at(timeline.end if at is None else at).nodes
    return [node for node, state in states.items() if state == "up"]


def happened(timeline: Timeline, kind: str) -> list[int]:
    """When events of a kind happened, ms."""
    return [event.at for event in timeline.events if event.kind == kind]
