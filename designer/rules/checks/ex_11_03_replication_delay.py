"""EX-11.03: synchronous replication is near enough."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.sites import copied, is_dispersed

_MOST_MS = 20


@rule(
    "EX-11.03",
    "Sites too far apart for synchronous replication",
    "warning",
    "general knowledge",
    reads=("clusters", "nodes", "networks", "disks"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Disks are replicated synchronously between sites, and the round trip alone takes as long as a whole write
    may take.

    Why: Every log write waits until the other site has it too; writes of 20 ms and more slow every user down. The
    quickest network of the design counts as the line between the sites.
    Fix: Choose nearer sites, a faster line, or asynchronous replication with its risk.
    Bad: Synchronous replication over 25 ms, a write should take less than 20 ms in all
    Good: The line for synchronous replication takes 2 ms.
    Source: Optimizing Storage for Microsoft Exchange Server 2003 (20 ms); field practice. Fact EX-11.03.
    """
    design = context.design
    if not is_dispersed(design) or not any(copied(design, disk) == "synchronous" for disk in design.disks.values()):
        return
    networks = design.networks.values()
    delays = [network.round_trip_ms for network in networks if network.round_trip_ms is not None]
    if not delays:
        yield from (context.undecided("round trip", network.id) for network in networks)
    elif min(delays) >= _MOST_MS:
        yield context.finding(
            f"Synchronous replication over {min(delays)} ms, a write should take less than {_MOST_MS} ms in all",
            CLUSTER_ID,
        )
