"""`--why-is` on the command line: why something is where it is and as it is, at a moment of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from designer.cli.lines import paragraph
from designer.foundation.ids import Id
from designer.foundation.units import clock
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.why.answer import Line, Why
from designer.simulation.outcome.why.ask import why
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import milliseconds
from designer.simulation.scenario.names import take_name

ASKED = ("groups", "nodes", "resources", "disks", "networks")
"""The tables of what can be asked about."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about, and at which time (ms); None is the end."""

    subject: Id
    at_ms: int | None = None


def parse_question(text: str, snapshot: Snapshot) -> Question:
    """A question from `NAME` or `NAME@SECONDS`. Raises `BadText`."""
    subject, rest = take_name(text, snapshot, ASKED, text, "@")
    return Question(subject, milliseconds(text, rest) if rest else None)


def answer_as_text(timeline: Timeline, question: Question) -> list[str]:
    """The answer in paragraphs."""
    found = _answer(timeline, question)
    lines = ["", *paragraph(f"{clock(found.at)}  {found.says}", rest=2)]
    for part in found.parts:
        lines += ["", f"  {part.title}"]
        width = max((len(line.lead) for line in part.lines), default=0)
        for line in part.lines:
            lines += _line(line, width)
    return lines


def answer_as_data(timeline: Timeline, question: Question) -> dict[str, Any]:
    """The same for other programs."""
    found = _answer(timeline, question)
    return {
        "about": timeline.labels.get(found.subject) or timeline.snapshot.name_of(found.subject),
        "at_ms": found.at,
        "says": found.says,
        "parts": [{"title": part.title, "lines": [dict(_told(line)) for line in part.lines]} for part in found.parts],
    }


def _answer(timeline: Timeline, question: Question) -> Why:
    return why(timeline, question.subject, timeline.end if question.at_ms is None else question.at_ms)


def _line(line: Line, width: int) -> list[str]:
    when = f"{clock(line.at)}  " if line.at is not None else ""
    lead = f"{line.lead:{width}}  " if line.lead else ""
    text = f"{line.text} [{line.basis}]" if line.basis else line.text
    return paragraph(text, f"    {when}{lead}")


def _told(line: Line) -> Iterator[tuple[str, Any]]:
    """What a line has to say; what is empty is left out."""
    for name, value in asdict(line).items():
        if value not in ("", None) and name != "subject":
            yield {"at": "at_ms"}.get(name, name), value
