from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from designer.app.actions import COMMANDS, MENUS, TOOLBAR, command
from designer.app.commands.command import Command, Submenu, why_not
from designer.app.palette import items_for
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.edits.templates import empty_design
from designer.foundation.ids import Id
from designer.model.diff import Diff, changing
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from tests.support.samples import catalog, three_plus_one


class Recorder:
    """Takes every call and remembers it; attributes are what the test set."""

    def __init__(self, **known: Any) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def record(*arguments: Any) -> None:
            self.calls.append((name, arguments))

        return record


class StandIn:
    """A desk without a window."""

    def __init__(self, design: Snapshot | None, *selection: Id, workspace: str = "design") -> None:
        self.session = None if design is None else Session(design, catalog())
        self.selection = selection
        self.workspace = workspace
        nothing = lambda: []  # noqa: E731
        self.files = Recorder(templates=nothing, samples=nothing, recent=nothing, recovered=nothing)
        self.windows = Recorder(count=1, entries=nothing)
        self.sight = Recorder(
            view="topology",
            appearance="system",
            hanging="own",
            expanded=frozenset(),
            is_full_screen=False,
            is_presenting=False,
            reduces_motion=False,
            shows=lambda panel: False,
            offers=lambda panel: True,
        )
        self.search = Recorder(has_matches=False)
        self.printing = Recorder()
        self.filming = Recorder(has_run=False)
        self.player = Recorder(is_playing=False, has_faults=False, damage=NO_DAMAGE)
        self.findings = Recorder(
            are_about_selection=False, is_on_open_finding=False, offered_fix="", has_waiver=False, platforms=nothing
        )
        self.document = Recorder(variant="design", fits_width=False, has_pages=False)
        self.matrix = Recorder(has_matrix=False, has_picture=False)
        self.comparing = Recorder(rival="", layout=None, shows_both=False, has_picture=False)
        self.scenarios = Recorder(selected="", is_running=False, can_record=False)
        self.help = Recorder()
        self.clipboard = Recorder()
        self.notes = Recorder()
        self.told: list[str] = []

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def enter(self, workspace: str) -> None:
        self.workspace = workspace

    def select(self, ids: Sequence[Id]) -> None:
        self.selection = tuple(ids)

    def edit(self, label: str, make: Callable[[Snapshot], Diff]) -> None:
        assert self.session is not None
        self.session.do(label, make(self.session.snapshot))

    def undo(self) -> None:
        assert self.session is not None
        self.session.store.undo()

    def go_to(self, position: int) -> None:
        assert self.session is not None
        self.session.store.go_to(position)


def submenu(identifier: str) -> Submenu:
    return next(one for one in COMMANDS if isinstance(one, Submenu) and one.id == identifier)


def evs(desk: StandIn, number: int = 0) -> Id:
    assert desk.session is not None
    return desk.session.snapshot.groups_of_kind("evs")[number].id


def test_ids_are_unique_and_every_command_is_in_a_menu() -> None:
    assert max(Counter(one.id for one in COMMANDS).values()) == 1
    assert {one.menu.partition("/")[0] for one in COMMANDS} == set(MENUS)
    assert all(command(identifier).icon for identifier in TOOLBAR)


def test_sections_of_a_menu_follow_each_other() -> None:
    for title in MENUS:
        sections = [one.section for one in COMMANDS if one.menu == title]
        assert sections == sorted(sections)


@pytest.mark.parametrize("mac", [False, True])
def test_no_two_commands_share_a_shortcut(mac: bool) -> None:
    used = Counter(keys for one in COMMANDS if isinstance(one, Command) for keys in one.shortcuts(mac=mac))
    assert [keys for keys, count in used.items() if count > 1] == []


def test_access_keys_of_a_menu_differ() -> None:
    for menu in {one.menu for one in COMMANDS}:
        labels = [one.label for one in COMMANDS if one.menu == menu]
        labels += {one.menu.partition("/")[2] for one in COMMANDS if one.menu.startswith(f"{menu}/")}
        letters = [match[1].upper() for label in labels if (match := re.search(r"&(\w)", label))]
        assert len(letters) == len(set(letters)), (menu, labels)


def test_what_moves_into_the_application_menu_stands_directly_in_a_menu() -> None:
    roles = {one.id: one.role for one in COMMANDS if isinstance(one, Command) and one.role}
    assert roles == {"file.quit": "quit", "file.settings": "preferences", "help.about": "about"}
    assert all("/" not in command(identifier).menu for identifier in roles)


@pytest.mark.parametrize("mac", [False, True])
def test_every_function_key_has_another_way(mac: bool) -> None:
    """A laptop's function keys do something else unless Fn is held down."""
    for one in COMMANDS:
        if isinstance(one, Command) and any(re.search(r"\bF\d+$", keys) for keys in one.shortcuts(mac=mac)):
            others = [keys for keys in one.shortcuts(mac=mac) if not re.search(r"\bF\d+$", keys)]
            assert others or "&" in one.label, one.id


