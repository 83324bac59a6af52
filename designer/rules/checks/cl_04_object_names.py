"""CL-04: names of groups and of resources are unique."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.objects import from_pattern, rename
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group, Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.names import LONGEST_NAME, computer_names


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Rename all but the first: resources as their type names them, groups with the next free number."""
    first, *others = finding.subjects
    table = "groups" if first in design.groups else "resources"
    taken = {name.casefold() for name, _ in computer_names(design)} if table == "groups" else set()
    taken |= {_name(design, table, one).casefold() for one in design.table(table)}
    draft, given = Draft(design), []
    for identifier in others:
        name = _usual_name(design, catalog, identifier) if table == "resources" else ""
        if not name or name.casefold() in taken:
            name = _numbered(_name(design, table, identifier), taken, " " if table == "resources" else "")
        draft.do(rename(draft.snapshot, catalog, identifier, name))
        taken.add(name.casefold())
        given.append(name)
    after = draft.snapshot
    counts = Counter(resource.name.casefold() for resource in after.resources.values())
    renamed = [after.resources[one].name.casefold() for kind, one in draft.diff.changes if kind == "resources"]
    if any(counts[name] > 1 for name in renamed) or (table == "groups" and max(map(len, given)) > LONGEST_NAME):
        return None
    return Fix(f"Rename the other {_name(design, table, first)} to {listed(given)}", draft.diff)


@rule(
    "CL-04",
    "Group or resource name used twice",
    "error",
    "published",
    reads=("groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two groups, or two resources anywhere in the cluster, have the same name; capitals make no difference.

    Why: The Cluster service refuses the second one.
    Fix: Rename one of them.
    Bad: EVS1: name of 2 groups, at most 1
    Good: A resource with the name of a group: only names of one kind must differ.
    Source: Cluster API reference, resource and group names.
    """
    yield from _twice(context, "groups", context.design.groups.values())
    yield from _twice(context, "resources", context.design.resources.values())


def _twice(context: RuleContext, noun: str, records: Iterable[Group | Resource]) -> Iterator[Finding]:
    ones = list(records)
    if len({record.name.casefold() for record in ones}) == len(ones):
        return  # the usual case
    found: dict[str, list[tuple[str, Id]]] = {}
    for record in ones:
        found.setdefault(record.name.casefold(), []).append((record.name, record.id))
    for same in found.values():
        if len(same) > 1:
            yield context.finding(
                f"{about(same[0][0])} name of {len(same)} {noun}, at most 1", *(identifier for _, identifier in same)
            )


def _name(design: Snapshot, table: str, identifier: Id) -> str:
    return design.groups[identifier].name if table == "groups" else design.resources[identifier].name


def _usual_name(design: Snapshot, catalog: Catalog, identifier: Id) -> str:
    """The name that the type's pattern gives; "" without one."""
    resource = design.resources[identifier]
    kind = catalog.types.get(resource.type)
    if kind is None or ("{disk}" in kind.name_pattern and resource.disk is None):
        return ""
    disk = disk_text(design.disks[resource.disk]).removeprefix("Disk ") if resource.disk is not None else ""
    return from_pattern(kind.name_pattern, design.groups[resource.group].name, disk)


def _numbered(name: str, taken: set[str], gap: str) -> str:
    """The first of NAME2, NAME3 ... that is free; a number at the end of the name counts on."""
    stem = name.rstrip(string.digits) or name
    number = 2
    while f"{stem.rstrip()}{gap}{number}".casefold() in taken:
        number += 1
    return f"{stem.rstrip()}{gap}{number}"
