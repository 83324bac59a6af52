"""What a rule module is made of: the `rule` decorator, the context that a check sees, and the findings it yields."""

from __future__ import annotations

import datetime
import functools
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, Never, get_args

from designer.catalog.schema import Catalog, Exchange, Pair, Windows
from designer.foundation.ids import Id, natural_key
from designer.model.diff import Diff
from designer.model.snapshot import TABLES, Snapshot

Level = Literal["error", "warning", "best practice", "non-default", "information"]
"""The class of a rule, gravest first."""

Foundation = Literal["published", "secondary", "general knowledge"]
"""How well a rule is founded: read in its source, read in a report about the source, or known in the field."""

LEVELS: tuple[Level, ...] = get_args(Level)

EXTRA_READS = ("findings", "undecided", "today")
"""What a rule may declare besides tables: the findings of all other rules, what they could not decide, and the date."""

HEADINGS = ("What", "Why", "Fix", "Bad", "Good", "Source")

FACT = re.compile(r"\bEX-\d+\.\d\d\b")
"""How a fact is named in sources."""


class UndeclaredTable(Exception):
    """A rule looked at something that its `reads` does not name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found; `code` and `subjects` (ids, the chief one first) identify it from one check to the next."""

    code: str
    level: Level
    foundation: Foundation
    subjects: tuple[Id, ...]
    message: str

    @property
    def key(self) -> tuple[str, tuple[Id, ...]]:
        """What stays the same while the finding persists, whatever its message says."""
        return (self.code, self.subjects)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that could not decide about an object because the design does not say `what`, such as "memory".

    `level` is the class of what it would report.
    """

    code: str
    level: Level
    subject: Id
    what: str


Outcome = Finding | Undecided
"""What a check yields."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: `title` says what it does, as a command ("Make R: a basic disk")."""

    title: str
    diff: Diff


Fixer = Callable[[Snapshot, Catalog, Finding], Fix | None]
"""Gives the repair of a finding in the design in which it was found; None where there is no unambiguous one."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """The explanation of a rule, one paragraph under each heading.

    `bad` is what the rule says about its bad example, `good` what the design beside it does that is right.
    """

    what: str
    why: str
    fix: str
    bad: str
    good: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `reads` are the tables that it looks at, `subsumes` the rules whose findings on its objects it covers."""

    code: str
    title: str
    level: Level
    foundation: Foundation
    reads: frozenset[str]
    subsumes: tuple[str, ...]
    check: Callable[[RuleContext], Iterator[Outcome]]
    fixer: Fixer | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The numbers of the facts that the rule decides: the one in its code, and those that its source names."""
        own = re.findall(r"^EX-\d+\.\d+", self.code)
        return tuple(dict.fromkeys([*own, *FACT.findall(self.text.source)]))

    @property
    def text(self) -> RuleText:
        """The paragraphs of the check's docstring. Raises ValueError when a heading is missing."""
        return parse_text(self.check.__doc__ or "", self.code)


def rule(  # noqa: PLR0913 - all that describes a rule stands in its one declaration
    code: str,
    title: str,
    level: Level,
    foundation: Foundation,
    *,
    reads: tuple[str, ...],
    subsumes: tuple[str, ...] = (),
    fix: Fixer | None = None,
) -> Callable[[Callable[[RuleContext], Iterator[Outcome]]], Rule]:
    """Make a rule of a check function, with its repair where there is one.

    Raises ValueError when `reads` names no table (or one of `EXTRA_READS`).
    """
    unknown = set(reads) - set(TABLES) - set(EXTRA_READS)
    if unknown:
        raise ValueError(f"{code} reads unknown tables: {', '.join(sorted(unknown))}")

    def declare(check: Callable[[RuleContext], Iterator[Outcome]]) -> Rule:
        return Rule(code, title, level, foundation, frozenset(reads), subsumes, check, fix)

    return declare


