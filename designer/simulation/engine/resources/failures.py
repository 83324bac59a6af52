"""What follows when a resource fails: restarts on its node, then a failover of its group, then giving up."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.placement.owners import has_target
from designer.simulation.engine.resources.polls import Poll, wait_for
from designer.simulation.engine.run import Errand, Handler, Priority, Run, Window
from designer.simulation.plan.policies import Budget


def notice(run: Run, resource: Id, cause: int, how: str, detail: str = "", other: Id | None = None) -> None:
    """An online resource does not work any more; it fails as soon as that is noticed.

    `how` is one of `scenario.NOTICES` ("" = at once: the resource says so itself). What a looks-alive poll sees,
    an is-alive poll sees as well, so the earlier one finds it; a looks-alive poll that fails calls for an is-alive poll
    at once. Nothing is noticed when the resource goes offline before. What is not online has nothing to notice.
    """
    if run.resources[resource] != "online":
        return
    if how not in ("looks-alive", "is-alive"):
        fail(run, resource, cause, detail, other)
        return
    event = cause if resource in run.broken else mark_broken(run, resource, cause, detail, other)
    waits: dict[Poll, int] = {"is-alive": wait_for(run, resource, "is-alive")}
    if how == "looks-alive":
        waits["looks-alive"] = wait_for(run, resource, "looks-alive")
    poll = min(waits, key=lambda kind: waits[kind])
    run.schedule(waits[poll], Priority.TIMER, _finding(poll, detail, other), resource, event, forgettable=True)


def mark_broken(run: Run, resource: Id, cause: int, detail: str = "", other: Id | None = None) -> int:
    """Record that an online resource has ceased to work, once; the number of that event."""
    if resource not in run.broken:
        node = run.home[run.plan.group_of[resource]]
        run.broken[resource] = run.emit("broken", resource, cause, node=node, detail=detail, other=other)
    return run.broken[resource]


def mend(run: Run, resource: Id, cause: int) -> None:
    """What was broken works again: nobody has noticed, nothing follows."""
    if run.broken.pop(resource, None) is not None:
        run.forget(resource)
        run.emit("mended", resource, cause, node=run.home[run.plan.group_of[resource]])


def _finding(poll: Poll, detail: str, other: Id | None) -> Handler:
    def find(run: Run, resource: Id, cause: int) -> None:
        node = run.home[run.plan.group_of[resource]]
        if node not in run.hung:
            fail(run, resource, run.emit("poll", resource, cause, node=node, detail=poll), detail, other)

    return find


def fail(run: Run, resource: Id, cause: int, detail: str = "", other: Id | None = None) -> None:
    """Let an active resource fail and apply its restart policy.

    So many failures within the restart period are answered with a restart on the same node, the next one escalates; a
    failed attempt to come online is a failure like any other. The period starts with its first failure. Each node has
    its own counter. An attempt after the retry period has no second one. Where the cluster service hangs, nobody
    notices that what was online has failed, and nothing follows from any failure.
    """
    plan, group = run.plan, run.plan.group_of[resource]
    hangs = run.home[group] in run.hung
    if hangs and run.resources[resource] == "online":
        mark_broken(run, resource, cause, detail, other)
        return
    soil(run, resource)
    event = run.set_resource(resource, "failed", cause, detail, other)
    run.touch(group, event)
    if hangs or run.mode[group] not in ("run", "host only"):
        return
    action, budget = plan.restart_actions[resource], plan.restarts[resource]
    if action == "none":
        run.exhausted.add(resource)
        run.emit("left failed", resource, event)
        return
    window = run.restart_windows.setdefault((resource, run.home[group]), Window(run.now))
    count = _count(run, window, budget)
    if resource in run.retrying:
        run.retrying.discard(resource)
        if action == "restart":
            run.exhausted.add(resource)
            run.emit("left failed", resource, event, detail="retry")
        else:
            give_up(run, group, event, "retry", resource)
    elif count <= budget.threshold:
        _restart(run, resource, run.emit("restart", resource, event, count=count, limit=budget.threshold))
    elif action == "restart":
        run.exhausted.add(resource)
        _retry_later(run, resource, run.emit("left failed", resource, event, count=count, limit=budget.threshold))
    else:
        _fail_over(run, group, resource, event)


def soil(run: Run, resource: Id) -> None:
    """Note that a resource stopped dead: what it had not written has to be made up for when it comes online."""
    if resource in run.plan.stores or resource in run.plan.times.check:
        run.dirty.add(resource)


def give_up(run: Run, group: Id, cause: int, detail: str, resource: Id | None = None) -> None:
    """Leave a group where it is.

    Windows 2000 and 2003 leave it with everything offline that has not failed, later ones only with the failed resource
    and what needs it down. `resource` is the one that asked for the failover.
    """
    window, budget = run.failover_windows.get(group), run.plan.failovers[group]
    count = window.count if window is not None else 0
    values = {"detail": detail, "other": resource, "count": count, "limit": budget.threshold, "node": run.home[group]}
    event = run.emit("given up", group, cause, **values)
    left = [resource] if resource is not None else _that_move_the_group(run, group)
    if run.plan.service.gives_up == "group":
        run.mode[group] = "given up"
    else:
        if run.mode[group] != "run":  # it had to go offline first, and does not come back on a paused node
            run.mode[group] = "run" if run.nodes[run.home[group]] == "up" else "host only"
        run.exhausted.update(left)
    if detail != "retry":
        for member in left:
            _retry_later(run, member, event)
    run.touch(group, event)


def _that_move_the_group(run: Run, group: Id) -> list[Id]:
    """The failed resources of a group whose failures can make it move."""
    failed = [member for member in run.plan.members[group] if run.resources[member] == "failed"]
    return [member for member in failed if run.plan.restart_actions[member] == "failover"]


def _restart(run: Run, resource: Id, cause: int) -> None:
    """Let a failed resource be started again, after the delay that the service keeps."""
    delay = run.plan.service.restart_delay_ms
    if delay:
        run.resting.add(resource)
        run.schedule(delay, Priority.TIMER, _rested, resource, cause, forgettable=True)


def _rested(run: Run, resource: Id, cause: int) -> None:
    run.resting.discard(resource)
    run.touch(run.plan.group_of[resource], run.emit("restarting", resource, cause))


def _retry_later(run: Run, resource: Id, cause: int) -> None:
    """Have a resource that is left failed tried once more, if that is set (cluster API, RetryPeriodOnFailure)."""
    if resource in run.plan.retries:
        run.schedule(run.plan.retries[resource], Priority.TIMER, _retry, resource, cause, forgettable=True)


def _retry(run: Run, resource: Id, cause: int) -> None:
    group = run.plan.group_of[resource]
    node = run.home[group]
    if run.mode[group] not in ("run", "given up") or run.nodes[node] != "up" or node in run.hung:
        return
    run.exhausted.discard(resource)
    run.retrying.add(resource)
    run.mode[group] = "run"
    run.touch(group, run.emit("retry", resource, cause, node=node))


def _fail_over(run: Run, group: Id, resource: Id, cause: int) -> None:
    """Move the group, if its budget of failovers allows and there is a node to go to.

    Only failovers that a resource asks for use the budget; lost nodes and moves do not (KB 197047).
    """
    budget = run.plan.failovers[group]
    window = run.failover_windows.setdefault(group, Window(run.now))
    if run.now - window.start > budget.period_ms:
        window.start, window.count = run.now, 0
    if window.count >= budget.threshold:
        give_up(run, group, cause, "threshold", resource)
    elif not has_target(run, group):
        give_up(run, group, cause, "no node", resource)
    else:
        window.count += 1
        run.mode[group], run.errands[group] = "vacate", Errand("failover")
        values = {"count": window.count, "limit": budget.threshold, "other": resource, "node": run.home[group]}
        run.touch(group, run.emit("failover", group, cause, **values))


def _count(run: Run, window: Window, budget: Budget) -> int:
    if run.now - window.start > budget.period_ms:
        window.start, window.count = run.now, 0
    window.count += 1
    return window.count
