"""Play a scenario on a design."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import clock
from designer.model.snapshot import Snapshot
from designer.simulation.actions import strike
from designer.simulation.groups import ONE_PER_NODE, obstacle, tend
from designer.simulation.membership import settle
from designer.simulation.plan import CannotSimulate, make_plan
from designer.simulation.run import Handler, Priority, Run
from designer.simulation.scenario import Action, missing
from designer.simulation.state import cluster_state
from designer.simulation.timeline import Timeline
from designer.topology.dependencies import generations, within
from designer.topology.trees import with_tree

HORIZON_MS = 12 * 3_600_000
"""So long after the last action the simulation ends even if the cluster still tries: twice the failover period."""

MOST_EVENTS = 50_000
"""The simulation ends after so many events; only restarts or failovers without end make so many."""


def simulate(
    snapshot: Snapshot,
    catalog: Catalog,
    scenario: Sequence[Action],
    *,
    seed: int = 0,
    tree: str | None = None,
    service: str | None = None,
) -> Timeline:
    """What the cluster does when the actions of the scenario strike, from a start with everything at home and online.

    `seed` decides the choices that Windows Server 2003 makes at random. With `tree`, a catalogue id, the Exchange
    resources hang on that dependency tree instead of their own; no time changes. With `service`, a catalogue id, the
    cluster service of another Windows generation plays. Same arguments, same timeline.

    Raises `CannotSimulate` for a design without nodes or groups, for dependencies that form a cycle, and for an action
    on something that the design does not have; KeyError for an unknown tree or service.
    """
    if tree is not None:
        snapshot = with_tree(snapshot, catalog, tree)
    _check(snapshot, scenario)
    plan = make_plan(snapshot, catalog, catalog.services[service] if service is not None else None)
    run = Run(plan, seed)
    notes = [*plan.notes, *_begin(run)]
    initial = cluster_state(0, run.nodes, run.resources, run.owners, run.quorum_owner, plan.members)
    actions = sorted(scenario, key=lambda action: action.at_ms)
    for action in actions:
        run.schedule(action.at_ms, Priority.ACTION, _striking(action), action.subject, -1)
    horizon = HORIZON_MS + (actions[-1].at_ms if actions else 0)
    while (due := run.next_due()) is not None:
        if due > horizon or len(run.events) > MOST_EVENTS:
            notes.append(f"The simulation ends at {clock(run.now)}, while the cluster is still trying.")
            break
        if run.step():
            _follow_up(run)
    return Timeline(snapshot, plan.members, plan.labels, initial, tuple(run.events), tuple(run.decisions), tuple(notes))


def _check(snapshot: Snapshot, scenario: Sequence[Action]) -> None:
    for action in scenario:
        if unknown := missing(action, snapshot):
            raise CannotSimulate(f"the scenario mentions {unknown}, which the design does not have")


def _striking(action: Action) -> Handler:
    return lambda run, _subject, _cause: strike(run, action)


def _follow_up(run: Run) -> None:
    """Let the groups react to what has just happened, and then the nodes that wait for groups to leave."""
    settled = False
    while not settled:
        while run.touched:
            group = min(run.touched, key=run.plan.groups.index)
            tend(run, group, run.touched.pop(group))
        so_far = len(run.events)
        if run.leaving:
            settle(run, so_far - 1)
        settled = len(run.events) == so_far


def _begin(run: Run) -> list[str]:
    """Everything is online at home, except what could not be; sentences say what."""
    plan, notes = run.plan, []
    for group in plan.groups:
        home, members = run.home[group], plan.members[group]
        able = home in plan.possible[group]
        run.mode[group] = "run" if able else "host only"
        if not able:
            notes.append(f"{run.name(group)} is offline from the start: {run.name(home)} is no possible owner of it.")
            continue
        for resource in (member for row in generations(within(plan.needs, members)) for member in row):
            if all(run.resources[provider] == "online" for provider in plan.needs[resource]):
                found = obstacle(run, resource)
                run.resources[resource] = "online" if found is None else "failed"
                if found is not None:
                    run.exhausted.add(resource)
                    notes.append(_failed_from_the_start(run, resource, *found))
    quorum = plan.quorum.group
    run.quorum_owner = run.home[quorum] if quorum is not None else None
    return notes


def _failed_from_the_start(run: Run, resource: Id, obstacle: str, other: Id | None) -> str:
    group = run.plan.group_of[resource]
    home = run.name(run.home[group])
    if obstacle == ONE_PER_NODE and other is not None:
        return f"{run.name(group)} is failed from the start: {home} runs {run.name(other)} already (error 5018)."
    return f"{run.name(group)} is failed from the start: {home} does not see the disk of {run.name(resource)}."
