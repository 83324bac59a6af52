"""Scenarios that are part of a design: what they consist of as values of the simulation, and playing them."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import Snapshot
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import (
    ACTION_KINDS,
    COUNTED,
    NOTICES,
    VALUE_TABLES,
    Action,
    missing,
)
from designer.simulation.scenario.names import BadText, nouns, shown
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import Expected


def find_scenario(snapshot: Snapshot, name: str) -> Scenario:
    """The scenario of this name or id, in any case of letters. Raises `BadText`."""
    wanted = name.strip().casefold()
    named = [one for one in snapshot.scenarios.values() if one.name.casefold() == wanted]
    found = named or [one for one in snapshot.scenarios.values() if one.id.casefold() == wanted]
    if len(found) > 1:
        raise BadText(f'there are several scenarios called "{name}"; use an id instead: {shown([s.id for s in found])}')
    if not found:
        known = [one.name for one in snapshot.scenarios.values()]
        there = f"scenarios are {shown(known)}" if known else "the design has no scenarios"
        raise BadText(f'there is no scenario "{name}"; {there}')
    return found[0]


def scenario_steps(snapshot: Snapshot, scenario: Id) -> list[Step]:
    """The steps of a scenario in the order in which they strike."""
    return sorted((s for s in snapshot.steps.values() if s.scenario == scenario), key=lambda step: step.at_ms)


def scenario_actions(snapshot: Snapshot, scenario: Id) -> tuple[Action, ...]:
    """The actions of a scenario in the order in which they strike.

    Raises `BadText` for a step of an unknown kind, one that is about something the design does not have, and one with a
    word or a number that its kind cannot have.
    """
    return tuple(_action(snapshot, scenario, step) for step in scenario_steps(snapshot, scenario))


def scenario_expectations(snapshot: Snapshot, scenario: Id) -> tuple[Expected, ...]:
    """What a scenario expects. Raises `BadText` for a group or node that the design does not have."""
    return tuple(
        _expected(snapshot, scenario, one) for one in snapshot.expectations.values() if one.scenario == scenario
    )


def play_scenario(
    snapshot: Snapshot, catalog: Catalog, scenario: Id, *, tree: str | None = None, service: str | None = None
) -> Timeline:
    """The run of a scenario, with the seed and the time of its record.

    Raises what `scenario_actions` and `simulate` raise.
    """
    record, actions = snapshot.scenarios[scenario], scenario_actions(snapshot, scenario)
    seed, starts_at = record.seed, record.starts_at
    return simulate(snapshot, catalog, actions, seed=seed, tree=tree, service=service, starts_at=starts_at)


def _action(snapshot: Snapshot, scenario: Id, step: Step) -> Action:
    where = f'scenario "{snapshot.name_of(scenario)}", step {step.id}'
    kind = next((known for known in ACTION_KINDS if known == step.kind), None)
    if kind is None:
        raise BadText(f'{where}: "{step.kind}" is no kind of event')
    action = Action(kind, step.subject, step.value, step.at_ms, step.how, _count(step))
    if step.value is not None and kind not in VALUE_TABLES:
        raise BadText(f"{where}: an event of kind {kind} takes no value")
    if lost := missing(action, snapshot):
        raise BadText(f"{where}: the design does not have {lost}")
    if step.how and (kind != "resource" or step.how not in NOTICES):
        raise BadText(f'{where}: an event of kind {kind} cannot be noticed by "{step.how}"')
    if step.at_ms < 0 or (step.count is not None and step.count < 0):
        raise BadText(f"{where}: neither its time nor its number can be negative")
    return action


def _count(step: Step) -> int | None:
    """The number of a step; kinds with a number have that which stands for none where the record is silent."""
    if step.count is not None:
        return step.count
    return next((count for kind, count in COUNTED.items() if kind == step.kind), None)


def _expected(snapshot: Snapshot, scenario: Id, one: Expectation) -> Expected:
    where = f'scenario "{snapshot.name_of(scenario)}", expectation {one.id}'
    for table, identifier in (("groups", one.group), ("nodes", one.node)):
        if identifier is not None and identifier not in snapshot.table(table):
            raise BadText(f'{where}: the design does not have the {nouns([table])} "{identifier}"')
    return Expected(one.group, one.state, one.node, one.within_ms)
