"""A design as canonical text: the same design always gives the same bytes, and a change of one object is one line.

    {
    "format": "clusterwright",
    "version": "1.5",
    "min_reader": "1.0",
    "app": "clusterwright 0.1.0",
    "content_sha256": "…",
    "tables": {
    "clusters": [
    {"id": "cluster", "name": "CLUSTER1"}
    ],
    …

One table per kind in the order of `TABLES`, one record per line, records in the natural order of their ids, keys
sorted, defaults and empty tables left out, the layout last. Tables of newer versions stand before the layout.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, cast

from designer import __version__
from designer.files.errors import BadDesign
from designer.files.version import MIN_READER, VERSION
from designer.foundation.decode import Problem
from designer.foundation.ids import natural_key
from designer.model.records import Record
from designer.model.snapshot import TABLES, Snapshot

FORMAT = "clusterwright"

NO_RESULT: Mapping[str, Any] = {"result": None, "result_on": "", "result_design": "", "result_script": ""}
"""The fields of a scenario that tell what came of it, as they are before it was played."""

_CHECKSUM_LINE = re.compile(r'^[ \t]*"content_sha256": *"[^"\n]*",\n', re.MULTILINE)
_AFTER_CHECKSUM = '"tables": {\n'


def to_text(snapshot: Snapshot) -> str:
    """The canonical text of a design.

    Raises `BadDesign` for values that JSON in UTF-8 cannot hold: not a number, infinity, half characters.
    """
    app = f"{FORMAT} {__version__}"
    header = {"format": FORMAT, "version": str(VERSION), "min_reader": str(MIN_READER), "app": app}
    opening = "{\n" + "".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in header.items())
    rest = _AFTER_CHECKSUM + tables_text(snapshot) + "\n}\n}\n"
    return f'{opening}"content_sha256": "{checksum(opening + rest)}",\n{rest}'


def checksum(text: str) -> str:
    """SHA-256 over the text with LF line ends and without the line that holds the checksum, in hex."""
    content = _CHECKSUM_LINE.sub("", text.replace("\r\n", "\n"), count=1)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def fingerprint(snapshot: Snapshot) -> str:
    """Twelve hex digits that identify what is designed: not the layout, not issued versions, not the results of
    scenarios, not the program's version.

    Raises `BadDesign` as `to_text` does.
    """
    scenarios = {one.id: dataclasses.replace(one, **NO_RESULT) for one in snapshot.scenarios.values()}
    bare = dataclasses.replace(snapshot, scenarios=scenarios)
    return short_digest(tables_text(bare, without=("layout", "versions")))


def short_digest(text: str) -> str:
    """The first twelve hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def tables_text(snapshot: Snapshot, without: Collection[str] = ()) -> str:
    """The tables of a design as they stand in its file, without some of them. Raises `BadDesign` as `to_text` does."""
    return ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: [\n" + ",\n".join(lines) + "\n]"
        for name, lines in _lines_by_table(snapshot)
        if lines and name not in without
    )


def _lines_by_table(snapshot: Snapshot) -> Iterator[tuple[str, list[str]]]:
    for name in TABLES:
        if name != "layout":
            yield name, _lines(name, _records(snapshot, name))
    for name, rows in sorted(snapshot.unknown_tables.items()):
        yield name, _lines(name, rows)
    yield "layout", _lines("layout", _records(snapshot, "layout"))


def _records(snapshot: Snapshot, table: str) -> Iterator[Mapping[str, Any]]:
    for record in sorted(snapshot.table(table).values(), key=lambda record: natural_key(record.id)):
        fields = _defaults(cast("Hashable", type(record)))
        yield {
            **record.extra,
            **{name: value for name, default in fields if (value := getattr(record, name)) != default},
        }


@functools.cache
def _defaults(kind: Hashable) -> tuple[tuple[str, object], ...]:
    """The fields of a record type with their defaults; a field without one gets MISSING, which equals no value."""
    return tuple(
        (spec.name, spec.default_factory() if spec.default_factory is not dataclasses.MISSING else spec.default)
        for spec in dataclasses.fields(cast("type[Record]", kind))
        if spec.name != "extra"
    )


def _lines(table: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [_line(row, table, position) for position, row in enumerate(rows, start=1)]


def _line(row: Mapping[str, Any], table: str, position: int) -> str:
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False, sort_keys=True, default=_plain)
        line.encode()
    except (TypeError, ValueError, RecursionError) as error:
        where = f'record "{row["id"]}"' if "id" in row else f"record {position}"
        raise BadDesign([Problem(f'table "{table}", {where}', f"cannot be written as text: {error}")]) from error
    return line


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not a value that a design can hold")
