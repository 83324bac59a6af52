"""The scenarios of a design and of the library, as `simulate --list` shows them."""

from __future__ import annotations

import json
from typing import Any

from designer.catalog.schema import Catalog
from designer.cli.lines import paragraph
from designer.foundation.units import plural
from designer.model.scenarios import Scenario
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import event_text
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import expectation_text
from designer.simulation.trials.library import ReadyScenario, offered
from designer.simulation.trials.recorded import scenario_actions, scenario_expectations

_HEADINGS = {
    "played": "Library: played on this design",
    "left out": "Library: not for this design",
    "manual": "Library: tests for people",
    "unsupported": "Library: not supported",
}


def list_as_text(snapshot: Snapshot, catalog: Catalog) -> str:
    """Names, events and expectations of the design's own, then the library by what can be done with each test."""
    lines = ["Scenarios of the design"]
    for scenario in snapshot.scenarios.values():
        problem = _problem(snapshot, scenario)
        said = problem or ", ".join(_events(snapshot, scenario)) or "nothing happens"
        lines += _indented(f"  {scenario.name}:", f" {said}")
        if scenario.notes:
            lines += _indented("    ", " ".join(scenario.notes.split()))
        lines += [] if problem else [f"    expects {text}" for text in _expectations(snapshot, scenario)]
    if not snapshot.scenarios:
        lines.append("  none")
    library = offered(snapshot, catalog)
    for status, heading in _HEADINGS.items():
        found = [one for one in library if one.status == status]
        if found:
            lines += ["", heading]
        for one in found:
            tail = plural(len(one.runs), "run") if one.runs else one.reason
            lines += _indented(f"  {one.test.code:6} ", f"{one.test.title}: {tail}")
            if one.test.warning:
                lines += _indented("         ", f"Warning: {one.test.warning}")
    return "".join(f"{line}\n" for line in lines)


def list_as_json(snapshot: Snapshot, catalog: Catalog) -> str:
    """The same for other programs, with everything that the library says about each test."""
    document = {
        "schema": "clusterwright-scenarios",
        "version": 1,
        "scenarios": [
            {
                "name": scenario.name,
                "notes": scenario.notes or None,
                "starts_at": scenario.starts_at or None,
                "seed": scenario.seed,
                "problem": (problem := _problem(snapshot, scenario)) or None,
                "events": [] if problem else _events(snapshot, scenario),
                "expectations": [] if problem else _expectations(snapshot, scenario),
            }
            for scenario in snapshot.scenarios.values()
        ],
        "library": [_ready(snapshot, one) for one in offered(snapshot, catalog)],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _ready(snapshot: Snapshot, one: ReadyScenario) -> dict[str, Any]:
    return {
        "code": one.test.code,
        "title": one.test.title,
        "status": one.status,
        "reason": one.reason or None,
        "warning": one.test.warning or None,
        "purpose": one.test.purpose,
        "procedure": list(one.test.procedure),
        "expected": one.test.expected,
        "facts": list(one.test.facts),
        "runs": [
            {
                "name": run.name,
                "starts_at": run.starts_at or None,
                "events": [event_text(action, snapshot) for action in run.actions],
                "expectations": [expectation_text(expected, snapshot) for expected in run.expected],
            }
            for run in one.runs
        ],
    }


def _problem(snapshot: Snapshot, scenario: Scenario) -> str:
    """Why a scenario cannot be played; "" when it can."""
    try:
        scenario_actions(snapshot, scenario.id)
        scenario_expectations(snapshot, scenario.id)
    except BadText as problem:
        return f"cannot be played: {problem}"
    return ""


def _events(snapshot: Snapshot, scenario: Scenario) -> list[str]:
    return [event_text(action, snapshot) for action in scenario_actions(snapshot, scenario.id)]


def _expectations(snapshot: Snapshot, scenario: Scenario) -> list[str]:
    return [expectation_text(expected, snapshot) for expected in scenario_expectations(snapshot, scenario.id)]


def _indented(start: str, text: str) -> list[str]:
    return paragraph(text, start, min(len(start), 9))
