"""EX-5.09: every network has a subnet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.addressing import subnet_of


@rule("EX-5.09", "Networks in one subnet", "error", "general knowledge", reads=("networks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The subnets of two networks overlap.

    Why: The cluster tells networks apart by their subnets; two adapters of a node in one subnet count as one.
    Fix: Give each network a subnet of its own, the private one from the private ranges of RFC 1918.
    Bad: Private (192.168.0.0/16) and Public (192.168.10.0/24): subnets overlap, each needs its own
    Good: Private is 192.168.11.0/24, Public 192.168.10.0/24.
    Source: Field practice; HP Integrity cluster guide for the ranges. Fact EX-5.09.
    """
    for one, other in combinations(context.design.networks.values(), 2):
        first, second = subnet_of(one), subnet_of(other)
        if first is not None and second is not None and first.version == second.version and first.overlaps(second):
            yield context.finding(
                f"{one.name} ({one.subnet}) and {other.name} ({other.subnet}): subnets overlap, each needs its own",
                one.id,
                other.id,
            )
