"""An answer as rows of a list: its sentence, titles, and lines with the links in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from designer.app.why import RULES
from designer.foundation.ids import Id
from designer.foundation.units import clock
from designer.simulation.outcome.why.answer import Line, Mark, Why

Kind = Literal["head", "title", "line"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it says after its time and `lead`, what is behind it, and the rule that tells more."""

    kind: Kind
    text: str
    at: int | None = None
    lead: str = ""
    mark: Mark = ""
    basis: str = ""
    rule: str = ""
    subject: Id = ""

    @property
    def plain(self) -> str:
        """All of it in one line, for the clipboard and for assistive technology."""
        when = clock(self.at) if self.at is not None else ""
        parts = [when, self.lead, self.text, f"[{self.basis}]" if self.basis else "", self.rule]
        return "  ".join(part for part in parts if part)


def rows_of(why: Why) -> Iterator[Row]:
    """The rows of an answer."""
    yield Row("head", why.says, subject=why.subject)
    for part in why.parts:
        yield Row("title", part.title)
        for line in part.lines:
            yield _row(line)


def _row(line: Line) -> Row:
    rule = RULES.get(line.topic, "")
    return Row("line", line.text, line.at, line.lead, line.mark, line.basis, rule, line.subject)
