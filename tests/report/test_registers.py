"""The registers in the document: what is printed of them, what they are linked to, what is wrong with them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.edits.draft import Draft
from designer.edits.paper import set_paper
from designer.edits.registers import add_entry, add_option
from designer.foundation.units import NBSP
from designer.model.diff import apply, changing
from designer.model.registers import PREFIXES, Decision, Requirement, Risk, Stakeholder, code_of
from designer.model.snapshot import Snapshot
from designer.report.blocks import Document, Heading
from designer.report.build import build, make_context
from designer.report.context import Context, issue_of
from designer.report.register_faults import Fault, faults
from designer.report.register_words import minutes, name_text, whole
from designer.report.registers import CODE, all_entries, linked
from designer.report.requirement_text import doubts
from designer.report.sections.needs.s260_risks import sentence_of
from designer.report.text import render
from designer.report.tracing import result_of
from designer.report.variants import Variant
from tests.report.designs import CATALOG, template
from tests.support.designs import design, two_node
from tests.support.strategies import blanks
from tests.support.volume import volume

ALONE = Variant("design", "Registers", "R", ("introduction", "needs", "decisions", "verification"))
"""Only the chapters that print registers."""

PLACEHOLDERS = re.compile(r"\b(None|TBD|TODO|N/A|null|nan)\b|\?\?")


def context_of(snapshot: Snapshot) -> Context:
    return make_context(snapshot, CATALOG, issue_of(snapshot, date="2026-03-20"), ALONE)


def document(snapshot: Snapshot) -> Document:
    return build(context_of(snapshot))


def headings(printed: Document) -> list[str]:
    return [block.text for one in printed.sections for block in one.blocks if isinstance(block, Heading)]


def argued() -> Snapshot:
    """A design in which requirements, decisions and tests are linked in all the ways that there are."""
    draft = Draft(template("two-node-active-passive"))

    def add(table: str, **values: Any) -> str:
        before = set(draft.snapshot.table(table))
        draft.do(add_entry(draft.snapshot, table, **values))
        return next(iter(set(draft.snapshot.table(table)) - before))

    add("requirements", text="All mailboxes are back within 300 s (RK-01).", links=("DD-02", "TC-04"), source="CIO")
    add("requirements", text="The cluster must hold 2,000 mailboxes.", kind="functional", source="CIO")
    add("requirements", text="Mail should be highly available.", kind="business")
    mine = add("decisions", title="Disk backup", decision="We use disks.", justification="It is fast (FR-02).")
    draft.do(add_option(draft.snapshot, mine, name="Disks", chosen=True))
    add("risks", cause="two nodes fail.", event="EVS1 stops", effect="2,000 users wait", likelihood=3, impact=5)
    add("constraints", text="One array", effect="Disks on it", links=(mine,))
    add("issues", text="Who pays?", owner="A. B. Client", due="2026-05-01")
    add("issues", text="Which day?", answer="Monday")
    return draft.snapshot


def test_links_are_read_both_ways_and_out_of_texts() -> None:
    snapshot = argued()
    nfr, fr, br = snapshot.requirements.values()
    (mine,), (risk,) = snapshot.decisions.values(), snapshot.risks.values()
    assert linked(snapshot, nfr).decisions == ("DD-02",)
    assert linked(snapshot, nfr).tests == ("TC-04",)
    assert linked(snapshot, nfr).of(Risk) == (risk,)
    assert linked(snapshot, risk).of(Requirement) == (nfr,)
    assert linked(snapshot, "DD-02").of(Requirement) == linked(snapshot, "TC-04").of(Requirement) == (nfr,)
    assert linked(snapshot, fr).of(Decision) == (mine,)
    assert linked(snapshot, mine).codes == ("FR-02", "CO-01")
    assert linked(snapshot, br).entries == ()
    assert [result_of(snapshot, one) for one in (nfr, fr, br)] == ["covered", "partly", "not covered"]


def test_links_to_objects_and_rules_are_told_apart_from_lost_ones() -> None:
    snapshot = two_node()
    found = linked(apply(snapshot, changing(snapshot, "risks", "rk1", links=("n1", "EX-4.01", "n99"))), "rk1")
    assert (found.objects, found.rules, found.lost) == (("n1",), ("EX-4.01",), ("n99",))
    assert linked(snapshot, "arr1").codes == ("CO-01",)


def test_nothing_is_printed_of_registers_that_are_not_used() -> None:
    printed = document(template("two-node-active-passive"))
    assert "What the client needs" in headings(printed)
    used = {"Requirements", "Constraints", "Assumptions", "Risks", "Service levels", "Traceability", "Scope"}
    assert not used & set(headings(printed))
    assert not {one.title for one in printed.sections} & {"Introduction"}
    assert not document(design()).sections


def test_the_matrix_says_how_far_each_requirement_is_covered() -> None:
    text = " ".join(render(document(argued())).split())
    assert "Of three requirements one is covered, one is partly covered and one is not covered." in text
    assert "NFR-01 DD-02 – TC-04 Covered" in text or "NFR-01 DD-02 TC-04 Covered" in text
    assert "Requirements that no decision satisfies 1 BR-03" in text
    assert "Requirements that no test verifies 2 BR-03, FR-02" in text
    assert "Risks without an owner 1 RK-01" in text
    assert "Version 1.0 can be issued when IS-01 is closed." in text
    assert "If two nodes fail, then EVS1 stops, so that 2,000 users wait." in text
    assert "one is high, and RK-01 has the highest score, 15 of 25" in text


def test_codes_lead_to_where_they_are_defined() -> None:
    printed = document(argued())
    for anchor in ("nfr-01", "fr-02", "rk-01", "dd-16", "dd-02", "is-01", "is-02", "co-01"):
        assert printed.labels[anchor] == anchor.upper()


def test_the_introduction_is_the_authors() -> None:
    snapshot = two_node()
    paper = {"objective": "Mail survives a node.", "in_scope": "The cluster\n- Its disks", "out_of_scope": "Clients"}
    printed = document(apply(snapshot, set_paper(snapshot, **paper)))
    text = render(printed)
    assert headings(printed)[:2] == ["Background and objective", "Scope"]
    assert "covers two items and leaves one item to others" in text
    assert "- Its disks" not in text


def test_two_entries_with_one_code_are_printed_and_told() -> None:
    snapshot = design(Risk(id="rk1", number=1, cause="Fire"), Risk(id="rk2", number=1, cause="Water"))
    text = render(document(snapshot))
    assert "Fire." in text
    assert "Water." in text
    grave = [one for one in faults(context_of(snapshot)) if one.grave]
    assert grave == [
        Fault(one, "number", "RK-01 is the code of two entries: delete one and add it again", grave=True)
        for one in ("rk1", "rk2")
    ]


def test_what_is_missing_is_told_with_its_field() -> None:
    found = {(one.field, one.sentence) for one in faults(context_of(argued()))}
    assert {
        ("links", "FR-02 is verified by no test"),
        ("links", "BR-03 is satisfied by no decision"),
        ("text", 'BR-03: "highly available" can mean anything: say it with an amount and a unit'),
        ("source", "BR-03 has no source"),
        ("options", "DD-16 has 1 option"),
        ("mitigation", "RK-01 has no mitigation"),
        ("owner", "RK-01 has no owner: nobody watches it"),
        ("due", "RK-01 has no date"),
    } <= found
    assert not [one for one in faults(context_of(argued())) if one.grave]
    assert not faults(context_of(template("three-plus-one")))


@pytest.mark.parametrize("text", ["As NFR-77 says.", "As TC-98 says.", "As DD-77 says."])
def test_codes_that_nothing_has_are_grave(text: str) -> None:
    snapshot = argued()
    (risk,) = snapshot.risks
    snapshot = apply(snapshot, changing(snapshot, "risks", risk, mitigation=text))
    (fault,) = [one for one in faults(context_of(snapshot)) if one.grave]
    assert (fault.entry, fault.field) == (risk, "mitigation")
    assert fault.sentence == f"RK-01 names {text[3:-6]}, which does not exist"


def test_dates_and_scores_are_looked_at() -> None:
    risk = Risk(id="rk1", number=1, likelihood=2, impact=2, residual=6, due="next week", owner="A")
    found = {one.field: one.sentence for one in faults(context_of(design(risk)))}
    assert found["residual"] == "RK-01 has a residual score of 6, above its score of 4"
    assert found["due"] == 'RK-01 has the date "next week", which is none: write it as 2026-03-31'


def test_promises_are_measured_by_the_simulation() -> None:
    snapshot = template("two-node-active-passive")
    for limit in (60.0, 0.5):
        draft = Draft(snapshot)
        draft.do(add_entry(snapshot, "service_levels", service="Mail", rto_node_min=limit, measured="Probe"))
        text = " ".join(render(document(draft.snapshot)).split())
        told = [one.sentence for one in faults(context_of(draft.snapshot))]
        assert (" s, kept" in text, " s, missed" in text) == ((True, False) if limit > 1 else (False, True))
        assert any(one.startswith("SL-01 allows 30") for one in told) == (limit < 1)


@pytest.mark.parametrize(
    "text",
    [
        "All mailboxes are available again within 300 s.",
        "The platform takes 10 % more mailboxes over two years.",
        "Users must keep the name of their server.",
        "Dispatch offices work on during the failure of any one mail server.",
        "A backup takes at most 4 h.",
    ],
)
def test_a_requirement_that_can_be_tested_passes(text: str) -> None:
    assert not list(doubts(text))


@pytest.mark.parametrize(
    ("text", "count"), [("", 1), ("Mail is fast.", 2), ("The system shall be flexible, etc.", 2), ("Good mail.", 2)]
)
def test_a_requirement_that_nobody_can_test_is_doubted(text: str, count: int) -> None:
    assert len(list(doubts(text))) == count


@pytest.mark.parametrize(
    ("risk", "text"),
    [
        (Risk(id="a", number=1, cause="a fire.", event="b", effect="c"), "If a fire, then b, so that c."),
        (Risk(id="a", number=1, cause="a", event="b"), "If a, then b."),
        (Risk(id="a", number=1, event="mail stops"), "Mail stops."),
        (Risk(id="a", number=1), ""),
    ],
)
def test_a_risk_is_one_sentence(risk: Risk, text: str) -> None:
    assert sentence_of(risk) == text


def test_amounts_and_names_are_set_with_care() -> None:
    amounts = [minutes(one).replace(NBSP, " ") for one in (0.0, 0.5, 5.0, 480.0, 90.0)]
    assert amounts == ["0", "30 s", "5 min", "8 h", "90 min"]
    assert name_text(" A. B. Client") == f"A.{NBSP}B.{NBSP}Client"
    assert [whole(one) for one in ("", "It is", "Is it?")] == ["", "It is.", "Is it?"]


SENTENCES = st.sampled_from(
    ["", "Mail is back within 300 s.", "NFR-01 and RK-02 ask for it", "two lines\nof text", "AT&T <b> {x}", "x" * 300]
)


@st.composite
def registers(draw: st.DrawFn) -> Snapshot:
    """Entries of all kinds, with codes that are given out once."""
    draft = Draft(two_node())
    for name in PREFIXES:
        for number, blank in enumerate(draw(st.lists(blanks(name), max_size=3)), 20):
            record = blank.filled("x", {"groups": ["g2"]})
            assert record is not None
            texts = {
                spec: draw(SENTENCES)
                for spec in record.__dataclass_fields__
                if type(record).__dataclass_fields__[spec].type == "str" and spec != "id"
            }
            draft.add(name, **{**blank.values, **texts, "number": number, "extra": {}})
    return draft.snapshot


@given(registers())
@settings(max_examples=volume(400), deadline=None)
def test_any_registers_are_printed_with_every_code_defined_once(snapshot: Snapshot) -> None:
    printed = document(snapshot)
    text = render(printed)
    assert not PLACEHOLDERS.search(text)
    for entry in all_entries(snapshot):
        if isinstance(entry, Decision) or (isinstance(entry, Stakeholder) and not entry.concerns + entry.informed):
            continue  # drawn up elsewhere; has no say
        assert printed.labels[code_of(entry).lower()] == code_of(entry)
    known = {code_of(entry) for entry in all_entries(snapshot)} | set(printed.labels.values())
    told = {one.sentence for one in faults(context_of(snapshot)) if one.grave}
    for entry in all_entries(snapshot):
        for code in {code for link in entry.links for code in CODE.findall(link)} - known:
            assert any(code in sentence for sentence in told) or "." in code or code.startswith("TC-")
