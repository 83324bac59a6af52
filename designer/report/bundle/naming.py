"""What files of a design are called."""

from __future__ import annotations

import re
import unicodedata

from designer.model.snapshot import Snapshot

LONGEST = 80
"""Characters of a name before suffix, version and date: paths have an end on Windows."""

_NOT_IN_NAMES = re.compile(r"[^\w.+-]+", re.ASCII)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def stem_of(snapshot: Snapshot) -> str:
    """The document number, or else the cluster's name, as a name that every system takes for a file."""
    return safe(snapshot.paper.number) or safe(snapshot.cluster.name) or "cluster"


def dated(stem: str, suffix: str, version: str, date: str, ending: str) -> str:
    """`("EXCL", "CDD", "1.0", "2026-11-22", "pdf")` -> "EXCL-CDD_v1.0_2026-11-22.pdf"."""
    return f"{stem}{f'-{suffix}' if suffix else ''}_v{safe(version) or '0'}_{date}.{ending}"


def safe(text: str) -> str:
    """The text without anything that means something in a path; accents go with their letters' marks."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    name = _NOT_IN_NAMES.sub("-", bare).strip("-. ")[:LONGEST].rstrip("-. ")
    return f"{name}-" if _RESERVED.match(name) else name
