"""CL-04: names of groups and of resources are unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designer.foundation.ids import Id
from designer.model.records import Group, Resource
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about


@rule("CL-04", "Group or resource name used twice", "error", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two groups, or two resources anywhere in the cluster, have the same name; capitals make no difference.

    Why: The cluster service refuses the second one.
    Fix: Rename one of them.
    Bad: EVS1: name of 2 groups, at most 1
    Source: Cluster API reference, resource and group names.
    """
    yield from _twice(context, "groups", context.design.groups.values())
    yield from _twice(context, "resources", context.design.resources.values())


def _twice(context: RuleContext, noun: str, records: Iterable[Group | Resource]) -> Iterator[Finding]:
    found: dict[str, list[tuple[str, Id]]] = {}
    for record in records:
        found.setdefault(record.name.casefold(), []).append((record.name, record.id))
    for same in found.values():
        if len(same) > 1:
            yield context.finding(
                f"{about(same[0][0])} name of {len(same)} {noun}, at most 1", *(identifier for _, identifier in same)
            )
