"""Planned moves of every virtual server to its first free node and home again, as they are simulated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.testing.runs import away, library
from designer.simulation.outcome.outages import outages
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.simulate import simulate
from designer.simulation.trials.library import ReadyScenario

_THERE_AND_BACK = "TC-01"


@dataclass(frozen=True, slots=True)
class Move:
    """A virtual server's way out and home: the node that takes it, and how long it is away each time, None when it
    does not come back."""

    group: Id
    target: Id
    there_ms: int | None
    back_ms: int | None


def planned_moves(context: Context) -> Mapping[Id, Move]:
    """By virtual server; those that find no free node are left out."""
    found = next((one for one in library(context) if one.test.code == _THERE_AND_BACK), None)
    return _moves(context.snapshot, context.catalog, found) if found is not None else {}


@remembered
def _moves(snapshot: Snapshot, catalog: Catalog, found: ReadyScenario) -> Mapping[Id, Move]:
    moves: dict[Id, Move] = {}
    for run in found.runs:
        if len(run.actions) != 2:
            continue
        there, back = run.actions
        assert there.value is not None
        try:
            gone = outages(simulate(snapshot, catalog, run.actions)).get(there.subject, ())
        except CannotSimulate:
            continue
        out = [one for one in gone if one.start < back.at_ms]
        home = [one for one in gone if one.start >= back.at_ms]
        moves[there.subject] = Move(there.subject, there.value, away(out, 0), away(home, 0))
    return moves
