from __future__ import annotations

from designer.rules.engine import discover
from designer.rules.reference import explanation, find_rule, overview, reference


def test_a_rule_is_found_by_its_code_however_written() -> None:
    rule = find_rule(" ex-4.09B ")
    assert rule is not None
    assert rule.code == "EX-4.09b"
    assert find_rule("EX-99.99") is None


def test_the_explanation_of_one_rule() -> None:
    rule = find_rule("EX-8.01")
    assert rule is not None
    assert explanation(rule) == (
        "EX-8.01  Failback without a preferred owner\n"
        "        warning; published\n"
        "What:   A group may fail back but has no preferred owner.\n"
        "Why:    Failback goes to a preferred owner; without one it never happens.\n"
        "Fix:    Name the preferred owners, or prevent failback.\n"
        "Bad:    EVS1: failback allowed, needs a preferred owner\n"
        "Good:   EVS1 has no preferred owner, but failback is not allowed.\n"
        "Source: KB 197047; Cluster Administrator help. Fact EX-8.01.\n"
        "Covers: EX-8.02, EX-8.03 on the same objects\n"
    )


def test_the_whole_reference_fits_into_100_columns() -> None:
    text = reference(discover())
    assert max(len(line) for line in text.splitlines()) <= 100
    assert all(f"\n{rule.code}  {rule.title}\n" in f"\n{text}" for rule in discover())


def test_the_overview_has_one_line_per_rule_with_the_code_first() -> None:
    lines = overview(discover()).splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in discover()]
    assert max(map(len, lines)) <= 100
