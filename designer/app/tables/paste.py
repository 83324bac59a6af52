"""From a block of texts to one edit of the design, and to a list of what could not be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from designer.app.entry import EntryError
from designer.app.fields.field import Context
from designer.app.rows import Row, brief
from designer.app.tables.cells import is_same, value_of
from designer.app.tables.clipboard import Lines
from designer.app.tables.columns import Column, TableKind
from designer.app.tables.table import Table, cell_of
from designer.edits.draft import Draft, EditError, added
from designer.edits.objects import rename
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.diff import Diff

MOST_LINES = 2_000
"""So many lines are pasted at once: more than any cluster has of anything."""

MOST_ADDED = 500
"""So many objects are added at once."""

LONGEST_REASON = 200

IN_BETWEEN = "\N{DAGGER}\N{DOUBLE DAGGER}\N{DAGGER}"
"""Ends what objects are called while they take each other's names; nobody calls anything so."""

NAME = "name"


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that could not be taken over, and why. `identifier` is empty, and `line` counts from 1, where there is no
    such object; `key` is empty where there is no such column."""

    identifier: Id
    key: str
    text: str
    reason: str
    place: str

    @property
    def says(self) -> str:
        """ "NODE1, Memory (GB): "lots": A size, such as 200 GB"."""
        shown = f'"{brief(self.text)}"' if self.text.strip() else tr("nothing")
        return f"{self.place}: {shown} – {self.reason[:LONGEST_REASON]}"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of some texts: the edit, how many cells it changes, what it adds, and what was refused."""

    diff: Diff
    changed: int
    added: tuple[Id, ...] = ()
    refused: tuple[Refused, ...] = ()

    def says(self, noun: str) -> str:
        """All that in a sentence."""
        parts = (
            [tr("{count} changed").format(count=plural(self.changed, "cell"))] if self.changed or not self.added else []
        )
        if self.added:
            parts.append(
                tr("{count} added").format(
                    count=plural(len(self.added), noun, tr("addresses") if noun == "address" else "")
                )
            )
        if self.refused:
            parts.append(tr("{count} refused").format(count=plural(len(self.refused), "cell")))
        return ", ".join(parts)


@dataclass(slots=True)
class _Work:
    """An edit that is being made: the design so far, and what is to become of each text."""

    context: Context
    kind: TableKind
    draft: Draft
    changed: int = 0
    added: list[Id] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _NoLine:
    """Why a line of texts means no object; without a reason it says nothing."""

    reason: str = ""


Wish = tuple[Id, Column, str]
"""A text that shall go into the cell of an object in a column."""


def paste(table: Table, lines: Lines, line: int, column: int) -> Written:
    """Write a block of texts into a table, its upper left corner at a cell.

    A first line that consists of headings of the table says which columns are meant; with the columns by which lines
    are known among them, it is these that say which lines. Lines below the last one add objects, where the table does
    that. What cannot be taken over is refused text by text; everything else is taken over.
    """
    work = _Work(table.context, table.kind, Draft(table.context.snapshot))
    if len(lines) > MOST_LINES:
        reason = tr("{count:,} lines are more than can be pasted at once, {most_lines:,}").format(
            count=len(lines), most_lines=MOST_LINES
        )
        work.refused.append(Refused("", "", "", reason, tr("Everything")))
        return _finished(work)
    named = _headings(table, lines)
    columns = named if named is not None else list(table.columns[column:])
    body = lines[1:] if named is not None else lines
    known = _known_lines(table, named) if named is not None else None
    wishes: list[Wish] = []
    for number, texts in enumerate(body):
        target = _target(table, work, texts, columns, known, line + number)
        if not isinstance(target, _NoLine):
            wishes += _wishes(work, target, texts, columns)
        elif target.reason:
            first = next((text for text in texts if text.strip()), "")
            work.refused.append(Refused("", "", first, target.reason, tr("Line {line}").format(line=line + number + 1)))
    _write(work, wishes)
    return _finished(work)


def fill(table: Table, cells: Sequence[tuple[int, int]], text: str) -> Written:
    """Write one text into several cells, given by line and column. A line below the last one adds an object."""
    work = _Work(table.context, table.kind, Draft(table.context.snapshot))
    wishes: list[Wish] = []
    new: dict[int, Id] = {}
    for line, column in cells:
        if line < len(table.ids):
            wishes.append((table.ids[line], table.columns[column], text))
        elif text.strip():
            if line not in new:
                new[line] = _add(work)
            wishes.append((new[line], table.columns[column], text))
    _write(work, wishes)
    return _finished(work)


def block(table: Table, cells: Sequence[tuple[int, int]], *, headings: bool = False) -> Lines:
    """The texts of cells as lines, from the first line and column to the last; with the headings above, if wanted."""
    if not cells:
        return []
    lines, columns = sorted({line for line, _ in cells}), sorted({column for _, column in cells})
    chosen = set(cells)
    texts = [
        [
            table.cell(line, column).text if (line, column) in chosen and line < len(table.ids) else ""
            for column in range(columns[0], columns[-1] + 1)
        ]
        for line in range(lines[0], lines[-1] + 1)
    ]
    above = [[table.columns[column].label for column in range(columns[0], columns[-1] + 1)]]
    return [*(above if headings else []), *texts]


def _finished(work: _Work) -> Written:
    return Written(work.draft.diff, work.changed, tuple(work.added), tuple(work.refused))


