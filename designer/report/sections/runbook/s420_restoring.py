"""Saving the cluster and bringing back what was lost."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import procedure_blocks
from designer.report.building.procedures.restoring import restoring
from designer.report.context import Context

ID = "backup-restore"
TITLE = "Backup and restore"


def section(context: Context) -> Sequence[Block]:
    """Its steps."""
    return procedure_blocks(context, restoring)
