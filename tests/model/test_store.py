from __future__ import annotations

import pytest

from designer.model.diff import Diff, DiffMismatch, changing
from designer.model.records import Node
from designer.model.store import Change, Store
from tests.support.designs import two_node


def rename(store: Store, name: str, merge: str | None = None, node: str = "n1", label: str = "Rename") -> bool:
    return store.do(label, changing(store.snapshot, "nodes", node, name=name), merge)


def name(store: Store) -> str:
    return store.snapshot.nodes["n1"].name


def test_undo_and_redo_go_back_and_forth_with_their_labels() -> None:
    store = Store(two_node())
    rename(store, "A", label="First")
    rename(store, "B", label="Second")
    assert (store.undo_label, store.redo_label) == ("Second", None)
    assert store.undo()
    assert (store.undo_label, store.redo_label, name(store)) == ("First", "Second", "A")
    assert store.undo()
    assert (store.undo_label, store.redo_label, name(store)) == (None, "First", "NODE1")
    assert not store.undo()
    assert store.redo()
    assert store.redo()
    assert not store.redo()
    assert name(store) == "B"


def test_a_new_edit_forgets_what_could_be_redone() -> None:
    store = Store(two_node())
    rename(store, "A")
    store.undo()
    rename(store, "B")
    assert store.redo_label is None
    assert not store.redo()


def test_steps_with_the_same_key_become_one() -> None:
    store = Store(two_node())
    for text in ("N", "NO", "NOD"):
        rename(store, text, merge="name n1")
    store.undo()
    assert name(store) == "NODE1"
    assert store.undo_label is None
    store.redo()
    assert name(store) == "NOD"


@pytest.mark.parametrize("keys", [("a", "b"), (None, None), ("a", None), (None, "a")])
def test_steps_with_other_keys_stay_apart(keys: tuple[str | None, str | None]) -> None:
    store = Store(two_node())
    rename(store, "A", merge=keys[0])
    rename(store, "B", merge=keys[1])
    store.undo()
    assert name(store) == "A"


def test_steps_that_cancel_out_leave_no_step() -> None:
    store = Store(two_node())
    rename(store, "A", merge="typing")
    rename(store, "NODE1", merge="typing")
    assert store.undo_label is None
    assert not store.modified


def test_a_step_after_undo_never_joins() -> None:
    store = Store(two_node())
    rename(store, "A", merge="typing")
    rename(store, "OTHER", node="n2")
    store.undo()
    rename(store, "B", merge="typing")
    store.undo()
    assert name(store) == "A"


def test_saving_ends_a_step() -> None:
    store = Store(two_node())
    rename(store, "A", merge="typing")
    store.mark_saved()
    rename(store, "B", merge="typing")
    assert store.modified
    store.undo()
    assert name(store) == "A"
    assert not store.modified


def test_modified_means_different_from_the_file() -> None:
    store = Store(two_node())
    assert not store.modified
    rename(store, "A")
    assert store.modified
    store.undo()
    assert not store.modified
    store.redo()
    store.mark_saved()
    assert not store.modified
    store.undo()
    assert store.modified
    rename(store, "A")
    assert not store.modified


def test_an_empty_change_is_no_step() -> None:
    store = Store(two_node())
    heard: list[Change] = []
    store.changed.subscribe(heard.append)
    assert not store.do("Nothing", Diff())
    assert (store.undo_label, heard) == (None, [])


def test_a_change_that_does_not_fit_leaves_everything_as_it_was() -> None:
    store = Store(two_node())
    rename(store, "A")
    rename(store, "B")
    store.undo()
    before, heard = store.snapshot, list[Change]()
    store.changed.subscribe(heard.append)
    misfit = Diff({("nodes", "n1"): (Node(id="n1", name="WRONG", number=1), None)})
    with pytest.raises(DiffMismatch):
        store.do("Misfit", misfit)
    assert store.snapshot is before
    assert (store.undo_label, store.redo_label, heard) == ("Rename", "Rename", [])


def test_every_change_is_announced_as_it_happened() -> None:
    store = Store(two_node())
    heard: list[Change] = []
    store.changed.subscribe(heard.append)
    rename(store, "A")
    store.undo()
    store.redo()
    assert [(change.kind, change.label) for change in heard] == [
        ("edit", "Rename"),
        ("undo", "Rename"),
        ("redo", "Rename"),
    ]
    edit, undo, redo = heard
    assert edit.diff == redo.diff == undo.diff.inverse()
    assert (edit.before, edit.after) == (undo.after, undo.before)
    assert redo.after is store.snapshot


def test_a_listener_may_not_change_the_design() -> None:
    store = Store(two_node())
    unsubscribe = store.changed.subscribe(lambda _: rename(store, "B") and None)
    with pytest.raises(RuntimeError, match="a listener of a change may not change the design"):
        rename(store, "A")
    unsubscribe()
    assert rename(store, "C")


def test_any_step_can_be_gone_to_at_once() -> None:
    store = Store(two_node())
    for text in "ABCD":
        rename(store, text, label=f"Rename to {text}")
    heard: list[Change] = []
    store.changed.subscribe(heard.append)
    assert store.steps == ("Rename to A", "Rename to B", "Rename to C", "Rename to D")
    assert store.go_to(1)
    assert (name(store), store.position, len(store.steps)) == ("A", 1, 4)
    assert store.go_to(4)
    assert not store.go_to(4)
    assert store.go_to(3)
    assert [(one.kind, one.label) for one in heard] == [
        ("undo", "3 steps"),
        ("redo", "3 steps"),
        ("undo", "Rename to D"),
    ]


@pytest.mark.parametrize("position", [-1, 2])
def test_there_is_nothing_beyond_the_history(position: int) -> None:
    store = Store(two_node())
    rename(store, "A")
    with pytest.raises(IndexError):
        store.go_to(position)
    assert name(store) == "A"


def test_the_saved_position_is_lost_with_the_way_to_it() -> None:
    store = Store(two_node())
    assert store.saved_position == 0
    rename(store, "A")
    rename(store, "B")
    store.mark_saved()
    assert store.saved_position == 2
    store.undo()
    assert store.saved_position == 2
    rename(store, "C")
    assert store.saved_position is None


def test_typing_that_comes_to_nothing_keeps_the_saved_position() -> None:
    store = Store(two_node())
    rename(store, "A", merge="name")
    rename(store, "NODE1", merge="name")
    assert (store.position, store.saved_position) == (0, 0)


def test_a_state_of_the_history_can_be_looked_at_without_going_there() -> None:
    store = Store(two_node())
    states = [store.snapshot]
    for letter in "ABCD":
        rename(store, letter)
        states.append(store.snapshot)
    store.go_to(2)
    assert [store.snapshot_at(position) for position in range(5)] == states
    assert (store.position, name(store)) == (2, "B")
    with pytest.raises(IndexError):
        store.snapshot_at(5)
