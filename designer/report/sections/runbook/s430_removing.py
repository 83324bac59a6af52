"""Taking the cluster out of service; printed on request."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import procedure_blocks
from designer.report.building.procedures.removing import removing
from designer.report.context import Context

ID = "decommission"
TITLE = "Decommission"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """Its steps."""
    return procedure_blocks(context, removing)
