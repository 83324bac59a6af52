"""The terms that a document may have to explain."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.loader import contents, decoded
from designer.foundation.paths import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term with what it means; `also` are other words for it. One of `exchange` is of no use to other clusters."""

    term: str
    means: str
    also: tuple[str, ...] = ()
    exchange: bool = False

    def occurs_in(self, text: str) -> bool:
        """Whether a text uses the term: abbreviations as they are written, others in any case and number."""
        return any(_pattern(word).search(text) for word in (self.term, *self.also))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All terms by alphabet."""

    term: tuple[Term, ...]


@functools.cache
def load_glossary(file: Path | None = None) -> tuple[Term, ...]:
    """The terms, in alphabetical order. Raises `CatalogError`."""
    path = file or resources() / "catalog" / "glossary.toml"
    return tuple(sorted(decoded(Glossary, contents(path), path).term, key=lambda one: one.term.casefold()))


@functools.cache
def _pattern(word: str) -> re.Pattern[str]:
    flags = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(word)}s?(?!\w)", flags)
