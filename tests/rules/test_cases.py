from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from designer.rules.engine import discover
from tests.rules import cases
from tests.rules.cases import Case
from tests.rules.designs import findings


def _all_cases() -> Iterator[Case]:
    for module in pkgutil.iter_modules(cases.__path__):
        yield from importlib.import_module(f"{cases.__name__}.{module.name}").CASES


CASES = tuple(_all_cases())


def ids(case: Case) -> str:
    return case.code


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_rule_reports_the_bad_example(case: Case) -> None:
    found = [finding.message for finding in findings(case.bad()) if finding.code == case.code]
    assert found == [f"{message} ({case.code})" for message in case.messages]


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_rule_passes_the_good_example(case: Case) -> None:
    assert [finding.message for finding in findings(case.good()) if finding.code == case.code] == []


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_subjects_of_a_finding_are_objects_of_the_design(case: Case) -> None:
    design = case.bad()
    for finding in findings(design):
        assert finding.subjects
        assert all(design.find(subject) is not None for subject in finding.subjects), finding


def test_every_rule_has_an_example() -> None:
    assert {case.code for case in CASES} == {rule.code for rule in discover()}


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_the_examples_of_the_reference_are_those_of_the_tests(code: str) -> None:
    (text,) = (rule.text for rule in discover() if rule.code == code)
    said = [
        message.replace("\N{NO-BREAK SPACE}", " ") for case in CASES if case.code == code for message in case.messages
    ]
    assert text.bad in said
    assert text.good
