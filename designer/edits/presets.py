"""What new objects are set to, so that they arrive complete."""

from __future__ import annotations

from typing import Any

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot


def preset(snapshot: Snapshot, catalog: Catalog, table: str, network_role: str = "") -> dict[str, Any]:
    """The fields of a new record of `table`, as the catalogue recommends them on the design's Windows.

    `network_role` is that of the network to which a new interface belongs. Where the Windows is unknown, what depends
    on it stays unset; so does what Exchange asks for while the design has none. A disk lies in the only array, if
    there is just one.
    """
    windows = catalog.windows.get(snapshot.cluster.windows)
    family = windows.family if windows is not None else ""
    only = {"array": next(iter(snapshot.arrays))} if table == "disks" and len(snapshot.arrays) == 1 else {}
    return only | {
        one.field: one.value
        for one in catalog.presets
        if one.table == table
        and (not one.families or family in one.families)
        and (not one.networks or network_role in one.networks)
        and (not one.exchange or snapshot.cluster.exchange)
    }
