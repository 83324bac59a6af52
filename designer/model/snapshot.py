"""A design at one moment: immutable tables of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from designer.foundation.ids import Id, natural_key, next_id
from designer.foundation.remember import remembered
from designer.model.notes import Note
from designer.model.paper import BRAND_ID, PAPER_ID, Brand, Issued, Narrative, Paper
from designer.model.records import (
    CORE_KINDS,
    Cluster,
    Dependency,
    Disk,
    Group,
    Interface,
    Network,
    Node,
    Placement,
    Record,
    Resource,
    StorageGroup,
    Store,
    Timing,
    Waiver,
)
from designer.model.registers import (
    PREFIXES,
    Assumption,
    Constraint,
    Decision,
    Entry,
    OpenIssue,
    Option,
    Requirement,
    Risk,
    ServiceLevel,
    Stakeholder,
    code_of,
)
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.surroundings import Array, Fabric, Server, Site, StoragePath

CLUSTER_ID: Id = "cluster"

LONGEST_NAME = 30
"""So many characters of a note's text stand for the whole."""


@remembered
def _by_group(resources: Mapping[Id, Resource]) -> Mapping[Id, Sequence[Resource]]:
    groups: dict[Id, list[Resource]] = {}
    for resource in resources.values():
        groups.setdefault(resource.group, []).append(resource)
    return groups


