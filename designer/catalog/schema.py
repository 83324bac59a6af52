"""The shapes of the files in resources/catalog: one file per resource type, platform, tree and template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from designer.catalog.services import Service

Scalar = str | int | float | bool
Content = Literal["quorum", "database", "log", "queue", "dtc", "index", "recovery", "files", "backup"]
TypedKind = Literal["text", "number", "decimal", "hex", "time", "size", "letter", "letters", "words", "addresses"]
"""Kinds of field that are typed: a time is kept in ms, a size in MB; letters, words and addresses are lists."""

FieldKind = TypedKind | Literal["notes", "flag", "choice", "many", "order"]
"""What is typed; notes (several lines), flag (true or false), choice (one of), many (a set), order (a sequence)."""

DEFAULT_SERVICE = "ws2003"

Basis = Literal["default", "assumed", "vendor", "measured"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A private property of a resource type under its registered name.

    `pattern` is what a new resource has there; it may hold {group} and {disk}, the first disk of the group.
    """

    name: str
    label: str
    kind: Literal["text", "number", "flag", "address"]
    default: Scalar | None = None
    pattern: str = ""
    required: bool = False
    help: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeTimes:
    """How long a resource of a type takes to come online and to go offline, in ms, and how far that is founded."""

    online_ms: int
    offline_ms: int
    basis: Basis
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceType:
    """A resource type. `name` is the registered name; one provider of each type in `requires` is needed.

    `name_pattern` may hold {group} and {disk}. `per_cluster` is the largest number of instances in a cluster. One that
    `reports` tells the cluster service of its progress by itself while it comes online, so that it may take any time.
    """

    id: str
    name: str
    label: str
    category: Literal["storage", "network", "exchange", "application", "service", "quorum"]
    icon: str
    times: TypeTimes
    created: Literal["by hand", "automatically", "with the first of its kind"] = "by hand"
    requires: tuple[str, ...] = ()
    name_pattern: str = ""
    affects_group: bool = True
    reports: Literal["", "online"] = ""
    per_cluster: int | None = None
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """A Windows edition. A bus with 0 nodes cannot carry a cluster's shared disks; `times` override type times (ms).

    `service` is the id of its cluster service; `large_address_switch` says that it stands /3GB in boot.ini (EX-9.04).
    """

    id: str
    name: str
    service: str
    family: Literal["2000", "2003"]
    edition: str
    latest_service_pack: int
    clusterable: bool
    max_nodes: int
    max_nodes_by_bus: Mapping[str, int]
    quorum_models: tuple[str, ...]
    mount_points: bool
    large_address_switch: bool
    quorum_log_kb: int
    source: str
    times: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An Exchange version and edition; `tree` names the dependency tree of its virtual servers.

    `name_properties` are private properties of their network names, by Windows family (EX-5.18).
    """

    id: str
    name: str
    version: Literal["2000", "2003"]
    edition: str
    latest_service_pack: int
    clusterable: bool
    tree: str
    mount_points: bool
    kerberos: Literal["required", "unsupported"]
    max_storage_groups: int
    max_stores_per_storage_group: int
    source: str
    name_properties: Mapping[str, Mapping[str, Scalar]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Whether one Exchange is supported on one Windows, from which service packs on, and why not."""

    windows: str
    exchange: str
    supported: bool
    source: str
    min_windows_sp: int = 0
    min_exchange_sp: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeMember:
    """A resource type of a virtual server, what it needs there, and when a virtual server has one."""

    type: str
    needs: tuple[str, ...]
    created: Literal["always", "per disk", "once per cluster", "on request"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A dependency tree of a virtual server."""

    id: str
    name: str
    source: str
    member: tuple[TreeMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDisk:
    """One disk of a new virtual server; the size in MB is assumed."""

    holds: tuple[Content, ...]
    size_mb: int
    raid: Literal["0", "1", "5", "10"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRole:
    """What a group is for; the id is the group's `kind`.

    `stem` begins the names of new groups. `tree` names the dependency tree of its resources; a role without one takes
    that of the design's Exchange version. `application` is the resource type that does the work. `families` are the
    Windows families on which it can run; `one_per_node` says that in clusters of more than two nodes a node hosts one
    such group at a time (EX-2.03). New groups are kept apart under `anti_affinity`, if that is set. `disk` is what a
    new group gets, `contents` what its disks may hold; `storage_groups` says that it keeps its data in storage groups.
    `fields` are the fields of a group that describe its work, `service` is what its users call it.
    """

    id: str
    name: str
    label: str
    stem: str
    icon: str
    source: str
    application: str
    service: str = "service"
    help: str = ""
    tree: str = ""
    families: tuple[str, ...] = ()
    one_per_node: bool = False
    anti_affinity: str = ""
    disk: tuple[RoleDisk, ...] = ()
    contents: tuple[Content, ...] = ()
    storage_groups: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much work a mailbox user makes: database I/O per second, mail sent and received a day, usual quota, logs."""

    id: str
    name: str
    iops: float
    sent: int
    received: int
    mailbox_mb: int
    log_mb_per_day: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Software that is asked for beside a mailbox server, and whether it works on a cluster node.

    `exchange` says that it is a part of Exchange: a stand-alone Exchange server can carry what a cluster cannot.
    """

    id: str
    name: str
    clustered: bool
    exchange: bool
    source: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time of the simulation that a design may override; `type` is the resource type that it is about, if any.

    `low` and `high` (ms) bound what an assumed time may really be, where more is known than `Defaults` says of all.
    """

    id: str
    label: str
    ms: int
    basis: Basis
    source: str
    type: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """What one unset field counts as, and where that is known from; the id is the field's name in `Defaults`."""

    id: str
    value: Scalar
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What unset fields of a design count as; `sources` says of each where that is known from.

    The last two are no field: an assumed time may really be so many percent of what is assumed, at least and at most.
    """

    failover_period_h: int
    restart_period_ms: int
    pending_timeout_ms: int
    failback: bool
    crash_logs_per_storage_group: int
    dirty_mb_per_storage_group: int
    assumed_low_percent: int
    assumed_high_percent: int
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDisk:
    """One disk of every virtual server of a template; sizes in MB."""

    holds: tuple[Content, ...]
    size_mb: int
    raid: Literal["0", "1", "5", "10"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateGroup:
    """One virtual server of a template, with the number (from 1) of the node that it runs on.

    `disk` are its disks where they are not those of the template.
    """

    name: str
    node: int
    role: str = "evs"
    users: int | None = None
    storage_groups: int = 1
    stores: int = 1
    disk: tuple[TemplateDisk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNode:
    """What is particular about the node of this number (from 1)."""

    number: int
    role: Literal["active", "primary passive", "alternate passive"]
    ram_mb: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A design to start from. `msdtc` says which group the MSDTC resource is in; `disk` are those of every group.

    Without disks the storage is calculated from the users of each group, their `profile` and `quota_mb`.
    `domain_controllers` are drawn beside the cluster, each with directory, DNS and WINS.
    """

    id: str
    title: str
    summary: str
    windows: str
    windows_sp: int
    bus: Literal["scsi", "fibre-channel", "iscsi", "sas"]
    nodes: int
    cluster: str
    domain: str
    msdtc: Literal["cluster group", "own group", "none"]
    public_subnet: str
    private_subnet: str
    group: tuple[TemplateGroup, ...]
    disk: tuple[TemplateDisk, ...] = ()
    node: tuple[TemplateNode, ...] = ()
    profile: str = ""
    quota_mb: int | None = None
    domain_controllers: int = 2
    exchange: str = ""
    exchange_sp: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What a field of a new object is set to: only on these Windows families, or networks of these roles, if any.

    With `exchange` it is set only in a design that has an Exchange version.
    """

    table: str
    field: str
    value: Scalar | tuple[str, ...]
    source: str
    families: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    exchange: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """How a field of a record is called and entered; the id is the field's name.

    `kind` is how it is entered, `unit` what a bare number counts as, `section` the heading under which it stands,
    `choices` the words for its values. `min` and `max` bound what makes sense at all, in the unit of the record; `max`
    of a text is its longest length. A `unique` field is nothing that several objects share, a `wide` one needs the
    whole width for its values. `none_label` is what an empty set of choices means.
    """

    id: str
    label: str
    kind: FieldKind = "text"
    section: str = ""
    unit: str = ""
    help: str = ""
    source: str = ""
    min: float | None = None
    max: float | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    unique: bool = False
    wide: bool = False
    none_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything the program needs to know as data to understand a design, by id; fields by table, then name."""

    types: Mapping[str, ResourceType]
    services: Mapping[str, Service]
    windows: Mapping[str, Windows]
    exchange: Mapping[str, Exchange]
    pairs: Mapping[tuple[str, str], Pair]
    trees: Mapping[str, Tree]
    times: Mapping[str, Time]
    defaults: Defaults
    roles: Mapping[str, GroupRole]
    profiles: Mapping[str, Profile]
    components: Mapping[str, Component]
    fields: Mapping[str, Mapping[str, FieldSpec]]
    presets: tuple[Preset, ...]

    def service_of(self, windows: str) -> Service:
        """The cluster service of a Windows edition; of Windows Server 2003 for one that the catalogue does not know."""
        known = self.windows.get(windows)
        return self.services[known.service if known is not None else DEFAULT_SERVICE]
