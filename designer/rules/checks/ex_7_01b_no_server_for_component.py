"""EX-7.01b: what cannot be clustered has a server outside the cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Component
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.components import FRONT_END, cannot_be_clustered, carried_outside, installed

_HOSTS = {"exchange", "front-end"}


@rule(
    "EX-7.01b",
    "No server for an unsupported component",
    "error",
    "secondary",
    reads=("clusters", "nodes", "groups", "servers"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The organisation needs a part of Exchange that is not supported in a cluster, and no server outside the
    cluster carries it.

    Why: Such a part needs at least one Exchange server beside the cluster.
    Fix: Plan a stand-alone Exchange server, and note the component there.
    Bad: Connector for Lotus Notes needed, but no server outside the cluster carries it
    Good: A stand-alone Exchange server carries the connector.
    Source: KB 259197; Exchange cluster FAQ of 2005, from the newsgroups. Fact EX-7.01.
    """
    design, known = context.design, context.catalog.components
    if not design.groups_of_kind("evs"):
        return
    if design.cluster.components is None:
        yield context.undecided("needed components", CLUSTER_ID)
    on_nodes = {one for node in design.nodes.values() for one in node.components or ()}
    has_front_end = any(FRONT_END in server.roles for server in design.servers.values())
    missing = [
        one
        for one in installed(context.catalog, design.cluster.components, _needs_a_server)
        if one not in on_nodes  # EX-7.01 and EX-7.03 say so
        and not carried_outside(design, one)
        and not (one == FRONT_END and has_front_end)
    ]
    unclear = [
        server.id
        for server in design.servers.values()
        if server.components is None and not _HOSTS.isdisjoint(server.roles)
    ]
    if missing and unclear:
        for server in unclear:
            yield context.undecided("components", server)
    elif missing:
        names = listed([known[one].name for one in missing])
        them = "it" if len(missing) == 1 else "them"
        yield context.finding(f"{names} needed, but no server outside the cluster carries {them}", CLUSTER_ID)


def _needs_a_server(identifier: str, component: Component) -> bool:
    return identifier == FRONT_END or cannot_be_clustered(identifier, component)
