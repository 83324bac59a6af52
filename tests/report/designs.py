"""Designs that put the document to the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from designer.catalog.loader import load_catalog, load_templates
from designer.edits.draft import Draft
from designer.edits.groups import ServerPlan, add_server
from designer.edits.nodes import add_node
from designer.edits.storage import DiskPlan
from designer.edits.surroundings import add_array, add_fabric, add_outside_server, add_site
from designer.edits.templates import empty_design, from_template
from designer.edits.waivers import waive
from designer.model.diff import apply, changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.engine import check

CATALOG = load_catalog()

HOSTILE = (
    "AT&T R&D <Node>",
    "</para><b>bold</b>",
    "5 < 6 && 7 > 3 ]]>",
    "\"quotes\" 'n' `ticks`",
    "&amp; &lt;script&gt;",
    "Größe – „Łódź“ Ωμέγα Привет",
    "{0} %s $HOME \\x41 (parens) /Name",
)
"""Texts that mean something in some markup or other."""


def template(name: str) -> Snapshot:
    """A template's design, given to a client."""
    snapshot = from_template(CATALOG, load_templates()[name])
    return with_cluster(snapshot, client="Halden Freight plc", author="A. Consultant", company="Harbour Consulting")


def with_cluster(snapshot: Snapshot, **values: object) -> Snapshot:
    """The design with other values in its cluster record."""
    return apply(snapshot, changing(snapshot, "clusters", CLUSTER_ID, **values))


def eight_nodes() -> Snapshot:
    """Six EVSs on eight nodes, with mount points because letters run out."""
    snapshot = with_cluster(template("three-plus-one"), title="Eight-node cluster, 6 + 2", name="EXCLUSTER-LONGST")
    for _ in range(4):
        snapshot = apply(snapshot, add_node(snapshot, CATALOG))
    for name in ("EVS-LONGNAME-4", "EVS-LONGNAME-5", "EVS-LONGNAME-6"):
        disks = (DiskPlan(("queue", "log"), 51_200, "10"), DiskPlan(("database",), 409_600, "10"))
        plan = ServerPlan(name=name, users=1500, disks=disks)
        snapshot = apply(snapshot, add_server(snapshot, CATALOG, "evs", None, plan))
    return snapshot


def hostile() -> Snapshot:
    """A small cluster in which everything has a name that some markup would misread."""
    snapshot = template("two-node-active-passive")
    node, network, disk, group = (next(iter(snapshot.table(name))) for name in ("nodes", "networks", "disks", "groups"))
    names = iter(HOSTILE)
    for table, identifier in (("nodes", node), ("networks", network), ("disks", disk), ("groups", group)):
        snapshot = apply(snapshot, changing(snapshot, table, identifier, name=next(names)))
    return with_cluster(
        snapshot, title=next(names), client=next(names), author=next(names), notes="Line 1 & <2>\nLine 3 \u4e2d\u6587"
    )


def long_names() -> Snapshot:
    """Names that somebody pasted from a mail, and one word that is wider than a page."""
    phrase = "A very long name that somebody pasted from a mail, with commas, and so on and on, "
    snapshot = template("three-plus-one")
    for table in ("nodes", "networks", "disks", "groups"):
        for count, identifier in enumerate(list(snapshot.table(table))):
            name = phrase * 3 + str(count) if count % 2 else "W" * 120 + str(count)
            snapshot = apply(snapshot, changing(snapshot, table, identifier, name=name))
    return with_cluster(
        snapshot,
        title=phrase * 5,
        client=phrase * 2,
        author=phrase * 2,
        company=phrase * 2,
        name="X" * 90,
        notes=f"{phrase * 20}\n" * 3,
    )


def broken() -> Snapshot:
    """A design with errors: one EVS per node on three nodes, and a name that is used twice."""
    snapshot = template("three-plus-one")
    nodes = list(snapshot.nodes)
    snapshot = apply(snapshot, changing(snapshot, "nodes", nodes[0], name=snapshot.cluster.name))
    return apply(snapshot, add_server(snapshot, CATALOG, "evs", nodes[3], ServerPlan(name="EVS4", users=2000)))


