"""What a document lacks is named with the place where it is mended, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

from designer.app.document.issuing import lacking_words, proposed_number
from designer.app.document.proof import ChapterOffer, Place, Proof, SectionOffer
from designer.app.document.readiness import Gap, Target, gaps
from designer.app.document.sections import section_lines, turned
from designer.edits.objects import set_fields
from designer.edits.paper import set_brand, set_paper, write_narrative
from designer.edits.registers import add_entry
from designer.edits.versions import issue_version
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.lint.flaw import Flaw
from designer.rules.engine import check
from tests.support.samples import catalog, sample

PROOF = Proof(
    variant="design",
    pdf=b"",
    sizes=((595.0, 842.0),) * 3,
    chapters=(
        ChapterOffer("needs", "What the client needs", False, (SectionOffer("risks", "Risks", True),)),
        ChapterOffer(
            "logical",
            "Logical design",
            False,
            (SectionOffer("topology", "Cluster model", True), SectionOffer("extra", "More", False)),
        ),
    ),
    places={"logical": Place(1, 80.0), "topology": Place(1, 120.0)},
    numbers={"logical": "1", "topology": "1.1"},
)


def design() -> Snapshot:
    return sample("four-node-3-plus-1")


def complete() -> Snapshot:
    """A design whose documents lack nothing."""
    made = design()
    made = apply(made, set_fields(made, CLUSTER_ID, client="Halden", author="A. Smith"))
    made = apply(made, set_paper(made, number="HF-1", background="Old.", objective="New.", in_scope="Mail"))
    made = apply(made, set_brand(made, logo="x"))
    made = apply(made, add_entry(made, "stakeholders", name="B. Jones", responsibility="approve"))
    for text in ("Mail works.", "It is fast.", "It is safe."):
        made = apply(made, add_entry(made, "requirements", text=text))
    return apply(made, add_entry(made, "service_levels", service="Mail", availability=99.9))


def found(made: Snapshot, variant: str = "design", proof: Proof | None = None) -> tuple[Gap, ...]:
    return gaps(made, variant, check(made, catalog()), proof)  # type: ignore[arg-type]


def test_a_drawn_cluster_lacks_what_nobody_has_said_yet() -> None:
    targets = {gap.target for gap in found(design()) if gap.weight == "needed"}
    assert {
        Target("document", "number"),
        Target("document", "background"),
        Target("register", "stakeholders"),
        Target("register", "requirements"),
        Target("register", "service_levels"),
    } <= targets
    assert Target("register", "requirements") not in {gap.target for gap in found(design(), "runbook")}


def test_a_complete_document_lacks_nothing() -> None:
    assert found(complete()) == ()
    assert lacking_words(found(complete())) == ""


def test_entries_without_owner_or_date_are_named_by_their_codes() -> None:
    made = complete()
    made = apply(made, add_entry(made, "risks", cause="Rain", owner="B. Jones"))
    (gap,) = found(made)
    (risk,) = made.risks
    assert gap.text == "RK-01 has no date"
    assert gap.target == Target("register", "risks", risk)
    assert found(made, "runbook") == ()


def test_names_that_stand_for_nothing_lead_to_their_section() -> None:
    made = complete()
    made = apply(made, write_narrative(made, "topology", "before", "On {nodse} of {nodes}."))
    (gap,) = found(made, proof=PROOF)
    assert "nodse" in gap.text
    assert "Cluster model" in gap.text
    assert gap.target == Target("section", "topology")


def test_flaws_of_the_pages_lead_to_the_page() -> None:
    flaws = (Flaw(3, "page 2", "a word lies outside", whose="author"), Flaw(4, "", "no fonts"))
    first, second = found(complete(), proof=replace(PROOF, flaws=flaws))
    assert (first.target, first.weight) == (Target("page", "1"), "needed")
    assert second.weight == "advised"
    assert "please report it" in second.text


def test_blemishes_that_only_the_program_can_mend_are_no_work_for_the_author() -> None:
    assert found(complete(), proof=replace(PROOF, flaws=(Flaw(29, "page 2", "a word twice", grave=False),))) == ()


def test_a_name_that_stands_for_nothing_is_told_once_and_only_where_it_is_printed() -> None:
    made = complete()
    made = apply(made, write_narrative(made, "topology", "before", "{nonsense} here"))
    flaw = Flaw(15, "Cluster model on page 2", '"{nonsense}" stands where something is missing', whose="author")
    (gap,) = found(made, proof=replace(PROOF, flaws=(flaw,)))
    assert gap.target == Target("section", "topology")
    made = apply(made, set_paper(made, left_out=("topology",)))
    assert found(made, proof=PROOF) == ()


def test_sections_tell_page_state_and_words() -> None:
    made = apply(complete(), write_narrative(complete(), "topology", "after", "More."))
    needs, logical = section_lines(made, PROOF)
    (risks,) = needs.sections
    topology, extra = logical.sections
    assert (topology.label, topology.page, topology.words) == ("1.1  Cluster model", 2, ("after",))
    assert risks.wanted
    assert not risks.page
    assert risks.note
    assert not extra.wanted
    made = apply(made, turned(made, topology, False)[1])
    made = apply(made, turned(made, extra, True)[1])
    _, logical = section_lines(made, PROOF)
    assert [line.wanted for line in logical.sections] == [False, True]
    assert logical.sections[0].page == 0


def test_a_place_on_a_page_belongs_to_the_section_above_it() -> None:
    assert PROOF.section_at(1, 300.0) == "topology"
    assert PROOF.section_at(2, 10.0) == "topology"
    assert PROOF.section_at(1, 50.0) == "topology"
    assert PROOF.section_at(0, 50.0) == ""
    assert PROOF.order() == ["topology"]


def test_the_next_version_has_a_number_of_its_own() -> None:
    made = complete()
    assert proposed_number(made) == "1.0"
    made = apply(made, issue_version(made, "1.0", "2004-01-05"))
    assert proposed_number(made) == "1.1"
    made = apply(made, set_paper(made, version="2.0"))
    assert proposed_number(made) == "2.0"
