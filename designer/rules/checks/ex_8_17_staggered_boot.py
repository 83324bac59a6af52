"""EX-8.17: nodes do not all boot at the same moment."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed, seconds
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.ownership import nodes_by_number

_FIRST_S, _STEP_S = 10, 50
"""Assumed: 10 s and 60 s for two nodes, 50 s more for each further one."""

_LONGEST_S = 999
"""The longest timeout that boot.ini takes, assumed."""


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give every node a delay of its own, in the order of the Node IDs."""
    nodes = nodes_by_number(design)
    delays = [_FIRST_S + _STEP_S * place for place in range(len(nodes))]
    if delays[-1] > _LONGEST_S:
        return None
    draft = Draft(design)
    for node, delay in zip(nodes, delays, strict=True):
        draft.change("nodes", node, boot_delay_s=delay)
    first, last = design.nodes[nodes[0]].name, design.nodes[nodes[-1]].name
    return Fix(f"Set boot delays from {delays[0]} s on {first} to {delays[-1]} s on {last}", draft.diff)


@rule("EX-8.17", "Nodes boot at the same time", "best practice", "secondary", reads=("nodes",), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Nodes have the same boot delay, the timeout of their boot menu.

    Why: When the power comes back after a failure, all nodes start at once and arbitrate for the quorum and the shared
    disks in the same second.
    Fix: Give each node another timeout in boot.ini, for example 10 s, 60 s and 110 s.
    Bad: NODE1 and NODE2: boot delay 30 s, each should have its own
    Good: NODE1 waits for 10 s, NODE2 for 60 s.
    Source: 8 Ways to Improve Your Exchange Cluster (Windows IT Pro); the values are assumed. Fact EX-8.17.
    """
    nodes = context.design.nodes
    if len(nodes) < 2:
        return
    alike: dict[int, list[Id]] = {}
    for node in nodes.values():
        if node.boot_delay_s is None:
            yield context.undecided("boot delay", node.id)
        else:
            alike.setdefault(node.boot_delay_s, []).append(node.id)
    for delay, group in alike.items():
        if len(group) > 1:
            names = listed([nodes[node].name for node in group])
            yield context.finding(f"{names}: boot delay {seconds(delay * 1000)}, each should have its own", *group)
