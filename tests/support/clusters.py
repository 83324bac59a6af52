"""Clusters for simulation tests: the fixtures that the acceptance scenarios speak of, as short as they are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from designer.catalog.loader import load_templates
from designer.catalog.schema import Catalog
from designer.edits.groups import ServerPlan, add_server
from designer.edits.templates import from_template
from designer.foundation.ids import Id
from designer.model.diff import adding, apply, changing
from designer.model.records import (
    Cluster,
    Dependency,
    Disk,
    Group,
    Interface,
    Network,
    NetworkRole,
    Node,
    Record,
    Resource,
    StorageGroup,
    Store,
)
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.model.surroundings import Site
from tests.support.designs import design

WINDOWS = "windows-2003-enterprise"
EXCHANGE = "exchange-2003-enterprise"

EVS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "DISK": ("physical-disk", ()),
    "IP": ("ip-address", ()),
    "NN": ("network-name", ("IP",)),
    "SA": ("exchange-system-attendant", ("NN", "DISK")),
    "IS": ("exchange-information-store", ("SA",)),
    "SMTP": ("exchange-smtp", ("SA",)),
    "HTTP": ("exchange-http", ("SA",)),
}
"""The resources of an EVS: type and providers. In a group "A" their ids are "A-DISK" and so on."""


def nodes(count: int) -> list[Record]:
    """Nodes n1, n2, ... with the Node IDs 1, 2, ..."""
    return [Node(id=f"n{number}", name=f"N{number}", number=number) for number in range(1, count + 1)]


def evs(identifier: Id, owner: Id, preferred: Sequence[Id] = (), **values: Any) -> list[Record]:
    """An EVS group with the resources of `EVS`; `values` go into the group's record."""
    group = Group(id=identifier, name=identifier, kind="evs", owner=owner, preferred_owners=tuple(preferred), **values)
    records: list[Record] = [group]
    for name, (kind, needs) in EVS.items():
        resource = f"{identifier}-{name}"
        records.append(Resource(id=resource, name=resource, type=kind, group=identifier))
        records.extend(
            Dependency(id=f"{resource}>{provider}", dependent=resource, provider=f"{identifier}-{provider}")
            for provider in needs
        )
    return records


def plain(identifier: Id, owner: Id, preferred: Sequence[Id] = (), **values: Any) -> list[Record]:
    """A group of one Generic Service, "<id>-SVC"."""
    group = Group(
        id=identifier, name=identifier, kind="other", owner=owner, preferred_owners=tuple(preferred), **values
    )
    service = Resource(id=f"{identifier}-SVC", name=f"{identifier}-SVC", type="generic-service", group=identifier)
    return [group, service]


def quorum_group(owner: Id) -> list[Record]:
    """The Cluster Group "CG" with the quorum disk "CG-Q"."""
    return [
        Disk(id="q", name="Quorum", letter="Q"),
        Group(id="CG", name="Cluster Group", kind="cluster", owner=owner),
        Resource(id="CG-Q", name="Disk Q:", type="physical-disk", group="CG", disk="q"),
    ]


def networks(count: int, public: NetworkRole = "mixed") -> list[Record]:
    """The private network "net1", Private, and "net2", Public, with all of so many nodes on both of them."""
    private = Network(id="net1", name="Private", role="private")
    records: list[Record] = [private, Network(id="net2", name="Public", role=public)]
    for node in range(1, count + 1):
        records.extend(Interface(id=f"if{net}-{node}", node=f"n{node}", network=f"net{net}") for net in (1, 2))
    return records


def cluster(*parts: Sequence[Record], windows: str = WINDOWS, exchange: str = EXCHANGE, **values: Any) -> Snapshot:
    """A design of these records; the quorum is disk "q" where there is one."""
    records = [record for part in parts for record in part]
    disk = "q" if any(record.id == "q" for record in records) else None
    head = Cluster(id=CLUSTER_ID, name="CL", windows=windows, exchange=exchange, quorum_disk=disk, **values)
    return design(*records, cluster=head)


def f2(**values: Any) -> Snapshot:
    """Two nodes, a disk quorum on n2, and "E" on n1 without preferred owners; `values` go into the group's record."""
    return cluster(nodes(2), quorum_group("n2"), evs("E", "n1", **values))


def changed(snapshot: Snapshot, table: str, identifier: Id, **values: Any) -> Snapshot:
    """The same design with fields of one record set."""
    return apply(snapshot, changing(snapshot, table, identifier, **values))


def possible(snapshot: Snapshot, owners: Sequence[Id], *resources: Id) -> Snapshot:
    """The same design with these possible owners of the resources."""
    for resource in resources:
        snapshot = changed(snapshot, "resources", resource, possible_owners=tuple(owners))
    return snapshot


def at_sites(snapshot: Snapshot, *names: str) -> Snapshot:
    """The same design with its nodes at these sites, in order; the site A has the id "sA"."""
    snapshot = apply(snapshot, adding([("sites", Site(id=f"s{name}", name=name)) for name in dict.fromkeys(names)]))
    for number, name in enumerate(names, 1):
        snapshot = changed(snapshot, "nodes", f"n{number}", site=f"s{name}")
    return snapshot


def with_stores(snapshot: Snapshot, group: Id, groups: int, stores: int, dirty_mb: int) -> Snapshot:
    """The same design with storage groups of so many stores each in an EVS, and so much dirty memory in all."""
    records: list[tuple[str, Record]] = []
    for number in range(1, groups + 1):
        storage = f"{group}-SG{number}"
        records.append(
            ("storage_groups", StorageGroup(id=storage, name=storage, group=group, dirty_mb=dirty_mb // groups))
        )
        records.extend(
            ("stores", Store(id=f"{storage}-DB{store}", name="Store", storage_group=storage))
            for store in range(1, stores + 1)
        )
    return apply(snapshot, adding(records))


def large(catalog: Catalog) -> Snapshot:
    """Eight nodes with six EVSs on the first six: the 3 + 1 template grown to 6 + 2."""
    template = replace(load_templates()["three-plus-one"], nodes=8)
    snapshot = from_template(catalog, template)
    for number in (4, 5, 6):
        plan = ServerPlan(name=f"EVS{number}", storage_groups=2, stores=3)
        snapshot = apply(snapshot, add_server(snapshot, catalog, "evs", f"n{number}", plan))
    return snapshot
