"""The version of the file format, and what a reader does with files of another one.

A minor version only adds fields and tables, never header entries; an older program keeps what it does not know and
writes it back, so designs can go both ways. Everything else makes a major version, which older programs do not save.

1.0 was the first. 1.1 added surroundings, and what rules about hardware, set-up, loads and recovery need to know, 1.2
scenarios and what the cluster service can be told, 1.3 notes, 1.4 results of scenarios, 1.5 registers,
documents and issued versions; only new fields and tables, hence no conversion from an older version so far. The first
format change that needs one puts a function `raw tables -> raw tables` for each outdated version into a table keyed by
that version and has `reading` run them from the file's version upwards, before any record is decoded.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Version(NamedTuple):
    """`major.minor`; versions compare as one expects."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


VERSION = Version(1, 5)
"""What this program writes."""

MIN_READER = Version(1, 0)
"""The oldest format version whose programs may read and save what this program writes."""

OLDEST = Version(1, 0)
"""The first version that was ever written."""


def parse_version(text: object) -> Version | None:
    """`"1.0"` as a version; None for anything else."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}", text):
        return None
    major, minor = text.split(".")
    return Version(int(major), int(minor))
