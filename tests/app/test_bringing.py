"""What a change brings, without what only belongs to it."""

from __future__ import annotations

from designer.app.bringing import brought
from designer.edits.layout import add_server_like_last
from designer.edits.nodes import add_node
from designer.edits.objects import delete, rename
from designer.edits.paper import write_narrative
from designer.edits.registers import add_entry, adopt_decision
from designer.edits.waivers import waive
from tests.support.samples import catalog, three_plus_one


def test_a_new_node_stands_for_its_adapters_and_a_group_for_its_disks() -> None:
    design = three_plus_one()
    assert brought(add_node(design, catalog())) == ("n5",)
    assert brought(add_server_like_last(design, catalog(), "evs", "n4")) == ("g5",)


def test_taking_a_deletion_back_brings_what_was_deleted() -> None:
    design = three_plus_one()
    assert set(brought(delete(design, ["n4", "g3", "d1"]).inverse())) >= {"n4", "g3", "d1"}
    resource = design.members("g2")[0].id
    assert brought(delete(design, [resource]).inverse())[0] == resource


def test_changes_and_what_is_not_drawn_bring_nothing() -> None:
    design = three_plus_one()
    assert brought(rename(design, catalog(), "n1", "MAIL1")) == ()
    assert brought(waive(design, "EX-1.01", ["n1"], reason="r", author="a", date="2004-01-01")) == ()
    assert brought(add_entry(design, "risks", cause="Fire")) == ()
    assert brought(adopt_decision(design, 2, title="Three and one")) == ()
    assert brought(write_narrative(design, "summary", "before", "Words")) == ()
