"""EX-3.15: cluster, nodes and virtual servers have names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import is_free_name
from designer.topology.names import computer_names


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Call the one virtual server among them as its group is called, if that name is free."""
    names = [design.resources[holder] for holder in finding.subjects if holder in design.resources]
    if len(finding.subjects) != 2 or len(names) != 1:
        return None
    resource, name = names[0], design.groups[names[0].group].name
    if not is_free_name(design, name):
        return None
    return Fix(f"Set the name of {resource.name} to {name}", set_property(design, resource.id, "Name", name))


@rule(
    "EX-3.15",
    "Name used twice on the network",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources", "servers"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster, its nodes, its virtual servers, MSDTC and the servers outside the cluster do not all have
    different names.

    Why: Each is a computer of its own on the network; the second one with a name cannot register it.
    Fix: Choose another name. Choose that of an EVS for good: it is not meant to be changed later.
    Bad: Mail: name of the cluster and group EVS1, each needs its own
    Good: Only the cluster and its own Network Name share a name.
    Source: Field practice; Windows Server 2003 help (TechNet cc738070) on changing names. Fact EX-3.15.
    """
    holders: dict[str, list[Id]] = {}
    spelling: dict[str, str] = {}
    outside = [(server.name, server.id) for server in context.design.servers.values() if server.name]
    for name, holder in [*computer_names(context.design), *outside]:
        spelling.setdefault(name.casefold(), name)
        holders.setdefault(name.casefold(), []).append(holder)
    for key, ids in holders.items():
        if len(ids) > 1:
            names = listed([_described(context, holder) for holder in ids])
            yield context.finding(f"{spelling[key]}: name of {names}, each needs its own", *ids)


def _described(context: RuleContext, holder: Id) -> str:
    design = context.design
    if holder == CLUSTER_ID:
        return "the cluster"
    if holder in design.nodes:
        return f"node {design.nodes[holder].name}"
    if holder in design.servers:
        return f"server {design.servers[holder].name}"
    group = design.resources[holder].group if holder in design.resources else holder
    return f"group {design.groups[group].name}"
