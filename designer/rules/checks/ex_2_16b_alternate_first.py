"""EX-2.16b: primary passive nodes come before alternate ones."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """List the alternate passive nodes last, in their order."""
    group = design.groups[finding.subjects[0]]
    owners = sorted(group.preferred_owners, key=lambda node: design.nodes[node].role == "alternate passive")
    diff = changing(design, "groups", group.id, preferred_owners=tuple(owners))
    return Fix(f"Put the alternate passive nodes last in the preferred owners of {group.name}", diff)


@rule(
    "EX-2.16b",
    "Alternate passive node preferred",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS prefers an alternate passive node before a primary passive one.

    Why: The alternate passive node may be the weaker one and busy with backups; it is meant for the second failure.
    Fix: List the primary passive nodes first.
    Bad: EVS1: prefers NODE5, an alternate passive node, before NODE4, a primary passive one
    Good: EVS1 lists NODE4 before NODE5.
    Source: Field practice; the roles of the nodes in How OTG Configures the Exchange Server Cluster (TechNet cc775973).
    Fact EX-2.16.
    """
    nodes = context.design.nodes
    for group in context.design.groups_of_kind("evs"):
        alternate: Id | None = None
        for node in group.preferred_owners:
            role = nodes[node].role
            if role == "alternate passive" and alternate is None:
                alternate = node
            elif role == "primary passive" and alternate is not None:
                yield context.finding(
                    f"{group.name}: prefers {nodes[alternate].name}, an alternate passive node, before"
                    f" {nodes[node].name}, a primary passive one",
                    group.id,
                )
                break
