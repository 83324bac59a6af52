"""Links of the registers' entries: from the words that people use for what is meant, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing
from designer.model.registers import PREFIXES, STANDARD_DECISIONS, Entry, code_of
from designer.model.snapshot import OBJECT_TABLES, Snapshot

_TEST = re.compile(r"TC-\d{2,3}")
_RULE = re.compile(r"[A-Z]{2}-\d{1,2}(\.\d{1,2})?")
_STANDARD = re.compile(r"DD-(\d{2})")

LINKABLE = tuple(
    name
    for name in OBJECT_TABLES
    if name not in PREFIXES
    and name not in ("interfaces", "dependencies", "paths", "steps", "expectations", "notes", "waivers")
    and name not in ("options", "narratives", "versions")
)
"""Tables of objects that have a name by which an entry can be linked to them; of entries it is the code."""


def set_links(snapshot: Snapshot, identifier: Id, words: Iterable[str]) -> Diff:
    """Let an entry be linked to exactly what these words mean: codes of entries, rules and tests, names of objects.

    Raises `EditError` for the first word that means nothing here, or several things, or the entry itself.
    """
    table = snapshot.table_of(identifier)
    record = snapshot.find(identifier)
    if table is None or not isinstance(record, Entry):
        raise EditError(tr("{identifier} is no longer part of the design").format(identifier=identifier))
    kept = {word_of(snapshot, link): link for link in record.links}
    links = tuple(dict.fromkeys(kept.get(word) or link_of(snapshot, word) for word in words if word.strip()))
    if identifier in links:
        raise EditError(tr("{code} is not linked to itself").format(code=code_of(record)))
    return changing(snapshot, table, identifier, links=links)


def link_of(snapshot: Snapshot, word: str) -> str:
    """What a word means as a link: the id of an entry or of an object, or the code itself.

    Raises `EditError` when it means nothing, or more than one thing.
    """
    word = " ".join(word.split())
    wanted = word.casefold()
    for table in PREFIXES:
        for record in snapshot.table(table).values():
            if isinstance(record, Entry) and code_of(record).casefold() == wanted:
                return record.id
    named = [
        identifier
        for table in LINKABLE
        for identifier in snapshot.table(table)
        if wanted in (identifier.casefold(), snapshot.name_of(identifier).casefold())
    ]
    if len(named) == 1:
        return named[0]
    if named:
        raise EditError(
            tr("{word} is the name of {count} objects; use one of {ids}").format(
                word=word, count=len(named), ids=", ".join(named[:4])
            )
        )
    code = word.upper()
    if _TEST.fullmatch(code) or (_RULE.fullmatch(code) and _is_foreign(code)):
        return code
    raise EditError(
        tr("{word} is no code of an entry, a rule or a test, and no name of an object").format(word=word[:40])
    )


def word_of(snapshot: Snapshot, link: str) -> str:
    """What people call the end of a link: a code, or a name that nothing else in the design has; else the id."""
    if snapshot.find(link) is None:
        return link
    name = snapshot.name_of(link)
    if isinstance(snapshot.find(link), Entry):
        return name
    namesakes = sum(
        snapshot.name_of(identifier).casefold() == name.casefold()
        for table in LINKABLE
        for identifier in snapshot.table(table)
    )
    return name if namesakes == 1 and "," not in name else link


def _is_foreign(code: str) -> bool:
    """Whether a code belongs to no register: that of a rule; or to a standard decision, which needs no entry."""
    standard = _STANDARD.fullmatch(code)
    if standard is not None:
        return 1 <= int(standard[1]) <= STANDARD_DECISIONS
    return code.partition("-")[0] not in {*PREFIXES.values(), "BR", "FR", "NFR"}
