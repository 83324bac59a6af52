"""Notes on the drawings: text that somebody has put beside what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Record

NoteView = Literal["topology", "dependencies", "networks", "storage", "owners"]

Corner = Literal["top left", "top right", "bottom left", "bottom right"]


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note stands: see `Note`."""

    anchor: Id | None = None
    corner: Corner = "top left"
    dx: int = 0
    dy: int = 0


NOWHERE = NotePlace()
"""In the corner of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A note in one `view`: plain text with line breaks. With a `subject` it is a callout that points to that object.

    The upper left corner of the note lies `dx` and `dy` points right of and below a `corner` of the card of its
    subject, or of its `anchor` when it has none; so it stays beside that card in every layout. With neither, it is
    measured from the corner of the picture. `width` is in points, the height follows from the text. Subject and anchor
    are ids of objects of any table; unlike references they may lead nowhere.
    """

    text: str = ""
    view: NoteView = "topology"
    subject: Id | None = None
    anchor: Id | None = None
    corner: Corner = "top left"
    dx: int = 0
    dy: int = 0
    width: int = 140
