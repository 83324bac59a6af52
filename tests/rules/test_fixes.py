"""Quick fixes: each one that is offered ends its finding and brings nothing new, on the examples and on any design."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix
from designer.rules.applying import offer_of
from designer.rules.engine import Report, check, discover
from tests.rules.cases import Case
from tests.rules.designs import active_active, active_passive, catalog, exchange_2000_datacenter, three_plus_one
from tests.rules.fixing import assert_names_what_it_does, assert_repairs, offered
from tests.rules.test_cases import CASES
from tests.support.mutants import SENSIBLE, mutated, steps
from tests.support.volume import volume

WITH_FIXER = {rule.code for rule in discover() if rule.fixer is not None}
FIXABLE = tuple(case for case in CASES if case.code in WITH_FIXER)


@functools.cache
def example(case: Case) -> Report:
    return check(case.bad(), catalog())


def offers(case: Case) -> list[tuple[Finding, Fix]]:
    return [(finding, fix) for finding, fix in offered(example(case)) if finding.code == case.code]


@pytest.mark.parametrize("case", FIXABLE, ids=lambda case: case.code)
def test_a_fix_repairs_the_bad_example(case: Case) -> None:
    for finding, fix in offers(case):
        assert_repairs(example(case), finding, fix)


@pytest.mark.parametrize("case", FIXABLE, ids=lambda case: case.code)
def test_the_title_of_a_fix_says_what_happens_to_what(case: Case) -> None:
    for finding, fix in offers(case):
        assert_names_what_it_does(example(case).snapshot, finding, fix)


@pytest.mark.parametrize("code", sorted(WITH_FIXER))
def test_a_rule_with_a_fixer_offers_a_fix_on_one_of_its_examples(code: str) -> None:
    assert any(offers(case) for case in FIXABLE if case.code == code)


def test_at_least_forty_rules_offer_a_fix() -> None:
    assert len({case.code for case in FIXABLE if offers(case)}) >= 40


def test_a_sound_design_needs_no_fix() -> None:
    for build in (three_plus_one, active_passive):
        assert list(offered(check(build(), catalog()))) == []


SOUND = (three_plus_one, active_passive, active_active, exchange_2000_datacenter)
STARTS: dict[str, Callable[[], Snapshot]] = {
    **{build.__name__: build for build in SOUND},
    **{f"{case.code}, example {number}": case.bad for number, case in enumerate(FIXABLE)},
}

RUNS = volume(6000)
BATCH = min(RUNS, 300)
"""Designs that hypothesis makes in one go: it gets slower with all that it has tried."""

ANY_DESIGN = {"start": st.sampled_from(list(STARTS)), "numbers": st.lists(steps, max_size=6)}


@pytest.mark.parametrize("batch", range(RUNS // BATCH))
def test_what_is_offered_repairs_any_design(batch: int) -> None:
    @settings(max_examples=BATCH)
    @given(**ANY_DESIGN)
    def repaired(start: str, numbers: Sequence[int]) -> None:
        report = check(mutated(STARTS[start](), [number + batch for number in numbers], SENSIBLE), catalog())
        for offer in filter(None, (offer_of(report, finding) for finding in report.open)):
            assert_repairs(report, offer.finding, offer.fix)

    repaired()


@settings(max_examples=150, derandomize=True, database=None)
@given(**ANY_DESIGN)
def test_the_repair_of_a_rule_needs_no_correction_on_sensible_designs(start: str, numbers: Sequence[int]) -> None:
    report = check(mutated(STARTS[start](), numbers, SENSIBLE), catalog())
    for finding, fix in offered(report):
        assert_repairs(report, finding, fix)
