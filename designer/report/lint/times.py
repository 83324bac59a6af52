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


_COLUMN = re.compile(r", (?:s|ms|min)$")
_SOME_TIME = "1\N{NO-BREAK SPACE}s"


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
            if found and not said:
                where = next((one.where for one in made.passages if one.block is block), "")
                yield Flaw(24, where, "nothing says where its times come from", grave=False)


def _text(block: Block, made: Made) -> str:
    """What a block says in sentences; cells are settings as often as times, so that of a table its columns count."""
    if isinstance(block, Table):
        times = any(_COLUMN.search(column.title) for column in block.columns)
        said = [plain(text, made.document.labels) for text in (block.title, block.notes)]
        return "\n".join((*said, *(column.title for column in block.columns), _SOME_TIME if times else ""))
    return "\n".join(one.text for one in made.passages if one.block is block and one.kind not in ("picture", "cell"))
