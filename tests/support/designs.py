"""Small designs for tests, built from records by hand so that they depend on nothing but the model."""

from __future__ import annotations

from collections.abc import Iterable

from designer.model.diff import adding, apply
from designer.model.notes import Note
from designer.model.paper import BRAND_ID, PAPER_ID, Brand, Issued, Narrative, Paper
from designer.model.records import (
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
    Assumption,
    Constraint,
    Decision,
    OpenIssue,
    Option,
    Requirement,
    Risk,
    ServiceLevel,
    Stakeholder,
)
from designer.model.scenarios import Expectation, Scenario, Step
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from designer.model.surroundings import Array, Fabric, Server, Site, StoragePath

EVS_TREE = {
    "r5": ("r4",),  # network name on IP address
    "r6": ("r3", "r5"),  # System Attendant on disk and network name
    "r7": ("r6",),  # Information Store on System Attendant
}
"""The dependencies of the EVS of `two_node`: dependent to providers."""


def design(*records: Record, cluster: Cluster | None = None) -> Snapshot:
    """A design of these records; each goes into the table of its type."""
    tables = {spec.kind: name for name, spec in TABLES.items()}
    start = Snapshot(clusters={CLUSTER_ID: cluster or Cluster(id=CLUSTER_ID)})
    return apply(start, adding((tables[type(record)], record) for record in records))


def two_node(evs_name: str = "EVS1") -> Snapshot:
    """Two nodes, private and public network, a quorum disk, one EVS (g2) with one disk; something in every table."""
    return design(
        *_surroundings(),
        *_cluster_group(),
        *_evs(evs_name),
        Site(id="site1", name="Headquarters"),
        Array(id="arr1", name="Array", controllers=2, site="site1"),
        Fabric(id="fab1", name="Fabric A"),
        StoragePath(id="path1", node="n1", fabric="fab1", array="arr1"),
        Server(id="srv1", name="DC1", roles=("domain-controller", "dns"), site="site1"),
        Waiver(id="w1", rule="EX-4.01", subjects=("g2",), reason="agreed with the client"),
        Scenario(id="sc1", name="Loss of NODE1", starts_at="22:30"),
        Step(id="step1", scenario="sc1", kind="power", subject="n1", at_ms=10_000),
        Expectation(id="exp1", scenario="sc1", group="g2", node="n2", within_ms=180_000),
        Note(id="note1", text="Arrives\nin March", subject="n2", corner="top right", dx=12, dy=-8),
        *_documents(),
        Timing(id="regroup", ms=2000, basis="measured"),
        Placement(id="n1", rank=1),
        Placement(id="n2", rank=2),
        cluster=Cluster(
            id=CLUSTER_ID,
            name="CLUSTER1",
            windows="windows-2003-enterprise",
            windows_sp=1,
            exchange="exchange-2003-enterprise",
            exchange_sp=2,
            bus="fibre-channel",
            quorum_disk="d1",
        ),
    )


def _surroundings() -> Iterable[Record]:
    yield Node(id="n1", name="NODE1", number=1, local_letters=("C", "D"))
    yield Node(id="n2", name="NODE2", number=2, local_letters=("C", "D"))
    yield Network(id="net1", name="Private", role="private", subnet="10.10.10.0/24", priority=1)
    yield Network(id="net2", name="Public", role="mixed", subnet="192.168.10.0/24", priority=2)
    yield Interface(id="if1", node="n1", network="net1", address="10.10.10.1", static=True)
    yield Interface(id="if2", node="n1", network="net2", address="192.168.10.11", static=True)
    yield Interface(id="if3", node="n2", network="net1", address="10.10.10.2", static=True)
    yield Interface(id="if4", node="n2", network="net2", address="192.168.10.12", static=True)
    yield Disk(id="d1", name="Quorum", letter="Q", size_mb=512, holds=("quorum",))
    yield Disk(id="d2", name="Data", letter="S", size_mb=204800, raid="5", holds=("database", "log"))


def _cluster_group() -> Iterable[Record]:
    yield Group(id="g1", name="Cluster Group", kind="cluster", owner="n1")
    yield Resource(id="r1", name="Disk Q:", type="physical-disk", group="g1", disk="d1")
    yield Resource(
        id="r2",
        name="Cluster IP Address",
        type="ip-address",
        group="g1",
        network="net2",
        properties={"Address": "192.168.10.20", "EnableNetBIOS": True},
    )


def _evs(name: str) -> Iterable[Record]:
    yield Group(id="g2", name=name, kind="evs", owner="n1", preferred_owners=("n1", "n2"), users=1500)
    yield Resource(id="r3", name="Disk S:", type="physical-disk", group="g2", disk="d2")
    yield Resource(id="r4", name=f"IP Address ({name})", type="ip-address", group="g2", network="net2")
    yield Resource(id="r5", name=f"Network Name ({name})", type="network-name", group="g2")
    yield Resource(id="r6", name=f"System Attendant ({name})", type="exchange-system-attendant", group="g2")
    yield Resource(id="r7", name=f"Information Store ({name})", type="exchange-information-store", group="g2")
    pairs = [(dependent, provider) for dependent, providers in EVS_TREE.items() for provider in providers]
    for number, (dependent, provider) in enumerate(pairs, start=1):
        yield Dependency(id=f"dep{number}", dependent=dependent, provider=provider)
    yield StorageGroup(id="sg1", name="First Storage Group", group="g2", log_disk="d2")
    yield Store(id="db1", name="Mailbox Store", storage_group="sg1", disk="d2")
    yield Store(id="db2", name="Public Folder Store", storage_group="sg1", disk="d2", kind="public")


def _documents() -> Iterable[Record]:
    yield Requirement(id="req1", number=1, text="Mail is back within 300 s after the loss of a node.", links=("dd1",))
    yield Constraint(id="co1", number=1, text="The array that is there stays.", effect="One array", links=("arr1",))
    yield Assumption(id="as1", number=1, text="0.75 IOPS per mailbox at the peak", owner="Operations")
    yield Risk(id="rk1", number=1, cause="both nodes fail", likelihood=2, impact=4, residual=4, links=("EX-4.01",))
    yield Decision(id="dd1", number=16, title="Two nodes", status="accepted")
    yield Option(id="opt1", decision="dd1", name="One node", availability="worse")
    yield Stakeholder(id="sh1", number=1, name="A. Reader", concerns=("cost",), informed=("availability",))
    yield OpenIssue(id="is1", number=1, text="Who owns the array?", due="2004-06-01")
    yield ServiceLevel(id="sl1", number=1, service="Mailboxes", availability=99.9, rto_node_min=5.0, group="g2")
    yield Narrative(id="text1", section="summary", text="Written by hand.")
    yield Paper(id=PAPER_ID, number="HF-001", version="0.9", used={"risks": 3})
    yield Brand(id=BRAND_ID, legal="All rights reserved.")
    yield Issued(id="v1", number="0.8", date="2004-05-01")