def waived() -> Snapshot:
    """The active/active pair with its first finding accepted."""
    snapshot = template("two-node-active-active")
    finding = check(snapshot, CATALOG).open[0]
    reason = "The client owns both servers and accepts the risk until <spring>."
    diff = waive(snapshot, finding.code, finding.subjects, reason=reason, author="R. Owner", date="2026-11-03")
    return apply(snapshot, diff)


def nodes_only() -> Snapshot:
    """Two nodes and nothing else."""
    snapshot = apply(empty_design(), add_node(empty_design(), CATALOG))
    return apply(snapshot, add_node(snapshot, CATALOG))


def one_node() -> Snapshot:
    """One EVS and no node to take it over."""
    snapshot = template("two-node-active-passive")
    lost = list(snapshot.nodes)[1]
    groups = {
        key: replace(group, preferred_owners=tuple(n for n in group.preferred_owners if n != lost))
        for key, group in snapshot.groups.items()
    }
    return replace(
        snapshot,
        nodes={key: node for key, node in snapshot.nodes.items() if key != lost},
        interfaces={key: face for key, face in snapshot.interfaces.items() if face.node != lost},
        groups=groups,
    )


def surrounded() -> Snapshot:
    """Two sites with an array each, a path that is missing, servers of every kind, and everything set that can be."""
    draft = Draft(template("three-plus-one"))
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    for _ in range(2):
        draft.do(add_array(draft.snapshot, CATALOG))
        draft.do(add_fabric(draft.snapshot, CATALOG))
    for kind in ("front-end", "exchange"):
        draft.do(add_outside_server(draft.snapshot, CATALOG, kind))
    draft.change("servers", "srv3", nlb=True, notes="Outlook Web Access from outside.")
    draft.change("servers", "srv4", name="WITNESS1", roles=("file-share-witness", "backup"), exchange="", site="site2")
    draft.change("arrays", "arr1", hardware="HP StorageWorks EVA5000", controllers=2, listed=True)
    draft.change("arrays", "arr2", site="site2", notes="The copy.")
    draft.change("fabrics", "fab1", hardware="Brocade 3800")
    draft.remove("paths", next(path.id for path in draft.snapshot.paths.values() if path.node == "n4"))
    for number, node in enumerate(draft.snapshot.nodes.values()):
        site = "site2" if number > 1 else "site1"
        ram, windows = (8192, "windows-2003-datacenter") if number == 3 else (4096, "")
        draft.change("nodes", node.id, site=site, hardware="ProLiant DL580", cpus=4, ram_mb=ram, windows=windows)
    for face in draft.snapshot.interfaces.values():
        if face.network == "net2":
            draft.change("interfaces", face.id, gateway="192.168.10.1" if face.node != "n4" else "192.168.10.2")
    for number, disk in enumerate(draft.snapshot.disks):
        draft.change("disks", disk, lun=f"LUN{number}", spindles=number + 2, array="arr2" if number > 6 else "arr1")
    for number, server in enumerate(draft.snapshot.virtual_servers()):
        load = {"cpu_percent": 45 + number, "memory_mb": 3072, "connections": 1200, "iops_per_user": 0.75}
        draft.change("groups", server.id, **load, profile="heavy", quota_mb=200, admin_group="First", users=2000)
    for number, store in enumerate(draft.snapshot.stores):
        draft.change("stores", store, users=333, quota_mb=200, size_mb=20_480, indexed=number == 0)
    return draft.snapshot


DESIGNS: Mapping[str, Callable[[], Snapshot]] = {
    "three-plus-one": lambda: template("three-plus-one"),
    "two-node": lambda: template("two-node-active-passive"),
    "active-active": lambda: template("two-node-active-active"),
    "eight-nodes": eight_nodes,
    "hostile": hostile,
    "long-names": long_names,
    "broken": broken,
    "waived": waived,
    "surrounded": surrounded,
    "nodes-only": nodes_only,
    "one-node": one_node,
    "empty": empty_design,
}
"""Every kind of design that must give a complete document."""
