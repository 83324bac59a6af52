"""Procedures, tests and notes that the document prints: what must be done and known, but cannot be drawn."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from designer.catalog.loader import contents, decoded
from designer.foundation.paths import resources

Condition = Literal[
    "exchange",
    "exchange-2000",
    "exchange-2003",
    "exchange-55",
    "windows-2000",
    "windows-2003",
    "two-nodes",
    "three-or-more-nodes",
    "active-active",
    "majority-node-set",
    "mount-points",
    "dispersed",
    "front-end",
    "iscsi",
]
"""When a passage concerns a design; a passage with several conditions needs all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A step, test or note: one or two sentences with the facts that it rests on. `expected` is a test's outcome."""

    text: str
    facts: tuple[str, ...] = ()
    expected: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A passage list under a title. A procedure's order is its content; tests have expected outcomes."""

    id: str
    title: str
    kind: Literal["procedure", "tests", "notes"]
    passage: tuple[Passage, ...]
    intro: str = ""
    when: tuple[Condition, ...] = ()

    def fitting(self, met: Collection[Condition]) -> tuple[Passage, ...]:
        """The passages that concern a design which meets these conditions; none when the text itself does not."""
        if not set(self.when) <= set(met):
            return ()
        return tuple(passage for passage in self.passage if set(passage.when) <= set(met))


@functools.cache
def load_texts(folder: Path | None = None) -> Mapping[str, Text]:
    """All texts by id, in the order of their files' names. Raises `CatalogError`."""
    paths = sorted(((folder or resources() / "catalog") / "texts").glob("*.toml"))
    return {path.stem: decoded(Text, {"id": path.stem, **contents(path)}, path) for path in paths}
