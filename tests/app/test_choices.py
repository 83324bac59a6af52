from __future__ import annotations

from typing import Any

from designer.app.actions import COMMANDS
from designer.app.choices import Choice, choices, plain, ranked
from designer.app.commands.command import Command
from designer.app.keyboard import CANVAS, TIMELINE, key_lines
from tests.app.test_actions import StandIn
from tests.support.samples import three_plus_one


def offered(*selection: str) -> list[Choice]:
    desk: Any = StandIn(three_plus_one(), *selection)
    return choices(desk, mac=False)


def test_every_command_is_offered_with_its_menu_and_keys() -> None:
    by_id = {one.id: one for one in offered()}
    for command in COMMANDS:
        if isinstance(command, Command):
            assert by_id[command.id].keys == command.keys
            assert by_id[command.id].path == plain(command.menu).replace("/", " > ")
    assert by_id["design.add-node"].path == "Design > Add"


def test_entries_of_submenus_and_objects_are_offered() -> None:
    group = three_plus_one().groups_of_kind("evs")[0]
    by_label = {one.label: one for one in offered(group.id)}
    assert by_label["Move Group to NODE4"].path == "Design > Move Group to"
    assert by_label["NODE3"].is_object
    assert by_label["NODE3"].path == "Node"


def test_what_cannot_be_chosen_says_why() -> None:
    by_id = {one.id: one for one in offered()}
    assert by_id["design.move"].why_not == "Select one group first"
    assert by_id["view.zoom-in"].why_not == ""


def test_choosing_acts_on_the_desk() -> None:
    desk: Any = StandIn(three_plus_one())
    by_id = {one.id: one for one in choices(desk, mac=False)}
    by_id["view.zoom-in"].run(desk)
    by_id["object n3"].run(desk)
    assert desk.sight.calls == [("zoom_in", ())]
    assert desk.search.calls == [("show", ("n3",))]


def test_without_a_query_what_was_chosen_last_comes_first() -> None:
    first = ranked(offered(), "", ["view.zoom-fit", "edit.find"])
    assert [one.id for one in first[:2]] == ["view.zoom-fit", "edit.find"]
    assert not any(one.is_object or one.is_entry for one in first)
    group = three_plus_one().groups_of_kind("evs")[0]
    assert ranked(offered(group.id), "", ["design.move n4"])[0].label == "Move Group to NODE4"


def test_what_can_be_added_comes_first_when_one_says_add() -> None:
    first = ranked(offered(), "add")[:6]
    assert first[0].id == "design.add-node"
    assert all(one.path == "Design > Add" and not one.why_not for one in first)


def test_commands_come_before_objects_that_fit_as_well() -> None:
    fitting = ranked(offered(), "node")
    places = {one.id: place for place, one in enumerate(fitting)}
    assert places["design.add-node"] < places["object n1"]
    assert ranked(offered(), "node3")[0].id == "object n3"
    assert ranked(offered(), "zoom fit")[0].id == "view.zoom-fit"


def test_a_menu_finds_what_is_in_it() -> None:
    assert "view.appearance.dark" in [one.id for one in ranked(offered(), "appearance dark")]


def test_the_sheet_lists_every_shortcut_once() -> None:
    for mac in (False, True):
        lines = [(line.label, line.keys) for line in key_lines(mac=mac) if line.where not in (CANVAS, TIMELINE)]
        wanted = [one for one in COMMANDS if isinstance(one, Command) and one.shortcuts(mac=mac)]
        assert len(lines) == len(wanted)
        assert {keys for _, all_keys in lines for keys in all_keys} == {
            keys for one in wanted for keys in one.shortcuts(mac=mac)
        }
