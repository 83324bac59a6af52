"""The numbered facts that rules, limits, calculators, defaults and texts stand on."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from designer.catalog.loader import contents, decoded
from designer.foundation.paths import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement about clustering Exchange. `severity` says what breaking it is: an error, a warning, or no fault.

    `foundation` is how well it is known: read in its source, read in a report about the source, known in the field, or
    assumed here. `not_decidable` says why no design can show whether it is kept, where that is so.
    """

    id: str
    statement: str
    severity: tuple[Literal["error", "warning", "information"], ...]
    foundation: Literal["published", "secondary", "general knowledge", "assumed"]
    source: str
    not_decidable: str = ""


@functools.cache
def load_facts(folder: Path | None = None) -> Mapping[str, Fact]:
    """All facts by number, in their order. Raises `CatalogError`."""
    found: dict[str, Fact] = {}
    for path in sorted(((folder or resources() / "catalog") / "facts").glob("*.toml")):
        for raw in contents(path).get("fact", ()):
            fact = decoded(Fact, raw, path)
            found[fact.id] = fact
    return found
