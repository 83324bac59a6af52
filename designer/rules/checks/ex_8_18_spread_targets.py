"""EX-8.18: virtual servers fail over to different passive nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.ownership import group_owners, passive_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Spread the first passive nodes evenly, in the order of the virtual servers and of the Node IDs."""
    targets = _targets(design)
    groups = [group for group in design.groups_of_kind("evs") if _first(group, targets) is not None]
    draft = Draft(design)
    for place, group in enumerate(groups):
        target = targets[place * len(targets) // len(groups)]
        if target not in group_owners(design, group.id):
            return None
        owners = [node for node in group.preferred_owners if node != target]
        start = next(index for index, node in enumerate(group.preferred_owners) if node in targets)
        owners.insert(start, target)
        draft.change("groups", group.id, preferred_owners=tuple(owners))
    names = listed([design.nodes[node].name for node in targets])
    return Fix(f"Spread failovers over {names}", draft.diff)


@rule(
    "EX-8.18",
    "EVSs share their first passive node",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: With two or more passive nodes, more EVSs than their share prefer the same one first. Alternate passive
    nodes do not count: they are meant to come last.

    Why: After two failures two EVSs go to the same node first; only anti-affinity, where Windows has it, then finds the
    free one.
    Fix: Spread the first passive node over the preferred owners, for example half of the EVSs each.
    Bad: EVS1, EVS2, EVS3 and EVS4: all fail over to NODE5 first, 2 nodes are passive
    Good: Half of the EVSs prefer NODE5, the others NODE6.
    Source: Field practice. Fact EX-8.18.
    """
    targets = _targets(context.design)
    first: dict[Id, list[Group]] = {}
    for group in context.design.groups_of_kind("evs"):
        target = _first(group, targets)
        if target is not None:
            first.setdefault(target, []).append(group)
    total = sum(map(len, first.values()))
    share = -(-total // len(targets)) if targets else 0
    for node, groups in first.items():
        if len(targets) > 1 and len(groups) > share:
            names = listed([group.name for group in groups])
            every = "all fail over" if len(groups) == total else "fail over"
            limit = f"{len(targets)} nodes are passive"
            limit += "" if len(groups) == total else f", at most {share} of {total} EVSs each"
            yield context.finding(
                f"{names}: {every} to {context.design.nodes[node].name} first, {limit}", *(group.id for group in groups)
            )


def _targets(design: Snapshot) -> list[Id]:
    """The passive nodes but the alternate ones, by Node ID."""
    return [node for node in passive_nodes(design, "evs") if design.nodes[node].role != "alternate passive"]


def _first(group: Group, targets: list[Id]) -> Id | None:
    return next((node for node in group.preferred_owners if node in targets), None)
