"""Random clusters with everything around them, and everything that can be done to them, from any generator."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Disk, Interface, Network, Record, Resource
from designer.model.snapshot import TABLES, Snapshot
from designer.model.surroundings import Array, Fabric, Server, Site, StoragePath
from designer.simulation.engine.actions import EFFECTS
from designer.simulation.scenario.actions import COUNTED, NOTICES, SUBJECT_TABLES, Action, ActionKind
from tests.support.clusters import changed, cluster, evs, nodes, plain, possible, quorum_group
from tests.support.samples import catalog

MS = [None, 0, 1, 500, 1_000, 5_000, 20_000, 400_000]
SETTINGS: dict[str, Sequence[Any]] = {
    "restart_action": [None, "none", "restart", "failover"],
    "restart_threshold": [None, 0, 1],
    "restart_period_ms": [None, 60_000],
    "retry_period_ms": [None, 60_000],
    "pending_timeout_ms": [None, 10_000],
    "report_ms": [None, 5_000],
    "kept_offline": [None, True],
    "online_ms": MS,
    "offline_ms": MS,
}
VALUES: dict[tuple[ActionKind, str], str] = {
    ("move", "groups"): "nodes",
    ("disk", "disks"): "nodes",
    ("cable", "nodes"): "networks",
    ("link", "sites"): "sites",
    ("repair", "nodes"): "networks",
    ("repair", "disks"): "nodes",
    ("repair", "sites"): "sites",
}
"""The table of the second object that an action on an object of a table may have."""


def random_cluster(dice: Random) -> Snapshot:
    """A small cluster: odd here and there, but of parts that fit together."""
    names = [f"n{number}" for number in range(1, dice.randint(1, 5) + 1)]
    groups = [_random_group(dice, name, names) for name in "ABC"[: dice.randint(1, 3)]]
    quorum = quorum_group(dice.choice(names)) if dice.random() < 0.6 else []
    model = dice.choice(["disk", "disk", "majority-node-set", "local"])
    snapshot = cluster(
        nodes(len(names)),
        quorum,
        *groups,
        windows=dice.choice(sorted(catalog().windows)),
        quorum=model,
        file_share_witness=dice.choice([None, True]),
        enforce_anti_affinity=dice.choice([None, True]),
        ordered_target=dice.choice([None, True]),
    )
    if quorum and model != "disk":
        kind = {"majority-node-set": "majority-node-set", "local": "local-quorum"}[model]
        snapshot = apply(snapshot, adding([("resources", Resource(id="CG-M", name="M", type=kind, group="CG"))]))
    for _ in range(dice.randint(0, 4)):
        field = dice.choice(list(SETTINGS))
        values = {field: dice.choice(SETTINGS[field])}
        snapshot = changed(snapshot, "resources", dice.choice(list(snapshot.resources)), **values)
    for _ in range(dice.randint(0, 2)):
        snapshot = possible(snapshot, some(dice, names), dice.choice(list(snapshot.resources)))
    if dice.random() < 0.5:
        snapshot = _surrounded(dice, snapshot, names)
    return _with_alternatives(dice, snapshot)


def some(dice: Random, names: Sequence[Id]) -> list[Id]:
    """Any number of them, in any order."""
    return dice.sample(list(names), dice.randint(0, len(names)))


def _random_group(dice: Random, name: Id, names: Sequence[Id]) -> list[Record]:
    hours = dice.choice([(None, None), (None, None), (13, 14), (12, 11)])
    build = dice.choice([plain, evs])
    return build(
        name,
        dice.choice(names),
        some(dice, names),
        anti_affinity=dice.choice([(), ("X",)]),
        failback=dice.choice([None, False, True]),
        failback_from=hours[0],
        failback_until=hours[1],
        failover_threshold=dice.choice([None, 0, 1, 2]),
        failover_period_h=dice.choice([None, 1]),
        kept_offline=dice.choice([None, None, None, True]),
    )


def _surrounded(dice: Random, snapshot: Snapshot, names: list[Id]) -> Snapshot:
    """The same cluster with sites, networks, an array that two fabrics lead to, disks on it, and servers."""
    sites = [f"s{number}" for number in range(1, dice.randint(1, 3) + 1)]
    records: list[Record] = [Site(id=site, name=site.upper()) for site in sites]
    where: list[Id | None] = [None, *sites]
    for number, role in enumerate(dice.choice([("private", "public"), ("mixed",), ("private", "mixed")]), 1):
        medium = dice.choice([None, "switch", "crossover"]) if len(names) == 2 else None
        records.append(Network(id=f"net{number}", name=f"NET{number}", role=role, medium=medium))
        joined = [name for name in names if dice.random() < 0.9]
        records += [Interface(id=f"net{number}-{name}", node=name, network=f"net{number}") for name in joined]
    records.append(Array(id="array", name="ARRAY", site=dice.choice(where)))
    for fabric in ("left", "right"):
        records.append(Fabric(id=fabric, name=fabric.upper()))
        seen = [name for name in names if dice.random() < 0.8]
        records += [StoragePath(id=f"{fabric}-{name}", node=name, fabric=fabric, array="array") for name in seen]
    for role in ("domain-controller", "dns", "file-share-witness"):
        records.append(Server(id=role, name=role.upper(), roles=(role,), site=dice.choice(where)))
    on_disk = [one.id for one in snapshot.resources.values() if one.type == "physical-disk" and one.disk is None]
    limits = [None, None, None, tuple(names[:1])]
    records += [Disk(id=f"d-{one}", name=one, array="array", visible_to=dice.choice(limits)) for one in on_disk]
    tables = {spec.kind: name for name, spec in TABLES.items()}
    snapshot = apply(snapshot, adding((tables[type(record)], record) for record in records))
    for one in on_disk:
        snapshot = changed(snapshot, "resources", one, disk=f"d-{one}")
    addresses = [one.id for one in snapshot.resources.values() if one.type == "ip-address"]
    for one in addresses:
        snapshot = changed(snapshot, "resources", one, network=dice.choice([None, *snapshot.networks]))
    for name in names:
        snapshot = changed(snapshot, "nodes", name, site=dice.choice(where))
    return snapshot


def _with_alternatives(dice: Random, snapshot: Snapshot) -> Snapshot:
    """The same cluster, perhaps with a name that one of two addresses suffices for."""
    names = [one for one in snapshot.resources.values() if one.type == "network-name"]
    if not names or dice.random() < 0.6:
        return snapshot
    name = dice.choice(names)
    second = f"{name.group}-IP2"
    records = [
        ("resources", Resource(id=second, name=second, type="ip-address", group=name.group)),
        ("dependencies", Dependency(id=f"{name.id}>{second}", dependent=name.id, provider=second)),
    ]
    snapshot = apply(snapshot, adding(records))
    for edge in list(snapshot.dependencies.values()):
        if edge.dependent == name.id:
            snapshot = changed(snapshot, "dependencies", edge.id, alternative="either")
    return snapshot


def random_action(dice: Random, snapshot: Snapshot, at_ms: int) -> Action:
    """Anything that can be done to something that the design has."""
    able = [(kind, table) for kind in EFFECTS for table in SUBJECT_TABLES[kind] if snapshot.table(table)]
    kind, table = dice.choice(able)
    others = list(snapshot.table(VALUES[kind, table])) if (kind, table) in VALUES else []
    how = dice.choice(["", *NOTICES[1:]]) if kind == "resource" else ""
    count = dice.choice([COUNTED[kind], 1, 2, 5, 30]) if kind in COUNTED else None
    subject = dice.choice(list(snapshot.table(table)))
    return Action(kind, subject, dice.choice([None, *others]), at_ms, how, count)


def random_scenario(dice: Random, snapshot: Snapshot) -> list[Action]:
    """Up to eight actions within some minutes."""
    return [random_action(dice, snapshot, dice.randint(0, 400) * 500) for _ in range(dice.randint(0, 8))]
