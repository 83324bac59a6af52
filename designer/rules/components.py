"""Software that a cluster node cannot carry: what several rules ask."""

from __future__ import annotations

from collections.abc import Callable

from designer.catalog.schema import Catalog, Component
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Fixer

FRONT_END = "front-end"
LOAD_BALANCING = "network-load-balancing"

Wanted = Callable[[str, Component], bool]
"""Whether a rule is about the component with this id."""


def cannot_be_clustered(identifier: str, component: Component) -> bool:
    """Parts of Exchange that no cluster node can carry; front-ends have a rule of their own (EX-7.03)."""
    return component.exchange and not component.clustered and identifier != FRONT_END


def installed(catalog: Catalog, components: tuple[str, ...] | None, wanted: Wanted) -> list[str]:
    """Those of the components that a rule is about; unknown ones are none of them."""
    known = catalog.components
    return [one for one in dict.fromkeys(components or ()) if one in known and wanted(one, known[one])]


def carried_outside(design: Snapshot, component: str) -> bool:
    """Whether a server outside the cluster carries the component."""
    return any(component in (server.components or ()) for server in design.servers.values())


def removing(wanted: Wanted) -> Fixer:
    """The repair that takes these components off the node; None while one of them is needed and runs nowhere else."""

    def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
        node: Id = finding.subjects[0]
        components = design.nodes[node].components or ()
        doomed = installed(catalog, components, wanted)
        needed = design.cluster.components or ()
        if any(one in needed and not carried_outside(design, one) for one in doomed):
            return None
        names = listed([catalog.components[one].name for one in doomed])
        left = tuple(one for one in components if one not in doomed)
        return Fix(f"Remove {names} from {design.nodes[node].name}", changing(design, "nodes", node, components=left))

    return repair
