"""Every edit that there is, in random order on real designs: each can be undone exactly, and saved and opened again."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from designer import edits
from designer.edits.addresses import give_addresses, set_address
from designer.edits.branding import take_profile
from designer.edits.clipboard import fragment_of, paste
from designer.edits.dependencies import (
    add_dependency,
    hang_on_tree,
    move_resource,
    remove_dependency,
    set_alternatives,
    set_providers,
)
from designer.edits.draft import Draft, EditError
from designer.edits.groups import (
    ServerPlan,
    add_cluster_group,
    add_dtc_group,
    add_resource,
    add_server,
    move_group,
    set_possible_owners,
)
from designer.edits.layout import add_server_like_last, add_sized_evs, lay_out
from designer.edits.legality import (
    Effect,
    Outcome,
    connect_objects,
    drop_item,
    drop_object,
    drop_objects,
    reconnect,
)
from designer.edits.letters import set_letter, unmount
from designer.edits.links import set_links
from designer.edits.names import rename_computer, sound_names
from designer.edits.networks import bind_clients_first, prioritise, private_first, set_role, strip_adapter
from designer.edits.nodes import add_network, add_node
from designer.edits.notes import add_note, place_note, point_note, widen_note, write_note
from designer.edits.objects import delete, rename, reorder, set_fields, set_property
from designer.edits.owners import set_place, swap_places, toggle_possible
from designer.edits.paper import set_brand, set_paper, turn_section, write_narrative
from designer.edits.platform import switch_platform
from designer.edits.registers import add_entry, add_option, adopt_decision, duplicate_entry
from designer.edits.scenarios import (
    Recorded,
    add_expectation,
    change_expectation,
    change_scenario,
    change_step,
    delete_expectation,
    delete_scenario,
    delete_step,
    duplicate_scenario,
    record_results,
    replace_steps,
    save_scenario,
)
from designer.edits.storage import (
    SPARE_DISK,
    DiskPlan,
    add_disk,
    add_quorum_disk,
    give_disk,
    release_disk,
)
from designer.edits.surroundings import OUTSIDE, add_array, add_fabric, add_outside_server, add_site, connect_paths
from designer.edits.templates import empty_design
from designer.edits.versions import issue_version, withdraw_version
from designer.edits.waivers import change_waiver, unwaive, waive
from designer.files.branding import Profile
from designer.files.load import from_text
from designer.files.text import to_text
from designer.foundation.ids import Id
from designer.model.diff import Diff, apply
from designer.model.notes import NotePlace
from designer.model.registers import PREFIXES
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.model.store import Store
from tests.edits.chance import Chance, NothingThere
from tests.support.samples import catalog, template
from tests.support.strategies import texts
from tests.support.volume import volume

TEMPLATES = ("two-node-active-passive", "two-node-active-active", "three-plus-one")
SUBNETS = ("", "10.0.0.0/30", "192.168.10.0/24", "fe80::/64", "nonsense")


def write_something(chance: Chance) -> Diff:
    identifier = chance.any_id()
    field = "notes" if hasattr(chance.snapshot.find(identifier), "notes") else "id"
    return set_fields(chance.snapshot, identifier, **({"notes": chance.text} if field == "notes" else {}))


def set_some_property(chance: Chance) -> Diff:
    resource = chance.id("resources")
    name = chance.one([*chance.snapshot.resources[resource].properties, chance.text])
    return set_property(chance.snapshot, resource, name, chance.one([None, chance.text, True, 7, 0.5]))


def lay_out_something(chance: Chance) -> Diff:
    draft, group = Draft(chance.snapshot), chance.id("groups")
    draft.change("groups", group, users=chance.one([None, 0, 40, 1800, 3600]))
    draft.do(lay_out(draft.snapshot, catalog(), group))
    return draft.diff


def a_step(chance: Chance) -> Step:
    return Step(
        id="",
        scenario="",
        kind=chance.one(["power", "move", "cable", chance.text]),
        subject=chance.any_id(),
        value=chance.maybe("nodes"),
        count=chance.one([None, 0, 3]),
        at_ms=chance.number(1000),
    )


def an_expectation(chance: Chance) -> Expectation:
    return Expectation(
        id="", scenario="", group=chance.one([chance.text, *chance.snapshot.groups]), node=chance.maybe("nodes")
    )


EDITS: dict[Callable[..., Any], Callable[[Chance], Diff | Outcome]] = {
    add_dependency: lambda c: add_dependency(c.snapshot, c.id("resources"), c.id("resources")),
    remove_dependency: lambda c: remove_dependency(c.snapshot, *_ends(c)),
    set_providers: lambda c: set_providers(c.snapshot, c.id("resources"), c.some(c.snapshot.resources)),
    move_resource: lambda c: move_resource(c.snapshot, c.id("resources"), c.id("groups")),
    set_alternatives: lambda c: set_alternatives(c.snapshot, c.id("resources"), c.some(c.snapshot.resources)),
    save_scenario: lambda c: save_scenario(
        c.snapshot,
        c.one(["Node loss", c.text]),
        [a_step(c)],
        [an_expectation(c)],
        starts_at=c.one(["", "22:00", c.text]),
        seed=c.number(5),
        notes=c.text,
    ),
    change_scenario: lambda c: change_scenario(
        c.snapshot, c.id("scenarios"), name=c.one(["Node loss", c.text]), starts_at=c.one(["", "7:30"])
    ),
    delete_scenario: lambda c: delete_scenario(c.snapshot, c.id("scenarios")),
    duplicate_scenario: lambda c: duplicate_scenario(c.snapshot, c.id("scenarios")),
    replace_steps: lambda c: replace_steps(
        c.snapshot, c.id("scenarios"), [a_step(c)], starts_at=c.one(["", "7:30"]), seed=c.number(9)
    ),
    record_results: lambda c: record_results(
        c.snapshot, {c.id("scenarios"): Recorded(c.one(["passed", "failed"]), c.text, c.text)}, "2026-11-20"
    ),
    change_step: lambda c: change_step(c.snapshot, c.id("steps"), subject=c.any_id(), at_ms=c.number(99)),
    delete_step: lambda c: delete_step(c.snapshot, c.id("steps")),
    add_expectation: lambda c: add_expectation(c.snapshot, c.id("scenarios"), an_expectation(c)),
    change_expectation: lambda c: change_expectation(
        c.snapshot, c.id("expectations"), state=c.one(["online", "failed"]), within_ms=c.one([None, 180_000])
    ),
    delete_expectation: lambda c: delete_expectation(c.snapshot, c.id("expectations")),
    hang_on_tree: lambda c: hang_on_tree(c.snapshot, catalog(), c.one(catalog().trees)),
    add_server: lambda c: add_server(
        c.snapshot,
        catalog(),
        c.one([*catalog().roles, c.text]),
        c.maybe("nodes"),
        c.one([None, ServerPlan(optional=tuple(c.some(catalog().types)))]),
    ),
    add_sized_evs: lambda c: add_sized_evs(
        c.snapshot,
        catalog(),
        c.one([0, 1, 700, 2500, 4000, 10**9]),
        c.one([*catalog().profiles, c.text]),
        c.one([None, 0, 200]),
        c.maybe("nodes"),
    ),
    add_server_like_last: lambda c: add_server_like_last(
        c.snapshot, catalog(), c.one([*catalog().roles, c.text]), c.maybe("nodes")
    ),
    lay_out: lay_out_something,
    add_cluster_group: lambda c: add_cluster_group(c.snapshot, catalog(), c.maybe("nodes")),
    add_dtc_group: lambda c: add_dtc_group(c.snapshot, catalog(), c.maybe("nodes")),
    add_resource: lambda c: add_resource(c.snapshot, catalog(), c.id("groups"), c.one(catalog().types)),
    move_group: lambda c: move_group(c.snapshot, c.id("groups"), c.one([*c.snapshot.nodes, "n99"])),
    set_possible_owners: lambda c: set_possible_owners(
        c.snapshot, c.id("groups"), c.one([None, c.some(c.snapshot.nodes)])
    ),
    drop_item: lambda c: drop_item(
        c.snapshot,
        catalog(),
        c.one(("node", "disk", *catalog().roles, "network:private", "array", "outside:exchange", c.text)),
        c.spot(),
    ),
    drop_object: lambda c: drop_object(c.snapshot, catalog(), c.any_id(), c.spot()),
    drop_objects: lambda c: drop_objects(
        c.snapshot, catalog(), c.some(c.snapshot.table(c.one(("nodes", "disks", "groups")))), c.spot()
    ),
    add_node: lambda c: add_node(c.snapshot, catalog(), c.text),
    add_network: lambda c: add_network(
        c.snapshot, catalog(), c.one(("private", "public", "mixed", "none")), c.text, c.one(SUBNETS)
    ),
    add_site: lambda c: add_site(c.snapshot, c.text),
    add_outside_server: lambda c: add_outside_server(c.snapshot, catalog(), c.one([*OUTSIDE, c.text]), c.text),
    add_array: lambda c: add_array(c.snapshot, catalog(), c.text),
    add_fabric: lambda c: add_fabric(c.snapshot, catalog(), c.text),
    connect_paths: lambda c: connect_paths(c.snapshot),
    set_fields: write_something,
    set_property: set_some_property,
    rename: lambda c: rename(c.snapshot, catalog(), c.any_id(), c.text),
    delete: lambda c: delete(c.snapshot, [c.any_id() for _ in range(1 + c.number(2))]),
    reorder: lambda c: reorder(c.snapshot, c.some(c.snapshot.table(c.one(("nodes", "networks", "disks"))))),
    add_disk: lambda c: add_disk(c.snapshot, catalog(), c.one((SPARE_DISK, DiskPlan(("log", "index"), 1, "0")))),
    add_quorum_disk: lambda c: add_quorum_disk(c.snapshot, catalog(), c.id("groups")),
    give_disk: lambda c: give_disk(c.snapshot, catalog(), c.id("disks"), c.id("groups")),
    release_disk: lambda c: release_disk(c.snapshot, c.id("disks")),
    set_letter: lambda c: set_letter(c.snapshot, catalog(), c.id("disks"), c.one("QRSZ")),
    unmount: lambda c: unmount(c.snapshot, catalog(), c.id("disks"), c.one("QRSZ")),
    set_role: lambda c: set_role(c.snapshot, c.id("networks"), c.one(("private", "public", "mixed", "none"))),
    private_first: lambda c: private_first(c.snapshot),
    bind_clients_first: lambda c: bind_clients_first(c.snapshot, c.id("nodes")),
    strip_adapter: lambda c: strip_adapter(c.snapshot, c.id("interfaces")),
    set_address: lambda c: set_address(
        c.snapshot, c.id(c.one(("interfaces", "resources"))), c.one(("192.168.10.99", c.text))
    ),
    give_addresses: lambda c: give_addresses(c.snapshot),
    rename_computer: lambda c: rename_computer(
        c.snapshot, catalog(), c.one((CLUSTER_ID, c.id("nodes"), c.id("groups"), c.id("resources"))), c.text
    ),
    sound_names: lambda c: sound_names(c.snapshot, catalog()),
    switch_platform: lambda c: switch_platform(
        c.snapshot, catalog(), windows=c.one([None, "", *catalog().windows]), exchange=c.one(["", *catalog().exchange])
    ),
    waive: lambda c: waive(c.snapshot, c.text, [c.any_id()], reason=c.text, author="A", date="2004-06-01"),
    change_waiver: lambda c: change_waiver(c.snapshot, c.id("waivers"), reason=c.text, author=c.text, date=""),
    unwaive: lambda c: unwaive(c.snapshot, c.id("waivers")),
    prioritise: lambda c: prioritise(c.snapshot, c.some(c.snapshot.networks)),
    toggle_possible: lambda c: toggle_possible(c.snapshot, c.id(c.one(("groups", "resources"))), c.id("nodes")),
    set_place: lambda c: set_place(c.snapshot, c.id("groups"), c.id("nodes"), c.one([None, 1, 2, 9])),
    swap_places: lambda c: swap_places(c.snapshot, c.id("groups"), c.id("nodes"), c.id("nodes")),
    connect_objects: lambda c: connect_objects(c.snapshot, catalog(), c.any_id(), c.any_id()),
    reconnect: lambda c: reconnect(c.snapshot, catalog(), c.id(c.one(("interfaces", "paths"))), c.any_id()),
    paste: lambda c: paste(c.snapshot, catalog(), fragment_of(c.snapshot, [c.any_id(), c.any_id()]), c.spot()).diff,
    add_note: lambda c: add_note(c.snapshot, c.text, subject=c.one([None, c.any_id()]), place=a_place(c)),
    write_note: lambda c: write_note(c.snapshot, c.id("notes"), c.text),
    place_note: lambda c: place_note(c.snapshot, c.id("notes"), a_place(c)),
    widen_note: lambda c: widen_note(c.snapshot, c.id("notes"), c.number(999), c.number(9)),
    add_entry: lambda c: add_entry(c.snapshot, c.one(PREFIXES), links=tuple(c.some([c.text, *c.snapshot.nodes]))),
    adopt_decision: lambda c: adopt_decision(c.snapshot, c.number(17), title=c.text),
    add_option: lambda c: add_option(c.snapshot, c.id("decisions"), name=c.text, chosen=bool(c.number(2))),
    duplicate_entry: lambda c: duplicate_entry(c.snapshot, c.id(c.one(PREFIXES))),
    set_links: lambda c: set_links(
        c.snapshot,
        c.id(c.one(PREFIXES)),
        [c.snapshot.name_of(c.any_id()), c.one(["TC-04", "EX-4.17", "DD-02", c.text])],
    ),
    set_paper: lambda c: set_paper(c.snapshot, background=c.text, sheet=c.one(("a4", "letter"))),
    set_brand: lambda c: set_brand(c.snapshot, legal=c.text),
    take_profile: lambda c: take_profile(c.snapshot, Profile(company=c.text, legal=c.text, marking=c.text)),
    issue_version: lambda c: issue_version(c.snapshot, c.one(("1.0", "1.1", c.text)), "2004-06-01", change=c.text),
    withdraw_version: lambda c: withdraw_version(c.snapshot, c.id("versions")),
    turn_section: lambda c: turn_section(
        c.snapshot, c.one(("summary", c.text)), bool(c.number(2)), by_default=bool(c.number(2))
    ),
    write_narrative: lambda c: write_narrative(
        c.snapshot, c.one(("summary", c.text)), c.one(("before", "after", "instead")), c.text
    ),
    point_note: lambda c: point_note(c.snapshot, c.id("notes"), c.one([None, c.any_id(), c.text]), a_place(c)),
}


def a_place(chance: Chance) -> NotePlace:
    return NotePlace(chance.one([None, chance.any_id()]), "top left", chance.number(99), -chance.number(99))


def _ends(chance: Chance) -> tuple[Id, Id]:
    edge = chance.one(chance.snapshot.dependencies.values())
    return edge.dependent, edge.provider


class Editing(RuleBasedStateMachine):
    """A design under all edits; `past` and `future` hold the texts that undo and redo must lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[str] = []
        self.future: list[str] = []
        self.checked: Snapshot | None = None

    @initialize(start=st.sampled_from([None, *TEMPLATES]))
    def open(self, start: str | None) -> None:
        snapshot = empty_design() if start is None else template(start)
        self.store = Store(snapshot)
        self.original = self.text = to_text(snapshot)
        self.replica = snapshot
        self.store.changed.subscribe(self.hear)

    def hear(self, change: Any) -> None:
        self.replica = apply(self.replica, change.diff)

    @rule(
        edit=st.sampled_from(list(EDITS.values())),
        numbers=st.lists(st.integers(0, 999), min_size=12, max_size=12),
        text=texts,
    )
    def edit(self, edit: Callable[[Chance], Diff | Outcome], numbers: list[int], text: str) -> None:
        before = self.store.snapshot
        try:
            outcome = edit(Chance(before, numbers, text))
        except (EditError, NothingThere):
            return
        diff = outcome.diff if isinstance(outcome, Effect) else outcome
        if isinstance(diff, Diff) and self.store.do("Edit", diff):
            assert apply(self.store.snapshot, diff.inverse()) == before
            self.past.append(self.text)
            self.future.clear()

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.store.undo()
        self.future.append(self.text)
        assert to_text(self.store.snapshot) == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.store.redo()
        self.past.append(self.text)
        assert to_text(self.store.snapshot) == self.future.pop()

    @invariant()
    def save_and_reload(self) -> None:
        snapshot = self.store.snapshot
        if snapshot is not self.checked:
            self.text = to_text(snapshot)
            assert from_text(self.text).snapshot == snapshot
            assert self.replica == snapshot
            self.checked = snapshot

    def teardown(self) -> None:
        if self.checked is None:
            return
        latest = self.text
        steps = 0
        while self.store.undo():
            steps += 1
        assert to_text(self.store.snapshot) == self.original
        for _ in range(steps):
            self.store.redo()
        assert to_text(self.store.snapshot) == latest


def test_every_edit_can_be_undone_saved_and_opened() -> None:
    run_state_machine_as_test(
        Editing, settings=settings(max_examples=volume(1000), stateful_step_count=30, deadline=None)
    )


def test_no_edit_is_left_out() -> None:
    public = set()
    for found in pkgutil.iter_modules(edits.__path__):
        module = importlib.import_module(f"designer.edits.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            returns = inspect.signature(function).return_annotation
            is_own = function.__module__.startswith(module.__name__) and not name.startswith("_")
            if is_own and returns in ("Diff", "Outcome", "Pasted"):
                public.add(function)
    assert public == set(EDITS)
