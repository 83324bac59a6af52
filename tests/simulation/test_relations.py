"""What must not change, or only in one direction, when a design or a scenario is changed in a certain way.

Every relation holds for random designs. Those on times and on more owners leave out resources that fail, and with them
restarts that escalate and error 5018: a cluster that tries something in vain longer can come to another end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from random import Random
from typing import Any

import networkx

from designer.files.load import from_text
from designer.files.text import to_text
from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Node
from designer.model.snapshot import TABLES, Snapshot, in_order
from designer.model.surroundings import Site
from designer.simulation.outcome.outages import outages
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.plan.policies import Budget
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import play, simulate
from tests.oracle.cases import Case, case
from tests.support.clusters import changed
from tests.support.random_clusters import random_cluster, random_scenario
from tests.support.samples import catalog
from tests.support.volume import volume

CASES = 2000
AT = 1_000
"""When the only action strikes, ms."""


def cases(wanted: Callable[[Case], bool] = lambda _case: True) -> Iterator[tuple[Random, Case]]:
    """So many random cases that fit, each with a generator for what is done to it."""
    found, number = 0, 0
    while found < volume(CASES):
        one = case(number)
        if wanted(one):
            found += 1
            yield Random(number), one
        number += 1


def run(one: Case) -> Timeline:
    return simulate(one.snapshot, catalog(), one.actions, service=one.service)


def lengths(timeline: Timeline) -> dict[Id, float]:
    """How long each group was without service; without end is longer than anything."""
    return {
        group: sum(float("inf") if outage.ms is None else outage.ms for outage in listed)
        for group, listed in outages(timeline).items()
    }


def placed(timeline: Timeline, groups: Iterable[Id]) -> dict[Id, tuple[Id | None, tuple[str, ...]]]:
    """Where each group is at the end, as far as anything of it is online, and the states of its resources."""
    final = timeline.state_at(timeline.end)
    states = {group: tuple(final.resources[member] for member in timeline.members[group]) for group in groups}
    return {group: (final.owners[group] if "online" in words else None, words) for group, words in states.items()}


def set_everywhere(snapshot: Snapshot, table: str, **values: Any) -> Snapshot:
    """The same design with fields of all records of a table set."""
    records = {identifier: replace(record, **values) for identifier, record in snapshot.table(table).items()}
    return replace(snapshot, **{table: records})


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Ids in a field, in tuples and in records, by their new names."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(one, names) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{spec.name: renamed(getattr(value, spec.name), names) for spec in fields(value)})
    return value


def one_action(dice: Random, one: Case) -> Case:
    """The case with a single action that makes no resource fail, and without error 5018."""
    snapshot = set_everywhere(one.snapshot, "groups", anti_affinity=())
    types = {identifier: replace(record, type="generic-service") for identifier, record in snapshot.resources.items()}
    resources = {
        identifier: record if record.group == "CG" else types[identifier]
        for identifier, record in snapshot.resources.items()
    }
    node, group = dice.choice(list(snapshot.nodes)), dice.choice(list(snapshot.groups))
    choices = [Action("power", node, None, AT), Action("service", node, None, AT), Action("move", group, None, AT)]
    return replace(one, snapshot=replace(snapshot, resources=resources), actions=(dice.choice(choices),))


def decided_by_list(one: Case) -> bool:
    """Whether neither a pick at random nor votes have a part in it."""
    return one.service in ("ws2000", "ws2003") and one.snapshot.cluster.quorum == "disk"


def passive(one: Case) -> list[Id]:
    """The nodes that are at home to no group."""
    homes = {group.owner for group in one.snapshot.groups.values()}
    return [node for node in one.snapshot.nodes if node not in homes]


def in_order_of_list(one: Case) -> Case:
    return replace(one, snapshot=changed(one.snapshot, "clusters", "cluster", ordered_target=True))


def test_names_of_nodes_do_not_matter() -> None:
    for dice, one in cases():
        old = list(one.snapshot.nodes)
        names = dict(zip(old, dice.sample([f"z{number}" for number in range(1, 9)], len(old)), strict=True))
        tables = {
            table: in_order({names.get(key, key): renamed(record, names) for key, record in records.items()})
            for table in TABLES
            if (records := one.snapshot.table(table))
        }
        other = replace(one, snapshot=replace(one.snapshot, **tables), actions=renamed(one.actions, names))
        told = [renamed(event, names) for event in run(one).events]
        again = list(run(other).events)
        assert _without_texts(told) == _without_texts(again)


def _without_texts(events: list[Any]) -> list[Any]:
    """Events without what is said of them: lists of nodes in there stand in order of creation."""
    return [
        (event.at, event.kind, event.subject, event.cause, event.before, event.after, event.node) for event in events
    ]


def test_the_order_of_records_in_the_file_does_not_matter() -> None:
    for dice, one in cases():
        content = json.loads(to_text(one.snapshot))
        for rows in content["tables"].values():
            dice.shuffle(rows)
            for row in rows:
                for name in ("possible_owners", "visible_to", "anti_affinity"):
                    if row.get(name):
                        dice.shuffle(row[name])
        snapshot = from_text(json.dumps(content)).snapshot
        assert run(replace(one, snapshot=snapshot)).events == run(one).events


def test_a_node_that_nothing_may_run_on_does_not_matter() -> None:
    """Last in every list, with a quorum disk. With a third node the limit of one EVS per node would begin to hold."""
    for _, one in cases(lambda one: decided_by_list(one) and len(one.snapshot.nodes) > 2):
        plain = in_order_of_list(one)
        snapshot = plain.snapshot
        nodes = tuple(snapshot.nodes)
        for resource in snapshot.resources.values():
            if resource.possible_owners is None:
                snapshot = changed(snapshot, "resources", resource.id, possible_owners=nodes)
        more = apply(snapshot, adding([("nodes", Node(id="unused", name="UNUSED", number=99))]))
        wide = replace(plain, snapshot=more)
        assert placed(run(wide), snapshot.groups) == placed(run(plain), snapshot.groups)


def test_a_node_that_is_down_does_not_matter() -> None:
    """It runs nothing, goes first and stays away."""
    for _, one in cases(lambda one: decided_by_list(one) and len(one.snapshot.nodes) > 3 and bool(passive(one))):
        plain = in_order_of_list(one)
        snapshot, idle = plain.snapshot, passive(one)[0]
        later = tuple(action for action in plain.actions if idle not in (action.subject, action.value))
        with_it = replace(plain, actions=(Action("power", idle, None, 0), *later))
        without = replace(plain, snapshot=_without_node(snapshot, idle), actions=later)
        assert placed(run(with_it), snapshot.groups) == placed(run(without), snapshot.groups)


def _without_node(snapshot: Snapshot, node: Id) -> Snapshot:
    groups = {
        group.id: replace(group, preferred_owners=tuple(one for one in group.preferred_owners if one != node))
        for group in snapshot.groups.values()
    }
    resources = {
        one.id: replace(one, possible_owners=tuple(owner for owner in one.possible_owners if owner != node))
        if one.possible_owners is not None
        else one
        for one in snapshot.resources.values()
    }
    nodes = {identifier: record for identifier, record in snapshot.nodes.items() if identifier != node}
    return replace(snapshot, nodes=nodes, groups=groups, resources=resources)


def test_a_passive_node_that_fails_and_returns_does_not_matter() -> None:
    """Without failback, which any node that joins sets off."""
    for _, one in cases(lambda one: decided_by_list(one) and bool(passive(one))):
        plain = in_order_of_list(replace(one, snapshot=set_everywhere(one.snapshot, "groups", failback=None)))
        idle = passive(one)[0]
        there_and_back = (Action("power", idle, None, 0), Action("start", idle, None, 120_000))
        disturbed = replace(plain, actions=(*there_and_back, *plain.actions))
        assert placed(run(disturbed), plain.snapshot.groups) == placed(run(plain), plain.snapshot.groups)


def test_quicker_is_never_longer() -> None:
    for dice, one in cases():
        slow = one_action(dice, one)
        resources = {
            resource.id: replace(
                resource,
                online_ms=dice.randint(0, resource.online_ms or 0),
                offline_ms=dice.randint(0, resource.offline_ms or 0),
            )
            for resource in slow.snapshot.resources.values()
        }
        quick = replace(slow, snapshot=replace(slow.snapshot, resources=resources))
        before, after = lengths(run(slow)), lengths(run(quick))
        assert all(after[group] <= before[group] for group in before)


def test_one_more_dependency_never_shortens() -> None:
    compared = 0
    for dice, one in cases():
        loose = one_action(dice, one)
        group = dice.choice(list(loose.snapshot.groups))
        inside = [member.id for member in loose.snapshot.members(group)]
        if len(inside) < 2:
            continue
        provider, dependent = sorted(dice.sample(inside, 2))  # services are numbered in the order of their needs
        if any(
            (edge.dependent, edge.provider) == (dependent, provider) for edge in loose.snapshot.dependencies.values()
        ):
            continue
        edge = Dependency(id="more", dependent=dependent, provider=provider)
        if not networkx.is_directed_acyclic_graph(_graph([*loose.snapshot.dependencies.values(), edge])):
            continue
        tight = replace(loose, snapshot=apply(loose.snapshot, adding([("dependencies", edge)])))
        before, after = lengths(run(loose)), lengths(run(tight))
        assert all(after[name] >= before[name] for name in before)
        compared += 1
    assert compared > volume(CASES) // 5


def _graph(edges: Iterable[Dependency]) -> networkx.DiGraph[Id]:
    return networkx.DiGraph([(edge.provider, edge.dependent) for edge in edges])


def test_an_outage_is_the_longest_path() -> None:
    """Of detection, arbitration, and the dependencies with the times of their resources, found without the engine."""
    for dice, one in cases():
        played = one_action(dice, one)
        timeline = run(played)
        times = make_plan(played.snapshot, catalog(), catalog().services[played.service]).times.cluster
        for group, length in lengths(timeline).items():
            if length in (0, float("inf")):
                continue
            action = played.actions[0]
            ahead = times["owner-change"]
            if action.kind == "power":
                quorum = played.snapshot.groups["CG"].owner == action.subject and _needs_arbitration(timeline)
                ahead += times["detect-node"] + times["regroup"] + quorum * times["quorum-arbitration"]
            else:
                ahead += _longest(played.snapshot, group, "offline_ms", reverse=True)
            assert length == ahead + _longest(played.snapshot, group, "online_ms", reverse=False)


def _needs_arbitration(timeline: Timeline) -> bool:
    return any(event.kind == "arbitrated" for event in timeline.events)


def _longest(snapshot: Snapshot, group: Id, field: str, *, reverse: bool) -> int:
    """The longest chain of a group's resources, each of which takes the time in a field."""
    takes: dict[Id, int] = {member.id: getattr(member, field) for member in snapshot.members(group)}
    graph: networkx.DiGraph[Any] = networkx.DiGraph()
    for resource, length in takes.items():
        graph.add_edge((resource, "begins"), (resource, "ends"), weight=length)
    for edge in snapshot.dependencies.values():
        if edge.dependent in takes:
            first, then = (edge.provider, edge.dependent)[:: -1 if reverse else 1]
            graph.add_edge((first, "ends"), (then, "begins"), weight=0)
    return int(networkx.dag_longest_path_length(graph))


