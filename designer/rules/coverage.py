"""Which rules, limits, defaults, calculators and texts carry each numbered fact, found from what these say themselves.

A rule names its facts in its code and under "Source:", an entry of the catalogue in its source, help or remark, a
calculator at the end of its docstring, a passage of a text in its `facts`. A fact that no design can show says why.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, get_args

from designer.catalog.facts import Fact, load_facts
from designer.catalog.schema import Catalog
from designer.catalog.texts import Text
from designer.rules.api import FACT, Rule

Kind = Literal["rule", "not decidable", "limit", "default", "calculator", "text"]
"""What can carry a fact; the order is that of the listing."""

_WIDTH = 100
_MARGIN = 15
_SAYING = ("source", "help", "remark")
_DEFAULTS = ("defaults", "times", "profiles")


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carries a fact, and where it is: a rule's code, a place in the catalogue or in a text, or the reason."""

    kind: Kind
    where: str


def carriers(catalog: Catalog, rules: Iterable[Rule], texts: Mapping[str, Text]) -> Mapping[str, tuple[Carrier, ...]]:
    """What carries each fact, by its number: all facts in their order, then numbers that are used but are no facts."""
    facts = load_facts()
    found: dict[str, dict[Carrier, None]] = {number: {} for number in facts}
    for number, carrier in _all(facts, catalog, rules, texts):
        found.setdefault(number, {})[carrier] = None
    order = get_args(Kind)
    return {
        number: tuple(sorted(carrying, key=lambda carrier: order.index(carrier.kind)))
        for number, carrying in found.items()
    }


def undecided(carried: Mapping[str, tuple[Carrier, ...]]) -> list[str]:
    """The facts marked as errors or warnings that have neither a rule nor a reason why no design can show them."""
    return [
        number
        for number, fact in load_facts().items()
        if set(fact.severity) != {"information"}
        and not any(carrier.kind in ("rule", "not decidable") for carrier in carried[number])
    ]


def coverage_lines(carried: Mapping[str, tuple[Carrier, ...]]) -> list[str]:
    """One line per fact, of at most 100 columns: number, severity, what carries it; then one line that sums up."""
    facts = load_facts()
    lines = [f"{number:<9} {_letters(facts.get(number)):<4} {_line(carried[number])}" for number in carried]
    kinds = [{carrier.kind for carrier in carrying} for carrying in carried.values()]
    in_rules = sum("rule" in kind for kind in kinds)
    open_ = sum("not decidable" in kind and "rule" not in kind for kind in kinds)
    nothing = sum(not kind for kind in kinds)
    return [
        *lines,
        f"{len(carried)} facts: {in_rules} in rules, {open_} not decidable from a design,"
        f" {len(kinds) - in_rules - open_ - nothing} carried otherwise, {nothing} by nothing",
    ]


def find_fact(number: str) -> Fact | None:
    """The fact with this number, however it is capitalised."""
    return load_facts().get(number.strip().upper())


def fact_explanation(fact: Fact, carrying: Iterable[Carrier]) -> str:
    """Everything about one fact, in lines of at most 100 characters."""
    lines = [f"{fact.id}  {' or '.join(fact.severity)}; {fact.foundation}"]
    lines += _paragraph("Fact", fact.statement)
    lines += _paragraph("Source", fact.source)
    for kind, where in _by_kind(carrying).items():
        lines += _paragraph(kind.capitalize(), "; ".join(where))
    return "".join(f"{line}\n" for line in lines)


def _all(
    facts: Mapping[str, Fact], catalog: Catalog, rules: Iterable[Rule], texts: Mapping[str, Text]
) -> Iterator[tuple[str, Carrier]]:
    for rule in rules:
        yield from ((number, Carrier("rule", rule.code)) for number in rule.facts)
    for fact in facts.values():
        if fact.not_decidable:
            yield fact.id, Carrier("not decidable", fact.not_decidable)
    for table in fields(catalog):
        kind: Kind = "default" if table.name in _DEFAULTS else "limit"
        for where, said in _said(getattr(catalog, table.name), table.name):
            yield from ((number, Carrier(kind, where)) for number in FACT.findall(said))
    for where, said in _calculators():
        yield from ((number, Carrier("calculator", where)) for number in FACT.findall(said))
    for text in texts.values():
        for place, passage in enumerate(text.passage, 1):
            yield from ((number, Carrier("text", f"{text.title} {place}")) for number in passage.facts)


def _said(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """The sources and other remarks in a part of the catalogue, each with its place in it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _said(item, f"{where}/{key if isinstance(key, str) else ' + '.join(key)}")
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item, f"{where}/{getattr(item, 'name', '')}".rstrip("/"))
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name == "sources":
                yield from ((f"{where}/{key}", source) for key, source in part.items())
            elif field.name in _SAYING:
                yield where, part
            else:
                yield from _said(part, where)


def _calculators() -> Iterator[tuple[str, str]]:
    """The public functions of `designer.sizing` with their docstrings; imported here, since only this needs them."""
    package = importlib.import_module("designer.sizing")
    for module in pkgutil.iter_modules(package.__path__):
        content = importlib.import_module(f"{package.__name__}.{module.name}")
        for name, function in inspect.getmembers(content, inspect.isfunction):
            if function.__module__ == content.__name__ and not name.startswith("_"):
                yield f"{module.name}.{name}", function.__doc__ or ""


def _letters(fact: Fact | None) -> str:
    return "/".join(severity[0].upper() for severity in fact.severity) if fact is not None else "?"


def _line(carrying: Iterable[Carrier]) -> str:
    """The rules, and of everything else the first and how many more there are; from the end only how many, to fit."""
    found = _by_kind(carrying)
    parts = {kind: _first(kind, where) for kind, where in found.items()}
    for kind in reversed(found):
        if len("; ".join(parts.values())) > _WIDTH - _MARGIN and kind not in ("rule", "not decidable"):
            parts[kind] = f"{len(found[kind])} {kind}{'s' * (len(found[kind]) > 1)}"
    return textwrap.shorten("; ".join(parts.values()) or "nothing", _WIDTH - _MARGIN, placeholder=" ...")


def _first(kind: Kind, where: list[str]) -> str:
    if kind == "rule":
        return ", ".join(where)
    return f"{kind}: {where[0]}" + (f" (+{len(where) - 1})" if len(where) > 1 else "")


def _by_kind(carrying: Iterable[Carrier]) -> dict[Kind, list[str]]:
    found: dict[Kind, list[str]] = {}
    for carrier in carrying:
        found.setdefault(carrier.kind, []).append(carrier.where)
    return found


def _paragraph(heading: str, body: str) -> list[str]:
    return textwrap.wrap(f"{heading + ':':<14} {body}", _WIDTH, subsequent_indent=" " * _MARGIN)
