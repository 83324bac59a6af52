"""Entries of the registers, the document and the branding in forms, and the links of entries in words."""

from __future__ import annotations

import pytest

from designer.app.consequences import deletion
from designer.app.fields.field import Context
from designer.app.forms import Form, change, form_of
from designer.app.linked import linkable
from designer.app.rows import Row
from designer.edits.draft import EditError
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.paper import BRAND_ID, PAPER_ID
from designer.model.registers import PREFIXES
from designer.model.snapshot import Snapshot
from tests.support.designs import design, two_node
from tests.support.samples import catalog


def form(snapshot: Snapshot, *ids: str) -> Form:
    return form_of(Context(snapshot, catalog()), ids)


def row(snapshot: Snapshot, identifier: str, key: str) -> Row:
    return next(row for row in form(snapshot, identifier).rows() if row.key == key)


@pytest.mark.parametrize("table", [*PREFIXES, "options"])
def test_every_entry_has_a_form_called_by_its_code(table: str) -> None:
    snapshot = two_node()
    identifier = next(iter(snapshot.table(table)))
    shown = form(snapshot, identifier)
    assert shown.title == snapshot.name_of(identifier)
    assert len(list(shown.rows())) >= 4
    assert shown.icon == "document"


def test_the_document_has_a_form_before_anything_was_said_about_it() -> None:
    snapshot = design()
    assert form(snapshot, PAPER_ID).title == "Document"
    assert form(snapshot, BRAND_ID).title == "Branding"
    after = apply(snapshot, change(snapshot, row(snapshot, PAPER_ID, "number"), "HF-001"))
    after = apply(after, change(after, row(after, BRAND_ID, "client_short"), "Halden"))
    assert (after.paper.number, after.brand.client_short) == ("HF-001", "Halden")
    assert row(after, PAPER_ID, "limit_percent").default == 150


def test_links_are_shown_and_entered_as_codes_and_names() -> None:
    snapshot = two_node()
    links = row(snapshot, "req1", "links")
    assert links.value == ("DD-16",)
    after = apply(snapshot, change(snapshot, links, ("dd-16", "evs1", "Node2", "tc-04", "EX-4.17", "DS-10", "dd-02")))
    assert after.requirements["req1"].links == ("dd1", "g2", "n2", "TC-04", "EX-4.17", "DS-10", "DD-02")
    assert row(after, "req1", "links").value == ("DD-16", "EVS1", "NODE2", "TC-04", "EX-4.17", "DS-10", "DD-02")
    emptied = apply(after, change(after, row(after, "req1", "links"), None))
    assert emptied.requirements["req1"].links == ()


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("Nobody", "Nobody is no code of an entry, a rule or a test, and no name of an object"),
        ("NFR-09", "NFR-09 is no code of an entry, a rule or a test, and no name of an object"),
        ("DD-17", "DD-17 is no code of an entry, a rule or a test, and no name of an object"),
        ("NFR-01", "NFR-01 is not linked to itself"),
    ],
)
def test_what_means_nothing_is_refused(word: str, says: str) -> None:
    snapshot = two_node()
    with pytest.raises(EditError, match=f"^{says}$"):
        change(snapshot, row(snapshot, "req1", "links"), (word,))


def test_a_link_that_leads_nowhere_any_more_stays_until_somebody_takes_it_away() -> None:
    snapshot = two_node()
    lost = apply(snapshot, set_fields(snapshot, "req1", links=("n99", "dd1")))
    links = row(lost, "req1", "links")
    assert links.value == ("n99", "DD-16")
    after = apply(lost, change(lost, links, ("n99",)))
    assert after.requirements["req1"].links == ("n99",)


def test_what_can_be_linked_is_offered_once() -> None:
    snapshot = two_node()
    offered = linkable(Context(snapshot, catalog()), snapshot.requirements["req1"])
    assert offered[:3] == ("CO-01", "AS-01", "RK-01")
    assert {"EVS1", "NODE1", "Data"} <= set(offered)
    assert "DD-16" not in offered
    assert len(set(offered)) == len(offered)


def test_deleting_says_how_many_links_go() -> None:
    assert deletion(two_node(), ["dd1"]).says == "Delete DD-16: 1 option and 1 link of an entry go with it"
