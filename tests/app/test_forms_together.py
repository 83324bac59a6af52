"""Forms of several objects: mixed values, what changing them is called, and sets that change member by member."""

from __future__ import annotations

import pytest

from designer.app.fields.field import Context
from designer.app.forms import Form, change, edit_name, form_of
from designer.app.rows import MIXED, Row, Toggled
from designer.edits.draft import EditError
from designer.edits.objects import set_fields
from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from tests.support.samples import catalog, three_plus_one


def form(snapshot: Snapshot, *ids: Id) -> Form:
    return form_of(Context(snapshot, catalog()), ids)


def row(snapshot: Snapshot, key: str, *ids: Id) -> Row:
    return next(one for one in form(snapshot, *ids).rows() if one.key == key)


def evs(snapshot: Snapshot) -> Id:
    return snapshot.groups_of_kind("evs")[0].id


def test_a_mixed_choice_keeps_what_all_can_have() -> None:
    design = three_plus_one()
    disks = tuple(design.disks)[:2]
    mounted = apply(design, changing(design, "disks", disks[0], mount_path="Q:\\A"))
    mounted = apply(mounted, changing(mounted, "disks", disks[1], mount_path="Q:\\B"))
    root = row(mounted, "root", *disks)
    with pytest.raises(EditError, match=r"Not possible for .*: .* itself cannot be chosen"):
        change(mounted, root, disks[1])


def test_an_edit_is_named_after_what_it_does() -> None:
    design = three_plus_one()
    shown = form(design, "n1", "n2", "n3")
    memory = next(one for one in shown.rows() if one.key == "ram_mb")
    assert edit_name(shown, memory, 4096).replace("\N{NO-BREAK SPACE}", " ") == "Set Memory of 3 nodes to 4 GB"
    assert edit_name(shown, memory, None) == "Clear Memory of 3 nodes"
    notes = next(one for one in shown.rows() if one.key == "notes")
    assert edit_name(shown, notes, "a\nb") == "Change Notes of 3 nodes"
    one = form(design, evs(design))
    keys = {row.key: row for row in one.rows()}
    assert edit_name(one, keys["name"], "MAIL") == "Rename EVS1"
    assert edit_name(one, keys["preferred_owners"], ("n2", "n1")) == "Set Preferred owners of EVS1 to NODE2, NODE1"
    assert edit_name(one, keys["failover_period_h"], None) == "Reset Period of EVS1"


def test_hostile_names_make_short_names_of_edits() -> None:
    design = three_plus_one()
    hostile = "<b>\u202eevil\n" + "x" * 10_000
    changed = apply(design, changing(design, "nodes", "n1", name=hostile))
    shown = form(changed, "n1")
    name = edit_name(shown, next(one for one in shown.rows() if one.key == "ram_mb"), 4096)
    assert len(name) < 120
    assert name.replace("\N{NO-BREAK SPACE}", " ").isprintable()


def test_what_joins_sets_that_differ_leaves_their_other_members_alone() -> None:
    design = three_plus_one()
    one, other = tuple(design.disks)[:2]
    design = apply(design, changing(design, "disks", one, visible_to=("n1", "n2")))
    design = apply(design, changing(design, "disks", other, visible_to=("n2", "n3")))
    seen = row(design, "visible_to", one, other)
    assert seen.value is MIXED
    assert [seen.belongs(node) for node in ("n1", "n2", "n3", "n4")] == [None, True, None, False]
    joined = apply(design, change(design, seen, Toggled("n4", belongs=True)))
    assert joined.disks[one].visible_to == ("n1", "n2", "n4")
    assert joined.disks[other].visible_to == ("n2", "n3", "n4")
    left = apply(joined, change(joined, row(joined, "visible_to", one, other), Toggled("n1", belongs=False)))
    assert left.disks[one].visible_to == ("n2", "n4")


def test_a_group_whose_resources_differ_takes_one_more_owner_for_each() -> None:
    design = three_plus_one()
    group = evs(design)
    first, second = design.members(group)[:2]
    for member in design.members(group):
        design = apply(design, changing(design, "resources", member.id, possible_owners=("n1",)))
    design = apply(design, changing(design, "resources", first.id, possible_owners=("n2",)))
    changed = apply(design, change(design, row(design, "possible_owners", group), Toggled("n4", belongs=True)))
    assert changed.resources[first.id].possible_owners == ("n2", "n4")
    assert changed.resources[second.id].possible_owners == ("n1", "n4")


def test_several_kinds_are_counted_and_offer_only_what_all_can_have() -> None:
    design = three_plus_one()
    disk = next(iter(design.disks))
    assert form(design, "n1", "n2", disk).noun == "2 nodes and 1 disk"


def test_only_what_departs_from_a_known_default_can_be_brought_back_to_it() -> None:
    design = three_plus_one()
    group = evs(design)
    assert not row(design, "failover_period_h", group).departs
    changed = apply(design, set_fields(design, group, failover_period_h=7, connections=10))
    assert row(changed, "failover_period_h", group).departs
    assert row(changed, "failover_period_h", group).default_text.startswith("6")
    assert not row(changed, "connections", group).departs
    assert not row(changed, "name", group).departs
