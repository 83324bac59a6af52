"""Finding the objects that a user's text names."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import TABLES, Snapshot

MOST_NAMES = 12
"""So many names are listed when one is unknown."""


class BadText(ValueError):
    """An event, expectation or scenario that cannot be understood; the message tells the user why in one sentence."""


def nouns(tables: Sequence[str], ending: str = "") -> str:
    """What the records of the tables are called: "group or resource"."""
    return listed([TABLES[table].noun + ending for table in tables], "or")


def take_name(text: str, snapshot: Snapshot, tables: Sequence[str], rest: str, stops: str = "=@") -> tuple[Id, str]:
    """The id of the object that `rest` begins with, and what follows; the longest name that fits wins.

    A name ends at the end of the text or before one of the characters `stops`, with or without spaces between. Names
    (or ids) fit in any case of letters. Raises `BadText`, which quotes the whole `text`.
    """
    folded = rest.lstrip().casefold()
    fitting: dict[str, list[Id]] = {}
    objects = [identifier for table in tables for identifier in snapshot.table(table)]
    for identifier in objects:
        name = snapshot.name_of(identifier).casefold()
        if _begins_with(folded, name, stops):
            fitting.setdefault(name, []).append(identifier)
    for identifier in objects:  # ids only where no name is written the same
        if _begins_with(folded, identifier.casefold(), stops):
            fitting.setdefault(identifier.casefold(), [identifier])
    if not fitting:
        raise BadText(_unknown(text, snapshot, tables, rest, stops))
    longest = max(fitting, key=len)
    if len(fitting[longest]) > 1:
        ids = listed(fitting[longest], "or")
        raise BadText(f"{text}: there are several {nouns(tables, 's')} of that name; use an id instead: {ids}")
    rest = rest.lstrip()
    cut = next(length for length in range(len(rest) + 1) if rest[:length].casefold() == longest)
    return fitting[longest][0], rest[cut:].lstrip()


def shown(names: Sequence[str]) -> str:
    """Names for a message, the first ones if there are very many."""
    return listed(list(names)) if len(names) <= MOST_NAMES else f"{', '.join(names[:MOST_NAMES])} and more"


def _begins_with(text: str, name: str, stops: str) -> bool:
    if not name or not text.startswith(name):
        return False
    rest = text[len(name) :]
    tail = rest.lstrip()
    return not tail or (tail[0] if " " not in stops else rest[0]) in stops


def _unknown(text: str, snapshot: Snapshot, tables: Sequence[str], rest: str, stops: str) -> str:
    noun = nouns(tables)
    wanted = rest.strip()
    for stop in stops:
        wanted = wanted.partition(stop)[0].strip()
    known = [snapshot.name_of(identifier) for table in tables for identifier in snapshot.table(table)]
    if not wanted:
        return f"{text}: say which {noun}" + (f"; {nouns(tables, 's')} are {shown(known)}" if known else "")
    if not known:
        return f"{text}: there is no {noun} {wanted}; the design has no {nouns(tables, 's')}"
    return f"{text}: there is no {noun} {wanted}; {nouns(tables, 's')} are {shown(known)}"
