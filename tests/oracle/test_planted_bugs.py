"""Bugs planted in the engine on purpose: the comparison with Pacemaker must find every one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from designer.simulation import simulate
from designer.simulation.engine.placement import failback, owners
from designer.simulation.engine.resources import failures, groups
from designer.simulation.plan.plan import Plan
from designer.simulation.plan.policies import Budget
from designer.topology.dependencies import reversed_needs
from tests.oracle.cases import case
from tests.oracle.compare import compare
from tests.support.volume import is_deep

WITHIN = 1000
"""So many cases at most until a bug is found."""

Plant = Callable[[pytest.MonkeyPatch], None]


def in_plan(change: Callable[[Plan], dict[str, Any]]) -> Plant:
    """A bug in what the engine knows of the design."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        right = simulate.make_plan

        def wrong(*arguments: Any) -> Plan:
            plan = right(*arguments)
            return replace(plan, **change(plan))

        patch.setattr(simulate, "make_plan", wrong)

    return plant


def in_function(module: Any, name: str, wrong: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Plant:
    """A bug in a function, which may use the right one."""
    return lambda patch: patch.setattr(module, name, wrong(getattr(module, name)))


def every_node(plan: Plan) -> dict[str, Any]:
    return {"possible": dict.fromkeys(plan.possible, frozenset(plan.nodes))}


def by_creation(plan: Plan) -> dict[str, Any]:
    nodes = tuple(plan.snapshot.nodes)
    lists = {
        group: (*(listed := plan.snapshot.groups[group].preferred_owners), *(n for n in nodes if n not in listed))
        for group in plan.groups
    }
    return {"nodes": nodes, "owner_lists": lists}


def first_provider_only(plan: Plan) -> dict[str, Any]:
    needs = {resource: wanted[:1] for resource, wanted in plan.needs.items()}
    return {"needs": needs, "dependents": reversed_needs(needs)}


def longer_budgets(plan: Plan) -> dict[str, Any]:
    return {"restarts": {one: Budget(budget.threshold + 1, budget.period_ms) for one, budget in plan.restarts.items()}}


def shorter_budgets(plan: Plan) -> dict[str, Any]:
    return {
        "restarts": {
            one: Budget(max(0, budget.threshold - 1), budget.period_ms) for one, budget in plan.restarts.items()
        }
    }


BUGS: dict[str, Plant] = {
    "possible owners are ignored": in_plan(every_node),
    "preferred owners are ignored": in_plan(lambda plan: {"owner_lists": dict.fromkeys(plan.groups, plan.nodes)}),
    "nodes are asked in order of creation, not by Node ID": in_plan(by_creation),
    "a list is restarted at its top": in_function(owners, "_from_behind", lambda _: lambda ring, _current: list(ring)),
    "a list is read backwards": in_function(
        owners, "_from_behind", lambda right: lambda ring, current: right(ring[::-1], current)
    ),
    "anti-affinity is ignored": in_function(owners, "_same_class", lambda _: lambda *_arguments: None),
    "anti-affinity never yields": lambda patch: patch.setattr(Plan, "keeps_strictly_apart", property(lambda _: True)),
    "one restart too many": in_plan(longer_budgets),
    "one restart too few": in_plan(shorter_budgets),
    "providers stop before what needs them": in_plan(lambda plan: {"dependents": plan.needs}),
    "only the first provider is waited for": in_plan(first_provider_only),
    "nothing is waited for": in_plan(lambda plan: {"needs": dict.fromkeys(plan.needs, ())}),
    "a failed resource does not take down what needs it": in_function(
        groups, "left_without", lambda _: lambda *_arguments: set()
    ),
    "a group never goes back": in_function(failback, "failback_target", lambda _: lambda *_arguments: None),
    "a failure never moves a group": in_function(
        failures, "_fail_over", lambda _: lambda run, _group, resource, _cause: run.exhausted.add(resource)
    ),
    "several attendants share a node": in_plan(lambda plan: {"rivals": {}}),
}


@pytest.mark.oracle
@pytest.mark.skipif(not is_deep(), reason="takes minutes; --deep runs it")
@pytest.mark.parametrize("name", BUGS)
def test_it_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BUGS[name](monkeypatch)
    assert any(differs(number) for number in range(WITHIN))


def differs(number: int) -> bool:
    """Whether the engine and Pacemaker disagree, or the engine breaks down."""
    try:
        return bool(compare(case(number)).unexplained())
    except (LookupError, RecursionError):
        return True
