"""Random clusters with scenarios that Pacemaker can be asked about, each from a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Group, Node, Record, Resource
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from tests.oracle.moments import ATTENDANT
from tests.support.clusters import changed, cluster, evs, quorum_group

SERVICES = ("ws2000", "ws2003", "ws2003", "ws2008", "ws2012")
APART = 1_200_000
"""Between two actions, ms: longer than the restart period and than anything takes."""

AGAIN = 220_000
"""Between two failures of one resource, ms: long enough to settle, and the restart period holds four of them."""

SLOWEST = 10_000
"""The longest time of a resource, ms."""


@dataclass(frozen=True)
class Case:
    """A design, the service that plays it, and what strikes when."""

    snapshot: Snapshot
    service: str
    actions: tuple[Action, ...]


def case(number: int) -> Case:
    """The case with that number, always the same."""
    dice = Random(number)
    service = dice.choice(SERVICES)
    snapshot = _cluster(dice, service)
    return Case(snapshot, service, tuple(_actions(dice, snapshot, service)))


def large(dice: Random, nodes: int, groups: int, size: int) -> Snapshot:
    """A cluster of so many groups of so many resources each, whose preferred owners begin at different nodes."""
    names = [f"n{number}" for number in range(1, nodes + 1)]
    records: list[Record] = [Node(id=name, name=name.upper(), number=place) for place, name in enumerate(names, 1)]
    for number in range(groups):
        here = number % nodes
        records += _group(dice, f"G{number}", names[here], (*names[here:], *names[:here]), size)
    return _timed(dice, cluster(records))


def _cluster(dice: Random, service: str) -> Snapshot:
    names = [f"n{number}" for number in range(1, dice.choice((2, 2, 3, 3, 4, 4, 5, 6, 8)) + 1)]
    numbers = dice.sample(range(1, len(names) + 1), len(names))
    nodes = [Node(id=name, name=name.upper(), number=number) for name, number in zip(names, numbers, strict=True)]
    strict = True if service == "ws2012" and dice.random() < 0.4 else None
    quorum = "majority-node-set" if service == "ws2003" and dice.random() < 0.2 else "disk"
    groups = [
        evs(name, dice.choice(names), _some(dice, names), failover_threshold=50)
        if dice.random() < 0.2
        else _group(dice, name, dice.choice(names), _some(dice, names), dice.randint(1, 7))
        for name in "ABCDE"[: dice.randint(1, 5)]
    ]
    middle = quorum_group(dice.choice(names))
    snapshot = cluster(nodes, middle, *groups, quorum=quorum, enforce_anti_affinity=strict)
    snapshot = changed(snapshot, "groups", "CG", preferred_owners=tuple(dice.sample(names, len(names))))
    if quorum != "disk":
        witness = Resource(id="CG-M", name="Majority", type="majority-node-set", group="CG")
        snapshot = apply(snapshot, adding([("resources", witness)]))
    for group in [group for group in snapshot.groups if group != "CG"]:
        snapshot = _with_policies(dice, snapshot, group, names)
    return _timed(dice, snapshot)


def _group(dice: Random, identifier: Id, home: Id, preferred: tuple[Id, ...], size: int) -> list[Record]:
    """A group of so many services with random dependencies, which never gives up for too many failovers."""
    group = Group(
        id=identifier, name=identifier, kind="other", owner=home, preferred_owners=preferred, failover_threshold=50
    )
    records: list[Record] = [group]
    inside: list[Id] = []
    for number in range(1, size + 1):
        resource = f"{identifier}-R{number}"
        records.append(Resource(id=resource, name=resource, type="generic-service", group=identifier))
        for provider in dice.sample(inside, min(len(inside), dice.choice((0, 1, 1, 1, 2, 3)))):
            records.append(Dependency(id=f"{resource}>{provider}", dependent=resource, provider=provider))
        inside.append(resource)
    return records


def _some(dice: Random, names: Sequence[Id]) -> tuple[Id, ...]:
    count = dice.randint(1, len(names)) if dice.random() < 0.9 else 0
    return tuple(dice.sample(names, count))


def _with_policies(dice: Random, snapshot: Snapshot, group: Id, names: Sequence[Id]) -> Snapshot:
    snapshot = changed(
        snapshot,
        "groups",
        group,
        anti_affinity=dice.choice(((), (), ("X",), ("Y",), ("X", "Y"))),
        failback=dice.choice((None, False, True)),
    )
    members = [member.id for member in snapshot.members(group)]
    if dice.random() < 0.4:
        home = snapshot.groups[group].owner
        assert home is not None
        owners = {home, *dice.sample(list(names), dice.randint(1, len(names)))}
        snapshot = changed(snapshot, "resources", dice.choice(members), possible_owners=tuple(sorted(owners)))
    for member in members:
        action = dice.choice((None, None, "failover", "failover", "restart", "none"))
        threshold = dice.choice((None, 0, 1, 2, 3))
        if snapshot.resources[member].type == ATTENDANT:
            action = None  # one that may not fail over stays on a node where it cannot run (error 5018)
        policy = {"restart_action": action, "restart_threshold": threshold}
        snapshot = changed(snapshot, "resources", member, **policy)
    return snapshot


def _timed(dice: Random, snapshot: Snapshot) -> Snapshot:
    """The same design with other times for every resource, so that no two sums of them are likely to be alike."""
    resources = {
        resource.id: replace(resource, online_ms=dice.randint(1, SLOWEST), offline_ms=dice.randint(1, SLOWEST))
        for resource in snapshot.resources.values()
    }
    return replace(snapshot, resources=resources)


def _actions(dice: Random, snapshot: Snapshot, service: str) -> list[Action]:
    """Up to six actions, or one resource that fails again and again. Not all nodes go, nor the majority of votes."""
    actions: list[Action] = []
    up, at = set(snapshot.nodes), APART
    services = [resource.id for resource in snapshot.resources.values() if resource.group != "CG"]
    groups = [group for group in snapshot.groups if group != "CG"]
    for _ in range(dice.randint(1, 6)):
        kind = dice.choice(("power", "power", "service", "start", "start", "pause", "move", "resource", "resource"))
        down = sorted(set(snapshot.nodes) - up)
        if kind in ("power", "service") and _may_go(snapshot, service, len(up)):
            node = dice.choice(sorted(up))
            up.discard(node)
            actions.append(Action(kind, node, None, at))
        elif kind == "start" and down:
            node = dice.choice(down)
            up.add(node)
            actions.append(Action(kind, node, None, at))
        elif kind == "pause":
            actions.append(Action(dice.choice(("pause", "resume")), dice.choice(sorted(snapshot.nodes)), None, at))
        elif kind == "move":
            target = dice.choice([None, *sorted(snapshot.nodes)])
            actions.append(Action(kind, dice.choice(groups), target, at))
        elif kind == "resource":
            resource = dice.choice(services)
            for _ in range(dice.randint(1, 5)):
                actions.append(Action("resource", resource, None, at))
                at += AGAIN
        at += APART
    return actions


def _may_go(snapshot: Snapshot, service: str, up: int) -> bool:
    """Whether a node may go. A majority node set may lose its quorum; disk and votes together are not put to a test."""
    votes = service in ("ws2008", "ws2012")
    return up > 1 and (not votes or 2 * up > len(snapshot.nodes) + 1)
