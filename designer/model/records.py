"""What a design consists of: one frozen record type per table.

Records are flat and refer to each other by id (`ref` names the table referred to). Unset is None and different from any
value; what an unset field then counts as is the catalogue's business, never the record's. Every record keeps in `extra`
the fields that a newer minor version of the program wrote and this one does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from designer.foundation.ids import Id

Scalar = str | int | float | bool

Bus = Literal["scsi", "fibre-channel", "iscsi", "sas"]
QuorumModel = Literal["disk", "majority-node-set", "local"]
NetworkRole = Literal["private", "public", "mixed", "none"]
GroupKind = Literal["cluster", "evs", "dtc", "other"]
Raid = Literal["0", "1", "5", "10"]
DiskContent = Literal["quorum", "database", "log", "queue", "dtc", "index", "recovery"]
RestartAction = Literal["none", "restart", "failover"]
Basis = Literal["default", "assumed", "vendor", "measured"]
StoreKind = Literal["mailbox", "public"]


def ref(table: str, *, owning: bool = False, **options: Any) -> Any:
    """A field that holds the id, or a tuple of ids, of records of `table`.

    A record goes with what it refers to when the reference is required or `owning`; otherwise the field is cleared.
    """
    return field(metadata={"ref": table, "owning": owning or not options}, **options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records."""

    id: Id
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Record):
    """The cluster and the design about it; exactly one record, id "cluster".

    `windows` and `exchange` are catalogue ids; service packs are numbers, 0 = the released version without any.
    """

    name: str = ""
    title: str = ""
    client: str = ""
    author: str = ""
    company: str = ""
    windows: str = ""
    windows_sp: int | None = None
    exchange: str = ""
    exchange_sp: int | None = None
    bus: Bus | None = None
    quorum: QuorumModel = "disk"
    quorum_disk: Id | None = ref("disks", default=None)
    file_share_witness: bool | None = None
    domain: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Record):
    """A server of the cluster. `number` is the Node ID given at join, the implicit failover order. Memory in MB."""

    name: str
    number: int
    domain_controller: bool | None = None
    ram_mb: int | None = None
    local_letters: tuple[str, ...] | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Record):
    """An IP network: private = internal only, public = clients only, mixed = both. Subnet in CIDR form."""

    name: str
    role: NetworkRole
    subnet: str = ""
    priority: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface(Record):
    """A node's connection to a network."""

    node: Id = ref("nodes")
    network: Id = ref("networks")
    address: str = ""
    static: bool | None = None
    teamed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk(Record):
    """A shared disk (one LUN). `letter` is one capital; a mounted disk has a path and its `root` disk instead.

    `visible_to` unset means that every node sees the disk.
    """

    name: str
    letter: str = ""
    mount_path: str = ""
    root: Id | None = ref("disks", default=None)
    size_mb: int | None = None
    raid: Raid | None = None
    holds: tuple[DiskContent, ...] = ()
    visible_to: tuple[Id, ...] | None = ref("nodes", default=None)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A resource group, the unit of failover. `owner` is the node on which it runs when nothing has failed.

    Period in hours, failback hours 0 to 23 in cluster-local time. `users`, `connections` and `profile` describe an EVS.
    `anti_affinity` are the class names that keep groups apart.
    """

    name: str
    kind: GroupKind
    owner: Id | None = ref("nodes", default=None)
    preferred_owners: tuple[Id, ...] = ref("nodes", default=())
    failover_threshold: int | None = None
    failover_period_h: int | None = None
    failback: bool | None = None
    failback_from: int | None = None
    failback_until: int | None = None
    anti_affinity: tuple[str, ...] = ()
    users: int | None = None
    connections: int | None = None
    profile: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Record):
    """A resource of a group. `type` is a catalogue id; unknown types are kept, drawn and reported.

    `possible_owners` unset means every node. `disk` belongs to disk resources, `network` to IP Address resources; all
    other private properties are in `properties` under their registered names. Times in ms; unset = the type's default.
    """

    name: str
    type: str
    group: Id = ref("groups")
    possible_owners: tuple[Id, ...] | None = ref("nodes", default=None)
    disk: Id | None = ref("disks", owning=True, default=None)
    network: Id | None = ref("networks", default=None)
    restart_action: RestartAction | None = None
    restart_threshold: int | None = None
    restart_period_ms: int | None = None
    pending_timeout_ms: int | None = None
    looks_alive_ms: int | None = None
    is_alive_ms: int | None = None
    online_ms: int | None = None
    offline_ms: int | None = None
    time_basis: Basis | None = None
    properties: Mapping[str, Scalar] = field(default_factory=dict)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """`dependent` needs `provider`: it comes online after it and goes offline before it."""

    dependent: Id = ref("resources")
    provider: Id = ref("resources")


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageGroup(Record):
    """A storage group of an EVS. `dirty_mb` is what a clean stop flushes, `logs` what a crash leaves to replay."""

    name: str
    group: Id = ref("groups")
    log_disk: Id | None = ref("disks", default=None)
    dirty_mb: int | None = None
    logs: int | None = None
    recovery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(Record):
    """A database of a storage group."""

    name: str
    storage_group: Id = ref("storage_groups")
    kind: StoreKind = "mailbox"
    disk: Id | None = ref("disks", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A finding accepted with a reason; dates in ISO form. It is stale when nothing of that kind is found any more."""

    rule: str
    subjects: tuple[Id, ...] = ()
    reason: str = ""
    author: str = ""
    date: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Record):
    """A time of the simulation that this design sets itself; the id is the catalogue's key for it."""

    ms: int
    basis: Basis = "assumed"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """Where an object stands in its lane (the id is the object's); lower ranks come first, unranked objects last."""

    rank: int


def references(record: Record) -> Iterator[tuple[str, str, Id]]:
    """Every reference of a record as (field, table referred to, id)."""
    for spec in fields(record):
        table = spec.metadata.get("ref")
        if table is None:
            continue
        value = getattr(record, spec.name)
        if isinstance(value, tuple):
            yield from ((spec.name, table, identifier) for identifier in value)
        elif value is not None:
            yield (spec.name, table, value)