def parse_text(docstring: str, code: str) -> RuleText:
    """The paragraphs after "What:", "Why:", "Fix:" and "Source:". Raises ValueError when one of them is missing."""
    pattern = rf"^({'|'.join(HEADINGS)}):"
    parts = re.split(pattern, inspect.cleandoc(docstring), flags=re.MULTILINE)
    found = {heading: " ".join(body.split()) for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    missing = [heading for heading in HEADINGS if heading != "Good" and not found.get(heading)]
    if missing:
        raise ValueError(f"{code}: the docstring lacks {', '.join(missing)}")
    return RuleText(*(found.get(heading, "") for heading in HEADINGS))


@functools.lru_cache(1024)
def code_key(code: str) -> tuple[object, ...]:
    """Sort key that puts EX-4.01 before EX-4.01b, and EX-9.01 before EX-10.01."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", code) if part)


def finding_key(finding: Finding) -> tuple[object, ...]:
    """Sort key: gravest class first, then code, then objects."""
    subjects = tuple(natural_key(subject) for subject in finding.subjects)
    return (LEVELS.index(finding.level), code_key(finding.code), subjects)


class RuleContext:
    """What a check gets: the design as far as its rule declared to read it, the catalogue, and a way to report.

    `design` is an ordinary snapshot, so that every function of `designer.topology` takes it; its undeclared tables
    raise `UndeclaredTable` at the first look.
    """

    def __init__(
        self,
        rule: Rule,
        snapshot: Snapshot,
        catalog: Catalog,
        today: datetime.date,
        others: tuple[Outcome, ...] = (),
        codes: frozenset[str] = frozenset(),
    ) -> None:
        self.rule = rule
        self.design = guarded(snapshot, rule)
        self.catalog = catalog
        self._today = today
        self._others = others
        self._codes = codes

    def finding(self, message: str, *subjects: Id) -> Finding:
        """A finding about `subjects`, the chief one first; the code is put behind the message."""
        rule = self.rule
        return Finding(rule.code, rule.level, rule.foundation, subjects, f"{message} ({rule.code})")

    def undecided(self, what: str, subject: Id) -> Undecided:
        """Say that the rule cannot decide about an object while the design does not give `what` ("memory").

        All that is missing on one object becomes one piece of information (DS-07).
        """
        return Undecided(self.rule.code, self.rule.level, subject, what)

    @property
    def windows(self) -> Windows | None:
        """The design's Windows, when the catalogue knows it."""
        return self.catalog.windows.get(self.design.cluster.windows)

    @property
    def exchange(self) -> Exchange | None:
        """The design's Exchange, when the catalogue knows it."""
        return self.catalog.exchange.get(self.design.cluster.exchange)

    @property
    def pair(self) -> Pair | None:
        """What the catalogue says about the design's Exchange on its Windows; None when it knows only one of them."""
        return self.catalog.pairs.get((self.design.cluster.windows, self.design.cluster.exchange))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all rules that do not read findings themselves."""
        self._declared("findings")
        return tuple(outcome for outcome in self._others if isinstance(outcome, Finding))

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all rules that there are."""
        self._declared("findings")
        return self._codes

    @property
    def left_open(self) -> tuple[Undecided, ...]:
        """What the other rules could not decide."""
        self._declared("undecided")
        return tuple(outcome for outcome in self._others if isinstance(outcome, Undecided))

    @property
    def today(self) -> datetime.date:
        """The date of the check."""
        self._declared("today")
        return self._today

    def _declared(self, name: str) -> None:
        if name not in self.rule.reads:
            raise UndeclaredTable(f'rule {self.rule.code} does not declare that it reads "{name}"')


def guarded(snapshot: Snapshot, rule: Rule) -> Snapshot:
    """The snapshot with only those tables that the rule reads."""
    declared, refusing = _guard(rule.code, rule.reads)
    tables: dict[str, Any] = {name: getattr(snapshot, name) for name in declared}
    return Snapshot(**refusing, **tables)


@functools.cache
def _guard(code: str, reads: frozenset[str]) -> tuple[tuple[str, ...], Mapping[str, Any]]:
    """The tables that a rule reads, and for every other one a table that refuses to be read."""
    names = [spec.name for spec in fields(Snapshot)]
    refusing = {name: _Undeclared(code, name) for name in names if name not in reads}
    return tuple(name for name in names if name in reads), refusing


class _Undeclared(Mapping[Id, Any]):
    def __init__(self, code: str, table: str) -> None:
        self._refusal = f'rule {code} does not declare that it reads "{table}"'

    def _refuse(self) -> Never:
        raise UndeclaredTable(self._refusal)

    def __getitem__(self, key: Id) -> Any:
        self._refuse()

    def __iter__(self) -> Iterator[Id]:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()
