"""Test cases of a design: what is done, what is expected, how long it takes in the simulation and may take in the room.

A case has one line for each thing that is observed: a virtual server in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.foundation.units import NBSP, listed, seconds
from designer.report.context import Context
from designer.report.testing.codes import in_plan, scenario_code
from designer.report.testing.requirements import linked_codes, priority
from designer.report.testing.runs import Played, Told, limit_ms, played, told
from designer.report.wording import sentence, tenths
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.names import BadText
from designer.simulation.scenario.wording import action_text
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library import ReadyScenario
from designer.simulation.trials.recorded import play_scenario, scenario_actions, scenario_expectations


@dataclass(frozen=True, slots=True)
class Line:
    """What is observed in one run. `ms` is simulated, `limit_ms` how long it may take; where there is no limit, `why`
    says so. `state` is what must be so at the end."""

    run: str
    state: str
    ms: int | None = None
    limit_ms: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test of the plan."""

    code: str
    title: str
    purpose: str
    steps: tuple[str, ...]
    expected: str
    lines: tuple[Line, ...]
    facts: str = ""
    warning: str = ""
    manual: str = ""
    links: str = ""
    priority: str = "Must"

    @property
    def worst(self) -> Line | None:
        """The line with the longest limit; None where nothing has one."""
        limited = [line for line in self.lines if line.limit_ms is not None]
        return max(limited, key=lambda line: line.limit_ms or 0, default=None)


@remembered
def cases(context: Context) -> Sequence[Case]:
    """All tests of the plan, those of the library first."""
    own = (_own(context, scenario) for scenario in context.snapshot.scenarios)
    return [*(_ready(context, one) for one in in_plan(context)), *(one for one in own if one is not None)]


def _ready(context: Context, one: ReadyScenario) -> Case:
    test = one.test
    lines = _together([line for run in played(context, one) for line in _lines(context, run)])
    node = _only_node(context, one)
    if one.status == "manual":
        lines = (_by_hand(context, one),)
    return Case(
        code=test.code,
        title=test.title,
        purpose=test.purpose,
        steps=tuple(step.replace("the node", node) for step in test.procedure) if node else test.procedure,
        expected=test.expected,
        lines=lines,
        facts=", ".join(test.facts),
        warning=test.warning,
        manual=test.manual,
        links=linked_codes(context, test.code),
        priority=priority(context, test.code),
    )


def _only_node(context: Context, one: ReadyScenario) -> str:
    """The node that a test is about, where it has one run on one node; "" for others."""
    subjects = {action.subject for run in one.runs for action in run.actions}
    node = next(iter(subjects), "")
    return context.name(node) if len(one.runs) == 1 and len(subjects) == 1 and node in context.snapshot.nodes else ""


def _by_hand(context: Context, one: ReadyScenario) -> Line:
    minutes = context.cluster.restore_minutes
    if one.test.code == "TC-19" and minutes is not None:
        return Line(
            "One database",
            "Restored within the agreed time, and mounted",
            None,
            minutes * 60_000,
            "the agreed restore time",
        )
    return Line("All", "As expected above", None, None, "judged by eye")


def _lines(context: Context, run: Played) -> Iterator[Line]:
    """One line for every group that is interrupted, one for all together that must stay online."""
    calm = [one for one in run.told if one.expected.state == "stays online" and one.ms == 0]
    for one in run.told:
        if one not in calm:
            yield _line(context, run.name, one)
    if calm:
        names = context.names([one.expected.group for one in calm])
        verb = "stay" if len(names) > 1 else "stays"
        yield Line(run.name, f"{listed(names)} {verb} online", 0, limit_ms(context, 0))


def _together(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, but what must stay online beside something else is said once for all runs."""
    calm = [line for line in lines if line.limit_ms == 0]
    loud = [line for line in lines if line.limit_ms != 0]
    if len(calm) < 2 or not loud:
        return tuple(lines)
    return (*loud, Line("Each run", "Every other virtual server stays online", 0, 0))


def _line(context: Context, run: str, one: Told) -> Line:
    state = _state(context, one.expected)
    if one.expected.state in ("failed", "offline", "stays offline"):
        return Line(run, state, None, None, "no limit: it waits for a node or for help")
    if one.ms is None:
        return Line(run, state, None, None, "no limit: it does not come back in the simulation")
    return Line(run, state, one.ms, one.expected.within_ms or limit_ms(context, one.ms))


def _state(context: Context, expected: Expected) -> str:
    group = context.name(expected.group)
    if expected.state == "online":
        return f"{group} online" + (f" on {context.name(expected.node)}" if expected.node is not None else "")
    return f"{group} {expected.state}"


def _own(context: Context, scenario: Id) -> Case | None:
    """A scenario of the design; None for one that cannot be played."""
    snapshot, record = context.snapshot, context.snapshot.scenarios[scenario]
    try:
        actions = scenario_actions(snapshot, scenario)
        expected = scenario_expectations(snapshot, scenario)
        timeline = play_scenario(snapshot, context.catalog, scenario)
    except (BadText, CannotSimulate, ValueError):
        return None
    code = scenario_code(scenario)
    run = Played("All", tuple(told(timeline, actions, expected)))
    nothing = Line("All", "As the log sheet says", None, None, "no expectation is recorded in the scenario")
    lines = tuple(_lines(context, run)) or (nothing,)
    return Case(
        code=code,
        title=record.name,
        purpose=record.notes,
        steps=tuple(_step(context, action) for action in actions),
        expected="What stands in the table below is so at the end.",
        lines=lines,
        links=linked_codes(context, code),
        priority=priority(context, code),
    )


def _step(context: Context, action: Action) -> str:
    text = sentence(action_text(action, context.snapshot))
    return f"After {seconds(action.at_ms)}: {text}." if action.at_ms else f"{text}."


def shown_s(ms: int | None) -> str:
    """Seconds for a column headed "s", to a tenth."""
    if ms is None:
        return ""
    whole, point, part = tenths(round(ms, -2)).partition(".")
    return f"{int(whole):,}{point}{part}"


def limit_words(line: Line) -> str:
    """The limit with its unit, or why there is none."""
    if line.limit_ms is None:
        return line.why
    if line.limit_ms >= 3_600_000:
        return f"{tenths(line.limit_ms // 60)}{NBSP}min"
    return f"{shown_s(line.limit_ms)}{NBSP}s"
