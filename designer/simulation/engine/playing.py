"""How a run begins and goes on: everything at home and online, then one thing due after the other."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.actions import strike
from designer.simulation.engine.membership.forming import look_again
from designer.simulation.engine.membership.membership import settle
from designer.simulation.engine.resources.alternatives import provided
from designer.simulation.engine.resources.groups import tend
from designer.simulation.engine.resources.obstacles import ONE_PER_NODE, obstacle
from designer.simulation.engine.resources.persistent import wanted
from designer.simulation.engine.run import Handler, Priority, Run
from designer.simulation.plan.plan import Plan
from designer.simulation.scenario.actions import Action

HORIZON_MS = 12 * 3_600_000
"""So long after the last action a run ends even if the cluster still tries: twice the failover period."""

MOST_EVENTS = 50_000
"""A run ends after so many events; only restarts or failovers without end make so many."""


def begin(plan: Plan, seed: int, *, late_polls: bool = False) -> tuple[Run, list[str]]:
    """A run in which everything is online at home, except what could not be; sentences say what."""
    run = Run(plan, seed, late_polls=late_polls)
    return run, _begin(run)


def plan_action(run: Run, action: Action) -> None:
    """Let an action strike at its time."""
    run.schedule(action.at_ms - run.now, Priority.ACTION, _striking(action), action.subject, -1)


def go_on(run: Run, horizon_ms: int) -> bool:
    """Let everything happen that is due; False when the cluster is still trying at the horizon, or after too many
    events."""
    while (due := run.next_due()) is not None:
        if due > max(horizon_ms, run.last_window + HORIZON_MS) or len(run.events) > MOST_EVENTS:
            return False
        advance(run)
    return True


def advance(run: Run) -> None:
    """Let the next thing due happen, and everything that follows from it at once."""
    if run.step():
        _follow_up(run)


def _striking(action: Action) -> Handler:
    return lambda run, _subject, _cause: strike(run, action)


def _follow_up(run: Run) -> None:
    """Let the groups react to what has just happened, and then the nodes that wait for groups to leave."""
    settled = False
    while not settled:
        while run.touched:
            group = min(run.touched, key=run.plan.groups.index) if len(run.touched) > 1 else next(iter(run.touched))
            tend(run, group, run.touched.pop(group), run.stirred.pop(group, None))
        so_far = len(run.events)
        if run.leaving:
            settle(run, so_far - 1)
        if run.look_again is not None:
            event, run.look_again = run.look_again, None
            look_again(run, event)
        settled = len(run.events) == so_far


def _begin(run: Run) -> list[str]:
    plan, notes = run.plan, []
    for group in plan.groups:
        home = run.home[group]
        able = home in plan.possible[group]
        run.mode[group] = "run" if able else "host only"
        if not able:
            notes.append(f"{run.name(group)} is offline from the start: {run.name(home)} is no possible owner of it.")
        online = wanted(run, group)
        for resource in plan.start_order[group]:
            if resource in online and provided(run, resource):
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
