"""The table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Contents
from designer.report.context import Context

ID = "contents"
TITLE = "Contents"


def section(context: Context) -> Sequence[Block]:
    """Nothing but the contents."""
    return [Contents()]
