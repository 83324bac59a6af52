"""Codes that are given out once, and links that lead somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.edits.draft import Draft, EditError
from designer.edits.links import link_of, word_of
from designer.edits.objects import delete, rename, set_fields, set_property
from designer.edits.paper import set_brand, set_paper, write_narrative
from designer.edits.registers import add_entry, add_option, adopt_decision, duplicate_entry, next_number
from designer.edits.waivers import waive
from designer.model.diff import Diff, adding, apply
from designer.model.records import Node
from designer.model.registers import PREFIXES, Requirement, code_of
from designer.model.snapshot import Snapshot
from designer.model.store import Store
from tests.support.designs import design, two_node
from tests.support.samples import catalog


def codes(snapshot: Snapshot, table: str) -> list[str]:
    return [code_of(entry) for entry in snapshot.table(table).values()]  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 3), max_size=12), st.sampled_from(list(PREFIXES)))
def test_no_number_is_given_out_twice(steps: list[int], table: str) -> None:
    snapshot = two_node()
    seen = [entry.number for entry in snapshot.table(table).values()]  # type: ignore[attr-defined]
    for step in steps:
        there = list(snapshot.table(table))
        if step == 0 and there:
            snapshot = apply(snapshot, delete(snapshot, there[-1:]))
        else:
            edit = duplicate_entry(snapshot, there[0]) if step == 1 and there else add_entry(snapshot, table)
            snapshot = apply(snapshot, edit)
            number = list(snapshot.table(table).values())[-1].number  # type: ignore[attr-defined]
            assert number not in seen
            seen.append(number)
    assert next_number(snapshot, table) > max(seen, default=0)


def test_a_number_that_came_with_a_file_stays_used_when_its_entry_goes() -> None:
    snapshot = design(Requirement(id="req9", number=9))
    assert snapshot.paper.used == {}
    gone = apply(snapshot, delete(snapshot, ["req9"]))
    assert codes(apply(gone, add_entry(gone, "requirements")), "requirements") == ["NFR-10"]


def test_undo_takes_an_entry_back_and_redo_gives_it_the_same_code() -> None:
    store = Store(two_node())
    store.do("Add", add_entry(store.snapshot, "risks", cause="Fire"))
    assert codes(store.snapshot, "risks") == ["RK-01", "RK-04"]
    store.undo()
    assert codes(store.snapshot, "risks") == ["RK-01"]
    store.redo()
    assert codes(store.snapshot, "risks") == ["RK-01", "RK-04"]


def test_the_kind_of_a_requirement_decides_its_code() -> None:
    snapshot = two_node()
    assert codes(apply(snapshot, set_fields(snapshot, "req1", kind="business")), "requirements") == ["BR-01"]


def test_a_duplicate_has_the_same_words_and_options_and_another_code() -> None:
    snapshot = two_node()
    after = apply(snapshot, duplicate_entry(snapshot, "dd1"))
    assert codes(after, "decisions") == ["DD-16", "DD-17"]
    assert [one.title for one in after.decisions.values()] == ["Two nodes", "Two nodes"]
    assert [one.decision for one in after.options.values()] == ["dd1", "dd2"]
    with pytest.raises(EditError, match="no longer part"):
        duplicate_entry(snapshot, "n1")


def test_decisions_of_ones_own_begin_behind_the_standard_ones() -> None:
    empty = design()
    assert codes(apply(empty, add_entry(empty, "decisions")), "decisions") == ["DD-16"]
    adopted = apply(empty, adopt_decision(empty, 2, title="Three and one"))
    assert codes(adopted, "decisions") == ["DD-02"]
    assert codes(apply(adopted, adopt_decision(adopted, 2, title="Other")), "decisions") == ["DD-02"]
    with pytest.raises(EditError, match="no standard decision DD-16"):
        adopt_decision(empty, 16)


def test_what_goes_takes_the_links_to_it_along() -> None:
    snapshot = two_node()
    gone = apply(snapshot, delete(snapshot, ["dd1", "arr1"]))
    assert gone.requirements["req1"].links == ()
    assert gone.constraints["co1"].links == ()
    assert not gone.options
    assert gone.risks["rk1"].links == ("EX-4.01",)


def test_a_name_that_several_objects_have_is_no_link() -> None:
    snapshot = apply(two_node(), adding([("nodes", Node(id="n3", name="Array", number=3))]))
    with pytest.raises(EditError, match="Array is the name of 2 objects; use one of n3, arr1"):
        link_of(snapshot, "Array")
    assert word_of(snapshot, "arr1") == "arr1"
    assert link_of(snapshot, "arr1") == "arr1"


ODD = "All \N{GRINNING FACE} here"
REFUSALS = {
    "a name": lambda s: rename(s, catalog(), "n1", ODD),
    "a field": lambda s: set_fields(s, "n1", notes=ODD),
    "a list": lambda s: set_fields(s, "g2", anti_affinity=(ODD,)),
    "a property": lambda s: set_property(s, "r4", "Address", ODD),
    "an entry": lambda s: add_entry(s, "risks", cause=ODD),
    "an adopted decision": lambda s: adopt_decision(s, 1, title=ODD),
    "an option": lambda s: add_option(s, "dd1", name=ODD),
    "the document": lambda s: set_paper(s, background=ODD),
    "the branding": lambda s: set_brand(s, legal=ODD),
    "a narrative": lambda s: write_narrative(s, "summary", "before", ODD),
    "a waiver": lambda s: waive(s, "EX-4.01", ["n1"], reason=ODD, author="A", date=""),
}


@pytest.mark.parametrize("where", REFUSALS)
def test_characters_that_no_document_can_print_are_refused(where: str) -> None:
    with pytest.raises(EditError, match=r"cannot print U\+1F600 \(grinning face\): leave it out"):
        REFUSALS[where](two_node())


def test_what_came_with_a_file_can_still_be_edited() -> None:
    draft = Draft(two_node())
    draft.change("nodes", "n1", notes=ODD)
    assert isinstance(set_fields(draft.snapshot, "n1", notes=f"{ODD} and there"), Diff)
    with pytest.raises(EditError, match=r"U\+0007"):
        set_fields(draft.snapshot, "n1", notes=f"{ODD}\a")


def test_of_many_characters_some_are_named() -> None:
    with pytest.raises(EditError, match=r"U\+4E2D .*, U\+6587 .*, U\+5B57 .* and 2 other characters: leave them out"):
        set_fields(two_node(), "n1", notes="中文字字体型")


def test_letters_of_all_kinds_and_lines_are_taken() -> None:
    text = "Größe – Łódź Ωμέγα Привет\n\te\u0301 “quoted” → 5 ≥ 3"
    assert set_fields(two_node(), "n1", notes=text)
