"""Phase 6 of the build."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import phase_blocks
from designer.report.context import Context

ID = "build-software"
TITLE = "Phase 6: software, node by node"


def section(context: Context) -> Sequence[Block]:
    """The steps of the phase."""
    return phase_blocks(context, 6)
