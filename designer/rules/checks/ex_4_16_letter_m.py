"""EX-4.16: M: belongs to Exchange 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.storage import bare_letter, letter_of

_LETTER = "M"


@rule("EX-4.16", "Letter M: in use with Exchange 2000", "error", "published", reads=("clusters", "nodes", "disks"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A shared disk or a local drive has the letter M: in an Exchange 2000 cluster.

    Why: Exchange 2000 shows its stores as drive M:. Where the letter is taken, Setup chooses the next one, so that
    nodes end up with different letters.
    Fix: Keep M: free on every node.
    Bad: Disk R: letter M:, reserved for the Exchange 2000 file system
    Source: Exchange 2000 setup notes (flylib 2.554). Fact EX-4.16.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2000":
        return
    for disk in context.design.disks.values():
        if letter_of(disk) == _LETTER:
            yield context.finding(f"{about(disk.name)} letter M:, reserved for the Exchange 2000 file system", disk.id)
    for node in context.design.nodes.values():
        if _LETTER in {bare_letter(local) for local in node.local_letters or ()}:
            yield context.finding(f"{node.name}: local drive M:, reserved for the Exchange 2000 file system", node.id)
