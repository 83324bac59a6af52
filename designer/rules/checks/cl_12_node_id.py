"""CL-12: every node has a number of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.units import listed
from designer.model.records import Node
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give all but the first the next free numbers."""
    taken = {node.number for node in design.nodes.values()}
    free = (number for number in range(1, len(design.nodes) + len(taken) + 1) if number not in taken)
    draft, texts = Draft(design), []
    for node in finding.subjects[1:]:
        number = next(free)
        draft.change("nodes", node, number=number)
        texts.append(f"{design.nodes[node].name} the Node ID {number}")
    return Fix(f"Give {listed(texts)}", draft.diff)


@rule("CL-12", "Node ID used twice", "error", "published", reads=("nodes",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two nodes have the same Node ID.

    Why: The cluster numbers its nodes as they join, and orders them by these numbers when nothing else decides about a
    failover.
    Fix: Number the nodes in the order in which they are to join.
    Bad: NODE2 and NODE5: Node ID 2, each needs its own
    Good: The nodes are numbered 1 to 4.
    Source: KB 299631.
    """
    found: dict[int, list[Node]] = {}
    for node in context.design.nodes.values():
        found.setdefault(node.number, []).append(node)
    for number, nodes in found.items():
        if len(nodes) > 1:
            names = listed([node.name for node in nodes])
            yield context.finding(f"{names}: Node ID {number}, each needs its own", *(node.id for node in nodes))
