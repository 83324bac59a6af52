from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from designer.catalog.facts import load_facts
from designer.catalog.texts import Passage, Text, load_texts
from designer.cli.main import main
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.coverage import (
    Carrier,
    carriers,
    coverage_lines,
    fact_explanation,
    find_fact,
    undecided,
)
from designer.rules.engine import discover
from tests.support.samples import catalog


@functools.cache
def carried() -> Mapping[str, tuple[Carrier, ...]]:
    return carriers(catalog(), discover(), load_texts())


@rule("EX-98.01", "Test rule", "error", "published", reads=())
def invented(context: RuleContext) -> Iterator[Finding]:
    """What: a.

    Why: b.
    Fix: c.
    Bad: d
    Good: e.
    Source: Book. Facts EX-4.01 and EX-99.99.
    """
    yield context.finding("d")


def test_every_fact_is_carried_by_something() -> None:
    assert [number for number, carrying in carried().items() if not carrying] == []


def test_nothing_names_a_fact_that_does_not_exist() -> None:
    assert {number: carried()[number] for number in carried() if number not in load_facts()} == {}


def test_every_error_and_warning_has_a_rule_or_a_reason_why_no_design_shows_it() -> None:
    assert undecided(carried()) == []


def test_what_a_rule_decides_is_not_called_undecidable() -> None:
    kinds = {number: {carrier.kind for carrier in carrying} for number, carrying in carried().items()}
    assert [number for number in kinds if kinds[number] >= {"rule", "not decidable"}] == []


def test_a_rule_carries_the_fact_of_its_code_and_those_of_its_source() -> None:
    found = carriers(catalog(), [invented], {})
    assert Carrier("rule", "EX-98.01") in found["EX-98.01"]
    assert Carrier("rule", "EX-98.01") in found["EX-4.01"]
    assert Carrier("rule", "EX-98.01") not in found["EX-4.02"]


def test_numbers_that_are_no_facts_come_behind_all_facts() -> None:
    found = carriers(catalog(), [invented], {})
    assert list(found) == [*load_facts(), "EX-98.01", "EX-99.99"]
    assert any(line.split()[:2] == ["EX-99.99", "?"] for line in coverage_lines(found))


@pytest.mark.parametrize(
    ("number", "kind", "where"),
    [
        ("EX-4.19", "limit", "windows/windows-2003-enterprise"),
        ("EX-1.06", "limit", "pairs/windows-2000-datacenter + exchange-2000-enterprise"),
        ("EX-1.24", "limit", "components/nntp"),
        ("EX-3.06", "limit", "types/exchange-system-attendant/DataPath"),
        ("EX-8.05", "default", "defaults/pending_timeout_ms"),
        ("EX-5.10", "calculator", "addresses.addresses"),
        ("EX-6.14", "text", "Recovering a lost quorum disk 1"),
        ("EX-2.20", "not decidable", "Concerns the counters of running nodes"),
    ],
)
def test_carriers_of_each_kind_are_found_where_they_say_so(number: str, kind: str, where: str) -> None:
    assert Carrier(kind, where) in carried()[number]  # type: ignore[arg-type]


def test_a_source_that_changes_changes_the_map() -> None:
    windows = catalog().windows
    other = {name: replace(one, source="EX-99.01") for name, one in windows.items()}
    found = carriers(replace(catalog(), windows=other), (), {})
    assert [carrier.where for carrier in found["EX-99.01"]] == [f"windows/{name}" for name in windows]


def test_each_passage_counts_under_the_title_of_its_text() -> None:
    passages = (Passage(text="A."), Passage(text="B.", facts=("EX-99.02", "EX-4.01")))
    found = carriers(catalog(), (), {"x": Text(id="x", title="Title", kind="notes", passage=passages)})
    assert found["EX-99.02"] == (Carrier("text", "Title 2"),)


def test_an_error_without_rule_or_reason_is_told() -> None:
    without = carriers(catalog(), [one for one in discover() if "EX-4.01" not in one.facts], load_texts())
    assert "EX-4.01" in undecided(without)
    assert "EX-2.19" not in undecided(without)


def test_the_listing_has_a_line_of_at_most_100_columns_per_fact_and_sums_up() -> None:
    lines = coverage_lines(carried())
    assert [line.split()[0] for line in lines[:-1]] == list(load_facts())
    assert max(map(len, lines)) <= 100
    assert lines[-1].startswith("213 facts: ")
    assert lines[-1].endswith(" 0 by nothing")
    by_number = {line.split()[0]: line for line in lines[:-1]}
    assert by_number["EX-4.08"].startswith("EX-4.08   E/W  EX-4.08, EX-4.08b; ")
    assert "not decidable: A counter of the running store" in by_number["EX-2.19"]


def test_a_fact_is_explained_with_source_and_carriers() -> None:
    fact = find_fact(" ex-2.20 ")
    assert fact is not None
    text = fact_explanation(fact, carried()[fact.id])
    assert text == (
        "EX-2.20  information; published\n"
        "Fact:          The virtual memory counters of the store exist only on a node where the store runs;\n"
        "               an idle passive node shows none.\n"
        "Source:        KB 296073\n"
        "Not decidable: Concerns the counters of running nodes\n"
        "Text:          Monitoring 2\n"
    )
    assert find_fact("EX-99.99") is None


def test_every_explanation_fits_into_100_columns() -> None:
    texts = [fact_explanation(fact, carried()[fact.id]) for fact in load_facts().values()]
    assert max(len(line) for text in texts for line in text.splitlines()) <= 100


def test_the_command_prints_the_coverage_and_facts_without_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--coverage"]) == 0
    assert capsys.readouterr().out.splitlines() == coverage_lines(carried())
    assert main(["rules", "ex-2.20"]) == 0
    assert "KB 296073" in capsys.readouterr().out
    assert main(["rules", "EX-99.99"]) == 2
    assert 'no rule or fact "EX-99.99"' in capsys.readouterr().err
    assert main(["rules", "EX-2.20", "--coverage"]) == 2