def _table(kind: type[Record], prefix: str, noun: str) -> Any:
    return field(default_factory=dict, metadata={"kind": kind, "prefix": prefix, "noun": noun})


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All tables of a design, each a mapping from id to record in the natural order of ids.

    Tables are never changed: a changed design is a new snapshot that shares every untouched table, so comparing tables
    with `is` tells soundly what may have changed. `unknown_tables` holds what a newer minor version wrote.
    """

    clusters: Mapping[Id, Cluster] = _table(Cluster, "", "cluster")
    nodes: Mapping[Id, Node] = _table(Node, "n", "node")
    networks: Mapping[Id, Network] = _table(Network, "net", "network")
    interfaces: Mapping[Id, Interface] = _table(Interface, "if", "network interface")
    disks: Mapping[Id, Disk] = _table(Disk, "d", "disk")
    groups: Mapping[Id, Group] = _table(Group, "g", "group")
    resources: Mapping[Id, Resource] = _table(Resource, "r", "resource")
    dependencies: Mapping[Id, Dependency] = _table(Dependency, "dep", "dependency")
    storage_groups: Mapping[Id, StorageGroup] = _table(StorageGroup, "sg", "storage group")
    stores: Mapping[Id, Store] = _table(Store, "db", "store")
    sites: Mapping[Id, Site] = _table(Site, "site", "site")
    arrays: Mapping[Id, Array] = _table(Array, "arr", "array")
    fabrics: Mapping[Id, Fabric] = _table(Fabric, "fab", "fabric")
    paths: Mapping[Id, StoragePath] = _table(StoragePath, "path", "path")
    servers: Mapping[Id, Server] = _table(Server, "srv", "server")
    waivers: Mapping[Id, Waiver] = _table(Waiver, "w", "waiver")
    scenarios: Mapping[Id, Scenario] = _table(Scenario, "sc", "scenario")
    steps: Mapping[Id, Step] = _table(Step, "step", "step of a scenario")
    expectations: Mapping[Id, Expectation] = _table(Expectation, "exp", "expectation")
    notes: Mapping[Id, Note] = _table(Note, "note", "note")
    requirements: Mapping[Id, Requirement] = _table(Requirement, "req", "requirement")
    constraints: Mapping[Id, Constraint] = _table(Constraint, "co", "constraint")
    assumptions: Mapping[Id, Assumption] = _table(Assumption, "as", "assumption")
    risks: Mapping[Id, Risk] = _table(Risk, "rk", "risk")
    decisions: Mapping[Id, Decision] = _table(Decision, "dd", "decision")
    options: Mapping[Id, Option] = _table(Option, "opt", "option")
    stakeholders: Mapping[Id, Stakeholder] = _table(Stakeholder, "sh", "stakeholder")
    issues: Mapping[Id, OpenIssue] = _table(OpenIssue, "is", "open issue")
    service_levels: Mapping[Id, ServiceLevel] = _table(ServiceLevel, "sl", "service level")
    narratives: Mapping[Id, Narrative] = _table(Narrative, "text", "narrative")
    papers: Mapping[Id, Paper] = _table(Paper, "", "document")
    brands: Mapping[Id, Brand] = _table(Brand, "", "branding")
    versions: Mapping[Id, Issued] = _table(Issued, "v", "issued version")
    timings: Mapping[Id, Timing] = _table(Timing, "", "timing")
    layout: Mapping[Id, Placement] = _table(Placement, "", "placement")
    unknown_tables: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    @property
    def cluster(self) -> Cluster:
        """The one record about the cluster itself."""
        return self.clusters[CLUSTER_ID]

    @property
    def paper(self) -> Paper:
        """The record about the documents; an empty one when nothing was said about them yet."""
        return self.papers.get(PAPER_ID) or Paper(id=PAPER_ID)

    @property
    def brand(self) -> Brand:
        """The record about the branding; an empty one when there is none."""
        return self.brands.get(BRAND_ID) or Brand(id=BRAND_ID)

    def table(self, name: str) -> Mapping[Id, Record]:
        """The table of that name (see `TABLES`)."""
        found: Mapping[Id, Record] = getattr(self, name)
        return found

    def find(self, identifier: Id) -> Record | None:
        """The object with this id, from whatever table, or None. Placements and timings are no objects."""
        for name in OBJECT_TABLES:
            record = self.table(name).get(identifier)
            if record is not None:
                return record
        return None

    def table_of(self, identifier: Id) -> str | None:
        """The name of the table that holds the object with this id."""
        return next((name for name in OBJECT_TABLES if identifier in self.table(name)), None)

    def name_of(self, identifier: Id) -> str:
        """What the user calls the object, connections by their ends; the id of what has no name or is gone."""
        record = self.find(identifier)
        if isinstance(record, Interface):
            return f"{self.name_of(record.node)} on {self.name_of(record.network)}"
        if isinstance(record, StoragePath):
            return f"{self.name_of(record.node)} over {self.name_of(record.fabric)} to {self.name_of(record.array)}"
        if isinstance(record, Dependency):
            return f"{self.name_of(record.dependent)} on {self.name_of(record.provider)}"
        if isinstance(record, Entry):
            return code_of(record)
        if isinstance(record, Note):
            return _first_words(record.text)
        name = getattr(record, "name", "") if record is not None else ""
        return name or identifier

    def members(self, group: Id) -> list[Resource]:
        """The resources of a group, in creation order."""
        return list(_by_group(self.resources).get(group, ()))

    def groups_of_kind(self, kind: str) -> list[Group]:
        """The groups of one kind, in creation order."""
        return [group for group in self.groups.values() if group.kind == kind]

    def virtual_servers(self) -> list[Group]:
        """The groups that serve clients, whatever their role, in creation order."""
        return [group for group in self.groups.values() if group.kind not in CORE_KINDS]

    def new_id(self, table: str, also: Iterator[Id] | tuple[Id, ...] | list[Id] = ()) -> Id:
        """A fresh id for a record of `table`; `also` are ids given out but not yet in the snapshot."""
        mentioned = {identifier for name in OBJECT_TABLES for identifier in self.table(name)}
        mentioned.update(subject for waiver in self.waivers.values() for subject in waiver.subjects)
        mentioned.update(identifier for step in self.steps.values() for identifier in (step.subject, step.value or ""))
        mentioned.update(identifier for one in self.expectations.values() for identifier in (one.group, one.node or ""))
        mentioned.update(
            identifier for one in self.notes.values() for identifier in (one.subject or "", one.anchor or "")
        )
        mentioned.update(link for one in self._entries() for link in one.links)
        mentioned.update(also)
        return next_id(TABLES[table].prefix, mentioned)

    def _entries(self) -> Iterator[Entry]:
        for name in PREFIXES:
            for record in self.table(name).values():
                if isinstance(record, Entry):
                    yield record


def _first_words(text: str) -> str:
    """What a note is called: the beginning of its text."""
    start = " ".join(text[:200].split())
    return f"{start[:LONGEST_NAME].rstrip()}…" if len(start) > LONGEST_NAME else start or "Note"


@dataclass(frozen=True, slots=True)
class Table:
    """Name, record type, id prefix and noun of one table."""

    name: str
    kind: type[Record]
    prefix: str
    noun: str


TABLES: Mapping[str, Table] = {
    spec.name: Table(spec.name, spec.metadata["kind"], spec.metadata["prefix"], spec.metadata["noun"])
    for spec in fields(Snapshot)
    if "kind" in spec.metadata
}
"""All tables in the fixed order of the file."""

OBJECT_TABLES = tuple(name for name in TABLES if name not in ("timings", "layout", "papers", "brands"))
"""The tables whose ids are unique across the whole design; the others key their records by something else's id."""

SILENT_TABLES = frozenset(
    {"waivers", "scenarios", "steps", "expectations", "notes", "layout", "options", "narratives", "papers", "brands"}
    | {"versions", *PREFIXES}
)
"""The tables that say nothing about the cluster itself: no run of the simulation depends on them."""


def in_order(table: Mapping[Id, Record]) -> dict[Id, Record]:
    """The same table in the natural order of its ids."""
    return dict(sorted(table.items(), key=lambda item: natural_key(item[0])))
