"""What must hold in every state of every simulation, whatever happens."""

from __future__ import annotations

from designer.simulation.engine.resources.alternatives import provided
from designer.simulation.engine.run import Run
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline


def check_run(run: Run) -> None:
    """A run between two events: who owns what, and what may be online where."""
    plan, members = run.plan, set(run.members())
    for group, owner in run.owners.items():
        assert owner is None or owner in plan.nodes
        assert run.home[group] in plan.nodes
    used: dict[str, str] = {}
    for resource, word in run.resources.items():
        if word in ("offline", "failed"):
            continue
        group = plan.group_of[resource]
        owner = run.owners[group]
        assert owner is not None, f"{resource} is {word} in a group without an owner"
        assert owner == run.home[group], (
            f"{resource} is {word} on {owner}, while its group belongs to {run.home[group]}"
        )
        assert owner in members, f"{resource} is {word} on {owner}, which is {run.nodes[owner]}"
        assert owner in plan.possible[group] or resource == plan.quorum.resource
        disk = plan.snapshot.resources[resource].disk
        if word == "online" and disk is not None:
            assert used.setdefault(disk, owner) == owner, f"{disk} is on two nodes"
        if word in ("online", "online pending"):
            assert provided(run, resource), f"{resource} is {word} without what it needs"
        if word == "online" and len(plan.nodes) - len(run.evicted) > 2:
            rivals = [one for one in plan.rivals.get(resource, ()) if run.resources[one] == "online"]
            assert owner not in [run.owners[plan.group_of[one]] for one in rivals]
    if run.quorum_owner is not None:
        assert run.nodes[run.quorum_owner] in ("up", "paused")


def check_events(timeline: Timeline) -> None:
    """Order, causes, counters, and at most one side of a partition that goes on."""
    going: dict[int | None, list[Event]] = {}
    for number, event in enumerate(timeline.events):
        assert event.seq == number
        assert event.at >= (timeline.events[number - 1].at if number else 0)
        if event.cause is None:
            assert event.kind == "action"
        else:
            assert 0 <= event.cause < number
        if event.kind in ("restart", "failover"):
            assert 0 < event.count <= event.limit
        if event.kind == "side" and event.after in ("goes on", "defends"):
            going.setdefault(event.cause, []).append(event)
    assert all(len(sides) == 1 for sides in going.values())


def check_replay(timeline: Timeline) -> None:
    """Every change begins where the one before it ended."""
    resources, owners = dict(timeline.initial.resources), dict(timeline.initial.owners)
    members = dict(timeline.initial.nodes)
    for event in timeline.events:
        table = {"resource": resources, "owner": owners, "node": members}.get(event.kind)
        if table is not None:
            assert table[event.subject] == event.before
            table[event.subject] = event.after
    final = timeline.state_at(timeline.end)
    assert (final.resources, final.owners, final.nodes) == (resources, owners, members)
