"""Expectations as they are typed: how a text could go on, and what a run suggests."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.scenarios import add_expectation
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.scenarios import Expectation, ExpectedState
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import Outcome, outages, outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.names import BadText
from designer.simulation.trials.expectations import STATES, Expected, expectation_text, judge
from designer.simulation.trials.recorded import play_scenario

MOST_OFFERED = 12
"""So many ways in which a text could go on are offered."""

OFFERED_MS = (60_000, 120_000, 180_000, 300_000)
"""Times without service that are offered; nobody's figures."""

MARGIN = 1.2
"""So many times as long as it was simulated a suggested outage may last. Assumed: a fifth for what is not simulated."""

STEPS_MS = ((600_000, 10_000), (3_600_000, 60_000))
"""Suggested times up to the first of each pair are rounded up to whole multiples of the second; beyond, to 10 min."""

LARGEST_STEP_MS = 600_000


def completions(text: str, snapshot: Snapshot) -> list[str]:
    """Whole texts that begin like this one: first the group, then its state, then node and time."""
    typed = " ".join(text.split()).casefold()
    groups = sorted(snapshot.groups.values(), key=lambda group: group.kind == "cluster")
    begun = [one.id for one in groups if typed == one.name.casefold() or typed.startswith(f"{one.name.casefold()} ")]
    if not begun:
        return [one.name for one in groups if one.name.casefold().startswith(typed)][:MOST_OFFERED]
    chosen = max(begun, key=lambda group: len(snapshot.name_of(group)))
    whole = [expectation_text(one, snapshot) for one in _possible(snapshot, chosen, with_times="within" in typed)]
    return [one for one in dict.fromkeys(whole) if one.casefold().startswith(typed) and one.casefold() != typed][
        :MOST_OFFERED
    ]


def suggested(timeline: Timeline) -> tuple[Expected, ...]:
    """What a run did, as expectations: where each group ended, and no longer without service than it was, with a
    margin.

    All that serve clients are in it, other groups only if something happened to them. Every suggestion is met by the
    run that it comes from.
    """
    found = outcomes(timeline)
    servers = {group.id for group in timeline.snapshot.virtual_servers()}
    wanted = [group for group, outcome in found.items() if group in servers or outcome.outcome != "unaffected"]
    said = [_expected(timeline, group, found[group]) for group in sorted(wanted, key=lambda one: one not in servers)]
    return tuple(one for one in said if one is not None)


def suggestion(snapshot: Snapshot, catalog: Catalog, scenario: Id) -> tuple[Diff, int]:
    """The edit that expects of a scenario what is simulated now, of groups of which it expects nothing yet; and of how
    many. Raises `EditError` for a scenario that cannot be played."""
    try:
        timeline = play_scenario(snapshot, catalog, scenario)
    except (BadText, CannotSimulate, ValueError) as problem:
        raise EditError(str(problem)) from problem
    known = {one.group for one in snapshot.expectations.values() if one.scenario == scenario}
    fresh = [one for one in suggested(timeline) if one.group not in known]
    draft = Draft(snapshot)
    for one in fresh:
        draft.do(add_expectation(draft.snapshot, scenario, as_record(one)))
    return draft.diff, len(fresh)


def with_margin(ms: int) -> int:
    """A time a little longer, as a round figure."""
    longer = ms * MARGIN
    step = next((step for limit, step in STEPS_MS if longer <= limit), LARGEST_STEP_MS)
    return int(-(-longer // step) * step)


def as_record(expected: Expected) -> Expectation:
    """The record of an expectation, as edits take it."""
    return Expectation(
        id="", scenario="", group=expected.group, state=expected.state, node=expected.node, within_ms=expected.within_ms
    )


def _possible(snapshot: Snapshot, group: Id, *, with_times: bool) -> list[Expected]:
    times = OFFERED_MS if with_times else OFFERED_MS[1:2]
    nodes = list(snapshot.nodes)
    return [
        *(Expected(group, state) for state in STATES),
        *(Expected(group, "online", node) for node in nodes),
        *(Expected(group, "online", None, ms) for ms in times),
        *(Expected(group, "online", node, ms) for node in nodes for ms in times),
    ]


def _expected(timeline: Timeline, group: Id, outcome: Outcome) -> Expected | None:
    """The first of what could be said of a group that is true."""
    worst = max((outage.ms or 0 for outage in outages(timeline)[group]), default=0)
    failed = timeline.state_at(timeline.end).groups[group] == "failed"
    down: ExpectedState = "failed" if failed else "offline"
    said = (
        Expected(group, "stays online"),
        Expected(group, "online", outcome.node, with_margin(worst) if worst else None),
        Expected(group, down),
    )
    return next((one for one in said if judge(timeline, one).met), None)
