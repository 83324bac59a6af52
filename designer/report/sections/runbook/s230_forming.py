"""Phase 3 of the build."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import phase_blocks
from designer.report.context import Context

ID = "build-forming"
TITLE = "Phase 3: the cluster on its first node"


def section(context: Context) -> Sequence[Block]:
    """The steps of the phase."""
    return phase_blocks(context, 3)
