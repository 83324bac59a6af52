"""EX-3.23b: the providers that an Exchange resource requires."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers, reachable
from designer.topology.evs import SYSTEM_ATTENDANT, design_tree, required_types
from designer.topology.members import by_type, parts_of


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add the dependencies on every resource of the missing types in the group."""
    resource = design.resources[finding.subjects[0]]
    reached = {design.resources[one].type for one in reachable(providers(design), resource.id)}
    wanted = required_types(catalog, design_tree(design, catalog), resource.type)
    parts = by_type(design.members(resource.group))
    missing = [parts.get(kind, []) for kind in wanted if kind not in reached]
    if not all(missing):
        return None
    found = [provider for providers_ in missing for provider in providers_]
    diff = hung(design, [(resource.id, provider.id) for provider in found])
    return Fix(f"Let {resource.name} depend on {listed([one.name for one in found])}", diff) if diff else None


@rule(
    "EX-3.23b",
    "Exchange dependency missing",
    "error",
    "published",
    reads=("clusters", "groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An Exchange resource does not depend, directly or not, on what its Exchange version requires: Information
    Store, Message Transfer Agent and Routing Service on the System Attendant; protocols and MS Search on the
    Information Store in Exchange 2000, on the System Attendant in Exchange 2003.

    Why: It would start before what it needs, fail, and take the group with it.
    Fix: Add the dependency.
    Bad: EVS1: SMTP Virtual Server Instance 1 - (EVS1) does not depend on Information Store, which Exchange 2000
    requires
    Good: SMTP reaches the System Attendant by way of the Information Store.
    Source: KB 821833; What's New in Exchange Server 2003. Facts EX-3.17, EX-3.23, EX-8.11 and EX-8.12.
    """
    tree = design_tree(context.design, context.catalog)
    exchange = context.exchange
    if tree is None or exchange is None:
        return
    types, resources = context.catalog.types, context.design.resources
    needs = providers(context.design)
    asked = {
        kind: set(required_types(context.catalog, tree, kind))
        for kind, known in types.items()
        if known.category == "exchange" and kind != SYSTEM_ATTENDANT
    }
    for resource in resources.values():
        if resource.type not in asked:
            continue
        wanted = asked[resource.type] & parts_of(context.design, resource.group).keys()
        if wanted <= {resources[provider].type for provider in needs[resource.id]}:
            continue  # of what the group does not have, EX-3.02 and EX-3.02b speak
        wanted -= {resources[provider].type for provider in reachable(needs, resource.id)}
        if wanted:
            missing = sorted(types[kind].label for kind in wanted)
            name = context.design.groups[resource.group].name
            yield context.finding(
                f"{name}: {resource.name} does not depend on {listed(missing)},"
                f" which Exchange {exchange.version} requires",
                resource.id,
            )
