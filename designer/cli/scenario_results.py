"""How the scenarios of designs stand, as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.app.trials.results import Result, Standing, Status, played, status_of
from designer.catalog.schema import Catalog
from designer.cli.lines import heading, paragraph
from designer.edits.scenarios import Recorded, record_results
from designer.files.load import Loaded
from designer.files.save import save
from designer.foundation.dates import long_date, today
from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.simulation.trials.expectations import expectation_text

_WORDS: Mapping[Standing, str] = {
    "passed": "passed",
    "failed": "FAILED",
    "stale": "stale",
    "not run": "not run",
    "unjudged": "no verdict",
    "broken": "BROKEN",
}
_WIDTH = max(map(len, _WORDS.values())) + 2

_SINCE = {
    "design": "the design has changed since",
    "script": "the scenario has changed since",
    "both": "the design and the scenario have changed since",
}

_FINE = ("passed", "not run", "unjudged")
"""How a scenario stands that is no reason for an exit code of 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """A scenario, how it stands, and what came of it if it was played now."""

    scenario: Id
    name: str
    status: Status
    result: Result | None
    verdicts: tuple[tuple[str, bool, str], ...] = ()
    """Text, whether it was met, and why, of each expectation."""

    @property
    def fine(self) -> bool:
        """Whether nobody has to look at it."""
        return self.status.standing in _FINE


def rows_of(snapshot: Snapshot, catalog: Catalog | None) -> list[Row]:
    """The scenarios of a design in their order, played if there is a catalogue to play them with."""
    rows = []
    for scenario in snapshot.scenarios.values():
        result = played(snapshot, catalog, scenario.id) if catalog is not None else None
        status = status_of(snapshot, scenario.id, result)
        verdicts = tuple((expectation_text(one.expected, snapshot), one.met, one.reason) for one in status.verdicts)
        rows.append(Row(scenario.id, scenario.name, status, result, verdicts))
    return rows


def record(path: Path, loaded: Loaded, rows: Sequence[Row]) -> None:
    """Keep the results in the design file, with today's date; a file that says this already is left alone.

    Raises `CannotWrite`, and `ChangedOnDisk` when somebody has changed the file meanwhile.
    """
    results = {
        row.scenario: Recorded(row.result.outcome, row.result.design, row.result.script)
        for row in rows
        if row.result is not None and row.result.outcome is not None
    }
    diff = record_results(loaded.snapshot, results, today().isoformat())
    if diff:
        save(path, apply(loaded.snapshot, diff), expect=loaded.digest)


def as_text(found: Sequence[tuple[Path, Sequence[Row]]], *, played: bool) -> str:
    """The scenarios of each design, one line each, with what was not as expected, and how many stand how."""
    lines: list[str] = []
    for path, rows in found:
        caveat = "simulated, not measured" if played else "as recorded in the file"
        lines += [*([""] if lines else []), *heading(path, plural(len(rows), "scenario"), caveat)]
        for row in rows:
            start = f"  {_WORDS[row.status.standing]:{_WIDTH}}"
            lines += paragraph(f"{row.name}{_more(row)}", start, len(start))
            for text, met, reason in row.verdicts:
                if not met:
                    lines += paragraph(f"{text}: {reason}", f"{'':{_WIDTH + 4}}", _WIDTH + 6)
        if rows:
            lines += ["", f"  {_count(rows)}"]
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Sequence[tuple[Path, Sequence[Row]]]) -> str:
    """The same for other programs."""
    document = {
        "schema": "clusterwright-scenario-results",
        "version": 1,
        "basis": "simulated",
        "designs": [{"file": str(path), "scenarios": [_as_data(row) for row in rows]} for path, rows in found],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _as_data(row: Row) -> dict[str, Any]:
    status = row.status
    return {
        "name": row.name,
        "standing": status.standing,
        "outcome": status.outcome,
        "changed_since": status.changed,
        "recorded_on": status.day or None,
        "problem": status.problem or None,
        "expectations": [{"text": text, "met": met, "reason": reason} for text, met, reason in row.verdicts],
    }


def _more(row: Row) -> str:
    status = row.status
    if status.standing == "broken":
        return f": cannot be played: {status.problem}"
    if status.standing == "unjudged":
        return ": nothing is expected of it"
    if status.standing == "failed" and row.verdicts:
        met = sum(met for _, met, _ in row.verdicts)
        return f": {met} of {plural(len(row.verdicts), 'expectation')} met"
    if status.day:
        since = f"; {_SINCE[status.changed]}" if status.changed is not None else ""
        return f": {status.outcome} on {long_date(status.day)}{since}"
    return f": {plural(len(row.verdicts), 'expectation')} met" if row.verdicts else ""


def _count(rows: Sequence[Row]) -> str:
    count = Counter(row.status.standing for row in rows)
    return ", ".join(f"{count[standing]} {word}" for standing, word in _WORDS.items() if count[standing])
