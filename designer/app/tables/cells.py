"""What a cell reads, and what a text that is written into it means.

A cell's text is exact: written back it means the very value that it was made from. Units stand in headings, so that a
spreadsheet can calculate with what it gets.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

from designer.app.entry import NONE, EntryError, is_typed, parse, show
from designer.app.fields.field import Choice
from designer.app.rows import UNKNOWN, Mixed, Row
from designer.foundation.language import listed, tr
from designer.foundation.units import NBSP

MOST_OFFERED = 6
"""So many choices are named when a text is none of them."""

LONGEST_NAMED = 40

_MEGABYTES = {"MB": 1, "GB": 1024, "TB": 1024 * 1024}
_YES = ("yes", "true", "1", "x", "on")
_NO = ("no", "false", "0", "off")


def cell_text(row: Row) -> str:
    """The value of a row as a cell shows it; "" while it is unset, and for what differs within one object."""
    if row.value is None or isinstance(row.value, Mixed):
        return ""
    return text_of(row, row.value)


def text_of(row: Row, value: Any) -> str:
    """A value of a row as a cell shows it."""
    if row.kind == "flag":
        return tr("Yes") if value else tr("No")
    if row.kind == "choice":
        return _label(row, value)
    if row.kind in ("many", "order"):
        return ", ".join(_quoted(_label(row, one)) for one in value) or (row.empty_text if row.optional else "")
    if row.kind == "size":
        return _size(value, row.unit)
    if row.kind == "decimal":
        return f"{value!r}".removesuffix(".0")
    if row.kind == "time":
        return show("time", value).removesuffix(f"{NBSP}s")
    if row.kind == "number":
        return str(value)
    return show(row.kind, value) if is_typed(row.kind) else str(value)


def value_of(row: Row, text: str) -> Any:
    """The value that a text in the cell of a row stands for; None for an empty one. Raises `EntryError`."""
    if row.kind == "notes":
        return text.replace("\r\n", "\n").replace("\r", "\n") or None
    text = " ".join(text.split())
    if text.casefold() in ("", UNKNOWN.casefold(), row.unset_text.casefold()):
        if row.required:
            raise EntryError(tr("{row} is needed").format(row=row.label))
        return None
    if is_typed(row.kind):
        return parse(row.kind, text, row.unit, row.low, row.high)
    if row.kind == "flag":
        return _flag(text)
    if row.kind == "choice":
        return _chosen(row.choices, text)
    return _members(row, text)


def is_same(row: Row, value: Any) -> bool:
    """Whether a row has that value already."""
    now = row.value
    if isinstance(now, Mixed):
        return value is None  # nothing was written
    if now is None or (now == () and not row.optional):
        return value is None or (value == () and not row.optional)
    return bool(now == value) and type(now) is type(value)


def _flag(text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise EntryError(tr("Yes or No"))


def _chosen(choices: Sequence[Choice], text: str) -> Any:
    """The choice that is called so; failing that the one whose value is written so."""
    wanted = text.casefold()
    called = [choice for choice in choices if choice.label.casefold() == wanted]
    if len(called) > 1:
        raise EntryError(tr("There are several called {text}").format(text=text[:LONGEST_NAMED]))
    found = called or [choice for choice in choices if str(choice.value).casefold() == wanted]
    if not found:
        raise EntryError(_offered(choices))
    return found[0].value


def _members(row: Row, text: str) -> tuple[Any, ...]:
    if text.casefold() in (NONE, row.empty_text.casefold()):
        return ()
    names = [name.strip() for line in csv.reader([text], skipinitialspace=True) for name in line]
    return tuple(dict.fromkeys(_chosen(row.choices, name) for name in names if name))


def _offered(choices: Sequence[Choice]) -> str:
    if not choices:
        return tr("There is nothing to choose from")
    labels = [choice.label[:LONGEST_NAMED] for choice in choices]
    if len(labels) > MOST_OFFERED:
        labels = [*labels[: MOST_OFFERED - 1], tr("{count} others").format(count=len(labels) - MOST_OFFERED + 1)]
    return (
        tr("One of {labels}").format(labels=listed(labels, tr("or")))
        if len(labels) > 1
        else tr("Only {one}").format(one=labels[0])
    )


def _label(row: Row, value: Any) -> str:
    return next((choice.label for choice in row.choices if choice.value == value), str(value))


def _quoted(label: str) -> str:
    """A name within a list; in quotes when it could be taken for several."""
    if "," in label or label.startswith('"') or label != label.strip():
        return '"' + label.replace('"', '""') + '"'
    return label


def _size(megabytes: int, unit: str) -> str:
    """The size in its unit when that has at most two decimals, which no country takes for thousands; else in MB."""
    factor = _MEGABYTES.get(unit, 1)
    amount = megabytes / factor
    if round(amount, 2) * factor == megabytes:
        return f"{amount:.2f}".rstrip("0").rstrip(".")
    return tr("{megabytes} MB").format(megabytes=megabytes)
