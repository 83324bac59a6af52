"""What is told about a draft, and the design that comes of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from designer.app.recovery.keeping import Keeper
from designer.app.recovery.offers import Offer, difference, moment, offers
from designer.app.recovery.restoring import STEP, restore, restore_copy
from designer.app.session import Session, open_session
from designer.edits.objects import rename, set_fields
from designer.files.errors import BadDesign, ChangedOnDisk
from designer.files.recovery.draft import read_heading, read_text
from designer.files.recovery.shelf import mark_tried, orphans
from designer.files.save import save
from tests.support.samples import catalog, three_plus_one

HOUR = datetime.timedelta(hours=1)
ZONE = datetime.timezone(HOUR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(tmp_path / "client.cluster", three_plus_one())
    return tmp_path / "client.cluster"


def crashed(session: Session, root: Path, words: str = "HOST7") -> Session:
    """Edit a design, and end without saving it."""
    keeper = Keeper(root)
    keeper.watch(session)
    node = next(iter(session.snapshot.nodes))
    session.do("Rename", rename(session.snapshot, catalog(), node, words))
    session.do("Set", set_fields(session.snapshot, node, notes="Moved"))
    keeper.close()
    return session


def only_offer(root: Path) -> Offer:
    (offer,) = offers(orphans(root))
    return offer


def test_the_changes_are_told_and_come_back_as_one_step(path: Path, tmp_path: Path) -> None:
    lost = crashed(open_session(path, catalog()), tmp_path / "recovery")
    offer = only_offer(tmp_path / "recovery")
    told = difference(offer, catalog())
    assert offer.name == "client.cluster"
    assert not offer.has_failed
    assert (told.saved, told.count, told.has_file, told.is_saved) == ("", 2, True, False)
    assert told.summary.startswith("2 changes: ")
    assert "HOST7" in told.summary
    session = restore(offer, catalog())
    assert session.snapshot == lost.snapshot
    assert session.path == path
    assert session.store.modified
    assert session.store.undo_label == STEP
    session.store.undo()
    assert session.snapshot == three_plus_one()
    assert not session.store.modified
    session.store.redo()
    assert session.save().durable


def test_a_copy_stands_beside_the_saved_design(path: Path, tmp_path: Path) -> None:
    lost = crashed(open_session(path, catalog()), tmp_path / "recovery")
    copy = restore_copy(only_offer(tmp_path / "recovery"), catalog())
    assert copy.snapshot == lost.snapshot
    assert copy.path is None
    assert copy.name == "client (recovered)"
    assert copy.proposal == path.with_name("client (recovered).cluster")
    assert copy.store.modified


def test_a_file_that_changed_since_is_told_and_not_overwritten(path: Path, tmp_path: Path) -> None:
    crashed(open_session(path, catalog()), tmp_path / "recovery")
    theirs = rename(three_plus_one(), catalog(), next(iter(three_plus_one().groups)), "THEIRS")
    other = open_session(path, catalog())
    other.do("Rename", theirs)
    other.save()
    offer = only_offer(tmp_path / "recovery")
    assert "has changed since" in difference(offer, catalog()).saved
    with pytest.raises(ChangedOnDisk):
        restore(offer, catalog()).save()


@pytest.mark.parametrize(("content", "words"), [(None, "no longer there"), ("{", "cannot be opened")])
def test_without_its_file_a_design_comes_back_all_the_same(
    path: Path, tmp_path: Path, content: str | None, words: str
) -> None:
    lost = crashed(open_session(path, catalog()), tmp_path / "recovery")
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    offer = only_offer(tmp_path / "recovery")
    told = difference(offer, catalog())
    assert words in told.saved
    assert not told.has_file
    session = restore(offer, catalog())
    assert session.snapshot == lost.snapshot
    assert session.store.modified
    if content is None:
        session.save()
        assert open_session(path, catalog()).snapshot == lost.snapshot


def test_a_design_that_was_never_saved_comes_back_untitled(tmp_path: Path) -> None:
    lost = crashed(Session(three_plus_one(), catalog()), tmp_path / "recovery")
    offer = only_offer(tmp_path / "recovery")
    assert difference(offer, catalog()).saved == "It was never saved."
    session = restore(offer, catalog())
    assert session.snapshot == lost.snapshot
    assert (session.path, session.name) == (None, "Untitled")
    assert session.store.modified
    assert restore_copy(offer, catalog()).proposal is None


def test_a_draft_that_the_file_holds_is_recognised(path: Path, tmp_path: Path) -> None:
    lost = crashed(open_session(path, catalog()), tmp_path / "recovery")
    lost.save()
    assert difference(only_offer(tmp_path / "recovery"), catalog()).is_saved


def test_many_changes_are_counted(path: Path, tmp_path: Path) -> None:
    session = open_session(path, catalog())
    for number, node in enumerate(session.snapshot.nodes):
        session.do("Rename", rename(session.snapshot, catalog(), node, f"HOST{number}"))
    crashed(session, tmp_path / "recovery")
    told = difference(only_offer(tmp_path / "recovery"), catalog())
    assert told.count == 5
    assert told.summary.endswith("; and 2 more")


def test_a_draft_that_crashed_the_program_is_marked(path: Path, tmp_path: Path) -> None:
    crashed(open_session(path, catalog()), tmp_path / "recovery")
    held = orphans(tmp_path / "recovery")
    mark_tried(offers(held)[0].place)
    held.leave()
    assert only_offer(tmp_path / "recovery").has_failed


def test_what_cannot_be_read_is_an_error_and_what_is_no_draft_no_offer(path: Path, tmp_path: Path) -> None:
    crashed(open_session(path, catalog()), tmp_path / "recovery")
    offer = only_offer(tmp_path / "recovery")
    text = read_text(offer.place)
    offer.place.write_text(offer.place.read_text(encoding="utf-8").replace(text, text[:100]), encoding="utf-8")
    assert read_heading(offer.place) == offer.heading
    for attempt in (difference, restore, restore_copy):
        with pytest.raises(BadDesign):
            attempt(offer, catalog())
    offer.place.write_text("something else")
    assert offers(orphans(tmp_path / "recovery")) == []


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (datetime.datetime(2026, 11, 23, 8, 5, tzinfo=datetime.UTC), "today at 9:05"),
        (datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.UTC), "today at 0:30"),
        (datetime.datetime(2026, 11, 22, 13, 32, tzinfo=datetime.UTC), "yesterday at 14:32"),
        (datetime.datetime(2026, 3, 3, 13, 32, tzinfo=datetime.UTC), "on 3\u00a0March\u00a02026 at 14:32"),
        (datetime.datetime(2026, 11, 24, 13, 32, tzinfo=datetime.UTC), "on 24\u00a0November\u00a02026 at 14:32"),
    ],
)
def test_times_are_told_as_people_say_them(then: datetime.datetime, words: str) -> None:
    assert moment(then, datetime.datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)) == words
