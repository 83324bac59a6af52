"""What is wrong with a finished document, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Whose = Literal["program", "author"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong.

    `point` is a number of `points.POINTS`, `where` a page, a section, or "" for the whole file. A `grave` flaw spoils
    the document; the others are blemishes. `whose` tells whether the author of the design can mend it.
    """

    point: int
    where: str
    sentence: str
    grave: bool = True
    whose: Whose = "program"

    @property
    def text(self) -> str:
        """The flaw as one line: "Page 12: the word … lies outside the margins"."""
        return f"{self.where}: {self.sentence}" if self.where else self.sentence[:1].upper() + self.sentence[1:]
