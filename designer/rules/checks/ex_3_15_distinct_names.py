"""EX-3.15: cluster, nodes and virtual servers have names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.names import computer_names


@rule(
    "EX-3.15",
    "Name used twice on the network",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster, its nodes, its virtual servers and MSDTC do not all have different names.

    Why: Each is a computer of its own on the network; the second one with a name cannot register it.
    Fix: Choose another name. Choose that of an EVS for life: it is not meant to be changed later.
    Bad: Mail: name of the cluster and group EVS1, each needs its own
    Source: Known in the field; Windows Server 2003 help (TechNet cc738070) on changing names. Fact EX-3.15.
    """
    holders: dict[str, list[Id]] = {}
    spelling: dict[str, str] = {}
    for name, holder in computer_names(context.design):
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
    group = design.resources[holder].group if holder in design.resources else holder
    return f"group {design.groups[group].name}"
