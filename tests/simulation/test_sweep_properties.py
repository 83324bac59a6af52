"""Random designs: letting components that behave alike fail once finds all that letting each of them fail finds, and
what a sweep forks is what a plain simulation plays. What makes runs quick changes nothing about them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalog.loader import load_catalog
from designer.model.records import Dependency, Disk, Group, Interface, Network, Record, Resource
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Array, Fabric, Server, Site, StoragePath
from designer.simulation.engine.playing import HORIZON_MS, advance, begin, go_on, plan_action
from designer.simulation.engine.run import Run, Window
from designer.simulation.outcome.outages import Outcome, outcomes
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.simulate import play
from designer.simulation.studies.sweep.faults import Order, faults_of
from designer.simulation.studies.sweep.sweep import Sweeping
from tests.support.clusters import cluster, nodes, quorum_group
from tests.support.volume import volume

CATALOG = load_catalog()
MS = st.sampled_from([None, None, 0, 1_000, 7_000])
KINDS = st.sampled_from(["physical-disk", "physical-disk", "physical-disk", "generic-service", "ip-address"])


@st.composite
def designs(draw: st.DrawFn) -> Snapshot:
    """Small clusters with several disks, services, networks, paths and servers that look much the same."""
    count = draw(st.integers(2, 4))
    names = [f"n{number}" for number in range(1, count + 1)]
    records = [*nodes(count), *draw(_surroundings(names))]
    records += quorum_group(draw(st.sampled_from(names)))
    array = draw(st.sampled_from([None, "arr"]))
    for group in "AB"[: draw(st.integers(1, 2))]:
        records += draw(_group(group, names, array))
    windows = draw(st.sampled_from(["windows-2003-enterprise", "windows-2000-datacenter"]))
    return cluster(records, windows=windows, quorum=draw(st.sampled_from(["disk", "disk", "majority-node-set"])))


@st.composite
def _group(draw: st.DrawFn, name: str, names: list[str], array: str | None) -> list[Record]:
    owners = st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple)
    records: list[Record] = [
        Group(
            id=name,
            name=name,
            kind=draw(st.sampled_from(["other", "evs"])),
            owner=draw(st.sampled_from(names)),
            preferred_owners=draw(owners),
            failover_threshold=draw(st.sampled_from([None, 1])),
        )
    ]
    disks: list[str] = []
    members: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(KINDS)
        values: dict[str, Any] = {"online_ms": draw(MS), "restart_threshold": draw(st.sampled_from([None, None, 0]))}
        if kind == "ip-address":
            values["network"] = draw(st.sampled_from([None, "net1", "net2"]))
        root = draw(st.sampled_from([None, *disks]))
        seen = draw(st.sampled_from([None, None, tuple(names[:-1])]))
        providers = draw(st.sets(st.sampled_from(members), max_size=2)) if members else set[str]()
        for _ in range(draw(st.integers(1, 3))):
            identifier = f"{name}{len(members)}"
            if kind == "physical-disk":
                disks.append(f"{identifier}d")
                records.append(Disk(id=disks[-1], name=disks[-1], root=root, array=array, visible_to=seen))
                values["disk"] = disks[-1]
            records.append(Resource(id=identifier, name=identifier, type=kind, group=name, **values))
            records += [
                Dependency(id=f"{identifier}>{provider}", dependent=identifier, provider=provider)
                for provider in sorted(providers)
            ]
            members.append(identifier)
    return records


@st.composite
def _surroundings(draw: st.DrawFn, names: list[str]) -> list[Record]:
    site = draw(st.sampled_from([None, "site"]))
    records: list[Record] = [Site(id="site", name="S"), Array(id="arr", name="A", site=site)]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        network = f"net{number}"
        records.append(Network(id=network, name=network, role=draw(st.sampled_from(["private", "public", "mixed"]))))
        records += [Interface(id=f"{network}-{node}", node=node, network=network) for node in names]
    for fabric in ("f1", "f2")[: draw(st.integers(0, 2))]:
        records.append(Fabric(id=fabric, name=fabric))
        records += [StoragePath(id=f"{fabric}-{node}", node=node, fabric=fabric, array="arr") for node in names]
    for number in range(draw(st.integers(0, 2))):
        records.append(Server(id=f"dc{number}", name=f"DC{number}", roles=("domain-controller", "dns"), site=site))
    if "net2" not in {record.id for record in records}:
        records.append(Network(id="net2", name="net2", role="none"))
    if "net1" not in {record.id for record in records}:
        records.append(Network(id="net1", name="net1", role="none"))
    return records


Results = Mapping[Order, tuple[tuple[int, ...], Mapping[str, Outcome], bool]]


def results(sweeping: Sweeping) -> Results:
    """What a sweep says about every order of faults, folded or not."""
    found = sweeping.result(sweeping.cases())
    return {order: (case.times, case.outcomes, case.endless) for case in found.cases for order in found.alike(case)}


@settings(max_examples=volume(200))
@given(designs())
def test_what_behaves_alike_need_not_fail_one_by_one(snapshot: Snapshot) -> None:
    folded = Sweeping(snapshot, CATALOG, 2, workers=1)
    single = Sweeping(snapshot, CATALOG, 2, workers=1, fold=False)
    assert folded.total <= single.total
    assert results(folded) == results(single)


@settings(max_examples=volume(200))
@given(designs(), st.randoms(use_true_random=False))
def test_a_fork_is_what_a_plain_simulation_plays(snapshot: Snapshot, chance: random.Random) -> None:
    sweeping = Sweeping(snapshot, CATALOG, 3, workers=1)
    plan, found = make_plan(snapshot, CATALOG), sweeping.result(sweeping.cases())
    for case in chance.sample(found.cases, min(20, len(found.cases))):
        timeline = play(plan, case.actions, late_polls=True)
        assert case.outcomes == outcomes(timeline)
        assert case.endless == any("still trying" in note for note in timeline.notes)


@settings(max_examples=volume(200))
@given(designs(), st.data())
def test_a_copy_of_a_run_has_nothing_in_common_with_it(snapshot: Snapshot, data: st.DataObject) -> None:
    plan = make_plan(snapshot, CATALOG)
    run, _ = begin(plan, 0)
    for fault in data.draw(st.lists(st.sampled_from(faults_of(plan).single), min_size=1, max_size=3)):
        plan_action(run, replace(fault, at_ms=run.now + data.draw(st.integers(0, 20_000))))
        for _ in range(data.draw(st.integers(0, 30))):
            if run.next_due() is not None:
                advance(run)
    twin = run.copy()
    shared = changing(vars(run)).keys() & changing(vars(twin)).keys()
    assert not shared
    before = len(run.events)
    go_on(twin, HORIZON_MS)
    assert len(run.events) == before
    go_on(run, HORIZON_MS)
    assert run.events == twin.events


@settings(max_examples=volume(1000))
@given(designs(), st.data())
def test_looking_at_the_neighbours_of_what_came_or_went_is_enough(snapshot: Snapshot, data: st.DataObject) -> None:
    plan = make_plan(snapshot, CATALOG)
    faults = st.sampled_from(faults_of(plan).single)
    actions = [
        replace(fault, at_ms=data.draw(st.integers(0, 60_000))) for fault in data.draw(st.lists(faults, max_size=4))
    ]
    timeline = play(plan, actions)
    with patch.object(Run, "stir", lambda run, resource, cause: run.touch(run.plan.group_of[resource], cause)):
        assert play(plan, actions) == timeline


def changing(value: object) -> dict[int, object]:
    """Everything that can change in the parts of a run, by identity; the plan and what is frozen cannot."""
    found: dict[int, object] = {}
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (dict, list, set, Window, random.Random)):
            found[id(one)] = one
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, (list, set, tuple)):
            waiting.extend(one)
        elif is_dataclass(one) and not isinstance(one, Plan):
            waiting.extend(getattr(one, spec.name) for spec in fields(one))
    return found
