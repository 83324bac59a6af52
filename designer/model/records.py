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
GroupKind = str
"""One of `CORE_KINDS`, or the catalogue id of a role: what the group's virtual server is, such as "evs"."""

CORE_KINDS = ("cluster", "dtc", "other")
"""Groups that serve no clients of their own: the Cluster Group, MSDTC's, and whatever has no role."""

Raid = Literal["0", "1", "5", "10"]
DiskContent = Literal["quorum", "database", "log", "queue", "dtc", "index", "recovery", "files", "backup"]
RestartAction = Literal["none", "restart", "failover"]
Basis = Literal["default", "assumed", "vendor", "measured"]
StoreKind = Literal["mailbox", "public"]
NodeRole = Literal["active", "primary passive", "alternate passive"]
Architecture = Literal["x86", "x64", "ia64"]
Medium = Literal["switch", "crossover"]
FileSystem = Literal["ntfs", "fat32", "fat"]
Replication = Literal["none", "synchronous", "asynchronous"]


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
    `service_account` is the account of the Cluster service as it is entered, DOMAIN\\user; the three fields behind it
    say what that account may do. `components` are catalogue ids of the Exchange components that the organisation needs,
    wherever they run; `smtp_domains` the domains of its recipient policies. `dispersed` says that the nodes are at
    several sites, `replication` how the disks are copied between them. `restore_minutes` is the longest that restoring
    one database may take, `restore_gb_per_hour` how fast the backup system is. `enforce_anti_affinity` is the cluster
    property ClusterEnforcedAntiAffinity, `ordered_target` DisableGroupPreferredOwnerRandomization.

    `processor_limit` is how much of its processors a node may need after a failure, in percent. What follows goes into
    the estimate of availability: how many of 100 failovers work and how long people take where one does not
    (`recovery_h`), how many nodes can be under repair at once, planned moves of each virtual server a year, and the
    availability in percent of storage, of directory, DNS and client network together, and of site and power.
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
    enforce_anti_affinity: bool | None = None
    ordered_target: bool | None = None
    quorum_log_kb: int | None = None
    domain: str = ""
    hardware_listed: bool | None = None
    dispersed: bool | None = None
    replication: Replication | None = None
    service_account: str = ""
    account_is_local_admin: bool | None = None
    account_has_exchange_rights: bool | None = None
    account_creates_computers: bool | None = None
    dtc_network_access: bool | None = None
    dns_dynamic_updates: bool | None = None
    smtp_domains: tuple[str, ...] | None = None
    components: tuple[str, ...] | None = None
    joins_exchange_55_site: bool | None = None
    antivirus_cluster_aware: bool | None = None
    antivirus_exclusions: bool | None = None
    backup_by_evs_name: bool | None = None
    iscsi_initiator_build: int | None = None
    iscsi_dedicated_network: bool | None = None
    restore_minutes: int | None = None
    restore_gb_per_hour: int | None = None
    processor_limit: int | None = None
    failovers_work: float | None = None
    recovery_h: float | None = None
    repair_crews: int | None = None
    moves_per_year: int | None = None
    storage_percent: float | None = None
    surroundings_percent: float | None = None
    power_percent: float | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Record):
    """A server of the cluster. `number` is the Node ID given at join, the implicit failover order. Memory in MB.

    `domain`, `windows` and `exchange` with their service packs are set only where this node differs from the design.
    `install_path` is where the Exchange binaries are; `components` are catalogue ids of what else is installed.
    `services_manual` says that the Exchange services start by hand only, `pop3_imap4_manual` the same of these two.
    `boot_3gb` and `boot_userva` are switches of boot.ini, `boot_delay_s` its timeout in seconds; `system_pages` and
    `heap_decommit` are registry values. `max_users` is what the node can carry, `own_cpu_percent` its processor
    load without any virtual server. MTBF and MTTR in hours.
    """

    name: str
    number: int
    role: NodeRole | None = None
    site: Id | None = ref("sites", default=None)
    domain: str = ""
    domain_controller: bool | None = None
    hardware: str = ""
    cpus: int | None = None
    ram_mb: int | None = None
    architecture: Architecture | None = None
    virtual: bool | None = None
    local_letters: tuple[str, ...] | None = None
    page_file_mb: int | None = None
    max_users: int | None = None
    own_cpu_percent: int | None = None
    windows: str = ""
    windows_sp: int | None = None
    exchange: str = ""
    exchange_sp: int | None = None
    language: str = ""
    install_path: str = ""
    components: tuple[str, ...] | None = None
    iis_components: bool | None = None
    services_manual: bool | None = None
    pop3_imap4_manual: bool | None = None
    mountmgr_update: bool | None = None
    boot_3gb: bool | None = None
    boot_userva: int | None = None
    boot_delay_s: int | None = None
    system_pages: int | None = None
    heap_decommit: int | None = None
    mtbf_h: int | None = None
    mttr_h: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Record):
    """An IP network: private = internal only, public = clients only, mixed = both. Subnet in CIDR form.

    `round_trip_ms` is the longest between two nodes; `routed` says that a router stands between nodes.
    """

    name: str
    role: NetworkRole
    subnet: str = ""
    priority: int | None = None
    medium: Medium | None = None
    routed: bool | None = None
    round_trip_ms: int | None = None
    mtbf_h: int | None = None
    mttr_h: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface(Record):
    """A node's connection to a network.

    `binding_rank` is its place in the binding order, 1 = first. An empty tuple of servers means none, None unknown.
    """

    node: Id = ref("nodes")
    network: Id = ref("networks")
    address: str = ""
    static: bool | None = None
    teamed: bool | None = None
    binding_rank: int | None = None
    gateway: str = ""
    dns_servers: tuple[str, ...] | None = None
    wins_servers: tuple[str, ...] | None = None
    netbios: bool | None = None
    dns_registration: bool | None = None
    file_sharing: bool | None = None
    fixed_speed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk(Record):
    """A shared disk (one LUN). `letter` is one capital; a mounted disk has a path and its `root` disk instead.

    `visible_to` unset means that every node sees the disk. `lun` is the array's name for the physical device: disks
    with the same one are volumes of one device. `masked` says that only this cluster sees it, `aligned` that its
    partition is, `nas` that it is a share of a file server. Latencies (ms) are averages. `snapshot_of` names the disk
    of which this one is a copy with the same signature. MTBF and MTTR in hours.
    """

    name: str
    letter: str = ""
    mount_path: str = ""
    root: Id | None = ref("disks", default=None)
    size_mb: int | None = None
    raid: Raid | None = None
    spindles: int | None = None
    holds: tuple[DiskContent, ...] = ()
    lun: str = ""
    array: Id | None = ref("arrays", default=None)
    visible_to: tuple[Id, ...] | None = ref("nodes", default=None)
    masked: bool | None = None
    dynamic: bool | None = None
    file_system: FileSystem | None = None
    software_raid: bool | None = None
    aligned: bool | None = None
    nas: bool | None = None
    read_ms: int | None = None
    write_ms: int | None = None
    snapshot_of: Id | None = ref("disks", default=None)
    replicated: Replication | None = None
    mtbf_h: int | None = None
    mttr_h: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A resource group, the unit of failover. `owner` is the node on which it runs when nothing has failed.

    `kept_offline` says that an administrator has taken it offline, its persistent state. Period in hours, failback
    hours 0 to 23 in cluster-local time. `anti_affinity` are the class names that keep groups apart. What follows
    describes an EVS: `connections` at the same time, `profile` a catalogue id, `iops_per_user` where it is measured and
    not the profile's, `cpu_percent` and `memory_mb` the load on its home node, `protocols` the catalogue ids of
    optional resource types that its users need.
    """

    name: str
    kind: GroupKind
    owner: Id | None = ref("nodes", default=None)
    kept_offline: bool | None = None
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
    quota_mb: int | None = None
    retention_days: int | None = None
    iops_per_user: float | None = None
    cpu_percent: int | None = None
    memory_mb: int | None = None
    protocols: tuple[str, ...] | None = None
    admin_group: str = ""
    routing_group: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Record):
    """A resource of a group. `type` is a catalogue id; unknown types are kept, drawn and reported.

    `possible_owners` unset means every node. `disk` belongs to disk resources, `network` to IP Address resources; all
    other private properties are in `properties` under their registered names. Times in ms; unset = the type's default.
    `report_ms` is how often it reports progress while it is pending, the pending timeout the longest silence allowed.
    `kept_offline` says that an administrator has taken it offline, its persistent state.
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
    retry_period_ms: int | None = None
    pending_timeout_ms: int | None = None
    report_ms: int | None = None
    looks_alive_ms: int | None = None
    is_alive_ms: int | None = None
    kept_offline: bool | None = None
    online_ms: int | None = None
    offline_ms: int | None = None
    time_basis: Basis | None = None
    properties: Mapping[str, Scalar] = field(default_factory=dict)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """`dependent` needs `provider`: it comes online after it and goes offline before it.

    Dependencies of one resource with the same `alternative`, any word, are a set of which one provider suffices
    (Windows Server 2008 and later); those without one are needed each.
    """

    dependent: Id = ref("resources")
    provider: Id = ref("resources")
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageGroup(Record):
    """A storage group of an EVS. `dirty_mb` is what a clean stop flushes, `logs` what a crash leaves to replay."""

    name: str
    group: Id = ref("groups")
    log_disk: Id | None = ref("disks", default=None)
    dirty_mb: int | None = None
    logs: int | None = None
    circular_logging: bool | None = None
    recovery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(Record):
    """A database of a storage group. `hierarchy` names the folder tree of a public store; empty = the MAPI tree."""

    name: str
    storage_group: Id = ref("storage_groups")
    kind: StoreKind = "mailbox"
    disk: Id | None = ref("disks", default=None)
    users: int | None = None
    quota_mb: int | None = None
    size_mb: int | None = None
    hierarchy: str = ""
    indexed: bool | None = None


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
