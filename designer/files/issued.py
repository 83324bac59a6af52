"""A whole design as one short line of text: how an issued version is kept inside the design that went on from it.

The line is the text of a design file, compressed with zlib and written in base64. Issued versions that the design had
by then, where things lay on the canvas, and logos are left out: nobody compares them, and they would add up.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import replace
from typing import NoReturn

from designer.files.errors import BadDesign
from designer.files.load import LARGEST_FILE_MB, from_text
from designer.files.text import to_text
from designer.foundation.decode import Problem
from designer.model.snapshot import Snapshot

_STRONGEST = 9


def pack(snapshot: Snapshot) -> str:
    """The design as one line; the same design always gives the same. Raises `BadDesign` as `to_text` does."""
    brands = {key: replace(brand, logo="", client_logo="") for key, brand in snapshot.brands.items()}
    bare = replace(snapshot, versions={}, layout={}, brands=brands)
    return base64.b64encode(zlib.compress(to_text(bare).encode(), _STRONGEST)).decode("ascii")


def unpack(text: str) -> Snapshot:
    """The design that `pack` made a line of. Raises `BadDesign` with a sentence when the line is damaged."""
    try:
        unfolding = zlib.decompressobj()
        limit = LARGEST_FILE_MB * 2**20
        data = unfolding.decompress(base64.b64decode(text, validate=True), limit)
        if not unfolding.eof:
            _refuse("it is not complete, or larger than any design")
        content = data.decode("utf-8")
    except (binascii.Error, zlib.error, ValueError):
        _refuse("its text is damaged")
    loaded = from_text(content)
    if loaded.too_new:
        _refuse(loaded.too_new)
    return loaded.snapshot


def _refuse(reason: str) -> NoReturn:
    raise BadDesign([Problem("", f"the design of an issued version cannot be read: {reason}")])
