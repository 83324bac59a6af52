from __future__ import annotations

from dataclasses import replace

import pytest

from designer.app.finding import find, known_objects, noun_of
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from tests.support.samples import catalog, sample, three_plus_one


def found(query: str, design: Snapshot | None = None) -> tuple[str, ...]:
    snapshot = design or three_plus_one()
    return find(known_objects(snapshot, catalog(), check(snapshot, catalog())), query)


def test_names_are_found_whatever_their_case() -> None:
    assert found("NODE3")[0] == "n3"
    assert found("node3") == found("NODE3")


def test_an_address_leads_to_the_adapter_and_its_node() -> None:
    design = three_plus_one()
    interface = next(one for one in design.interfaces.values() if one.address)
    assert {interface.id, interface.node} <= set(found(interface.address))


def test_a_letter_leads_to_its_disk() -> None:
    design = three_plus_one()
    disk = next(one for one in design.disks.values() if one.letter)
    assert disk.id in found(f"{disk.letter}:")


def test_kinds_and_several_words_narrow_it_down() -> None:
    design = three_plus_one()
    assert set(found("node")) >= set(design.nodes)
    attendants = found("system attendant")
    assert attendants
    assert all("attendant" in noun_of(design, catalog(), one).casefold() for one in attendants)
    assert len(found("system attendant evs1")) <= len(attendants)


def test_the_code_of_a_finding_leads_to_its_object() -> None:
    design = sample("microsoft-four-plus-one-plus-two")
    finding = next(one for one in check(design, catalog()).open if one.subjects[0] in design.nodes)
    assert finding.subjects[0] in found(finding.code, design)


@pytest.mark.parametrize("query", ["", "   ", "no such thing", "<b>", "\u202e"])
def test_nothing_is_found_for_nothing_and_for_nonsense(query: str) -> None:
    assert found(query) == ()


def test_hostile_names_are_found_as_they_are_written() -> None:
    design = three_plus_one()
    node = replace(design.nodes["n1"], name="<i>A&B</i> " + "x" * 10_000)
    named = replace(design, nodes={**design.nodes, "n1": node})
    assert "n1" in found("<i>a&b</i>", named)