def test_a_command_that_is_out_of_place_says_why() -> None:
    nowhere: Any = StandIn(None)
    assert why_not(command("file.save"), nowhere) == "Open a design first"
    assert why_not(command("file.open"), nowhere) == ""
    newer: Any = StandIn(three_plus_one(), "n1")
    newer.session.too_new = "made by a newer program"
    assert "newer program" in why_not(command("edit.delete"), newer)
    desk: Any = StandIn(three_plus_one())
    assert why_not(command("view.zoom-selection"), desk) == "Select an object first"


def test_steps_can_be_undone_through_and_done_again_through() -> None:
    desk: Any = StandIn(three_plus_one())
    for name in "ABC":
        desk.edit(f"Rename to {name}", lambda design, name=name: changing(design, "nodes", "n1", name=name))
    back = submenu("edit.undo-list").entries(desk)
    assert [entry.label for entry in back] == ["Rename to C", "Rename to B", "Rename to A"]
    submenu("edit.undo-list").pick(desk, back[1].value)
    assert desk.session.snapshot.name_of("n1") == "A"
    on = submenu("edit.redo-list").entries(desk)
    assert [entry.label for entry in on] == ["Rename to B", "Rename to C"]
    submenu("edit.redo-list").pick(desk, on[1].value)
    assert desk.session.snapshot.name_of("n1") == "C"


def test_selecting_by_kind_and_connection() -> None:
    desk: Any = StandIn(three_plus_one(), "n1")
    command("edit.select-same").call(desk)
    assert desk.selection == ("n1", "n2", "n3", "n4")
    command("edit.select-invert").call(desk)
    assert not set(desk.selection) & {"n1", "n2", "n3", "n4"}
    group = evs(desk)
    desk.select((group,))
    command("edit.select-connected").call(desk)
    owner = desk.session.snapshot.groups[group].owner
    assert {group, owner, *(one.id for one in desk.session.snapshot.members(group))} <= set(desk.selection)


def test_labels_end_in_an_ellipsis_exactly_when_a_question_follows() -> None:
    asking = {"file.new", "file.questions", "file.open", "file.save-as", "file.export-document", "file.export-picture"}
    asking |= {"file.compare-with-file", "file.print", "file.print-preview", "file.settings"}
    asking |= {"failover.export-matrix", "failover.export-matrix-picture"}
    asking |= {"failover.compare-file", "failover.export-comparison"}
    asking |= {"design.waive", "design.edit-waiver", "design.switch", "failover.save-scenario"}
    asking |= {"document.export", "document.export-all", "document.issue"}
    asking |= {f"failover.export-{one}" for one in ("gif", "apng", "html", "frames", "filmstrip")}
    assert {one.id for one in COMMANDS if one.label.endswith("…")} == asking


def test_without_a_design_only_the_way_to_one_is_open() -> None:
    desk: Any = StandIn(None)
    enabled = {one.id for one in COMMANDS if one.enabled(desk)}
    assert "file.open" in enabled
    assert not enabled & {"file.save", "edit.undo", "edit.delete", "design.add-node", "failover.play", "view.topology"}
    for one in COMMANDS:
        if isinstance(one, Command) and one.checked is not None:
            assert isinstance(one.checked(desk), bool)
        if isinstance(one, Command) and one.says is not None:
            assert one.says(desk)


def test_what_a_newer_program_wrote_cannot_be_edited() -> None:
    desk: Any = StandIn(three_plus_one(), "n1")
    desk.session.too_new = "made by a newer program"
    enabled = {one.id for one in COMMANDS if one.enabled(desk)}
    assert not enabled & {"file.save", "edit.delete", "edit.rename", "design.add-node", "design.move"}
    assert {"file.export-document", "failover.power"} <= enabled


@pytest.mark.parametrize("item", ["node", "disk", "network-private", "network-mixed", "server"])
def test_adding_adds_one_and_undo_is_named_after_it(item: str) -> None:
    desk: Any = StandIn(three_plus_one())
    before = desk.session.snapshot
    if item == "server":
        submenu(f"design.add-{item}").pick(desk, "evs")
    else:
        command(f"design.add-{item}").call(desk)
    assert desk.session.snapshot != before
    says = command("edit.undo").says
    assert says is not None
    assert says(desk).startswith("Undo Add")
    command("edit.undo").call(desk)
    assert desk.session.snapshot == before


def test_a_disk_is_added_to_the_selected_group() -> None:
    desk: Any = StandIn(three_plus_one())
    desk.selection = (evs(desk),)
    command("design.add-disk").call(desk)
    new = desk.session.snapshot.disks.keys() - three_plus_one().disks.keys()
    assert {member.disk for member in desk.session.snapshot.members(evs(desk))} >= new


