"""Moving users from a server that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block
from designer.report.building.pages import procedure_blocks
from designer.report.building.procedures.mailboxes import mailbox_move
from designer.report.context import Context

ID = "mailbox-move"
TITLE = "Mailbox move from a stand-alone server"


def section(context: Context) -> Sequence[Block]:
    """Its steps."""
    return procedure_blocks(context, mailbox_move)
