"""EX-8.11: Exchange 2003 starts protocols beside the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.rules.wording import does
from designer.topology.dependencies import Needs, has_cycle, providers
from designer.topology.evs import INFORMATION_STORE, design_tree, required_types
from designer.topology.members import by_type, members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Hang them on what the Exchange version asks for instead of the Information Store."""
    group = finding.subjects[0]
    members, tree = design.members(group), design_tree(design, catalog)
    stores = _stores(design)
    waiting = {one.id for one in _waiting(design, catalog, members, providers(design), stores)}
    parts = by_type(members)
    old = [edge for edge in design.dependencies.values() if edge.dependent in waiting and edge.provider in stores]
    draft = Draft(design)
    draft.remove("dependencies", *(edge.id for edge in old))
    wanted = [
        (one.id, provider.id)
        for one in members
        if one.id in waiting
        for kind in required_types(catalog, tree, one.type)
        for provider in parts.get(kind, ())
    ]
    there = {(edge.dependent, edge.provider) for edge in draft.snapshot.dependencies.values()}
    if set(wanted) - there:
        diff = hung(draft.snapshot, wanted)
        if diff is None:
            return None
        draft.do(diff)
    needs = providers(draft.snapshot)
    if has_cycle(needs) or not all(_is_hung(draft.snapshot, catalog, needs, one) for one in waiting):
        return None
    return Fix(f"Hang the services of {design.groups[group].name} on System Attendant", draft.diff)


@rule(
    "EX-8.11",
    "Exchange 2000 dependencies with Exchange 2003",
    "non-default",
    "published",
    reads=("clusters", "groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Resources of an Exchange 2003 EVS depend on the Information Store, as they did in Exchange 2000.

    Why: In Exchange 2003 they depend on the System Attendant, so that they start and stop beside the store. With the
    old dependencies they wait for the store, and the store waits for them.
    Fix: Let them depend on the System Attendant instead.
    Bad: EVS1: SMTP depends on the Information Store, by default on the System Attendant in Exchange 2003
    Good: Every protocol of EVS1 depends on the System Attendant only.
    Source: KB 821833; What's New in Exchange Server 2003. Fact EX-8.11.
    """
    exchange = context.exchange
    if exchange is None:
        return
    design, types = context.design, context.catalog.types
    needs, members, stores = providers(design), members_by_group(design), _stores(design)
    for group in design.groups_of_kind("evs"):
        waiting = _waiting(design, context.catalog, members[group.id], needs, stores)
        if waiting:
            text = does([types[one.type].label for one in waiting], "depends", "depend")
            yield context.finding(
                f"{group.name}: {text} on the Information Store, by default on the System Attendant in"
                f" Exchange {exchange.version}",
                group.id,
            )


def _stores(design: Snapshot) -> set[Id]:
    return {resource.id for resource in design.resources.values() if resource.type == INFORMATION_STORE}


def _waiting(
    design: Snapshot, catalog: Catalog, members: Sequence[Resource], needs: Needs, stores: Set[Id]
) -> Sequence[Resource]:
    """The Exchange resources that depend on the Information Store although the Exchange version does not ask for it."""
    tree = design_tree(design, catalog)
    hanging = [one for one in members if not stores.isdisjoint(needs[one.id])]
    return [
        one
        for one in hanging
        if tree is not None
        and one.type in catalog.types
        and catalog.types[one.type].category == "exchange"
        and INFORMATION_STORE not in required_types(catalog, tree, one.type)
    ]


def _is_hung(design: Snapshot, catalog: Catalog, needs: Needs, resource: Id) -> bool:
    """Whether the resource has a provider of each type that the Exchange version asks for."""
    wanted = required_types(catalog, design_tree(design, catalog), design.resources[resource].type)
    return {design.resources[one].type for one in needs[resource]}.issuperset(wanted)
