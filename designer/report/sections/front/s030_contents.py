"""The table of contents, the lists beside it, and who should read what."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Contents, Reader, ReadingGuide
from designer.report.context import Context

ID = "contents"
TITLE = "Contents"

_READERS = (
    Reader("Sponsor", "what is recommended, what it is worth, what has to be decided", ("summary", "decisions")),
    Reader("Service owner", "what the service was asked for, what fails and for how long", ("needs", "failover")),
    Reader("Architect", "why it is built like this, and what was weighed", ("needs", "logical", "decisions")),
    Reader("Engineer who builds", "names, addresses, disks, settings, order of work", ("physical", "implementation")),
    Reader("Reviewer", "what was checked, what is open, what follows from what", ("verification", "decisions")),
    Reader("Operator", "what happens by itself, and what has to be done", ("failover", "limits", "operation")),
)


def section(context: Context) -> Sequence[Block]:
    """Contents, reading guide, figures, decisions."""
    blocks: list[Block] = [Contents()]
    if context.variant.id == "design":
        blocks += [ReadingGuide(_READERS), Contents("lists")]
    return blocks
