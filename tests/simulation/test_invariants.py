"""What must hold in every state of every simulation, on random small clusters under random scenarios."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalog.loader import load_catalog
from designer.model.diff import adding, apply
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.simulation.critical import critical_path
from designer.simulation.narrate import narrate
from designer.simulation.outages import outages
from designer.simulation.plan import CannotSimulate, Plan, make_plan
from designer.simulation.scenario import Action
from designer.simulation.simulate import simulate
from designer.simulation.state import ClusterState, group_state
from designer.simulation.timeline import Timeline
from tests.support.clusters import changed, cluster, evs, nodes, plain, possible, quorum_group
from tests.support.strategies import snapshots
from tests.support.volume import volume

CATALOG = load_catalog()
PLATFORMS = ["windows-2003-enterprise", "windows-2000-datacenter"]
MS = st.sampled_from([0, 1, 500, 1_000, 5_000, 20_000, 400_000])
SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "restart_action": st.sampled_from([None, "none", "restart", "failover"]),
    "restart_threshold": st.sampled_from([None, 0, 1]),
    "restart_period_ms": st.sampled_from([None, 60_000]),
    "online_ms": st.none() | MS,
    "offline_ms": st.none() | MS,
}


@st.composite
def clusters(draw: st.DrawFn) -> Snapshot:
    names = [f"n{number}" for number in range(1, draw(st.integers(1, 5)) + 1)]
    some_nodes = st.lists(st.sampled_from(names), unique=True)
    groups = []
    for name in "ABC"[: draw(st.integers(1, 3))]:
        build = draw(st.sampled_from([plain, evs]))
        values = {
            "anti_affinity": draw(st.sampled_from([(), ("X",)])),
            "failback": draw(st.none() | st.booleans()),
            "failover_threshold": draw(st.sampled_from([None, 0, 1, 2])),
            "failover_period_h": draw(st.sampled_from([None, 1])),
        }
        groups.append(build(name, draw(st.sampled_from(names)), draw(some_nodes), **values))
    quorum = quorum_group(draw(st.sampled_from(names))) if draw(st.booleans()) else []
    model = draw(st.sampled_from(["disk", "disk", "majority-node-set", "local"]))
    snapshot = cluster(nodes(len(names)), quorum, *groups, windows=draw(st.sampled_from(PLATFORMS)), quorum=model)
    if quorum and model != "disk":
        kind = {"majority-node-set": "majority-node-set", "local": "local-quorum"}[model]
        snapshot = apply(snapshot, adding([("resources", Resource(id="CG-M", name="M", type=kind, group="CG"))]))
    for resource in draw(st.lists(st.sampled_from(list(snapshot.resources)), max_size=4)):
        field = draw(st.sampled_from(list(SETTINGS)))
        snapshot = changed(snapshot, "resources", resource, **{field: draw(SETTINGS[field])})
    for resource in draw(st.lists(st.sampled_from(list(snapshot.resources)), max_size=2)):
        snapshot = possible(snapshot, draw(some_nodes), resource)
    return snapshot


def scenarios(snapshot: Snapshot) -> st.SearchStrategy[list[Action]]:
    node = st.sampled_from(list(snapshot.nodes))
    group = st.sampled_from(list(snapshot.groups))
    resource = st.sampled_from(list(snapshot.resources)) if snapshot.resources else st.nothing()
    at = st.integers(0, 400).map(lambda half_seconds: half_seconds * 500)
    done = [
        st.builds(Action, st.sampled_from(["power", "service", "start"]), node, st.none(), at),
        st.builds(Action, st.just("move"), group, st.none() | node, at),
        st.builds(Action, st.just("resource"), resource, st.none(), at),
    ]
    return st.lists(st.one_of(done), max_size=8)


@settings(max_examples=volume(6000))
@given(st.data())
def test_whatever_happens(data: st.DataObject) -> None:
    snapshot = data.draw(clusters())
    check(snapshot, data.draw(scenarios(snapshot)), data.draw(st.integers(0, 3)))


@settings(max_examples=volume(2000))
@given(st.data())
def test_whatever_is_drawn(data: st.DataObject) -> None:
    snapshot = data.draw(snapshots())
    try:
        simulate(snapshot, CATALOG, [])
    except CannotSimulate:
        return
    check(snapshot, data.draw(scenarios(snapshot)), 0)


def check(snapshot: Snapshot, scenario: list[Action], seed: int) -> None:
    timeline = simulate(snapshot, CATALOG, scenario, seed=seed)
    assert timeline == simulate(snapshot, CATALOG, scenario, seed=seed)
    plan = make_plan(snapshot, CATALOG)
    check_events(timeline)
    endless = any("still trying" in note for note in timeline.notes)
    if len(timeline.events) > 2000:
        return  # nothing new in there, and much of it
    replayed: dict[str, str] = dict(timeline.initial.resources)
    places: dict[str, str | None] = dict(timeline.initial.owners)
    members: dict[str, str] = dict(timeline.initial.nodes)
    for number, event in enumerate(timeline.events):
        table: dict[str, Any] = {"resource": replayed, "owner": places, "node": members}.get(event.kind, {})
        if table:
            assert table[event.subject] == event.before
            table[event.subject] = event.after
        if number + 1 == len(timeline.events) or timeline.events[number + 1].at > event.at:
            state = timeline.state_at(event.at)
            assert (state.resources, state.owners, state.nodes) == (replayed, places, members)
            check_state(plan, state)
    if not endless:
        check_end(plan, timeline)
    check_outages(timeline)
    told = narrate(timeline)
    assert bool(told) == bool(timeline.events)
    assert not [line for line in told if "None" in line]


def check_events(timeline: Timeline) -> None:
    for number, event in enumerate(timeline.events):
        assert event.seq == number
        assert event.at >= (timeline.events[number - 1].at if number else 0)
        if event.cause is None:
            assert event.kind == "action"
        else:
            assert event.cause < number
        if event.kind in ("restart", "failover"):
            assert 0 < event.count <= event.limit


def check_state(plan: Plan, state: ClusterState) -> None:
    for group, owner in state.owners.items():
        assert owner is None or owner in state.nodes
        assert state.groups[group] == group_state(state.resources[member] for member in plan.members[group])
    for resource, word in state.resources.items():
        if word in ("offline", "failed"):
            continue
        owner = state.owners[plan.group_of[resource]]
        assert owner is not None
        assert state.nodes[owner] == "up"
        assert owner in plan.possible[plan.group_of[resource]]
        if word in ("online", "online pending"):
            assert all(state.resources[provider] == "online" for provider in plan.needs[resource])
        if word == "online":
            assert not any(
                state.resources[rival] == "online" and state.owners[plan.group_of[rival]] == owner
                for rival in plan.rivals.get(resource, ())
            )
    if state.quorum_owner is not None:
        assert state.nodes[state.quorum_owner] == "up"


def check_end(plan: Plan, timeline: Timeline) -> None:
    """When nothing is due any more, nothing is on its way, and every group that can run somewhere does."""
    final = timeline.state_at(timeline.end)
    assert not {"online pending", "offline pending"} & set(final.resources.values())
    if "up" not in final.nodes.values():
        assert "online" not in final.resources.values()
        return
    for group, owner in final.owners.items():
        assert owner is not None
        assert final.nodes[owner] == "up"
        words = {final.resources[member] for member in plan.members[group]}
        if owner in plan.possible[group] and "failed" not in words:
            assert words <= {"online"}
        elif owner not in plan.possible[group]:
            assert words <= {"offline", "failed"}


def check_outages(timeline: Timeline) -> None:
    for listed in outages(timeline).values():
        for outage in listed:
            path = critical_path(timeline, outage)
            if outage.end is None:
                assert path == ()
            else:
                assert [step.start for step in path] == [outage.start, *(step.end for step in path[:-1])]
                assert path[-1].end == outage.end
