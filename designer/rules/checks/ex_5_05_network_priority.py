"""EX-5.05: the private network comes first."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.networks import private_first
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Put all private networks before the others."""
    network = design.networks[finding.subjects[0]]
    return Fix(f"Put {network.name} first in the network priorities", private_first(design))


@rule("EX-5.05", "Private network not first", "warning", "published", reads=("networks",), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A mixed network comes before a private one in the priority for internal communication.

    Why: The cluster uses the first network that works; heartbeats belong on the private one.
    Fix: Put the private network first in the list of network priorities.
    Bad: Private: priority 3 behind Public (2), should be first
    Good: Private has priority 1, Public priority 2.
    Source: Exchange Server Best Practices Analyzer. Fact EX-5.05.
    """
    networks = context.design.networks.values()
    if {"private", "mixed"}.issubset(network.role for network in networks):
        for network in networks:
            if network.priority is None and network.role in ("private", "mixed"):
                yield context.undecided("priority", network.id)
    mixed = [one for one in networks if one.role == "mixed" and one.priority is not None]
    first = min(mixed, key=lambda network: network.priority or 0, default=None)
    for network in networks:
        if first is None or network.role != "private" or network.priority is None or first.priority is None:
            continue
        if network.priority > first.priority:
            yield context.finding(
                f"{network.name}: priority {network.priority} behind {first.name} ({first.priority}), should be first",
                network.id,
            )
