"""Options side by side: what they are made of, and that the design's own layout comes out as the design does."""

from __future__ import annotations

import functools

import pytest

from designer.app.options import Option, _made, options_for
from designer.app.options_table import table_of
from designer.drawing.comparing_table import table_picture
from designer.edits.draft import EditError
from designer.edits.objects import set_fields
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.support.layout import assert_sound
from tests.support.odd_designs import odd_designs
from tests.support.samples import catalog, sample, template


@functools.cache
def options(name: str) -> dict[str, Option]:
    return {one.key: one for one in options_for(sample(name), catalog())}


def test_three_plus_one_made_anew_comes_out_as_the_design() -> None:
    found = options("four-node-3-plus-1")
    assert list(found) == ["design", "1+1", "2+1", "3+1", "A/A"]
    own, made = found["design"].figures, found["3+1"].figures
    assert own is not None
    assert made is not None
    assert (made.worst_ms, made.minutes, made.in_nodes) == (own.worst_ms, own.minutes, own.in_nodes)
    assert (made.spare, made.most_users, made.holds) == (own.spare, own.most_users, own.holds) == (0, 2000, True)
    assert made.worst_ms == 80_200


def test_users_are_spread_and_land_on_one_node_of_two() -> None:
    found = options("four-node-3-plus-1")
    users = {key: one.figures.most_users for key, one in found.items() if one.figures is not None}
    assert users == {"design": 2000, "1+1": 6000, "2+1": 3000, "3+1": 2000, "A/A": 6000}
    made = _made(sample("four-node-3-plus-1"), catalog(), 3, 2)
    assert [group.users for group in made.virtual_servers()] == [3000, 3000]
    assert sum(store.users or 0 for store in made.stores.values()) == 6000


def test_licences_are_of_every_node_passive_ones_too() -> None:
    found = options("four-node-3-plus-1")
    assert found["1+1"].licences == (
        ("Windows Server 2003, Enterprise Edition", 2),
        ("Exchange Server 2003 Enterprise Edition", 2),
    )
    assert {count for _, count in found["3+1"].licences} == {4}
    assert len(options("two-node-file-servers")["design"].licences) == 1


def test_a_platform_of_two_nodes_says_why_three_are_impossible() -> None:
    found = options("exchange-2000-active-active")
    assert found["2+1"].figures is None
    assert found["2+1"].problem == "Windows 2000 Advanced Server carries at most 2 nodes."
    assert found["1+1"].figures is not None
    assert "carries at most 2 nodes" in options("two-node-active-active")["3+1"].problem
    assert "SCSI" in options("two-node-active-active")["3+1"].problem


def test_times_of_the_design_are_those_of_the_alternatives() -> None:
    design = template("two-node-active-passive")
    attendant = next(one.id for one in design.resources.values() if one.type == "exchange-system-attendant")
    slow = apply(design, set_fields(design, attendant, online_ms=90_000))
    before, after = options_for(design, catalog()), options_for(slow, catalog())
    for one, other in zip(before, after, strict=True):
        assert one.figures is not None
        assert other.figures is not None
        assert (other.figures.worst_ms or 0) - (one.figures.worst_ms or 0) > 60_000


def test_without_a_virtual_server_there_is_nothing_to_compare() -> None:
    with pytest.raises(EditError, match="no virtual server"):
        options_for(empty_design(), catalog())


@pytest.mark.parametrize("name", ["four-node-3-plus-1", "exchange-2000-active-active", "two-node-file-servers"])
@pytest.mark.parametrize("width", [480.0, 740.0, 1100.0])
def test_the_table_is_drawn(name: str, width: float) -> None:
    table = table_of(tuple(options(name).values()))
    picture = table_picture(table, width)
    assert_sound(picture)
    assert "This design" in picture.description


@pytest.mark.parametrize(("odd", "snapshot"), list(odd_designs()))
def test_odd_designs_are_compared_or_refused(odd: str, snapshot: Snapshot) -> None:
    if not snapshot.virtual_servers():
        with pytest.raises(EditError):
            options_for(snapshot, catalog())
        return
    assert_sound(table_picture(table_of(options_for(snapshot, catalog())), 740))
