"""What holds for every rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from designer.model.snapshot import TABLES
from designer.rules import checks
from designer.rules.api import EXTRA_READS, LEVELS, Rule
from designer.rules.engine import discover

RULES = discover()
FOUNDATIONS = ("published", "secondary", "general knowledge")


def code_of(rule: Rule) -> str:
    return rule.code


def test_every_module_is_discovered() -> None:
    modules = [path for path in Path(checks.__path__[0]).glob("*.py") if not path.name.startswith("_")]
    assert len(RULES) == len(modules) >= 30


def test_codes_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert codes.index("CL-01") < codes.index("EX-1.01") < codes.index("EX-4.09") < codes.index("EX-4.09b")


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"EX-\d+\.\d\d[b-z]?|(CL|DS|FS|SQL)-\d\d", rule.code)
    assert rule.level in LEVELS
    assert rule.foundation in FOUNDATIONS
    assert rule.reads
    assert rule.reads <= {*TABLES, *EXTRA_READS}
    assert set(rule.subsumes) <= {other.code for other in RULES} - {rule.code}
    assert rule.title == rule.title.strip()
    assert not rule.title.endswith(".")
    for paragraph in (rule.text.what, rule.text.why, rule.text.fix, rule.text.source):
        assert paragraph.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_a_module_is_named_after_its_rule(rule: Rule) -> None:
    stem = rule.check.__module__.rpartition(".")[2]
    assert stem.startswith(re.sub(r"\W", "_", rule.code.lower()) + "_")


@pytest.mark.parametrize("rule", RULES, ids=code_of)
def test_an_exchange_rule_names_its_fact(rule: Rule) -> None:
    if rule.code.startswith("EX-"):
        assert rule.code.rstrip("bcd") in rule.text.source