def _headings(table: Table, lines: Lines) -> list[Column | None] | None:
    """The columns that a first line of headings means; None for a first line that says something else."""
    called = {column.label.casefold(): column for column in table.columns}
    called |= {column.label.partition(" (")[0].casefold(): column for column in reversed(table.columns)}
    first = [cell.strip().casefold() for cell in lines[0]] if lines else []
    found = [called.get(cell) for cell in first]
    meant = [column for column in found if column is not None]
    is_heading = bool(meant) and len(meant) == sum(bool(cell) for cell in first) and len(set(meant)) == len(meant)
    values = {table.cell(0, place).text.casefold() for place in range(len(table.columns))} if table.ids else set()
    return found if is_heading and not (len(meant) == 1 and first[0] in values) else None


def _known_lines(table: Table, columns: Sequence[Column | None]) -> Mapping[tuple[str, ...], Id] | None:
    """The objects by the texts in the columns that tell them apart; None where these columns are not all there."""
    there = {column.key for column in columns if column is not None}
    if not there.issuperset(table.kind.keys):
        return None
    places = [next(n for n, column in enumerate(table.columns) if column.key == key) for key in table.kind.keys]
    lines = range(len(table.ids))
    return {tuple(_plain(table.cell(line, place).text) for place in places): table.ids[line] for line in lines}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _target(
    table: Table,
    work: _Work,
    texts: Sequence[str],
    columns: Sequence[Column | None],
    known: Mapping[tuple[str, ...], Id] | None,
    line: int,
) -> Id | _NoLine:
    """The object that a line means, added if need be."""
    if not any(text.strip() for text in texts) and (known is not None or line >= len(table.ids)):
        return _NoLine()
    if known is not None:
        said = {column.key: text for column, text in zip(columns, texts, strict=False) if column is not None}
        called = tuple(_plain(said.get(key, "")) for key in table.kind.keys)
        if called in known:
            return known[called]
        if not all(called) and not table.kind.numbered:
            return _NoLine(tr("It does not say which line is meant"))
        missing = tr("There is no {kind} called {key}").format(
            kind=tr(table.kind.noun), key=brief(" · ".join(said[key] for key in table.kind.keys))
        )
        if all(called) and table.kind.numbered:
            return _NoLine(tr("{missing}; a line without a code is added").format(missing=missing))
    elif line < len(table.ids):
        return table.ids[line]
    else:
        missing = tr("There is no such line")
    if table.kind.add is None:
        return _NoLine(tr("{missing}, and none is added here").format(missing=missing))
    if len(work.added) >= MOST_ADDED:
        return _NoLine(tr("More than {most_added} objects cannot be added at once").format(most_added=MOST_ADDED))
    return _add(work)


def _add(work: _Work) -> Id:
    assert work.kind.add is not None
    diff = work.kind.add(work.draft.snapshot, work.context.catalog)
    work.draft.do(diff)
    new = added(diff, work.kind.table)[0]
    work.added.append(new)
    return new


def _wishes(work: _Work, target: Id, texts: Sequence[str], columns: Sequence[Column | None]) -> Iterator[Wish]:
    """What the texts of a line shall become; those beside the columns are refused."""
    name = work.draft.snapshot.name_of(target)
    for place, text in enumerate(texts):
        column = columns[place] if place < len(columns) else None
        if column is not None and work.kind.numbered and column.key in work.kind.keys and not text.strip():
            continue  # the code of a line that is added is given out
        if column is not None:
            yield target, column, text
        elif text.strip():
            work.refused.append(Refused(target, "", text, tr("There is no such column"), brief(name)))


def _write(work: _Work, wishes: Sequence[Wish]) -> None:
    """Write the texts, again and again as long as that helps: what one refuses another may make possible."""
    waiting = list(wishes)
    while waiting:
        reasons = [(wish, _try(work, wish)) for wish in waiting]
        left = [wish for wish, reason in reasons if reason]
        if len(left) == len(waiting):
            break
        waiting = left
    if waiting and not _swap_names(work, waiting):
        work.refused += [_refused(work, wish, _try(work, wish)) for wish in waiting]
    elif waiting:
        _write(work, [wish for wish in waiting if wish[1].key != NAME])


def _try(work: _Work, wish: Wish) -> str:
    """Write one text; why that cannot be, or "" when it was done or was so already."""
    target, column, text = wish
    context = Context(work.draft.snapshot, work.context.catalog)
    cell = cell_of(context, target, column)
    if cell.row is None:
        if _plain(text) == _plain(cell.text):
            return ""
        return (
            tr("This is only said here, it cannot be changed")
            if cell.applies
            else tr("There is nothing like that here")
        )
    before = work.draft.snapshot, work.draft.diff
    try:
        _put(work, cell.row, text)
    except (EntryError, EditError) as error:
        work.draft.snapshot, work.draft.diff = before
        return str(error)
    return ""


def _put(work: _Work, row: Row, text: str) -> None:
    value = value_of(row, text)
    if not is_same(row, value):
        row.put(work.draft, value)
        work.changed += 1


def _swap_names(work: _Work, waiting: Sequence[Wish]) -> bool:
    """Give objects each other's names, for which one of them has to be called something else in between.

    False, and nothing done, where names that are left over would still be refused.
    """
    names = [(target, text) for target, column, text in waiting if column.key == NAME and text.strip()]
    if len(names) < 2:
        return False
    before = work.draft.snapshot, work.draft.diff, work.changed
    catalog = work.context.catalog
    try:
        for target, _ in names:
            work.draft.do(rename(work.draft.snapshot, catalog, target, f"{target} {IN_BETWEEN}"))
        for target, text in names:
            work.draft.do(rename(work.draft.snapshot, catalog, target, " ".join(text.split())))
    except EditError:
        work.draft.snapshot, work.draft.diff, work.changed = before
        return False
    work.changed += len(names)
    return True


def _refused(work: _Work, wish: Wish, reason: str) -> Refused:
    target, column, text = wish
    return Refused(target, column.key, text, reason, f"{brief(work.draft.snapshot.name_of(target))}, {column.label}")
