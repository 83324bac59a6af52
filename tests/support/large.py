"""A large cluster, records by hand: every EVS has two root disks, four storage groups and twenty stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from designer.catalog.loader import load_catalog
from designer.edits.presets import preset
from designer.model.records import (
    Cluster,
    Dependency,
    Disk,
    Group,
    Interface,
    Network,
    Node,
    Record,
    Resource,
    StorageGroup,
    Store,
)
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.support.designs import design

STORES = 20
ROOTS = "RS"
SERVICES = ("information-store", "routing", "smtp", "http", "search", "pop3", "imap4")


def large(nodes: int, servers: int) -> Snapshot:
    """A design of so many nodes and EVSs, set up as recommended; 43 resources for each EVS."""
    head = Cluster(
        id=CLUSTER_ID,
        name="BIGCLUSTER",
        windows="windows-2003-enterprise",
        windows_sp=1,
        exchange="exchange-2003-enterprise",
        exchange_sp=2,
        bus="fibre-channel",
        quorum_disk="dq",
        domain="example.com",
    )
    records: list[Record] = [*_networks(), *_cluster_group()]
    for number in range(1, nodes + 1):
        records += _node(number)
    for number in range(1, servers + 1):
        records += _evs(number, nodes)
    return _set_up(design(*records, cluster=head))


def _set_up(snapshot: Snapshot) -> Snapshot:
    """The same design with what new objects are set to, as if it had been drawn in the window."""
    return replace(
        snapshot,
        **{
            table: {
                record.id: replace(record, **{**_presets(snapshot, table, record), **_given(record)})
                for record in snapshot.table(table).values()
            }
            for table in ("clusters", "nodes", "networks", "interfaces", "disks", "storage_groups")
        },
    )


def _presets(snapshot: Snapshot, table: str, record: Record) -> dict[str, Any]:
    role = snapshot.networks[record.network].role if isinstance(record, Interface) else ""
    return preset(snapshot, load_catalog(), table, role)


def _given(record: Record) -> dict[str, Any]:
    """The fields that the record has already."""
    return {spec.name: value for spec in fields(record) if (value := getattr(record, spec.name)) not in (None, "", ())}


def _networks() -> Iterator[Record]:
    yield Network(id="net1", name="Private", role="private", subnet="10.10.0.0/16", priority=1)
    yield Network(id="net2", name="Public", role="mixed", subnet="172.16.0.0/16", priority=2)


def _node(number: int) -> Iterator[Record]:
    yield Node(id=f"n{number}", name=f"NODE{number}", number=number, ram_mb=4096, local_letters=("C", "D"))
    for network, prefix in (("net1", "10.10.1"), ("net2", "172.16.1")):
        address = f"{prefix}.{number}"
        yield Interface(
            id=f"if{number}-{network}", node=f"n{number}", network=network, address=address, static=True, teamed=False
        )


def _cluster_group() -> Iterator[Record]:
    yield Disk(id="dq", name="Quorum", letter="Q", size_mb=512, raid="1", holds=("quorum",))
    yield Group(id="g0", name="Cluster Group", kind="cluster", owner="n1")
    yield Resource(id="r0", name="Disk Q:", type="physical-disk", group="g0", disk="dq")
    address = {"Address": "172.16.9.1"}
    yield Resource(
        id="r1", name="Cluster IP Address", type="ip-address", group="g0", network="net2", properties=address
    )
    yield Resource(id="r2", name="Cluster Name", type="network-name", group="g0", properties={"Name": "BIGCLUSTER"})
    yield Resource(id="r3", name="MSDTC", type="msdtc", group="g0", restart_action="restart")
    for dependent, provider in (("r2", "r1"), ("r3", "r2"), ("r3", "r0")):
        yield Dependency(id=f"{dependent}>{provider}", dependent=dependent, provider=provider)


def _evs(number: int, nodes: int) -> Iterator[Record]:
    group, home = f"g{number}", f"n{(number - 1) % (nodes - 1) + 1}"
    yield Group(id=group, name=f"EVS{number}", kind="evs", owner=home, preferred_owners=(home, f"n{nodes}"), users=3000)
    address = {"Address": f"172.16.2.{number}"}
    yield Resource(
        id=f"{group}-ip", name=f"IP {number}", type="ip-address", group=group, network="net2", properties=address
    )
    name = {"Name": f"EVS{number}", "RequireKerberos": True, "RequireDNS": True}
    yield Resource(id=f"{group}-name", name=f"Name {number}", type="network-name", group=group, properties=name)
    yield Resource(id=f"{group}-sa", name=f"SA {number}", type="exchange-system-attendant", group=group)
    edges = [(f"{group}-name", f"{group}-ip"), (f"{group}-sa", f"{group}-name")]
    for service in SERVICES if number > 1 else (*SERVICES, "mta"):
        yield Resource(id=f"{group}-{service}", name=f"{service} {number}", type=f"exchange-{service}", group=group)
        edges.append((f"{group}-{service}", f"{group}-sa"))
    disks = list(_disks(number))
    yield from disks
    for disk in disks:
        resource = f"{group}-{disk.id}"
        yield Resource(id=resource, name=f"Disk {disk.id}", type="physical-disk", group=group, disk=disk.id)
        edges.append((f"{group}-sa", resource))
        if disk.root is not None:
            edges.append((resource, f"{group}-{disk.root}"))
    yield from (Dependency(id=f"{one}>{other}", dependent=one, provider=other) for one, other in edges)
    yield from _stores(number)


def _disks(number: int) -> Iterator[Disk]:
    """Two root disks, one for logs and queues, one for databases, and what is mounted under them."""
    roots = [f"d{number}-{letter}" for letter in ROOTS]
    for root, letter in zip(roots, ROOTS, strict=True):
        yield Disk(id=root, name=f"{letter} {number}", letter=letter if number == 1 else "", size_mb=1024, raid="1")
    yield _mounted(number, "queue", roots[0], ("queue",))
    for storage in range(1, 5):
        yield _mounted(number, f"log{storage}", roots[0], ("log",))
        yield _mounted(number, f"index{storage}", roots[0], ("index",))
    yield _mounted(number, "recovery", roots[0], ("recovery",))
    yield _mounted(number, "backup", roots[0], ("backup",))
    for store in range(1, STORES + 1):
        yield _mounted(number, f"db{store}", roots[1], ("database",))


def _mounted(number: int, what: str, root: str, holds: tuple[str, ...]) -> Disk:
    path = f"{root[-1]}:\\{number}\\{what}"
    return Disk(
        id=f"d{number}-{what}",
        name=f"{what} {number}",
        mount_path=path,
        root=root,
        size_mb=51_200,
        raid="10",
        holds=holds,  # type: ignore[arg-type]
    )


def _stores(number: int) -> Iterator[Record]:
    for storage in range(1, 5):
        identifier = f"sg{number}-{storage}"
        yield StorageGroup(
            id=identifier, name=f"Storage Group {storage}", group=f"g{number}", log_disk=f"d{number}-log{storage}"
        )
        for place in range(1, 6):
            store = (storage - 1) * 5 + place
            yield Store(
                id=f"db{number}-{store}",
                name=f"Store {number}.{store}",
                storage_group=identifier,
                disk=f"d{number}-db{store}",
                users=150,
                quota_mb=100,
            )
