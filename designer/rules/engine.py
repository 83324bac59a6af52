"""Runs the rules over a design: discovery, gating by table, subsumption and waivers."""

from __future__ import annotations

import datetime
import functools
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.foundation.dates import today as local_day
from designer.foundation.remember import remembered
from designer.model.records import Waiver
from designer.model.snapshot import TABLES, Snapshot
from designer.rules import checks
from designer.rules.api import (
    LEVELS,
    Finding,
    Fix,
    Level,
    Outcome,
    Rule,
    RuleContext,
    code_key,
    finding_key,
)
from designer.rules.waiving import STALE, covering, stale_waivers

STAGES = ("tables", "undecided", "findings")
"""In which order rules run, by what they read: the design, what rules could not decide, what rules found."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was accepted, and the waiver that says why."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check; all lists gravest class first.

    `stale` are waivers of which nothing is found any more (they are among the findings too). The rest is what the next
    check needs to run only the rules whose tables have changed: `by_rule` is all that each rule said.
    """

    open: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    stale: tuple[Waiver, ...]
    snapshot: Snapshot
    catalog: Catalog
    today: datetime.date
    rules: tuple[Rule, ...]
    by_rule: Mapping[str, tuple[Outcome, ...]]

    def count(self, level: Level) -> int:
        """How many open findings are of this class."""
        return sum(finding.level == level for finding in self.open)

    def counts(self) -> dict[Level, int]:
        """The number of open findings by class, gravest first; classes without findings are left out."""
        found = Counter(finding.level for finding in self.open)
        return {level: found[level] for level in LEVELS if found[level]}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Open findings of two checks, told apart by code and subjects."""

    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    same: tuple[Finding, ...]


@functools.cache
def discover() -> tuple[Rule, ...]:
    """All rules by code. Raises RuntimeError when a module of `checks` holds no rule, or two rules share a code."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name.startswith("_"):
            continue
        content = vars(importlib.import_module(f"{checks.__name__}.{module.name}"))
        rules = [value for value in content.values() if isinstance(value, Rule)]
        if len(rules) != 1 or rules[0].code in found:
            raise RuntimeError(f"{module.name} must hold exactly one rule, with a code of its own")
        found[rules[0].code] = rules[0]
    return tuple(sorted(found.values(), key=lambda rule: code_key(rule.code)))


def fix_of(finding: Finding, snapshot: Snapshot, catalog: Catalog) -> Fix | None:
    """The repair of a finding of this design; None where the rule offers none."""
    rule = next((one for one in discover() if one.code == finding.code), None)
    return rule.fixer(snapshot, catalog, finding) if rule is not None and rule.fixer is not None else None


def unchecked(catalog: Catalog) -> Report:
    """The report before the first check: of an empty design, with nothing found because nothing was asked."""
    return Report((), (), (), Snapshot(), catalog, datetime.date.min, (), {})


def check(
    snapshot: Snapshot, catalog: Catalog, previous: Report | None = None, today: datetime.date | None = None
) -> Report:
    """All findings of a design. `today` (the local date unless given) decides which waivers have expired.

    Given the report of an earlier check, a rule runs only when a table that it reads is not the same object as then.
    """
    day = today or local_day()
    rules = discover()
    by_rule: dict[str, tuple[Outcome, ...]] = {}
    codes = frozenset(rule.code for rule in rules)
    if previous is not None and previous.catalog is catalog:
        by_rule = _kept(rules, snapshot, day, previous)
    for ones in _by_stage(rules):
        said = tuple(outcome for outcomes in by_rule.values() for outcome in outcomes)
        for rule in ones:
            if rule.code not in by_rule:
                context = RuleContext(rule, snapshot, catalog, day, said, codes)
                by_rule[rule.code] = tuple(rule.check(context))
    everything = _findings(outcome for outcomes in by_rule.values() for outcome in outcomes)
    open_, waived = _sorted_out(without_subsumed(everything, rules), snapshot, day)
    stale = tuple(stale_waivers(snapshot.waivers.values(), [one for one in everything if one.code != STALE]))
    return Report(open_, waived, stale, snapshot, catalog, day, rules, by_rule)


def compare(before: Report, after: Report) -> Comparison:
    """Which findings appeared, which are gone, and which persist (as they read now)."""
    old = {finding.key: finding for finding in before.open}
    new = {finding.key: finding for finding in after.open}
    return Comparison(
        appeared=tuple(finding for key, finding in new.items() if key not in old),
        gone=tuple(finding for key, finding in old.items() if key not in new),
        same=tuple(finding for key, finding in new.items() if key in old),
    )


def without_subsumed(findings: Iterable[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """The findings without those that another finding, about the same objects or more, covers."""
    everything = list(findings)
    covers = {rule.code: rule.subsumes for rule in rules if rule.subsumes}
    covered = [(code, set(finding.subjects)) for finding in everything for code in covers.get(finding.code, ())]
    return [
        finding
        for finding in everything
        if not any(code == finding.code and subjects.issuperset(finding.subjects) for code, subjects in covered)
    ]


def _kept(
    rules: Iterable[Rule], snapshot: Snapshot, today: datetime.date, previous: Report
) -> dict[str, tuple[Outcome, ...]]:
    """What rules said before that read nothing but tables which are the same objects as then, by code."""
    changed = {name for name in TABLES if snapshot.table(name) is not previous.snapshot.table(name)}
    changed |= {"undecided", "findings"} if previous.today == today else {"undecided", "findings", "today"}
    return {
        rule.code: previous.by_rule[rule.code]
        for rule in rules
        if rule.code in previous.by_rule and changed.isdisjoint(rule.reads)
    }


@remembered
def _by_stage(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], ...]:
    """The rules in the order in which they run: first those that read nothing but the design."""
    stages: dict[str, list[Rule]] = {stage: [] for stage in STAGES}
    for rule in rules:
        stages[next((stage for stage in ("findings", "undecided") if stage in rule.reads), "tables")].append(rule)
    return tuple(tuple(ones) for ones in stages.values())


def _findings(outcomes: Iterable[Outcome]) -> list[Finding]:
    return [outcome for outcome in outcomes if isinstance(outcome, Finding)]


def _sorted_out(
    findings: list[Finding], snapshot: Snapshot, today: datetime.date
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    open_: list[Finding] = []
    waived: list[Waived] = []
    for finding in sorted(findings, key=finding_key):
        waiver = covering(snapshot.waivers.values(), finding, today)
        if waiver is None:
            open_.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    return tuple(open_), tuple(waived)
