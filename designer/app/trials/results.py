"""What came of the scenarios of an open design, and whether it still holds for the design as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.app.session import Session
from designer.app.trials.parts import parts_of, problems_of
from designer.catalog.schema import Catalog
from designer.edits.scenarios import Recorded, record_results
from designer.files.errors import BadDesign
from designer.files.structure import script_fingerprint, structure_fingerprint
from designer.foundation.ids import Id
from designer.foundation.signal import Signal
from designer.model.diff import Diff
from designer.model.scenarios import TrialOutcome
from designer.model.snapshot import Snapshot
from designer.model.store import Change
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import Verdict, judge
from designer.simulation.trials.recorded import play_scenario, scenario_expectations

Standing = Literal["passed", "failed", "stale", "not run", "unjudged", "broken"]
"""How a scenario stands: a result that holds, one that held before, none; played without an expectation; or it is about
what the design does not have, or cannot be played at all."""

Changed = Literal["design", "script", "both"]
"""What is not as it was when a scenario was played."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of playing a scenario: its verdicts, or the `problem` because of which it could not be played.

    `design` and `script` are the fingerprints of what was played, `outcome` None where nothing is expected.
    """

    design: str
    script: str
    outcome: TrialOutcome | None
    verdicts: tuple[Verdict, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """How a scenario stands now.

    `outcome` is what came of it, perhaps with another design or script: then `changed` tells which. `day` is that of a
    result recorded in the design; "" where it was played in this window. `verdicts` are known of the latter only.
    """

    standing: Standing
    outcome: TrialOutcome | None = None
    changed: Changed | None = None
    day: str = ""
    verdicts: tuple[Verdict, ...] = ()
    problem: str = ""


def played(snapshot: Snapshot, catalog: Catalog, scenario: Id) -> Result:
    """Play a scenario of a design and judge it. Never raises for what a design may hold."""
    design, script = fingerprints(snapshot, scenario)
    try:
        expected = scenario_expectations(snapshot, scenario)
        timeline = play_scenario(snapshot, catalog, scenario)
    except (BadText, CannotSimulate, ValueError) as problem:
        return Result(design, script, None, problem=str(problem))
    verdicts = tuple(judge(timeline, one) for one in expected)
    return Result(design, script, _outcome(verdicts), verdicts)


def fingerprints(snapshot: Snapshot, scenario: Id) -> tuple[str, str]:
    """Those of the design and of the script of a scenario; "" for what no file can hold."""
    try:
        return structure_fingerprint(snapshot), script_fingerprint(snapshot, scenario)
    except BadDesign:
        return "", ""


def status_of(
    snapshot: Snapshot, scenario: Id, result: Result | None = None, now: tuple[str, str] | None = None
) -> Status:
    """How a scenario stands: by the result of playing it, else by the one that is recorded in the design. `now` are its
    `fingerprints`, where they are known."""
    problems = problems_of(snapshot, scenario)
    record = snapshot.scenarios[scenario]
    now = now if now is not None else fingerprints(snapshot, scenario)
    if result is not None:
        changed = _changed(now, (result.design, result.script))
        standing = _standing(result.outcome, changed)
        if problems or (result.problem and changed is None):
            standing = "broken"
        return Status(standing, result.outcome, changed, "", result.verdicts, next(iter(problems), result.problem))
    if record.result is None:
        return Status("broken" if problems else "not run", problem=next(iter(problems), ""))
    changed = _changed(now, (record.result_design, record.result_script))
    standing = "broken" if problems else _standing(record.result, changed)
    return Status(standing, record.result, changed, record.result_on, problem=next(iter(problems), ""))


class Results:
    """What was played of an open design in this window; `changed` tells that there is more of it.

    Playing changes no design: results are kept in it when somebody records them, as an edit of its own.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._played: dict[Id, Result] = {}
        self._scripts: dict[Id, tuple[object, str]] = {}
        self._structure: tuple[Snapshot | None, str] = (None, "")
        self.changed: Signal[Results] = Signal()
        session.changed.subscribe(self._forget)

    def take(self, results: Mapping[Id, Result]) -> None:
        """Some scenarios have been played."""
        self._played.update(results)
        self.changed.emit(self)

    def play(self, scenario: Id) -> Result:
        """Play one scenario, and keep what came of it."""
        result = played(self._session.snapshot, self._session.catalog, scenario)
        self.take({scenario: result})
        return result

    def status(self, scenario: Id) -> Status:
        """How a scenario stands now."""
        return status_of(self._session.snapshot, scenario, self._played.get(scenario), self._now(scenario))

    def to_record(self) -> dict[Id, Recorded]:
        """The results that hold for the design as it is and are not recorded in it."""
        return {
            scenario: Recorded(result.outcome, result.design, result.script)
            for scenario, result in self._played.items()
            if result.outcome is not None and self._is_news(scenario, result)
        }

    def recording(self, day: str) -> Diff:
        """The edit that keeps them in the design, with the day (YYYY-MM-DD) on which that happens."""
        return record_results(self._session.snapshot, self.to_record(), day)

    def _forget(self, change: Change) -> None:
        """A new scenario may have the id of one that was deleted; undo brings that one back with its result."""
        for (table, identifier), (before, _) in change.diff.changes.items():
            if table == "scenarios" and before is None and change.kind == "edit":
                self._played.pop(identifier, None)

    def _now(self, scenario: Id) -> tuple[str, str]:
        """The fingerprints of design and script; those of scripts are computed again only for what has changed."""
        snapshot = self._session.snapshot
        parts = (snapshot.scenarios[scenario], parts_of(snapshot, scenario))
        known = self._scripts.get(scenario)
        try:
            script = known[1] if known is not None and known[0] == parts else script_fingerprint(snapshot, scenario)
            self._scripts[scenario] = (parts, script)
            if self._structure[0] is not snapshot:
                self._structure = (snapshot, structure_fingerprint(snapshot))
            return self._structure[1], script
        except BadDesign:
            return "", ""

    def _is_news(self, scenario: Id, result: Result) -> bool:
        record = self._session.snapshot.scenarios.get(scenario)
        if record is None or self._now(scenario) != (result.design, result.script):
            return False
        known = (record.result, record.result_design, record.result_script)
        return known != (result.outcome, result.design, result.script)


def _outcome(verdicts: tuple[Verdict, ...]) -> TrialOutcome | None:
    if not verdicts:
        return None
    return "passed" if all(verdict.met for verdict in verdicts) else "failed"


def _changed(now: tuple[str, str], then: tuple[str, str]) -> Changed | None:
    design, script = now[0] != then[0], now[1] != then[1]
    return "both" if design and script else "design" if design else "script" if script else None


def _standing(outcome: TrialOutcome | None, changed: Changed | None) -> Standing:
    return "stale" if changed is not None else outcome if outcome is not None else "unjudged"
