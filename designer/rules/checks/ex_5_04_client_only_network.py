"""EX-5.04: client networks carry heartbeats too."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.networks import set_role
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let the network carry internal communication too, behind the private ones."""
    network = design.networks[finding.subjects[0]]
    return Fix(f"Let {network.name} carry heartbeats too", set_role(design, network.id, "mixed"))


@rule("EX-5.04", "Network for clients only", "warning", "published", reads=("networks",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A network has the role public, for clients only.

    Why: When the private network fails, no other one carries internal communication: the nodes arbitrate for the
    quorum, and all but one leave the cluster.
    Fix: Give the network the role mixed.
    Bad: Public: for clients only, should be mixed
    Good: Public is mixed: for clients, and for heartbeats when Private fails.
    Source: KB 176320. Fact EX-5.04.
    """
    for network in context.design.networks.values():
        if network.role == "public":
            yield context.finding(f"{network.name}: for clients only, should be mixed", network.id)
