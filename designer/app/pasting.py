"""From what lies on the clipboard to an edit: objects of a design, a table of nodes or disks, or a text for a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.app.fields.field import Context
from designer.app.session import Session
from designer.app.tables.clipboard import CannotRead, Lines, read_cells
from designer.app.tables.kinds import kind_of
from designer.app.tables.paste import paste as paste_table
from designer.app.tables.table import Table, table_of
from designer.edits.clipboard import is_fragment, paste, read_fragment
from designer.edits.draft import EditError, added
from designer.edits.legality import Spot
from designer.edits.notes import LONGEST, add_note
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.notes import NOWHERE, NotePlace, NoteView

SELECTION_MIME = "application/x-clusterwright-selection"
"""The type under which selected objects lie on the clipboard; the data is their text in UTF-8."""

TABLES_THAT_GROW: tuple[Literal["nodes"], Literal["disks"]] = ("nodes", "disks")
"""What lines of a foreign table become."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What lies on the clipboard: a `selection` of a design, any `text`, and the same as `csv`, each "" if it is not
    there; and how many `files` are named."""

    selection: str = ""
    text: str = ""
    csv: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Where to paste: the view that is shown, and a place of the topology or none; `place` is where a note would go."""

    view: NoteView = "topology"
    spot: Spot | None = None
    place: NotePlace = NOWHERE


@dataclass(frozen=True, slots=True)
class Insertion:
    """What pasting does: the undo step's name, the change, what to select then, and a sentence."""

    label: str
    diff: Diff
    objects: tuple[Id, ...]
    says: str


def insertion(session: Session, clip: Clip, target: Target) -> Insertion:
    """What pasting does. Raises `EditError` with one sentence when nothing can be made of it."""
    text = clip.selection or clip.text
    if clip.selection or is_fragment(text):
        pasted = paste(session.snapshot, session.catalog, read_fragment(text), target.spot, target.view)
        return Insertion(tr("Paste {pasted}").format(pasted=pasted.name), pasted.diff, pasted.objects, pasted.says)
    if clip.files:
        raise EditError(tr("Files are opened by dropping them on the window, not pasted"))
    if not text.strip() and not clip.csv.strip():
        raise EditError(tr("There is nothing on the clipboard that can be pasted into a design"))
    lines = _table(session, clip)
    if lines is not None:
        return _from_table(session, *lines)
    if len(text) > 10 * LONGEST:
        raise EditError(
            tr("That text has {count:,} characters, and a note holds {longest:,}").format(
                count=len(text), longest=LONGEST
            )
        )
    diff = add_note(session.snapshot, text, view=target.view, place=target.place)
    return Insertion(tr("Paste note"), diff, tuple(added(diff, "notes")), tr("Pasted the text as a note"))


def _table(session: Session, clip: Clip) -> tuple[Table, Lines] | None:
    """The table of the design that a foreign one is about: all of its headings are columns there, the name too."""
    context = Context(session.snapshot, session.catalog)
    for name in TABLES_THAT_GROW:
        table = table_of(context, kind_of(name))
        known = {column.label.casefold() for column in table.columns}
        known |= {column.label.partition(" (")[0].casefold() for column in table.columns}
        first = clip.text.lstrip("\ufeff").lstrip().partition("\n")[0][:2_000].casefold()
        if "name" not in first and not clip.csv:
            continue
        try:
            lines = read_cells(clip.text, clip.csv, tuple(known))
        except CannotRead as problem:
            raise EditError(str(problem)) from None
        heads = [cell.strip().casefold() for cell in lines[0]] if len(lines) > 1 else []
        if "name" in heads and all(head in known for head in heads if head):
            return table, lines
    return None


def _from_table(session: Session, table: Table, lines: Lines) -> Insertion:
    written = paste_table(table, lines, len(table.ids), 0)
    reason = written.refused[0].says if written.refused else ""
    if not written.diff:
        raise EditError(
            tr("Nothing was pasted: {reason}").format(reason=reason or tr("the design says all that already"))
        )
    says = written.says(table.kind.noun)
    return Insertion(
        tr("Paste {kind}").format(kind=table.kind.label.lower()),
        written.diff,
        written.added,
        f"{says}. {reason}" if reason else says,
    )
