"""Fields of records in words, as the catalogue defines them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from designer.catalog.schema import FieldSpec
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, size
from designer.report.context import Context
from designer.report.wording import ranged


def field_text(context: Context, spec: FieldSpec, value: Any) -> str:
    """The value of a field; "" for one that nobody has entered. An empty list is a value where None is possible."""
    if value is None or value == "":
        return ""
    match spec.kind:
        case "flag":
            return "Yes" if value else "No"
        case "size":
            return f"{value:,}{NBSP}MB" if spec.unit == "MB" else size(value)
        case "hex":
            return f"0x{value:08X}"
        case "letters":
            return ", ".join(f"{letter}:" for letter in value) or "none"
        case "number":
            unit = f"{NBSP}{spec.unit}" if spec.unit and spec.unit.casefold() != spec.label.casefold() else ""
            return f"{value:,}{unit}"
    values = value if isinstance(value, tuple) else (value,)
    components = {key: component.name for key, component in context.catalog.components.items()}
    words = {**components, **spec.choices}
    return ", ".join(words.get(one, str(one)) for one in values) or (spec.none_label or "none").lower()


def shared_text(context: Context, texts: Mapping[Id, str]) -> str:
    """What is the same for all objects said once, else each value with those that have it; "" if none has one."""
    found: dict[str, list[Id]] = {}
    for identifier, text in texts.items():
        if text:
            found.setdefault(text, []).append(identifier)
    if len(found) == 1 and len(next(iter(found.values()))) == len(texts):
        return next(iter(found))
    return "; ".join(f"{text} on{NBSP}{listed(ranged(context.names(owners)))}" for text, owners in found.items())


def common(values: Iterable[str]) -> str:
    """What all the values are; "" where they differ, or where nothing is entered."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""
