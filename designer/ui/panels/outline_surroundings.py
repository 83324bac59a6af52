"""What is around the cluster, in the outline: sites, servers, arrays, and fabrics with the paths over them."""

from __future__ import annotations

from designer.app.forms import icon_of
from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.model.surroundings import ServerRole
from designer.ui.panels.branch import Branch

SHORT: dict[ServerRole, str] = {
    "domain-controller": "DC",
    "global-catalog": "GC",
    "dns": "DNS",
    "wins": "WINS",
    "front-end": tr("front-end"),
    "exchange": tr("Exchange"),
    "file-share-witness": tr("witness"),
    "backup": tr("backup"),
}
"""What a server does, in the little room that there is."""


def surroundings_of(snapshot: Snapshot, catalog: Catalog) -> tuple[Branch, ...]:
    """Everything around the cluster, table by table."""
    sites = (Branch(site.name, site.id, "site") for site in (snapshot.sites[one] for one in by_rank(snapshot, "sites")))
    servers = (
        Branch(
            server.name,
            server.id,
            icon_of(snapshot, catalog, server.id),
            ", ".join(SHORT[role] for role in server.roles),
        )
        for server in (snapshot.servers[one] for one in by_rank(snapshot, "servers"))
    )
    arrays = (
        Branch(array.name, array.id, "array", array.hardware)
        for array in (snapshot.arrays[one] for one in by_rank(snapshot, "arrays"))
    )
    fabrics = (
        Branch(fabric.name, fabric.id, "fabric", fabric.hardware, _paths(snapshot, fabric.id))
        for fabric in (snapshot.fabrics[one] for one in by_rank(snapshot, "fabrics"))
    )
    return (*sites, *servers, *arrays, *fabrics)


def _paths(snapshot: Snapshot, fabric: Id) -> tuple[Branch, ...]:
    names = snapshot.name_of
    return tuple(
        Branch(tr("{node} to {array}").format(node=names(path.node), array=names(path.array)), path.id, "path")
        for path in snapshot.paths.values()
        if path.fabric == fabric
    )
