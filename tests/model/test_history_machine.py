"""Random edits of one design, with undo, redo, save and reload after every step."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
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

from designer.files.load import from_text, load
from designer.files.save import save
from designer.files.text import to_text
from designer.foundation.ids import Id
from designer.model.diff import Diff, Key, apply, changing
from designer.model.records import Dependency, Disk, Group, Node, Record, Resource, references
from designer.model.snapshot import CLUSTER_ID, OBJECT_TABLES, TABLES, Snapshot
from designer.model.store import Change, Store
from tests.support.designs import design, two_node
from tests.support.strategies import Blank, any_blank, blanks, texts, words
from tests.support.volume import volume

MERGE_KEYS = st.sampled_from([None, "typing", "typing", "dragging"])
WRITTEN = ("notes", "name", "reason", "note", "address")
SMALL = design(
    Node(id="n1", name="NODE1", number=1),
    Disk(id="d1", name="Data"),
    Group(id="g1", name="EVS1", kind="evs", owner="n1"),
    Resource(id="r1", name="Disk", type="physical-disk", group="g1", disk="d1"),
    Resource(id="r2", name="System Attendant", type="exchange-system-attendant", group="g1"),
    Dependency(id="dep1", dependent="r2", provider="r1"),
)


class History(RuleBasedStateMachine):
    """A store beside a second bookkeeping of it that knows nothing but texts.

    `past` holds the text before each step that undo can take back (with the key under which later steps join it),
    `future` the texts that redo leads to. `replica` is a design that hears of changes only by their diffs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.past: list[tuple[str, str | None]] = []
        self.future: list[str] = []
        self.checked: Snapshot | None = None
        self.saved_at: int | None = 0

    @initialize(start=st.sampled_from([SMALL, SMALL, design(), two_node()]))
    def open(self, start: Snapshot) -> None:
        self.store = Store(start)
        self.original = self.text = self.saved = to_text(start)
        self.replica = from_text(self.original).snapshot
        self.store.changed.subscribe(self.hear)

    def hear(self, change: Change) -> None:
        assert apply(change.before, change.diff) == change.after
        assert change.after is self.store.snapshot
        self.replica = apply(self.replica, change.diff)

    def ids(self) -> dict[str, list[Id]]:
        return {name: list(self.store.snapshot.table(name)) for name in TABLES}

    def free(self, word: Id | None, table: str) -> Id:
        """The word as an id if it is free, else the next one of the table."""
        taken = {identifier for name in (*OBJECT_TABLES, table) for identifier in self.store.snapshot.table(name)}
        return word if word and word not in taken else self.store.snapshot.new_id(table, also=tuple(taken))

    def do(self, diff: Diff, merge: str | None) -> None:
        before = self.text
        done = self.store.do("edit", diff, merge)
        after = to_text(self.store.snapshot)
        assert done == bool(diff)
        if not done:
            assert after == before
            return
        joins = bool(self.past) and merge is not None and self.past[-1][1] == merge and not self.future
        if self.saved_at is not None and self.saved_at > len(self.past):
            self.saved_at = None
        if not joins:
            self.past.append((before, merge))
        elif self.past[-1][0] == after:
            self.past.pop()
        self.future.clear()

    @rule(blank=any_blank, word=st.none() | words, merge=MERGE_KEYS)
    def add(self, blank: Blank, word: Id | None, merge: str | None) -> None:
        identifier = self.free(word, blank.table)
        record = blank.filled(identifier, {**self.ids(), blank.table: [*self.ids()[blank.table], identifier]})
        if record is not None:
            self.do(Diff({(blank.table, identifier): (None, record)}), merge)

    @rule(blank=any_blank | blanks("clusters"), pick=st.integers(0, 99), merge=MERGE_KEYS)
    def change(self, blank: Blank, pick: int, merge: str | None) -> None:
        there = self.store.snapshot.table(blank.table)
        if there:
            before = list(there.values())[pick % len(there)]
            after = blank.filled(before.id, self.ids())
            assert after is not None
            self.do(Diff({} if before == after else {(blank.table, before.id): (before, after)}), merge)

    @rule(pick=st.integers(0, 3), text=st.sampled_from(["", "a"]) | texts, merge=MERGE_KEYS)
    def write(self, pick: int, text: str, merge: str | None) -> None:
        named = [(name, record) for name in TABLES for record in self.store.snapshot.table(name).values()]
        table, record = named[pick % len(named)]
        field = next(
            (field for field in ("notes", "name", "reason", "note", "address") if hasattr(record, field)), None
        )
        if field is not None:
            self.do(changing(self.store.snapshot, table, record.id, **{field: text}), merge)

    @rule(pick=st.integers(0, 999), merge=MERGE_KEYS)
    def remove(self, pick: int, merge: str | None) -> None:
        there = [(name, identifier) for name in TABLES if name != "clusters" for identifier in self.ids()[name]]
        if there:
            self.do(removal(self.store.snapshot, *there[pick % len(there)]), merge)

    @rule()
    def undo(self) -> None:
        before = self.text
        assert self.store.undo() == bool(self.past)
        if self.past:
            expected, _ = self.past.pop()
            assert to_text(self.store.snapshot) == expected
            self.future.append(before)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.store.redo()
        expected = self.future.pop()
        assert to_text(self.store.snapshot) == expected
        # The step may join later ones again; the store is asked, for its keys are not part of any text.
        self.past.append((self.text, self.store._undo[-1].merge))

    @rule(pick=st.integers(0, 99))
    def go_to(self, pick: int) -> None:
        texts = [*(text for text, _ in self.past), self.text, *reversed(self.future)]
        here, wanted = len(self.past), pick % len(texts)
        assert self.store.go_to(wanted) == (wanted != here)
        keys = [step.merge for step in self.store._undo]
        self.past = list(zip(texts[:wanted], keys, strict=True))
        self.future = texts[wanted + 1 :][::-1]
        assert to_text(self.store.snapshot) == texts[wanted]

    @rule()
    def mark_saved(self) -> None:
        self.store.mark_saved()
        self.saved, self.saved_at = self.text, len(self.past)
        assert not self.store.modified
        if self.past:
            self.past[-1] = (self.past[-1][0], None)

    @invariant()
    def save_and_reload(self) -> None:
        snapshot = self.store.snapshot
        if snapshot is self.checked:
            return
        self.text = to_text(snapshot)
        loaded = from_text(self.text)
        assert loaded.snapshot == snapshot
        assert self.replica == snapshot
        assert self.store.modified == (self.text != self.saved)
        assert self.store.position == len(self.past)
        assert len(self.store.steps) == len(self.past) + len(self.future)
        assert self.store.saved_position == self.saved_at
        self.checked = snapshot

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        while self.store.redo():
            pass
        latest = to_text(self.store.snapshot)
        while self.store.undo():
            pass
        assert to_text(self.store.snapshot) == self.original
        assert to_text(self.replica) == self.original
        while self.store.redo():
            pass
        assert to_text(self.store.snapshot) == latest
        assert to_text(self.replica) == latest
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "design.cluster"
            assert save(path, self.store.snapshot).digest == load(path).digest
            assert path.read_bytes() == latest.encode()


def removal(snapshot: Snapshot, table: str, identifier: Id) -> Diff:
    """The diff that removes a record and all that refer to it; the cluster forgets its quorum disk instead."""
    gone: dict[Key, Record] = {}
    following = {(table, identifier)}
    while following:
        gone.update({(name, key): snapshot.table(name)[key] for name, key in following})
        following = {
            (name, record.id)
            for name in TABLES
            for record in snapshot.table(name).values()
            if (name, record.id) not in gone
            and any((target, wanted) in gone for _, target, wanted in references(record))
        }
    changes: dict[Key, tuple[Record | None, Record | None]] = {key: (record, None) for key, record in gone.items()}
    cluster = ("clusters", CLUSTER_ID)
    if cluster in changes:
        changes[cluster] = (snapshot.cluster, replace(snapshot.cluster, quorum_disk=None))
    return Diff(changes)


RUNS = volume(4000)
BATCH = min(RUNS, 250)
"""Runs that hypothesis makes in one go: it gets slower with all that it has tried."""


@pytest.mark.parametrize("batch", range(RUNS // BATCH))
def test_history(batch: int) -> None:
    run_state_machine_as_test(History, settings=settings(max_examples=BATCH, stateful_step_count=30, deadline=None))
