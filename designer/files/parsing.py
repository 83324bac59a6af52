"""JSON text to plain data; says in one sentence what is wrong with a text that is none."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from designer.files.errors import BadDesign
from designer.files.text import FORMAT
from designer.foundation.decode import Problem

MOST_DIGITS = 4000
"""Python reads no integers of more than 4,300 digits; shorter ones are refused later, with their place."""


def parse(text: str) -> dict[str, Any]:
    """The object that the text of a design holds. Raises `BadDesign` when there is none, or a name occurs twice."""
    if not text.strip("\0\t\r\n "):
        _refuse("the file is empty")
    twice: list[Problem] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(_repeated(pairs, found))
        return found

    try:
        raw = json.loads(text, object_pairs_hook=unique, parse_int=_integer)
    except json.JSONDecodeError as error:
        _refuse(_not_json(text, error))
    except RecursionError:
        _refuse("the file is nested too deeply for a design")
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        _refuse("the file is JSON, but not a Clusterwright design")
    if twice:
        raise BadDesign(twice)
    return raw


def _refuse(sentence: str) -> NoReturn:
    raise BadDesign([Problem("", sentence)]) from None


def _repeated(pairs: list[tuple[str, Any]], found: dict[str, Any]) -> list[Problem]:
    where = f'record "{found["id"]}"' if isinstance(found.get("id"), str) else ""
    seen: set[str] = set()
    again = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return [Problem(where, f'"{key}" is there twice') for key in dict.fromkeys(again)]


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        _refuse(f"the number {digits[:12]}… is too large")
    return int(digits)


def _not_json(text: str, error: json.JSONDecodeError) -> str:
    end = text.rstrip("\0\t\r\n ")
    in_last_line = error.pos > end.rfind("\n") and not end.endswith("}")
    if end.startswith("{") and error.msg != "Extra data" and (in_last_line or error.pos >= len(end)):
        return f"the file is truncated: it ends in the middle, in line {end.count(chr(10)) + 1}"
    return f"the file is not JSON: line {error.lineno}, column {error.colno}: {error.msg[0].lower()}{error.msg[1:]}"
