"""Reports that can be sent on: what belongs to the client is replaced by words that only tell its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from designer.model.snapshot import TABLES, Snapshot

SHORTEST = 3
"""Shorter names would be found in every other word."""

NAMING = ("name", "title", "client", "domain", "hardware", "notes", "author", "host_name")


def without_names(text: str, snapshot: Snapshot | None = None, path: Path | None = None) -> str:
    """The text with the names in a design, its file and the user's folder replaced: <node 1>, <group 2>, <file>, ~."""
    tokens = dict(_names(snapshot)) if snapshot is not None else {}
    if path is not None:
        tokens |= {str(path): "<file>", path.name: "<file>", path.stem: "<file>"}
    text = _replaced(text, tokens)
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _names(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for table, spec in TABLES.items():
        for number, record in enumerate(snapshot.table(table).values(), start=1):
            for field in fields(record):
                value = getattr(record, field.name) if field.name in NAMING else None
                if isinstance(value, str) and value:
                    yield value, f"<{spec.noun} {number}>"


def _replaced(text: str, tokens: Mapping[str, str]) -> str:
    """Replace whole words, the longest first, so that no part of a name is left."""
    names = sorted((name for name in tokens if len(name) >= SHORTEST), key=len, reverse=True)
    if not names:
        return text
    pattern = "|".join(map(re.escape, names))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda match: tokens[match[0]], text)
