"""Adding what a virtual server lacks: what several repairs do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from designer.catalog.schema import Catalog, Tree
from designer.edits.draft import Draft, added
from designer.edits.groups import add_resource
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.owning import is_connected
from designer.topology.dependencies import has_cycle, providers
from designer.topology.evs import ADDRESS, NAME, SYSTEM_ATTENDANT
from designer.topology.names import LONGEST_NAME, computer_names
from designer.topology.ownership import possible_owners

OPTIONAL = ("exchange-pop3", "exchange-imap4")
"""Protocols that an EVS may do without, in either Exchange version."""

_PLAIN = re.compile(rf"[A-Za-z0-9-]{{1,{LONGEST_NAME}}}")


def automatic(catalog: Catalog, tree: Tree) -> list[str]:
    """The types of which Setup creates a resource with every System Attendant."""
    return [
        member.type
        for member in tree.member
        if member.created == "always"
        and member.type != SYSTEM_ATTENDANT
        and catalog.types[member.type].category == "exchange"
    ]


def is_free_name(design: Snapshot, name: str, holder: Id | None = None) -> bool:
    """Whether a computer may have this name: its form is right, and nothing else than `holder` is called so."""
    taken = [other.casefold() for other, one in computer_names(design) if one != holder]
    taken += [server.name.casefold() for server in design.servers.values()]
    return _PLAIN.fullmatch(name) is not None and name.casefold() not in taken


def with_resources(design: Snapshot, catalog: Catalog, group: Id, kinds: Iterable[str]) -> Diff | None:
    """Add one resource of each type to a group, with its dependencies and with the possible owners of the others.

    None where that would bring another fault: a name that is taken or odd, no free address, an owner that is not on the
    network of the address, a circle, a quorum that depends on something.
    """
    draft = Draft(design)
    for kind in kinds:
        draft.do(add_resource(draft.snapshot, catalog, group, kind))
    lists = {one.possible_owners and tuple(sorted(one.possible_owners)) for one in design.members(group)}
    if len(lists) == 1 and () not in lists:
        owners = design.members(group)[0].possible_owners
        for resource in added(draft.diff, "resources"):
            draft.change("resources", resource, possible_owners=owners)
    return draft.diff if _is_sound(design, draft.snapshot, group, draft.diff) else None


def _is_sound(before: Snapshot, after: Snapshot, group: Id, diff: Diff) -> bool:
    """Whether resources that were added to a group bring none of the faults that adding one can bring."""
    made = [after.resources[identifier] for identifier in added(diff, "resources")]
    names = Counter(one.name.casefold() for one in after.resources.values())
    edges = [after.dependencies[edge] for edge in added(diff, "dependencies")]
    return (
        all(names[one.name.casefold()] == 1 for one in made)
        and all(_is_reachable(after, one) for one in made if one.type == ADDRESS)
        and (all(one.type != NAME for one in made) or is_free_name(before, before.groups[group].name, group))
        and not any(_is_quorum(after, edge.dependent) for edge in edges)
        and not has_cycle(providers(after))
    )


def _is_quorum(design: Snapshot, resource: Id) -> bool:
    """Whether a resource is the quorum disk, which must not depend on anything (CL-09)."""
    disk = design.resources[resource].disk
    return disk is not None and disk == design.cluster.quorum_disk


def _is_reachable(design: Snapshot, address: Resource) -> bool:
    """Whether a new address is one, and every possible owner is on its network."""
    owners = possible_owners(design, address)
    connected = all(is_connected(design, node, [address.network]) for node in owners)
    return bool(address.properties.get("Address")) and connected


def hung(design: Snapshot, pairs: Iterable[tuple[Id, Id]]) -> Diff | None:
    """Add dependencies (dependent, provider).

    None where there is nothing to add, or where it would close a circle or let the quorum depend on something.
    """
    there = {(edge.dependent, edge.provider) for edge in design.dependencies.values()}
    draft = Draft(design)
    for dependent, provider in dict.fromkeys(pairs):
        if _is_quorum(design, dependent):
            return None
        if (dependent, provider) not in there:
            draft.add("dependencies", dependent=dependent, provider=provider)
    return draft.diff if draft.diff and not has_cycle(providers(draft.snapshot)) else None
