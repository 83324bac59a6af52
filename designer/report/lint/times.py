"""Times: beside each stands whether it was simulated, measured, assumed or promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.report.blocks import Block, Heading, Table, plain
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

TIME = re.compile(r"(?<![\w.,])\d[\d,.]*\N{NO-BREAK SPACE}(?:s|ms|seconds?)\b")
BASIS = re.compile(
    r"simulat|measur|assum|vendor|default|estimat|calculat|limit|target|promis|requir|at most|within|set to|timeout|"
    r"interval|period|every|threshold|fact|EX-\d|factor",
    re.IGNORECASE,
)
"""What a time is founded on, or that it is none of the system's: a limit, a setting, something to reach."""


def check(made: Made) -> Iterator[Flaw]:
    """Point 24: the word stands in the same block, or in the heading or the sentences above it in the same section."""
    for section in made.document.sections:
        said = False
        for block in section.blocks:
            text = _text(block, made)
            if isinstance(block, Heading) and block.level == 2:
                said = False
            said = said or bool(BASIS.search(text))
            found = TIME.search(text)
            if found and not said and not made.is_authors(found[0]):
                where = next((one.where for one in made.passages if one.block is block), "")
                yield Flaw(24, where, f"nothing says where the time {found[0]} comes from", grave=False)


def _text(block: Block, made: Made) -> str:
    words = [one.text for one in made.passages if one.block is block and one.kind != "picture"]
    notes = plain(block.notes, made.document.labels) if isinstance(block, Table) else ""
    return "\n".join((*words, notes))