def test_a_site_is_the_sum_of_its_nodes() -> None:
    for dice, one in cases():
        snapshot = apply(one.snapshot, adding([("sites", Site(id="s", name="S"))]))
        struck = [node for node in snapshot.nodes if dice.random() < 0.4]
        for node in struck:
            snapshot = changed(snapshot, "nodes", node, site="s")
        together = replace(one, snapshot=snapshot, actions=(Action("site", "s", None, AT),))
        singly = replace(together, actions=tuple(Action("power", node, None, AT) for node in struck))
        assert placed(run(together), snapshot.groups) == placed(run(singly), snapshot.groups)


def test_more_possible_owners_never_leave_a_group_offline() -> None:
    for dice, one in cases():
        few = one_action(dice, one)
        nodes = dice.sample(list(few.snapshot.nodes), max(1, len(few.snapshot.nodes) - 1))
        few = replace(
            few, actions=tuple(Action("power", node, None, AT * 600 * place) for place, node in enumerate(nodes))
        )
        many = replace(few, snapshot=set_everywhere(few.snapshot, "resources", possible_owners=None))
        before, after = (run(case_).state_at(10**9).groups for case_ in (few, many))
        assert all(after[group] == "online" for group in before if before[group] == "online")


def test_a_saved_design_plays_alike() -> None:
    for number in range(volume(CASES)):
        dice = Random(number)
        snapshot = random_cluster(dice)
        scenario = random_scenario(dice, snapshot)
        again = from_text(to_text(snapshot)).snapshot
        assert simulate(again, catalog(), scenario) == simulate(snapshot, catalog(), scenario)


