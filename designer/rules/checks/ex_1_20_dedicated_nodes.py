"""EX-1.20: the nodes of an Exchange cluster run Exchange only."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import some

_CORE = {"ip-address", "network-name", "physical-disk", "msdtc", "majority-node-set", "local-quorum"}
_EXCHANGE_GROUPS = {"evs", "cluster", "dtc"}


@rule(
    "EX-1.20",
    "Nodes not dedicated to Exchange",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An Exchange cluster also carries a group with another application, or a node has one installed.

    Why: Other applications compete for memory, and their updates and restarts hit the mail service.
    Fix: Give the application a cluster or a server of its own.
    Bad: Files: holds Share, the cluster should serve Exchange only
    Good: The group does not hold the share.
    Source: Field practice; a chapter heading of Deploying Microsoft Exchange 2000 Server Clusters. Fact EX-1.20.
    """
    design, catalog = context.design, context.catalog
    if not design.groups_of_kind("evs"):
        return
    strange: dict[str, list[str]] = {}
    for resource in design.resources.values():
        if design.groups[resource.group].kind not in _EXCHANGE_GROUPS and resource.type not in _CORE:
            strange.setdefault(resource.group, []).append(resource.name)
    for group in design.groups.values():
        role = catalog.roles.get(group.kind)
        names = strange.get(group.id, [])
        if not names and role is not None and group.kind not in _EXCHANGE_GROUPS:
            names = [f"a {role.label}"]
        if names:
            yield context.finding(
                f"{group.name}: holds {some(names)}, the cluster should serve Exchange only", group.id
            )
    for node in design.nodes.values():
        installed = [catalog.components[one] for one in node.components or () if one in catalog.components]
        others = [component.name for component in installed if component.clustered and not component.exchange]
        if others:
            yield context.finding(f"{node.name}: runs {listed(others)}, should serve Exchange only", node.id)
        if node.components is None:
            yield context.undecided("other installed software", node.id)
