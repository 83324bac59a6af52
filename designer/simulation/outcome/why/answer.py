"""What an answer consists of: a sentence, and below it parts of lines, each with its time and what is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.foundation.units import clock

Mark = Literal["", "taken", "rejected"]
"""What became of a node that was asked; "" for lines about something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; one about a node that was asked is what follows its name, `lead`.

    `at` is when it happened (ms), if it did; `subject` what it is chiefly about. `basis` names the rule, property or
    document behind it, `topic` is that rule as a word of `record.events` or of a failure ("anti-affinity", "5018").
    """

    text: str
    at: int | None = None
    subject: Id = ""
    lead: str = ""
    mark: Mark = ""
    basis: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that answer one question, which is the title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer about an object at a time (ms): how it is doing in a sentence, and the parts, the latest first."""

    subject: Id
    at: int
    says: str
    parts: tuple[Part, ...] = ()


def plain_lines(why: Why) -> Iterator[str]:
    """The whole answer as plain text, line by line."""
    yield why.says
    for part in why.parts:
        yield ""
        yield part.title
        width = max((len(line.lead) for line in part.lines), default=0)
        for line in part.lines:
            when = f"{clock(line.at)}  " if line.at is not None else ""
            lead = f"{line.lead:{width}}  " if line.lead else ""
            basis = f" [{line.basis}]" if line.basis else ""
            yield f"  {when}{lead}{line.text}{basis}"
