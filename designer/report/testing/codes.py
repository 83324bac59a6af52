"""The codes of a design's tests: those of the library are permanent, those of its own scenarios follow their ids."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id, natural_key
from designer.report.context import Context
from designer.report.testing.runs import library, power_offs
from designer.simulation.trials.library import ReadyScenario
from designer.topology.evs import SYSTEM_ATTENDANT
from designer.topology.ownership import home_node

BESIDE = ("AT-07", "AT-08", "AT-10")
"""Acceptance tests of Exchange that no failover test covers; a person makes them."""

_OWN = 50
"""Scenarios of the design have codes above this one."""


def test_codes(context: Context) -> Mapping[str, str]:
    """Every test of the design's test plan: its code with its title."""
    found = {one.test.code: one.test.title for one in in_plan(context)}
    return {**found, **{scenario_code(one): context.name(one) for one in context.snapshot.scenarios}}


def power_off_tests(context: Context) -> Mapping[Id, str]:
    """The code of the test that switches a node off, by node, and by the virtual servers that are at home there."""
    found = power_offs(context)
    homes = {one.id: home_node(context.snapshot, one.id) for one in context.snapshot.virtual_servers()}
    return {**found, **{group: found[node] for group, node in homes.items() if node is not None and node in found}}


def in_plan(context: Context) -> list[ReadyScenario]:
    """The tests of the library that the plan has, in the order of their codes."""
    found = [one for one in library(context) if one.status in ("played", "manual")]
    tests = [one for one in found if one.test.code.startswith("TC-")]
    exchange = any(one.type == SYSTEM_ATTENDANT for one in context.snapshot.resources.values())
    return tests + [one for one in found if exchange and one.test.code in BESIDE]


def not_in_plan(context: Context) -> list[ReadyScenario]:
    """The failover tests that make no sense on this design, each with its reason."""
    return [one for one in library(context) if one.status == "left out" and one.test.code.startswith("TC-")]


def forbidden(context: Context) -> list[ReadyScenario]:
    """What nobody should do to test the cluster."""
    return [one for one in library(context) if one.status == "unsupported"]


def scenario_code(scenario: Id) -> str:
    """`scenario_code("sc3")` -> "TC-53"; a scenario without a number in its id has its id as code."""
    number = natural_key(scenario)[1]
    return f"TC-{_OWN + number}" if number >= 0 else f"TC-{scenario}"


test_codes.__test__ = False  # type: ignore[attr-defined]  # pytest would take the name for a test's
