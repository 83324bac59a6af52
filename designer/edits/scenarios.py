"""Scenarios of a design: what is done to the cluster and what is expected, added, changed and deleted.

Steps and expectations come as records of the model whose `id` and `scenario` do not matter: they get their own here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from designer.edits.draft import Draft, EditError
from designer.edits.texts import check_texts
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing, removing
from designer.model.scenarios import Expectation, Scenario, Step, TrialOutcome
from designer.model.snapshot import Snapshot

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_OWN = ("id", "extra", "scenario")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a scenario, with the fingerprints of the design and of the script that were played."""

    outcome: TrialOutcome
    design: str
    script: str


def save_scenario(  # noqa: PLR0913 - what a scenario consists of
    snapshot: Snapshot,
    name: str,
    steps: Iterable[Step],
    expectations: Iterable[Expectation] = (),
    *,
    starts_at: str = "",
    seed: int = 0,
    notes: str = "",
) -> Diff:
    """Add a scenario with its steps and expectations; one of this name is replaced and keeps its id.

    Raises `EditError` for an empty name, for what is no time of day, and for texts that cannot be printed.
    """
    draft = Draft(snapshot)
    check_texts((name, notes))
    values = {"name": _named(name), "starts_at": _time_of_day(starts_at), "seed": seed, "notes": notes}
    existing = _called(snapshot, name)
    if existing is None:
        scenario = draft.add("scenarios", **values)
    else:
        scenario = existing.id
        draft.change("scenarios", scenario, **values)
        draft.remove("steps", *(one.id for one in snapshot.steps.values() if one.scenario == scenario))
        draft.remove("expectations", *(one.id for one in snapshot.expectations.values() if one.scenario == scenario))
    for step in steps:
        draft.add("steps", scenario=scenario, **_content(step))
    for expectation in expectations:
        draft.add("expectations", scenario=scenario, **_content(expectation))
    return draft.diff


def change_scenario(snapshot: Snapshot, scenario: Id, **values: Any) -> Diff:
    """Set name, time of beginning, seed or notes. Raises `EditError` as `save_scenario` does, and for a name in use."""
    _there(snapshot, "scenarios", scenario)
    before = snapshot.scenarios[scenario]
    check_texts(values.values(), known=(before.name, before.notes))
    if "name" in values:
        values["name"] = _named(values["name"])
        other = _called(snapshot, values["name"])
        if other is not None and other.id != scenario:
            raise EditError(tr("There is a scenario called {other} already").format(other=other.name))
    if "starts_at" in values:
        values["starts_at"] = _time_of_day(values["starts_at"])
    return changing(snapshot, "scenarios", scenario, **values)


def delete_scenario(snapshot: Snapshot, scenario: Id) -> Diff:
    """Delete a scenario with its steps and expectations."""
    _there(snapshot, "scenarios", scenario)
    draft = Draft(snapshot)
    draft.remove("steps", *(one.id for one in snapshot.steps.values() if one.scenario == scenario))
    draft.remove("expectations", *(one.id for one in snapshot.expectations.values() if one.scenario == scenario))
    draft.remove("scenarios", scenario)
    return draft.diff


def duplicate_scenario(snapshot: Snapshot, scenario: Id) -> Diff:
    """Add a copy of a scenario under a name that is free, with its steps and expectations and without its result."""
    _there(snapshot, "scenarios", scenario)
    record = snapshot.scenarios[scenario]
    return save_scenario(
        snapshot,
        free_name(snapshot, record.name),
        [one for one in snapshot.steps.values() if one.scenario == scenario],
        [one for one in snapshot.expectations.values() if one.scenario == scenario],
        starts_at=record.starts_at,
        seed=record.seed,
        notes=record.notes,
    )


def free_name(snapshot: Snapshot, name: str) -> str:
    """The name, with a number behind it if there is a scenario of that name: "Night (2)"."""
    taken = {one.name.casefold() for one in snapshot.scenarios.values()}
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name.casefold() not in taken else next(one for one in numbered if one.casefold() not in taken)


def record_results(snapshot: Snapshot, results: Mapping[Id, Recorded], day: str) -> Diff:
    """Keep with scenarios what came of them on a day (YYYY-MM-DD); scenarios that are gone are passed over."""
    draft = Draft(snapshot)
    for scenario, one in results.items():
        if scenario in snapshot.scenarios:
            values = {"result": one.outcome, "result_design": one.design, "result_script": one.script}
            draft.change("scenarios", scenario, result_on=day, **values)
    return draft.diff


def replace_steps(snapshot: Snapshot, scenario: Id, steps: Iterable[Step], *, starts_at: str, seed: int) -> Diff:
    """Let a scenario do something else; name, notes and expectations stay. Raises `EditError` when it is gone."""
    _there(snapshot, "scenarios", scenario)
    draft = Draft(snapshot)
    draft.change("scenarios", scenario, starts_at=_time_of_day(starts_at), seed=seed)
    draft.remove("steps", *(one.id for one in snapshot.steps.values() if one.scenario == scenario))
    for step in steps:
        draft.add("steps", scenario=scenario, **_content(step))
    return draft.diff


def change_step(snapshot: Snapshot, step: Id, **values: Any) -> Diff:
    """Set fields of a step: its kind, what it is about, when it strikes."""
    _there(snapshot, "steps", step)
    return changing(snapshot, "steps", step, **values)


def delete_step(snapshot: Snapshot, step: Id) -> Diff:
    """Take a step out of its scenario."""
    _there(snapshot, "steps", step)
    return removing(snapshot, "steps", [step])


def add_expectation(snapshot: Snapshot, scenario: Id, expectation: Expectation) -> Diff:
    """Add an expectation to a scenario. Raises `EditError` when the scenario is gone."""
    _there(snapshot, "scenarios", scenario)
    draft = Draft(snapshot)
    draft.add("expectations", scenario=scenario, **_content(expectation))
    return draft.diff


def change_expectation(snapshot: Snapshot, expectation: Id, **values: Any) -> Diff:
    """Set fields of an expectation."""
    _there(snapshot, "expectations", expectation)
    return changing(snapshot, "expectations", expectation, **values)


def delete_expectation(snapshot: Snapshot, expectation: Id) -> Diff:
    """Take an expectation out of its scenario."""
    _there(snapshot, "expectations", expectation)
    return removing(snapshot, "expectations", [expectation])


def _content(record: Step | Expectation) -> dict[str, Any]:
    return {field: value for field, value in asdict(record).items() if field not in _OWN}


def _called(snapshot: Snapshot, name: str) -> Scenario | None:
    wanted = name.strip().casefold()
    return next((one for one in snapshot.scenarios.values() if one.name.casefold() == wanted), None)


def _named(name: str) -> str:
    if not name.strip():
        raise EditError(tr("A scenario needs a name"))
    return name.strip()


def _time_of_day(text: str) -> str:
    """The time as "HH:MM"; empty for none."""
    if not text.strip():
        return ""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise EditError(tr('"{text}" is no time of day: write hours and minutes, such as 22:30').format(text=text))
    return f"{int(found[1]):02d}:{found[2]}"


def _there(snapshot: Snapshot, table: str, identifier: Id) -> None:
    if identifier not in snapshot.table(table):
        raise EditError(tr("{identifier} is no longer part of the design").format(identifier=identifier))
