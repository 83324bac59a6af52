"""Decisions: drafted from the design, completed by their author's records, printed as a register and as cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from designer.catalog.facts import load_facts
from designer.files.load import load
from designer.model.registers import Decision, Option, Requirement, Risk
from designer.model.snapshot import Snapshot
from designer.report.blocks import Card, Facts, Table, plain
from designer.report.build import design_report, make_context
from designer.report.context import Context, issue_of
from designer.report.decisions.drafted import Drafted
from designer.report.decisions.settled import Settled, settled
from designer.report.decisions.standard import DRAFTS, drafts
from designer.report.registers import CODE
from designer.report.text import render
from tests.report.designs import CATALOG, DESIGNS, template

SAMPLES = sorted(Path("samples").glob("*.cluster"))
DATE = "2026-11-22"


def context_of(snapshot: Snapshot) -> Context:
    return make_context(snapshot, CATALOG, issue_of(snapshot, date=DATE))


def drafted(snapshot: Snapshot) -> dict[int, Drafted]:
    return drafts(context_of(snapshot))


def sample(name: str) -> Snapshot:
    return load(Path("samples") / f"{name}.cluster").snapshot


ALL = [pytest.param(path, id=path.stem) for path in SAMPLES] + [pytest.param(name) for name in DESIGNS]


@pytest.mark.parametrize("which", ALL)
def test_every_draft_is_complete(which: Path | str) -> None:
    snapshot = load(which).snapshot if isinstance(which, Path) else DESIGNS[which]()
    for number, one in drafted(snapshot).items():
        assert len(one.ways) >= 2, number
        assert sum(way.chosen for way in one.ways) == 1, number
        assert one.ways[0].chosen, number
        assert all(way.remark or way.chosen for way in one.ways), number
        for words in (one.title, one.question, one.decision, one.justification, one.impact, one.risk):
            assert words.strip() == words
            assert words, number
        assert one.question.endswith("?")
        assert one.decision.startswith("We ")
        assert bool(one.answers) == bool(one.business_question), number
        for words in (one.decision, one.justification, one.impact, one.risk):
            assert words.endswith("."), words
            assert "  " not in words
            assert ".." not in words


@pytest.mark.parametrize("which", ALL)
def test_every_fact_that_a_draft_names_exists(which: Path | str) -> None:
    snapshot = load(which).snapshot if isinstance(which, Path) else DESIGNS[which]()
    facts = load_facts()
    for one in drafted(snapshot).values():
        said = " ".join((one.justification, one.impact, one.risk, *(way.remark for way in one.ways)))
        assert {code for code in CODE.findall(said) if code.startswith("EX-")} <= set(facts)
        assert set(one.facts) <= set(facts)


def test_there_is_a_draft_for_each_standard_decision() -> None:
    assert len(DRAFTS) == 15
    assert set(drafted(sample("four-node-3-plus-1"))) == {*range(1, 16)} - {3}


def test_two_nodes_argue_otherwise_than_four() -> None:
    four, two = drafted(sample("four-node-3-plus-1")), drafted(sample("two-node-seed"))
    assert (3 in four, 3 in two) == (False, True)
    assert (10 in four, 10 in two) == (True, False)
    assert "recommended layout of Exchange 2003 (EX-2.13)" in four[2].justification
    assert "With two nodes" in two[2].justification
    same = [one.decision for number, one in four.items() if number in two and one.decision == two[number].decision]
    assert len(same) <= 1


def test_a_file_server_has_no_decisions_about_exchange() -> None:
    said = drafted(sample("two-node-file-servers"))
    assert set(said) <= {1, 2, 3, 4, 7, 8, 9, 10, 15}
    words = " ".join(
        f"{one.question} {one.decision} {one.justification} {one.impact} {one.risk}" for one in said.values()
    )
    assert "Exchange" not in words


def test_nothing_is_decided_before_there_is_anything_to_decide() -> None:
    assert not drafted(DESIGNS["empty"]())
    assert set(drafted(DESIGNS["nodes-only"]())) <= {4, 8}


def test_numbers_are_those_of_the_design() -> None:
    said = drafted(sample("halden-freight"))
    assert "105\N{NO-BREAK SPACE}s" in said[1].justification
    assert "119\N{NO-BREAK SPACE}s" in said[5].ways[1].remark
    assert "2,000 users" in said[2].business_question
    assert "29 letters" in said[7].justification


def test_who_works_and_who_stands_by_follows_the_design() -> None:
    names = {node.id: node.name for node in template("three-plus-one").nodes.values()}
    said = drafted(template("three-plus-one"))[2].decision
    assert said == f"We keep {names['n4']} free of virtual servers; {names['n1']} to {names['n3']} work."


def one_of(snapshot: Snapshot, number: int) -> Settled:
    return next(one for one in settled(context_of(snapshot)) if one.number == number)


def with_decision(snapshot: Snapshot, **values: object) -> Snapshot:
    record = Decision(id="dd1", **values)  # type: ignore[arg-type]
    return replace(snapshot, decisions={"dd1": record})


def test_a_record_replaces_what_it_says_and_leaves_the_rest_drafted() -> None:
    plain_ = template("three-plus-one")
    draft = drafted(plain_)[4]
    own = with_decision(plain_, number=4, status="accepted", risk="Nobody knows.", owner="M. Okafor")
    found = one_of(own, 4)
    assert (found.status, found.owner, found.risk, found.record) == ("accepted", "M. Okafor", "Nobody knows.", True)
    assert (found.title, found.question, found.decision) == (draft.title, draft.question, draft.decision)
    assert found.ways == draft.ways
    assert found.mitigation == ""


def test_own_options_take_the_place_of_all_drafted_ones() -> None:
    snapshot = with_decision(template("three-plus-one"), number=4)
    options = {
        "opt1": Option(id="opt1", decision="dd1", name="A witness", cost="better"),
        "opt2": Option(id="opt2", decision="dd1", name="A disk in each room", chosen=True),
    }
    found = one_of(replace(snapshot, options=options), 4)
    assert [(way.name, way.chosen) for way in found.ways] == [("A disk in each room", True), ("A witness", False)]


def test_own_decisions_print_like_standard_ones() -> None:
    snapshot = with_decision(
        template("three-plus-one"), number=16, title="Mail by road", decision="We carry tapes to Leeds."
    )
    document = design_report(snapshot, CATALOG, date=DATE)
    cards = [block for section in document.sections for block in section.blocks if isinstance(block, Card)]
    (card,) = (one for one in cards if one.code == "DD-16")
    assert (card.title, card.anchor) == ("Mail by road", "dd-16")
    assert "We carry tapes to Leeds." in render(document)


def test_what_a_decision_serves_is_read_from_both_ends() -> None:
    snapshot = template("three-plus-one")
    asked = Requirement(id="req1", number=3, text="Back within 300 s.", links=("DD-02",))
    risk = Risk(id="rk1", number=1, event="Two nodes fail", links=("DD-02",))
    found = one_of(replace(snapshot, requirements={"req1": asked}, risks={"rk1": risk}), 2)
    assert (found.serves, found.risks) == (("NFR-03",), ("RK-01",))


def test_register_and_cards_agree_and_every_card_has_a_place() -> None:
    document = design_report(sample("four-node-3-plus-1"), CATALOG, date=DATE)
    blocks = [block for section in document.sections for block in section.blocks]
    cards = [block for block in blocks if isinstance(block, Card) and block.code.startswith("DD-")]
    (register,) = (block for block in blocks if isinstance(block, Table) and block.anchor == "decisions-table")
    assert [plain(row.cells[0], document.labels) for row in register.rows if hasattr(row, "cells")] == [
        card.code for card in cards
    ]
    assert all(document.labels[card.anchor] == card.code for card in cards)
    for card in cards:
        assert any(isinstance(block, Facts) for block in card.blocks)


def test_a_criterion_in_which_no_option_differs_is_not_printed() -> None:
    document = design_report(sample("four-node-3-plus-1"), CATALOG, date=DATE)
    cards = {block.code: block for section in document.sections for block in section.blocks if isinstance(block, Card)}
    (options,) = (block for block in cards["DD-07"].blocks if isinstance(block, Table))
    assert [column.title for column in options.columns[1:]] == ["Availability", "Complexity", "Operability"]
