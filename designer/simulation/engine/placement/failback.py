"""Failback: a group returns to a preferred owner on its own, at once or in a window of the day."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.placement.owners import failback_target
from designer.simulation.engine.run import Errand, Priority, Run
from designer.simulation.plan.daytime import DAY_MS, has_window, window_wait


def consider(run: Run, group: Id, cause: int) -> None:
    """Let a group go back if a better preferred owner is up: now, or when its window opens.

    When the window opens, the question is asked anew; whatever happens before, happens regardless of the window.
    """
    target = failback_target(run, group)
    if target is None:
        return
    record = run.plan.snapshot.groups[group]
    wait = window_wait(record, (run.plan.starts_at + run.now) % DAY_MS)
    if wait == 0:
        _go_back(run, group, target, cause)
    elif wait != "never" and group not in run.failback_due:
        run.failback_due[group] = run.now + wait
        run.last_window = max(run.last_window, run.now + wait)
        hour = record.failback_from or 0
        event = run.emit("window", group, cause, other=target, node=run.home[group], count=hour)
        run.schedule(wait, Priority.TIMER, _opens, group, event)


def await_window(run: Run, group: Id, cause: int) -> None:
    """Let a group that has just come to a node wait for its next window, if a better preferred owner is up already.

    A window that is open now does not send it back: only nodes that come, and windows that open, do.
    """
    record = run.plan.snapshot.groups[group]
    if not record.failback or not has_window(record) or run.mode[group] != "run":
        return
    if window_wait(record, (run.plan.starts_at + run.now) % DAY_MS) != 0:
        consider(run, group, cause)


def _opens(run: Run, group: Id, cause: int) -> None:
    run.failback_due.pop(group, None)
    target = failback_target(run, group) if run.mode[group] in ("run", "given up") else None
    if target is not None:
        _go_back(run, group, target, cause)


def _go_back(run: Run, group: Id, target: Id, cause: int) -> None:
    event = run.emit("failback", group, cause, other=target, node=run.home[group])
    run.mode[group], run.errands[group] = "vacate", Errand("failback", target)
    run.touch(group, event)
