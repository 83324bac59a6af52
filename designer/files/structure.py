"""What the result of a scenario depends on, as fingerprints: of the design, and of the scenario itself.

As long as both are what they were, playing the scenario again would lead to the same result.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from designer.files.text import NO_RESULT, short_digest, tables_text
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Record
from designer.model.snapshot import SILENT_TABLES, TABLES, Snapshot

STRUCTURE = tuple(name for name in TABLES if name not in SILENT_TABLES)
"""All other tables, in the order of the file."""

WORDS: Mapping[str, Any] = {"notes": "", "title": "", "client": "", "author": "", "company": "", "note": ""}
"""Fields that are only printed, with what stands for nothing. Names are not among them: results speak of them."""


def structure_fingerprint(snapshot: Snapshot) -> str:
    """Twelve hex digits of everything in a design on which a run can depend.

    Scenarios, waivers, notes, layout, issued versions and what is only printed are left out. Where a time comes from
    (its basis) is left in. Raises `BadDesign` for values that no file can hold.
    """
    return _structure(snapshot.unknown_tables, *(snapshot.table(name) for name in STRUCTURE))


@remembered
def _structure(unknown: Mapping[str, Any], *tables: Mapping[Id, Record]) -> str:
    """The same of the tables alone, so that an edit of a scenario needs no new one."""
    bare: dict[str, Any] = {name: _without_words(table) for name, table in zip(STRUCTURE, tables, strict=True)}
    return short_digest(tables_text(Snapshot(**bare, unknown_tables=unknown), without=SILENT_TABLES))


def script_fingerprint(snapshot: Snapshot, scenario: Id) -> str:
    """Twelve hex digits of what a scenario does and expects: not its name, not its notes, not its result.

    Raises `BadDesign` for values that no file can hold.
    """
    record = dataclasses.replace(snapshot.scenarios[scenario], id="", name="", notes="", extra={}, **NO_RESULT)
    steps = [one for one in snapshot.steps.values() if one.scenario == scenario]
    expected = [one for one in snapshot.expectations.values() if one.scenario == scenario]
    alone = Snapshot(
        scenarios={"": record},
        steps={str(place): _anonymous(one, place) for place, one in enumerate(steps)},
        expectations={str(place): _anonymous(one, place) for place, one in enumerate(expected)},
    )
    return short_digest(tables_text(alone))


def _anonymous(record: Any, place: int) -> Any:
    """A record as a copy of its scenario would have it."""
    return dataclasses.replace(record, id=str(place), scenario="", extra={})


def _without_words(table: Mapping[Id, Record]) -> Mapping[Id, Record]:
    return {identifier: _bare(record) for identifier, record in table.items()}


def _bare(record: Record) -> Record:
    said = {name: empty for name, empty in WORDS.items() if getattr(record, name, empty) != empty}
    return dataclasses.replace(record, **said) if said else record
