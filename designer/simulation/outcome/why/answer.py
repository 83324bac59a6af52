"""What an answer consists of: a sentence, and below it parts of lines, each with its time and what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id

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
