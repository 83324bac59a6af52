"""Catalogues of gettext, written without its tools."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC = 0x950412DE
HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"


def write_catalogue(path: Path, texts: Mapping[str, str], counted: Mapping[tuple[str, str], str]) -> None:
    """Write a compiled catalogue: translations of texts, and of counted words, here with one form for all numbers."""
    entries = {"": HEAD, **texts} | {"\0".join(words): f"{text}\0{text}" for words, text in counted.items()}
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    start = 28 + 16 * len(pairs)
    keys, offset = [], start
    for column in (0, 1):
        for pair in pairs:
            keys.append(struct.pack("<II", len(pair[column]), offset))
            offset += len(pair[column]) + 1
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    body = b"".join(pair[column] + b"\0" for column in (0, 1) for pair in pairs)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + b"".join(keys) + body)
