"""All names and addresses for those who reserve them, with room to tick them off."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Field, Fields, Lead
from designer.report.context import Context
from designer.report.worksheet import worksheet

ID = "worksheet"
TITLE = "Worksheet for names and addresses"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """One row per address, and who has reserved them."""
    table = worksheet(context)
    if table is None:
        return []
    domain = context.cluster.domain
    where = f" in {domain}" if domain else ""
    lead = Lead(f"Reserve the names{where} and the addresses of {context.cluster_name} before the first node is built.")
    return [lead, table, Fields(((Field("Reserved by", 2), Field("Date"), Field("Signature", 2)),))]
