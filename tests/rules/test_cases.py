from __future__ import annotations

import pytest

from designer.rules.engine import discover
from tests.rules.cases import Case, active_active, cluster, failover, networks, platforms, quorum, servers, storage
from tests.rules.designs import findings

CASES = tuple(
    case
    for module in (platforms, active_active, servers, storage, networks, quorum, failover, cluster)
    for case in module.CASES
)


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
