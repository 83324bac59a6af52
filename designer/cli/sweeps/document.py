"""A sweep for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from designer.foundation.ids import Id
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import event_text
from designer.simulation.studies.sweep.capacity import Load, capacity
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.faults import Order
from designer.simulation.studies.sweep.verdicts import Rung, ladder, single_points, worst_for


def as_json(path: Path, sweep: Sweep) -> str:
    """What the cases tell, and all of them, one per line and the worst first.

    Names stand for objects, faults are as `simulate` takes them. "like" has, for each fault of a case, all that may
    take its place: different ones have the same outcomes.
    """
    name = sweep.snapshot.name_of
    document: dict[str, Any] = {
        "schema": "clusterwright-sweep",
        "version": 1,
        "file": str(path),
        "basis": "simulated",
        "depth": sweep.depth,
        "count": sum(case.alike for case in sweep.cases),
        "single_points": [
            {**_faults(sweep, case), "lost": [name(group) for group in case.lost]} for case in single_points(sweep)
        ],
        "worst": {name(group): _worst(sweep, group) for group in sweep.snapshot.groups},
        "ladder": [_rung(sweep, rung) for rung in ladder(sweep)],
        "capacity": {
            name(node): {measure: _load(sweep, load) for measure, load in loads.items()}
            for node, loads in capacity(sweep).items()
        },
        "notes": list(sweep.notes),
    }
    cases = ",\n".join(f"    {json.dumps(_case(sweep, case), ensure_ascii=False)}" for case in sweep.cases)
    head = json.dumps(document, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{head},\n  "cases": [\n{cases}\n  ]\n}}\n'


def _case(sweep: Sweep, case: Case) -> dict[str, Any]:
    name = sweep.snapshot.name_of
    return {
        **_faults(sweep, case),
        "groups": {name(group): _outcome(sweep, outcome) for group, outcome in case.outcomes.items()},
        **({"endless": True} if case.endless else {}),
    }


def _faults(sweep: Sweep, case: Case) -> dict[str, Any]:
    found: dict[str, Any] = {"faults": _texts(sweep, case.faults), "at_ms": list(case.times), "alike": case.alike}
    if case.alike > 1:
        found["like"] = [_texts(sweep, sweep.faults.like(fault)) for fault in case.faults]
    return found


def _texts(sweep: Sweep, faults: Order) -> list[str]:
    return [event_text(fault, sweep.snapshot) for fault in faults]


def _outcome(sweep: Sweep, outcome: Outcome) -> dict[str, Any]:
    node = sweep.snapshot.name_of(outcome.node) if outcome.node is not None else None
    found = {"outcome": outcome.outcome, "node": node, "outage_ms": outcome.outage_ms}
    return {**found, "cut_off": True} if outcome.cut_off else found


def _worst(sweep: Sweep, group: Id) -> dict[str, Any]:
    found = worst_for(sweep, group)
    return {
        "lost": [_texts(sweep, case.faults) for case in found.lost],
        "longest": None if found.longest is None else _texts(sweep, found.longest.faults),
        "longest_ms": None if found.longest is None else found.longest.outcomes[group].outage_ms,
    }


def _rung(sweep: Sweep, rung: Rung) -> dict[str, Any]:
    return {
        "failed": rung.failed,
        "cases": rung.cases,
        "online": rung.online,
        "users": rung.users,
        "down": [sweep.snapshot.name_of(group) for group in rung.down],
        "worst": None if rung.worst is None else _texts(sweep, rung.worst.faults),
    }


def _load(sweep: Sweep, load: Load) -> dict[str, Any]:
    return {
        "normal": load.normal,
        "worst": load.worst,
        "limit": load.limit,
        "groups": [sweep.snapshot.name_of(group) for group in load.groups],
        "case": None if load.case is None else _texts(sweep, load.case.faults),
    }
