"""Plain data (from JSON or TOML) into dataclasses, with every error collected and its place named.

One mechanism for the design files and the catalogue: the dataclass is the schema. Understood are str, int, float, bool,
Literal, optional values, unions of scalars, tuples of any length, string-keyed mappings and nested dataclasses.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

T = TypeVar("T")

LARGEST_INTEGER = 2**53 - 1
"""Integers beyond this do not survive other JSON readers."""

_NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the data, and where (`where` reads like: table "groups", record "g3")."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class Undecodable(Exception):
    """Raised inside one value; `decode` turns it into a `Problem`."""


def decode(kind: type[T], raw: object, where: str, problems: list[Problem], *, keep_unknown: bool = False) -> T | None:
    """Build the dataclass `kind` from the mapping `raw`; None when that is impossible, with the reasons in `problems`.

    Unknown keys are problems, unless `keep_unknown`: then they go into the dataclass's field `extra`.
    """
    if not isinstance(raw, Mapping):
        problems.append(Problem(where, f"expected an object with fields, found {_describe(raw)}"))
        return None
    hints = _field_types(typing.cast("typing.Hashable", kind))
    before = len(problems)
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in raw and field.name != "extra":
            try:
                values[field.name] = _value(hints[field.name], raw[field.name])
            except Undecodable as error:
                problems.append(Problem(where, f'field "{field.name}": {error}'))
        elif _required(field):
            problems.append(Problem(where, f'field "{field.name}" is missing'))
    unknown = {key: raw[key] for key in raw if key not in hints or key == "extra"}
    if unknown and keep_unknown:
        values["extra"] = unknown
    elif unknown:
        names = ", ".join(f'"{key}"' for key in sorted(map(str, unknown)))
        problems.append(Problem(where, f"unknown field {names}"))
    if len(problems) > before:
        return None
    return kind(**values)


@functools.cache
def _field_types(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _describe(raw: object) -> str:
    if raw is None:
        return "nothing"
    if isinstance(raw, bool | int | float | str):
        text = repr(raw)
        return text if len(text) <= 40 else text[:37] + "..."
    return "a list" if isinstance(raw, list | tuple) else "an object"


def _value(hint: Any, raw: object) -> Any:
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _union(get_args(hint), raw)
    if origin is Literal:
        if raw in get_args(hint) and type(raw) is type(get_args(hint)[0]):
            return raw
        raise Undecodable(f"{_describe(raw)} is not one of {', '.join(map(str, get_args(hint)))}")
    if origin is tuple:
        return _tuple(get_args(hint)[0], raw)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(hint)[1], raw)
    if dataclasses.is_dataclass(hint):
        return _nested(typing.cast("type", hint), raw)
    return _scalar(hint, raw)


def _union(choices: tuple[Any, ...], raw: object) -> Any:
    if raw is None and type(None) in choices:
        return None
    errors = []
    # bool before int, int before float: the narrowest type that fits is the right one
    for choice in sorted((c for c in choices if c is not type(None)), key=lambda c: c is not bool):
        try:
            return _value(choice, raw)
        except Undecodable as error:
            errors.append(str(error))
    if len(set(errors)) == 1:
        raise Undecodable(errors[0])
    raise Undecodable(f"expected a text, a number, or true or false, found {_describe(raw)}")


def _tuple(item: Any, raw: object) -> tuple[Any, ...]:
    if not isinstance(raw, list | tuple):
        raise Undecodable(f"expected a list, found {_describe(raw)}")
    return tuple(_value(item, value) for value in raw)


def _mapping(item: Any, raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Undecodable(f"expected an object with fields, found {_describe(raw)}")
    return {_scalar(str, key): _value(item, value) for key, value in raw.items()}


def _nested(kind: type[Any], raw: object) -> Any:
    problems: list[Problem] = []
    value = decode(kind, raw, "", problems)
    if value is None:
        raise Undecodable("; ".join(map(str, problems)))
    return value


def _scalar(hint: Any, raw: object) -> Any:
    if isinstance(raw, str) and not raw.isascii() and any("\ud800" <= character <= "\udfff" for character in raw):
        raise Undecodable("the text holds half a character (a lone surrogate)")
    if isinstance(raw, int) and abs(raw) > LARGEST_INTEGER:
        raise Undecodable(f"{_describe(raw)} is too large")
    if isinstance(raw, float) and not math.isfinite(raw):
        raise Undecodable(f"{raw} is not a finite number")
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is not hint:
        raise Undecodable(f"expected {_NAMES.get(hint, hint.__name__)}, found {_describe(raw)}")
    return raw
