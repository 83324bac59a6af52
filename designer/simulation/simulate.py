"""Play a scenario on a design."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.engine.endless import what_goes_on
from designer.simulation.engine.playing import HORIZON_MS, begin, go_on, plan_action
from designer.simulation.engine.run import Run
from designer.simulation.plan.daytime import time_of_day
from designer.simulation.plan.plan import CannotSimulate, Plan, make_plan
from designer.simulation.record.state import Moment, cluster_state
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, missing
from designer.topology.trees import with_tree


def simulate(  # noqa: PLR0913 - how a scenario is played, each with a default
    snapshot: Snapshot,
    catalog: Catalog,
    scenario: Sequence[Action],
    *,
    seed: int = 0,
    tree: str | None = None,
    service: str | None = None,
    starts_at: str = "",
    late_polls: bool = False,
) -> Timeline:
    """What the cluster does when the actions of the scenario strike, from a start with everything at home and online.

    `seed` decides the choices that Windows Server 2003 makes at random. With `tree`, a catalogue id, the Exchange
    resources hang on that dependency tree instead of their own; no time changes. With `service`, a catalogue id, the
    cluster service of another Windows generation plays. `starts_at` is the time of day in the cluster when it begins,
    "HH:MM", noon if empty: failback windows are measured by it. With `late_polls` every poll finds what it finds a
    whole interval after the failure, as in sweeps. Same arguments, same timeline.

    Raises `CannotSimulate` for a design without nodes or groups, for dependencies that form a cycle, and for an action
    on something that the design does not have; ValueError, with a sentence, for what is no time of day; KeyError for an
    unknown tree or service.
    """
    if tree is not None:
        snapshot = with_tree(snapshot, catalog, tree)
    _check(snapshot, scenario)
    played_by = catalog.services[service] if service is not None else None
    plan = replace(make_plan(snapshot, catalog, played_by), starts_at=time_of_day(starts_at))
    return play(plan, scenario, seed, late_polls=late_polls)


def play(plan: Plan, scenario: Sequence[Action], seed: int = 0, *, late_polls: bool = False) -> Timeline:
    """What happens in a design that has been prepared, for many runs of one design; `simulate` says the rest.

    `replace(plan, times=...)` plays it with other times. The scenario mentions only what the design has.
    """
    run, begun = begin(plan, seed, late_polls=late_polls)
    notes = [*plan.notes, *begun]
    initial = cluster_state(0, _moment(run), plan.members, plan.snapshot.interfaces)
    actions = sorted(scenario, key=lambda action: action.at_ms)
    for action in actions:
        plan_action(run, action)
    if not go_on(run, HORIZON_MS + (actions[-1].at_ms if actions else 0)):
        notes.append(what_goes_on(run))
    notes.extend(run.notes)
    events, decisions = tuple(run.events), tuple(run.decisions)
    return Timeline(plan.snapshot, plan.members, plan.labels, initial, events, decisions, tuple(notes))


def _moment(run: Run) -> Moment:
    wires = run.wires
    snapshot = run.plan.snapshot
    kept = frozenset(
        one.id for table in (snapshot.groups, snapshot.resources) for one in table.values() if one.kept_offline
    )
    parts = (run.nodes, run.resources, run.owners, run.quorum_owner, run.damage, wires.interfaces, wires.networks, kept)
    return Moment(*parts).copy()


def _check(snapshot: Snapshot, scenario: Sequence[Action]) -> None:
    for action in scenario:
        if unknown := missing(action, snapshot):
            raise CannotSimulate(f"the scenario mentions {unknown}, which the design does not have")
