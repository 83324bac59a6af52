"""EX-4.25: queues on a disk of their own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.storage import CONTENT_NAMES

_DISTURBED = ("database", "log")


@rule("EX-4.25", "Queues beside databases or logs", "best practice", "published", reads=("disks",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk holds SMTP or MTA queues together with databases or transaction logs.

    Why: Queue traffic disturbs the other two, most of all when mail backs up.
    Fix: Put the queues on a disk of their own.
    Bad: R: holds queues beside databases and transaction logs, should be apart
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.25.
    """
    for disk in context.design.disks.values():
        disturbed = [CONTENT_NAMES[one] for one in _DISTURBED if one in disk.holds]
        if "queue" in disk.holds and disturbed:
            yield context.finding(
                f"{about(disk_text(disk))} holds queues beside {listed(disturbed)}, should be apart", disk.id
            )
