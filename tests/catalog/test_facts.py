from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from designer.catalog.facts import Fact, load_facts
from designer.catalog.loader import CatalogError

SECTIONS = {
    **{1: range(1, 26), 2: range(1, 24), 3: range(1, 24), 4: range(1, 42), 5: range(1, 26), 6: range(1, 16)},
    7: (*range(1, 5), *range(20, 23), *range(30, 37)),
    **{8: range(1, 19), 9: range(1, 11), 10: range(1, 10), 11: range(1, 11)},
}
"""The running numbers of each section; those of section 7 stand in three blocks."""

NUMBERS = [f"EX-{section}.{number:02}" for section, numbers in SECTIONS.items() for number in numbers]
LONGEST = 300


def test_every_fact_is_there_in_its_order() -> None:
    assert len(NUMBERS) == 213
    assert list(load_facts()) == NUMBERS


def test_statements_are_whole_sentences_of_bearable_length_and_all_different() -> None:
    statements = [fact.statement for fact in load_facts().values()]
    assert [text for text in statements if not (20 <= len(text) <= LONGEST and text.endswith("."))] == []
    assert [text for text in statements if text != " ".join(text.split())] == []
    assert len(set(statements)) == len(statements)


@pytest.mark.parametrize("field", ["severity", "foundation"])
def test_classes_and_foundations_are_valid_and_all_of_them_occur(field: str) -> None:
    hint = get_type_hints(Fact)[field]
    allowed = set(get_args(hint) if field == "foundation" else get_args(get_args(hint)[0]))
    found = [getattr(fact, field) for fact in load_facts().values()]
    values = {value for one in found for value in ([one] if isinstance(one, str) else one)}
    assert values == allowed
    assert all(found)


def test_every_fact_names_its_source() -> None:
    assert [fact.id for fact in load_facts().values() if len(fact.source) < 5] == []


def test_reasons_are_clauses() -> None:
    reasons = [fact.not_decidable for fact in load_facts().values() if fact.not_decidable]
    assert reasons
    assert [reason for reason in reasons if reason.endswith(".") or len(reason) > 100] == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"published"', '"hearsay"', "foundation.*hearsay"),
        ('["error"]', '["fatal"]', "severity.*fatal"),
        ("statement =", "text =", "statement.*missing"),
        ("statement =", "statement", "Expected"),
    ],
)
def test_a_mistake_names_the_file_and_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    fact = '[[fact]]\nid = "EX-1.01"\nstatement = "A."\nseverity = ["error"]\nfoundation = "published"\nsource = "KB"\n'
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "01.toml").write_text(fact.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogError, match=f"01.toml: (.*){reason}"):
        load_facts(tmp_path)