def test_an_evs_needs_an_exchange_version() -> None:
    desk: Any = StandIn(empty_design())
    with pytest.raises(EditError, match="Exchange version"):
        submenu("design.add-server").pick(desk, "evs")
    assert desk.session.snapshot == empty_design()


def test_deleting_takes_what_is_selected_but_never_the_cluster() -> None:
    desk: Any = StandIn(three_plus_one(), "cluster", "n4")
    assert command("edit.delete").enabled(desk)
    command("edit.delete").call(desk)
    assert "n4" not in desk.session.snapshot.nodes
    desk.selection = ("cluster",)
    assert not command("edit.delete").enabled(desk)


def test_a_group_moves_to_the_node_that_is_picked() -> None:
    desk: Any = StandIn(three_plus_one())
    desk.selection = (evs(desk),)
    menu = submenu("design.move")
    assert menu.enabled(desk)
    homes = {entry.value: entry for entry in menu.entries(desk)}
    assert homes["n1"].checked
    assert not homes["n1"].enabled
    menu.pick(desk, "n4")
    assert desk.session.snapshot.groups[evs(desk)].owner == "n4"
    assert desk.session.store.undo_label == "Move EVS1 to NODE4"


def test_in_failover_the_same_is_a_planned_move() -> None:
    desk: Any = StandIn(three_plus_one(), workspace="failover")
    desk.selection = (evs(desk),)
    submenu("design.move").pick(desk, "n4")
    assert desk.player.calls == [("add_fault", ("move=n4", evs(desk)))]
    assert desk.session.snapshot == three_plus_one()


@pytest.mark.parametrize("kind", ["power", "service", "hang", "start", "pause", "resume", "evict"])
def test_faults_of_nodes_lead_into_the_failover_workspace(kind: str) -> None:
    desk: Any = StandIn(three_plus_one())
    menu = submenu(f"failover.{kind}")
    assert [entry.label for entry in menu.entries(desk)] == ["NODE1", "NODE2", "NODE3", "NODE4"]
    menu.pick(desk, menu.entries(desk)[1].value)
    assert desk.workspace == "failover"
    assert desk.player.calls == [("add_fault", (kind, "n2"))]


def test_resources_of_the_selected_group_can_fail() -> None:
    desk: Any = StandIn(three_plus_one())
    desk.selection = (evs(desk, 1),)
    values = {entry.value for entry in submenu("failover.resource").entries(desk)}
    assert values == {f"resource {member.id}" for member in desk.session.snapshot.members(evs(desk, 1))}


def test_cables_disks_and_sites_have_submenus_of_their_own() -> None:
    desk: Any = StandIn(three_plus_one())
    cables = submenu("failover.cable").entries(desk)
    assert [entry.label for entry in cables][:3] == ["NODE1: to Private", "NODE1: to Public", "NODE1: to Every Network"]
    submenu("failover.cable").pick(desk, cables[1].value)
    assert desk.player.calls[-1] == ("add_fault", ("cable=net2", "n1"))
    disks = {entry.label for entry in submenu("failover.disk").entries(desk)}
    assert disks == {disk.name for disk in desk.session.snapshot.disks.values()}
    assert not submenu("failover.site").enabled(desk), "there is nothing to choose from"


def test_what_is_broken_can_be_repaired() -> None:
    desk: Any = StandIn(three_plus_one())
    menu = submenu("failover.repair")
    assert not menu.enabled(desk)
    desk.player.damage = Damage(networks=frozenset({"net1"}), cables=frozenset({("n2", "net2")}))
    assert menu.enabled(desk)
    assert [entry.value for entry in menu.entries(desk)] == ["repair net1", "repair=net2 n2"]


def test_everything_can_be_selected() -> None:
    desk: Any = StandIn(three_plus_one())
    command("edit.select-all").call(desk)
    snapshot = desk.session.snapshot
    assert set(desk.selection) == {*snapshot.nodes, *snapshot.groups, *snapshot.disks, *snapshot.networks}
    command("edit.select-none").call(desk)
    assert desk.selection == ()


def test_the_submenu_offers_the_virtual_servers_that_run_on_the_windows() -> None:
    entries = submenu("design.add-server").entries(StandIn(three_plus_one()))
    assert [entry.value for entry in entries] == list(catalog().roles)
    assert entries[0].label == "Exchange Virtual Server"
    assert [entry.label for entry in entries[1:]] == ["File Server", "SQL Server 2000 Virtual Server"]
    assert submenu("design.add-server").entries(StandIn(None)) == []


def test_the_palette_has_an_item_for_every_role() -> None:
    keys = [item.key for item in items_for(three_plus_one(), catalog())]
    assert keys[: len(catalog().roles) + 2] == ["node", *catalog().roles, "disk"]


def test_the_trees_of_exchange_are_offered_without_those_of_other_roles() -> None:
    entries = submenu("design.tree").entries(StandIn(three_plus_one()))
    assert [entry.value for entry in entries] == ["exchange-2000", "exchange-2003"]
