"""Every name with its addresses, and what is left of the subnets."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.address_strips import address_strips
from designer.report.blocks import Block, Lead
from designer.report.context import Context
from designer.report.name_table import name_table, names
from designer.report.wording import counted, sentence

ID = "addresses"
TITLE = "Names and addresses"


def section(context: Context) -> Sequence[Block]:
    """How many there are, what is left of the subnets, the table."""
    found = names(context)
    if not found:
        return []
    count = sum(len(texts) for one in found for texts in one.addresses.values())
    domain = f" in the domain {context.cluster.domain}" if context.cluster.domain else ""
    held = f" hold {counted(count, 'address', 'addresses')}" if count else " have no address yet"
    lead = f"{sentence(counted(len(found), 'name'))}{domain}{held}."
    return [Lead(lead), *address_strips(context), name_table(context, found)]
