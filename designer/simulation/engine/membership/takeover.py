"""What those who go on take over, and what changes for the groups when a node comes."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.membership.quorum import recount, verdicts
from designer.simulation.engine.placement.failback import consider
from designer.simulation.engine.placement.owners import can_go
from designer.simulation.engine.reach.hearing import sides
from designer.simulation.engine.resources.groups import come_online, place, vacate
from designer.simulation.engine.run import Errand, Run
from designer.simulation.record.events import Reason


def take_over(run: Run, reason: Reason, cause: int) -> None:
    """Find a node for every group without one, the quorum's first."""
    for group in sorted(run.plan.groups, key=lambda group: group != run.plan.quorum.group):
        if run.mode[group] == "lost" and run.owners[group] is None:
            place(run, group, reason, cause)


def conclude(run: Run, cause: int) -> None:
    """Once it is settled who goes on, these take over what the others ran, as they have let go of everything."""
    parts = sides(run)
    if run.arbitrating or len(parts) != 1 or verdicts(run, parts)[0].ruling not in ("goes on", "defends"):
        return
    run.contest.side.clear()
    recount(run, parts[0])
    for group in run.plan.groups:
        if run.mode[group] == "lost" and run.owners[group] is not None:
            run.set_owner(group, None, cause)
    take_over(run, "node", cause)


def welcome(run: Run, node: Id, cause: int) -> None:
    """What changes for the groups when a node is there, or takes groups, again: failback, and an end of waiting."""
    for group in run.plan.groups:
        mode = run.mode[group]
        if mode == "stranded":
            vacate(run, group, Errand("drain"), run.emit("drain", group, cause, node=run.home[group]))
        elif mode == "host only" and run.home[group] == node:
            come_online(run, group, cause)
        elif mode == "host only" and can_go(run, group, node) is None:
            event = run.emit("failback", group, cause, other=node, node=run.home[group])
            vacate(run, group, Errand("failback", node), event)
        elif mode in ("run", "given up"):
            consider(run, group, cause)
    if not run.arbitrating:
        take_over(run, "node", cause)
