"""What a run used of its restarts and failovers, and when windows for going back were open."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.budgets import Budget, budgets, failback_windows
from designer.simulation.plan.daytime import time_of_day
from tests.simulation.play import play
from tests.support.clusters import changed, cluster, f2, nodes, plain
from tests.support.samples import sample

HOUR = 3_600_000


def failing(*seconds: float) -> list[str]:
    return [f"resource:G-SVC@{second}" for second in seconds]


def one(**values: object) -> Snapshot:
    """A group of one Generic Service on the first of two nodes: three restarts in 15 minutes."""
    return changed(cluster(nodes(2), plain("G", "n1")), "resources", "G-SVC", **values)


def told(budget: Budget) -> list[tuple[int, int, list[int], int | None]]:
    """Start and end of each period, its uses and when it was spent, all in s."""
    return [
        (
            period.start // 1000,
            period.end // 1000,
            [use.at // 1000 for use in period.uses],
            None if period.spent is None else period.spent.at // 1000,
        )
        for period in budget.periods
    ]


def test_a_run_without_failures_uses_nothing(catalog: Catalog) -> None:
    timeline = play(f2(), catalog, "power:N1")
    assert budgets(timeline, catalog) == ()
    assert failback_windows(timeline) == ()


def test_the_fourth_failure_finds_no_restart_left(catalog: Catalog) -> None:
    """Restarts are counted by node: on N2 they begin anew."""
    restarts, elsewhere, failovers = budgets(play(one(), catalog, *failing(0, 100, 200, 300, 400)), catalog)
    assert (restarts.kind, restarts.subject, restarts.node, restarts.threshold) == ("restarts", "G-SVC", "n1", 3)
    assert told(restarts) == [(0, 900, [0, 100, 200], 300)]
    assert (restarts.most, restarts.spent_at) == (3, 300_000)
    assert (elsewhere.node, told(elsewhere), elsewhere.spent_at) == ("n2", [(400, 1300, [400], None)], None)
    assert (failovers.kind, failovers.subject, failovers.node) == ("failovers", "G", None)
    assert (failovers.threshold, failovers.period_ms, told(failovers)) == (10, 6 * HOUR, [(300, 21_900, [300], None)])


def test_a_period_later_counting_begins_anew(catalog: Catalog) -> None:
    (restarts,) = budgets(play(one(), catalog, *failing(0, 700, 800, 901, 1000)), catalog)
    assert told(restarts) == [(0, 900, [0, 700, 800], None), (901, 1801, [901, 1000], None)]


def test_what_does_not_affect_its_group_stays_failed(catalog: Catalog) -> None:
    design = one(restart_action="restart", restart_threshold=1, restart_period_ms=60_000, retry_period_ms=0)
    (restarts,) = budgets(play(design, catalog, *failing(5, 40)), catalog)
    assert (restarts.threshold, told(restarts)) == (1, [(5, 65, [5], 40)])


def test_without_restarts_there_is_nothing_to_count(catalog: Catalog) -> None:
    (failovers,) = budgets(play(one(restart_threshold=0), catalog, *failing(10)), catalog)
    assert (failovers.kind, told(failovers)) == ("failovers", [(10, 21_610, [10], None)])


def test_a_group_that_has_used_up_its_failovers(catalog: Catalog) -> None:
    design = changed(one(restart_threshold=0), "groups", "G", failover_threshold=2, failover_period_h=1)
    (failovers,) = budgets(play(design, catalog, *failing(0, 100, 200)), catalog)
    assert (failovers.threshold, told(failovers)) == (2, [(0, 3600, [0, 100], 200)])


def test_error_5018_uses_the_budget_of_the_group(catalog: Catalog) -> None:
    """The storm: EVS1 wanders over the nodes that run another EVS until it has no failover left."""
    found = budgets(play(sample("four-node-3-plus-1"), catalog, "power:NODE1", "power:NODE4@200"), catalog)
    failovers = next(budget for budget in found if budget.kind == "failovers")
    assert failovers.most == failovers.threshold
    assert failovers.spent_at is not None
    assert all(budget.spent_at is not None for budget in found if budget.kind == "restarts" and budget.most > 2)


@pytest.mark.parametrize(
    ("starts", "opened", "waits"),
    [("12:00", (10, None), True), ("23:00", (0, 6), False), ("5:00", (17, None), True), ("21:00", (1, 8), True)],
)
def test_a_failback_window(catalog: Catalog, starts: str, opened: tuple[int, int | None], waits: bool) -> None:
    """Open from 22:00 to 5:00; the run goes on for eight hours, or until the group has gone back."""
    design = f2(preferred=("n1",), failback=True, failback_from=22, failback_until=5)
    timeline = play(design, catalog, "power:N1", "start:N1@300", "pause:N2@28800", starts_at=starts)
    (window,) = failback_windows(timeline, time_of_day(starts))
    assert (window.group, window.first_hour, window.last_hour) == ("E", 22, 5)
    begin, end = opened
    assert window.open == ((begin * HOUR, timeline.end if end is None else end * HOUR),)
    assert bool(window.waits) == waits
    if waits:
        assert window.waits[-1][1] == begin * HOUR
