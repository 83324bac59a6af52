"""A rule weighs as much as the facts that it stands on, and claims no more than they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from designer.catalog.facts import Fact, load_facts
from designer.rules.api import Level, Rule
from designer.rules.engine import discover
from tests.rules.test_cases import CASES

ALLOWED: dict[str, set[Level]] = {
    "error": {"error"},
    "warning": {"warning", "best practice"},
    "information": {"information", "non-default", "best practice"},
}
"""The classes that a rule may have, by the severity of the fact in its code."""

EXCEPTIONS: dict[str, tuple[Level, str]] = {
    "EX-2.06b": ("warning", "more users than the limit of connections may still make fewer connections"),
    "EX-3.02b": ("warning", "the fact is about what comes before System Attendant, the rule about what Setup adds"),
    "EX-3.19": ("warning", "an upgrade is under way; that the groups were changed meanwhile is not known"),
    "EX-5.09c": ("best practice", "the private ranges are the fact's recommendation, its subnets are the error"),
    "EX-5.16b": ("warning", "records that are made by hand do as well"),
    "EX-7.30": ("warning", "existing EVSs run without the right; it is missed at the next creation or upgrade"),
}
"""Rules whose class is not that of their fact, and why."""

STRENGTH = ("assumed", "general knowledge", "secondary", "published")
"""Foundations, weakest first; what is only assumed is general knowledge at best."""

CLAIM = re.compile(r"\bunsupported\b|\bnot supported\b|\bdoes not support\b|\bno support\b", re.IGNORECASE)

RULES = discover()
FACTS = load_facts()


def code_of(rule: Rule) -> str:
    return rule.code


def own_fact(rule: Rule) -> Fact | None:
    """The fact in the rule's code."""
    return FACTS.get(re.sub(r"[a-z]$", "", rule.code))


def named_facts(rule: Rule) -> list[Fact]:
    return [FACTS[number] for number in rule.facts]


def suggested() -> Iterator[tuple[Rule, set[Level]]]:
    for rule in RULES:
        fact = own_fact(rule)
        if fact is not None:
            yield rule, set[Level]().union(*(ALLOWED[severity] for severity in fact.severity))


def test_every_exchange_rule_has_a_fact_in_its_code() -> None:
    assert {rule.code for rule, _ in suggested()} == {rule.code for rule in RULES if rule.code.startswith("EX-")}


def test_the_class_of_a_rule_is_that_of_its_fact() -> None:
    other = {rule.code: rule.level for rule, levels in suggested() if rule.level not in levels}
    assert other == {code: level for code, (level, _) in EXCEPTIONS.items()}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.facts], ids=code_of)
def test_a_rule_is_founded_no_better_than_the_best_of_its_facts(rule: Rule) -> None:
    best = max(STRENGTH.index(fact.foundation) for fact in named_facts(rule))
    assert STRENGTH.index(rule.foundation) <= max(best, STRENGTH.index("general knowledge"))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.foundation == "general knowledge"], ids=code_of)
def test_general_knowledge_alone_calls_nothing_unsupported(rule: Rule) -> None:
    messages = [message for case in CASES if case.code == rule.code for message in case.messages]
    said = [rule.title, rule.text.what, rule.text.why, rule.text.fix, *messages]
    assert [text for text in said if CLAIM.search(text)] == []