def test_times_of_another_scale_give_a_timeline_of_that_scale() -> None:
    """Of everything that takes time or counts within a time. Escalations are left out, of which a budget is part."""
    compared = 0
    for dice, one in cases():
        scale = dice.choice((2, 3, 7))
        plan = make_plan(one.snapshot, catalog(), catalog().services[one.service])
        quick = play(plan, one.actions)
        if any(event.kind in ("failover", "given up", "left failed") for event in quick.events):
            continue
        compared += 1
        later = [replace(action, at_ms=action.at_ms * scale) for action in one.actions]
        slow = play(_scaled(plan, scale), later)
        told = [(event.at * scale, event.kind, event.subject, event.after) for event in quick.events]
        assert [(event.at, event.kind, event.subject, event.after) for event in slow.events] == told
    assert compared > volume(CASES) // 4


def _scaled(plan: Plan, scale: int) -> Plan:
    durations = [spec.name for spec in fields(plan.times) if spec.name != "logs"]
    times = {name: {key: ms * scale for key, ms in getattr(plan.times, name).items()} for name in durations}
    budgets = {
        name: {key: Budget(budget.threshold, budget.period_ms * scale) for key, budget in getattr(plan, name).items()}
        for name in ("restarts", "failovers")
    }
    delay = plan.service.restart_delay_ms * scale
    patience = {key: replace(one, timeout_ms=one.timeout_ms * scale) for key, one in plan.patience.items()}
    return replace(
        plan,
        times=replace(plan.times, **times),
        retries={key: ms * scale for key, ms in plan.retries.items()},
        patience=patience,
        service=replace(plan.service, restart_delay_ms=delay),
        **budgets,
    )
