"""Quantities as text. Times are integer milliseconds everywhere in the program, sizes integer megabytes."""

from __future__ import annotations

NBSP = "\N{NO-BREAK SPACE}"


def seconds(ms: int) -> str:
    """`103000` -> "103 s", `7200` -> "7.2 s"; the unit never wraps away from its number."""
    text = f"{ms / 1000:.3f}".rstrip("0").rstrip(".")
    return f"{text}{NBSP}s"


def clock(ms: int) -> str:
    """Model time as a clock: `103200` -> "1:43.2"; hours appear only when there are any."""
    tenths = ms // 100
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    tail = f"{rest // 10:02d}.{rest % 10}"
    return f"{hours}:{minutes:02d}:{tail}" if hours else f"{minutes}:{tail}"


def size(megabytes: int) -> str:
    """`512` -> "512 MB", `204800` -> "200 GB" (1 GB = 1024 MB); only whole terabytes are called that."""
    if megabytes >= 2**20 and megabytes % 2**20 == 0:
        return f"{megabytes >> 20}{NBSP}TB"
    if megabytes >= 1024:
        text = f"{megabytes / 1024:.1f}".rstrip("0").rstrip(".")
        return f"{text}{NBSP}GB"
    return f"{megabytes}{NBSP}MB"


def plural(count: int, singular: str, many: str = "") -> str:
    """`plural(1, "node")` -> "1 node", `plural(2, "node")` -> "2 nodes"."""
    return f"{count} {singular if count == 1 else (many or singular + 's')}"


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`["a", "b", "c"]` -> "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
