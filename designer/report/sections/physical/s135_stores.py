"""Storage groups and stores of the virtual servers."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import size
from designer.report.blocks import Block, Lead
from designer.report.context import Context
from designer.report.stores import store_table
from designer.report.wording import counted, sentence
from designer.topology.databases import store_sizes

ID = "stores"
TITLE = "Storage groups and stores"


def section(context: Context) -> Sequence[Block]:
    """How many there are and which is largest, then all of them."""
    snapshot = context.snapshot
    if not snapshot.storage_groups:
        return []
    groups, total = len(snapshot.storage_groups), len(snapshot.stores)
    lead = sentence(f"{counted(groups, 'storage group')} with {counted(total, 'store')}")
    largest = max((mb for mb in store_sizes(snapshot).values() if mb is not None), default=0)
    room = f"; none is larger than {size(largest)}" if largest else ""
    return [Lead(f"{lead}{room}."), store_table(context)]
