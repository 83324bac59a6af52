"""Drafts follow the design: one while it has unsaved changes, none when it has not."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.app.recovery.keeping import LONGEST_S, QUIET_S, Keeper, Pace
from designer.app.session import Session, open_session
from designer.edits.objects import rename
from designer.files.load import from_text
from designer.files.recovery import draft as drafts
from designer.files.recovery.draft import read_heading, read_text
from designer.files.save import save
from tests.support.samples import catalog, three_plus_one

SLOW = Pace(quiet=3600, longest=3600)
"""Nothing is written unless it is asked for."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def keeper(root: Path) -> Iterator[Keeper]:
    made = Keeper(root, pace=SLOW)
    yield made
    made.close()


@pytest.fixture
def session(tmp_path: Path) -> Session:
    save(tmp_path / "client.cluster", three_plus_one())
    return open_session(tmp_path / "client.cluster", catalog())


def name(session: Session, words: str) -> None:
    node = next(iter(session.snapshot.nodes))
    session.do("Rename", rename(session.snapshot, catalog(), node, words))


def kept(root: Path) -> list[Path]:
    return sorted(root.glob("*/*.draft"))


def test_a_draft_is_due_after_a_second_of_quiet_or_four_of_edits() -> None:
    pace = Pace()
    assert pace.due(first=10.0, last=10.0) == 10.0 + QUIET_S
    assert pace.due(first=10.0, last=12.5) == 12.5 + QUIET_S
    assert pace.due(first=10.0, last=13.9) == 10.0 + LONGEST_S
    assert LONGEST_S < 5


def test_the_latest_change_is_kept_with_all_that_restoring_needs(keeper: Keeper, session: Session, root: Path) -> None:
    keeper.watch(session)
    for words in ("A", "B", "C"):
        name(session, words)
    assert kept(root) == []
    keeper.flush()
    (place,) = kept(root)
    assert from_text(read_text(place)).snapshot == session.snapshot
    heading = read_heading(place)
    assert (heading.name, heading.path, heading.base) == ("client.cluster", session.path, session.digest)
    assert heading.steps == 3


def test_a_design_without_changes_has_no_draft(keeper: Keeper, session: Session, root: Path) -> None:
    keeper.watch(session)
    name(session, "A")
    session.store.undo()
    keeper.flush()
    assert not root.exists()
    session.store.redo()
    keeper.flush()
    assert kept(root)
    session.store.undo()
    keeper.flush()
    assert kept(root) == []


def test_saving_removes_the_draft_and_the_next_change_makes_one_again(
    keeper: Keeper, session: Session, root: Path
) -> None:
    keeper.watch(session)
    name(session, "A")
    keeper.flush()
    session.save()
    keeper.flush()
    assert kept(root) == []
    name(session, "B")
    keeper.flush()
    assert len(kept(root)) == 1


def test_what_the_user_discards_is_gone(keeper: Keeper, session: Session, root: Path) -> None:
    keeper.watch(session)
    name(session, "A")
    keeper.flush()
    keeper.forget(session)
    name(session, "B")
    keeper.flush()
    assert kept(root) == []


def test_each_design_has_its_own_draft(keeper: Keeper, session: Session, root: Path) -> None:
    other = Session(three_plus_one(), catalog())
    for one in (session, other):
        keeper.watch(one)
        name(one, "A")
    keeper.flush()
    assert {read_heading(place).name for place in kept(root)} == {"client.cluster", "Untitled"}


def test_a_design_that_is_modified_when_it_is_opened_is_kept_where_it_was(keeper: Keeper, tmp_path: Path) -> None:
    session = Session(three_plus_one(), catalog())
    session.store.mark_unsaved()
    place = tmp_path / "7.draft"
    keeper.watch(session, place)
    keeper.flush()
    assert from_text(read_text(place)).snapshot == session.snapshot
    keeper.forget(session)
    keeper.flush()
    assert not place.exists()


def test_drafts_of_open_designs_outlive_the_program_and_without_them_nothing_does(session: Session, root: Path) -> None:
    for forgets, count in ((True, 0), (False, 1)):
        keeper = Keeper(root, pace=SLOW)
        keeper.watch(session)
        name(session, f"A{forgets}")
        keeper.flush()
        if forgets:
            keeper.forget(session)
        keeper.close()
        assert len(kept(root)) == count
        assert len(list(root.iterdir())) == count


def test_the_thread_writes_by_itself(session: Session, root: Path) -> None:
    keeper = Keeper(root, pace=Pace(quiet=0.01, longest=0.02))
    keeper.watch(session)
    name(session, "A")
    written = threading.Event()
    for _ in range(500):
        if kept(root) or written.wait(0.01):
            break
    assert kept(root)
    keeper.close()


def test_what_cannot_be_kept_is_told_and_tried_again(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    keeper = Keeper(root, told.append, Pace(quiet=0.0, longest=0.0, again=0.0))
    keeper.watch(session)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("designer.app.recovery.keeping.write_draft", full)
        name(session, "A")
        keeper.flush()
        assert kept(root) == []
        assert "No space left" in told[0]
    name(session, "B")
    keeper.flush()
    assert from_text(read_text(kept(root)[0])).snapshot == session.snapshot
    keeper.close()
    assert drafts.read_heading(kept(root)[0]).steps == 2
