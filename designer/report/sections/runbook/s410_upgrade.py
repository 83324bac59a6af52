"""From Exchange 2000 to Exchange 2003."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import procedure_blocks
from designer.report.building.procedures.upgrade import rolling_upgrade
from designer.report.context import Context

ID = "rolling-upgrade"
TITLE = "Rolling upgrade to Exchange 2003"


def section(context: Context) -> Sequence[Block]:
    """Its steps."""
    return procedure_blocks(context, rolling_upgrade)
