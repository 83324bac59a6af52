"""What the documents of a design say and look like, besides what follows from the design itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from designer.model.records import Record

PAPER_ID = "paper"
BRAND_ID = "brand"

Sheet = Literal["a4", "letter"]
PaperStatus = Literal["draft", "for review", "issued"]
Where = Literal["before", "after", "instead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """The documents of the design; at most one record, id "paper".

    `number` is the document number without the variant's suffix; `version` that of the issue in the making; `marking`
    the classification, printed top and bottom of every page. `left_out` are ids of sections that would be printed by
    themselves and are not, `taken_in` of those that are printed only on request. Scope texts hold one item per line.
    `limit_percent` is how much of a simulated time a test may take (unset: 150). `used` are the highest numbers that
    were given out in each register.
    """

    number: str = ""
    version: str = ""
    status: PaperStatus | None = None
    change: str = ""
    marking: str = ""
    sheet: Sheet = "a4"
    left_out: tuple[str, ...] = ()
    taken_in: tuple[str, ...] = ()
    background: str = ""
    objective: str = ""
    in_scope: str = ""
    out_of_scope: str = ""
    doing_nothing: str = ""
    derivation: str = ""
    limit_percent: int | None = None
    used: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Record):
    """Whose name is on the documents; at most one record, id "brand". Copied from a profile when that is chosen.

    Colours are "#rrggbb" and replace the house's dark and accent colour; empty means the house's own. Logos are PNG
    files in base64.
    """

    address: str = ""
    registration: str = ""
    legal: str = ""
    client_short: str = ""
    dark: str = ""
    accent: str = ""
    logo: str = ""
    client_logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Record):
    """The author's own words in a section (its id), in light markup with live `{placeholders}`."""

    section: str
    where: Where = "before"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Record):
    """A version that was issued: what it was called, and the whole design as it was then.

    `text` holds the tables of that design as they stand in a file, compressed (`designer.files.issued`).
    """

    number: str
    date: str
    author: str = ""
    change: str = ""
    fingerprint: str = ""
    text: str = ""
