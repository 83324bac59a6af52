"""Quantities and ranges in words, as fields and findings show them."""

from __future__ import annotations

from designer.catalog.schema import FieldKind, FieldSpec
from designer.foundation.units import NBSP, size

_DAY, _HOUR = 86_400_000, 3_600_000

_NAMES = ("Windows", "Exchange")
"""Words that keep their capital everywhere."""


def quantity(kind: FieldKind, value: float, unit: str = "") -> str:
    """A value of a field with its unit: `("size", 1024)` -> "1 GB", `("number", 2000, "users")` -> "2,000 users"."""
    text = _amount(kind, value)
    return f"{text}{NBSP}{unit}" if unit and kind in ("number", "decimal") else text


def range_text(kind: FieldKind, low: float | None, high: float | None, unit: str = "") -> str:
    """What lies in a range: "between 0 and 100,000 users", "at least 1 h"; "" when everything does."""
    if low is not None and high is not None:
        return f"between {_amount(kind, low)} and {quantity(kind, high, unit)}"
    if low is not None:
        return f"at least {quantity(kind, low, unit)}"
    return f"at most {quantity(kind, high, unit)}" if high is not None else ""


def is_within(value: float, low: float | None, high: float | None) -> bool:
    """Whether a value lies between two bounds, of which either may be missing."""
    return (low is None or value >= low) and (high is None or value <= high)


def in_sentence(label: str) -> str:
    """A field's label within a sentence: "Memory" -> "memory", but "MTBF", "I/O per user" and "Windows" stay."""
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() and first not in _NAMES else label


def label_alone(spec: FieldSpec) -> str:
    """A field's label as it is understood outside its form, where two fields may be called "Service pack"."""
    product = spec.id.removesuffix("_sp")
    return f"{product.capitalize()} {in_sentence(spec.label)}" if product != spec.id else spec.label


def _amount(kind: FieldKind, value: float) -> str:
    """The value with the unit that its kind brings along."""
    if kind == "size":
        return size(round(value))
    if kind == "time":
        return _duration(round(value))
    if kind == "hex":
        return f"0x{round(value):08X}"
    if abs(value) > 2**53:
        return f"{value:.3g}"
    return f"{value:,.10g}" if value != round(value) else f"{round(value):,}"


def _duration(ms: int) -> str:
    """Whole days and hours as such, everything else in seconds."""
    if ms and ms % _DAY == 0 and ms > _DAY:
        return f"{ms // _DAY}{NBSP}days"
    if ms and ms % _HOUR == 0:
        return f"{ms // _HOUR}{NBSP}h"
    return f"{ms / 1000:,.10g}{NBSP}s"
