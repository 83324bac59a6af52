"""What deleting takes along, told before and afterwards."""

from __future__ import annotations

import pytest

from designer.app.consequences import deletion, deletion_text, done_text
from designer.app.session import Session
from designer.edits.draft import EditError
from tests.support.samples import catalog, three_plus_one


def test_what_goes_with_a_node_is_counted() -> None:
    effect = deletion(three_plus_one(), ["n4"])
    assert effect.label == "Delete NODE4"
    assert effect.says == "Delete NODE4: 2 addresses and 3 entries among preferred owners go with it"
    assert done_text(effect) == "Deleted NODE4: 2 addresses and 3 entries among preferred owners go with it"


def test_what_takes_nothing_along_is_told_so_by_silence() -> None:
    assert deletion(three_plus_one(), ["srv1"]).says == "Delete DC1"


def test_several_objects_are_counted_and_the_cluster_is_passed_over() -> None:
    assert deletion(three_plus_one(), ["cluster", "n4", "srv1"]).label == "Delete 2 objects"
    with pytest.raises(EditError, match="Select what"):
        deletion(three_plus_one(), ["cluster", "n99"])


def test_the_findings_that_come_and_go_are_told_too() -> None:
    session = Session(three_plus_one(), catalog())
    text = deletion_text(session, ["n4"])
    assert text.startswith("Delete NODE4: ")
    assert "appear" in text
    assert deletion_text(session, ["cluster"]) == ""


def test_a_group_takes_resources_dependencies_and_stores_along() -> None:
    says = deletion(three_plus_one(), ["g2"]).says
    for part in ("12 resources", "dependencies", "2 storage groups"):
        assert part in says
