"""What a cluster stands on and among: sites, arrays, fabrics with their paths, and servers outside the cluster."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.naming import free_address, fresh_name
from designer.edits.presets import preset
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.model.surroundings import ServerRole
from designer.topology.addressing import client_networks

FIRST_OUTSIDE_HOST = 5
"""Host number of the first server outside the cluster, below the nodes' (assumed)."""

STANDING = ("nodes", "arrays", "servers")
"""Tables of what stands at a site."""


@dataclass(frozen=True, slots=True)
class OutsideKind:
    """A usual server outside the cluster: how it is called, what it does, and whether Exchange runs on it."""

    noun: str
    stem: str
    roles: tuple[ServerRole, ...]
    runs_exchange: bool = False


OUTSIDE: Mapping[str, OutsideKind] = {
    "domain-controller": OutsideKind(tr("domain controller"), "DC", ("domain-controller", "global-catalog", "dns")),
    "front-end": OutsideKind(tr("front-end server"), "FE", ("front-end",), runs_exchange=True),
    "exchange": OutsideKind(tr("stand-alone Exchange server"), "EX", ("exchange",), runs_exchange=True),
}
"""What servers outside the cluster are added as; roles can be given and taken away afterwards."""


def add_site(snapshot: Snapshot, name: str = "") -> Diff:
    """Add a site. At the first one stands everything that stands nowhere yet, the others begin empty."""
    draft = Draft(snapshot)
    is_first = not snapshot.sites
    site = draft.add("sites", name=name or fresh_name(snapshot, "sites", "Site "))
    for table in STANDING if is_first else ():
        for identifier in snapshot.table(table):
            if getattr(snapshot.table(table)[identifier], "site", None) is None:
                draft.change(table, identifier, site=site)
    return draft.diff


def add_outside_server(snapshot: Snapshot, catalog: Catalog, kind: str, name: str = "") -> Diff:
    """Add a server outside the cluster, one of `OUTSIDE`, with an address on the client network.

    It has the design's Windows, and a server with Exchange the design's Exchange, until somebody says otherwise. Raises
    `EditError` for a kind that there is not.
    """
    if kind not in OUTSIDE:
        raise EditError(tr("There is no kind of server called {kind}").format(kind=kind))
    preset_of = OUTSIDE[kind]
    cluster = snapshot.cluster
    draft = Draft(snapshot)
    networks = client_networks(snapshot)
    platform = {"windows": cluster.windows, "windows_sp": cluster.windows_sp}
    if preset_of.runs_exchange:
        platform |= {"exchange": cluster.exchange, "exchange_sp": cluster.exchange_sp}
    draft.add(
        "servers",
        **preset(snapshot, catalog, "servers"),
        **platform,
        name=name or fresh_name(snapshot, "servers", preset_of.stem),
        roles=preset_of.roles,
        site=_only_site(snapshot),
        address=free_address(snapshot, snapshot.networks[networks[0]], FIRST_OUTSIDE_HOST) if networks else "",
    )
    return draft.diff


def add_array(snapshot: Snapshot, catalog: Catalog, name: str = "") -> Diff:
    """Add a disk array that every node reaches over every fabric. On the first one lie all disks of the design."""
    draft = Draft(snapshot)
    array = draft.add(
        "arrays",
        **preset(snapshot, catalog, "arrays"),
        name=name or fresh_name(snapshot, "arrays", "Array "),
        site=_only_site(snapshot),
    )
    for disk in snapshot.disks.values() if not snapshot.arrays else ():
        if disk.array is None:
            draft.change("disks", disk.id, array=array)
    connect_over(draft, list(snapshot.nodes), list(snapshot.fabrics), [array])
    return draft.diff


def add_fabric(snapshot: Snapshot, catalog: Catalog, name: str = "") -> Diff:
    """Add a storage network over which every node reaches every array."""
    draft = Draft(snapshot)
    fabric = draft.add("fabrics", **preset(snapshot, catalog, "fabrics"), name=name or _fabric_name(snapshot))
    connect_over(draft, list(snapshot.nodes), [fabric], list(snapshot.arrays))
    return draft.diff


def missing_paths(snapshot: Snapshot) -> int:
    """How many of the ways from a node over a fabric to an array are not there."""
    there = {(path.node, path.fabric, path.array) for path in snapshot.paths.values()}
    return sum(way not in there for way in product(snapshot.nodes, snapshot.fabrics, snapshot.arrays))


def connect_paths(snapshot: Snapshot) -> Diff:
    """Connect every node over every fabric to every array; what is connected already stays as it is.

    Raises `EditError` when there is nothing to connect.
    """
    draft = Draft(snapshot)
    if not (snapshot.nodes and snapshot.fabrics and snapshot.arrays):
        raise EditError(tr("Paths lead from a node over a fabric to an array: add those first"))
    connect_over(draft, list(snapshot.nodes), list(snapshot.fabrics), list(snapshot.arrays))
    return draft.diff


def connect_node(draft: Draft, node: Id) -> None:
    """Connect one node over every fabric to every array, within a larger edit."""
    connect_over(draft, [node], list(draft.snapshot.fabrics), list(draft.snapshot.arrays))


def connect_over(draft: Draft, nodes: list[Id], fabrics: list[Id], arrays: list[Id]) -> None:
    """Connect these nodes over these fabrics to these arrays, as far as they are not, within a larger edit."""
    there = {(path.node, path.fabric, path.array) for path in draft.snapshot.paths.values()}
    for node, fabric, array in product(nodes, fabrics, arrays):
        if (node, fabric, array) not in there:
            draft.add("paths", node=node, fabric=fabric, array=array)


def _only_site(snapshot: Snapshot) -> Id | None:
    """The design's site, if there is just one."""
    return next(iter(snapshot.sites)) if len(snapshot.sites) == 1 else None


def _fabric_name(snapshot: Snapshot) -> str:
    """Fabric A, Fabric B and so on; numbers when the letters are used up."""
    taken = {fabric.name.casefold() for fabric in snapshot.fabrics.values()}
    letters = (
        letter
        for letter in string.ascii_uppercase
        if tr("fabric {letter}").format(letter=letter).casefold() not in taken
    )
    letter = next(letters, "")
    return tr("Fabric {letter}").format(letter=letter) if letter else fresh_name(snapshot, "fabrics", "Fabric ")
