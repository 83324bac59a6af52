"""After a crash: what was not saved is offered, in words, and nothing goes without a decision."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from designer.edits.objects import rename
from designer.files.load import load
from designer.files.recovery.draft import Heading, write_draft
from designer.files.recovery.shelf import DRAFT, TRIED, new_shelf
from designer.files.save import save
from designer.files.text import to_text
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.ui.program.program import Program
from designer.ui.program.recovery import RecoveryDesk
from designer.ui.shell.start import StartPage
from designer.ui.shell.start_recovered import RecoveredRow
from tests.support.samples import catalog, three_plus_one
from tests.ui.desk import TestDesk

WHEN = datetime.datetime(2026, 3, 3, 13, 32, tzinfo=datetime.UTC)


def edited(words: str = "HOST7") -> Snapshot:
    design = three_plus_one()
    return apply(design, rename(design, catalog(), next(iter(design.nodes)), words))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save(tmp_path / "client.cluster", three_plus_one())
    return tmp_path / "client.cluster"


def leave_draft(root: Path, path: Path | None, text: str | None = None) -> Path:
    """What a program leaves that dies with unsaved changes."""
    shelf = new_shelf(root)
    place = shelf.place()
    name = path.name if path is not None else "Untitled"
    base = load(path).digest if path is not None and path.exists() else None
    heading = Heading(name=name, path=path, base=base, program="1", time=WHEN, steps=1)
    write_draft(place, heading, to_text(edited()) if text is None else text)
    shelf.leave()
    return place


def begin(desk: TestDesk, root: Path) -> StartPage:
    """Look for drafts as the program does when it starts, and show the start page."""
    desk.program.recovery.finish()
    desk.program.recovery = RecoveryDesk(desk.program, root, desk.program)
    desk.window.adopt(None)
    page = desk.window.findChild(StartPage)
    assert page is not None
    return page


def compared(desk: TestDesk) -> None:
    recovery = desk.program.recovery
    desk.qtbot.waitUntil(lambda: len(recovery.known) >= len(recovery.offers))


def press(row: RecoveredRow, deed: str) -> None:
    row.buttons[deed].setFocus()
    QTest.keyClick(row.buttons[deed], Qt.Key.Key_Space)


def drafts(root: Path) -> list[Path]:
    return list(root.glob(f"*/*{DRAFT}"))


def test_without_a_crash_nothing_is_said(empty_desk: TestDesk, root: Path) -> None:
    page = begin(empty_desk, root)
    assert not page.recovered.isVisible()
    assert empty_desk.window.files.recovered() == []


def test_the_start_page_tells_what_there_is(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    page = begin(empty_desk, root)
    assert page.recovered.isVisible()
    compared(empty_desk)
    (row,) = page.recovered.rows
    assert row.name.text() == "client.cluster"
    assert "3\u00a0March\u00a02026" in row.when.text()
    assert row.what.text() == "1 change: HOST7 · Name: NODE1 → HOST7."
    assert [button.text() for button in row.buttons.values()] == ["Restore", "Keep Saved…", "Keep Both"]
    for button in row.buttons.values():
        assert button.hasFocus()
        QTest.keyClick(empty_desk.window, Qt.Key.Key_Tab)


def test_restoring_brings_the_changes_back_as_one_step(empty_desk: TestDesk, root: Path, file: Path) -> None:
    place = leave_draft(root, file)
    page = begin(empty_desk, root)
    compared(empty_desk)
    press(page.recovered.rows[0], "restore")
    assert empty_desk.session.snapshot == edited()
    assert empty_desk.session.path == file
    assert empty_desk.window.isWindowModified()
    assert empty_desk.program.recovery.offers == []
    empty_desk.program.keeper.flush()
    assert drafts(root) == [place]
    assert empty_desk.window.files.save()
    empty_desk.program.keeper.flush()
    assert drafts(root) == []
    assert load(file).snapshot == edited()


def test_keeping_the_saved_design_asks_first(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    page = begin(empty_desk, root)
    compared(empty_desk)
    empty_desk.answers.on_confirm = False
    press(page.recovered.rows[0], "keep-saved")
    assert len(drafts(root)) == 1
    empty_desk.answers.on_confirm = True
    press(page.recovered.rows[0], "keep-saved")
    assert drafts(root) == []
    assert not page.recovered.isVisible()
    assert load(file).snapshot == three_plus_one()


def test_keeping_both_opens_two_windows(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    page = begin(empty_desk, root)
    compared(empty_desk)
    press(page.recovered.rows[0], "keep-both")
    saved, copy = empty_desk.program.windows
    assert saved.session is not None
    assert copy.session is not None
    assert (saved.session.path, saved.session.snapshot) == (file, three_plus_one())
    assert (copy.session.path, copy.session.snapshot) == (None, edited())
    assert copy.windowTitle().startswith("client (recovered)")
    empty_desk.answers.save = None
    copy.files.save()
    assert empty_desk.answers.suggested == [file.with_name("client (recovered).cluster")]


def test_a_design_that_was_never_saved_can_be_restored_or_discarded(empty_desk: TestDesk, root: Path) -> None:
    leave_draft(root, None)
    page = begin(empty_desk, root)
    compared(empty_desk)
    (row,) = page.recovered.rows
    assert [button.text() for button in row.buttons.values()] == ["Restore", "Discard…"]
    press(row, "restore")
    assert empty_desk.session.snapshot == edited()
    assert empty_desk.session.store.modified


def test_putting_it_off_keeps_it(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    begin(empty_desk, root)
    empty_desk.program.recovery.finish()
    assert len(begin(empty_desk, root).recovered.rows) == 1


def test_what_the_file_holds_already_is_not_offered(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file, to_text(three_plus_one()))
    page = begin(empty_desk, root)
    empty_desk.qtbot.waitUntil(lambda: not page.recovered.isVisible())
    assert drafts(root) == []


def test_a_draft_that_crashed_the_program_is_offered_with_care(
    empty_desk: TestDesk, root: Path, file: Path, tmp_path: Path
) -> None:
    place = leave_draft(root, file)
    place.with_suffix(TRIED).touch()
    page = begin(empty_desk, root)
    compared(empty_desk)
    (row,) = page.recovered.rows
    assert "ended again right after" in row.what.text()
    assert [button.text() for button in row.buttons.values()] == ["Export a Copy…", "Try Again", "Discard…"]
    empty_desk.answers.save = tmp_path / "copy.cluster"
    press(row, "export")
    assert load(tmp_path / "copy.cluster").snapshot == edited()
    assert drafts(root) == [place]


def test_a_restored_design_is_under_suspicion_until_it_has_done_no_harm(
    empty_desk: TestDesk, root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = leave_draft(root, file)
    page = begin(empty_desk, root)
    compared(empty_desk)
    monkeypatch.setattr("designer.ui.program.recovery.HARMLESS_MS", 50)
    press(page.recovered.rows[0], "restore")
    assert place.with_suffix(TRIED).exists()
    empty_desk.qtbot.waitUntil(lambda: not place.with_suffix(TRIED).exists())


def test_ending_well_clears_the_suspicion(empty_desk: TestDesk, root: Path, file: Path) -> None:
    place = leave_draft(root, file)
    page = begin(empty_desk, root)
    press(page.recovered.rows[0], "restore")
    assert place.with_suffix(TRIED).exists()
    empty_desk.program.recovery.finish()
    assert not place.with_suffix(TRIED).exists()


def test_what_cannot_be_read_is_told_and_kept(empty_desk: TestDesk, root: Path, file: Path) -> None:
    place = leave_draft(root, file, "{")
    page = begin(empty_desk, root)
    compared(empty_desk)
    (row,) = page.recovered.rows
    assert row.what.text().startswith("It cannot be read: ")
    press(row, "restore")
    assert empty_desk.answers.errors[0].startswith("client.cluster cannot be restored: ")
    assert empty_desk.window.session is None
    assert drafts(root) == [place]
    assert not place.with_suffix(TRIED).exists()


def test_the_menu_offers_the_same(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    begin(empty_desk, root)
    compared(empty_desk)
    entries = empty_desk.window.files.recovered()
    assert [entry.label for entry in entries] == [
        "Restore: client.cluster",
        "Keep Saved: client.cluster",
        "Keep Both: client.cluster",
    ]
    empty_desk.window.files.recover(entries[0].value)
    assert empty_desk.session.snapshot == edited()


def buttons(widget: QWidget | None) -> list[str]:
    from designer.ui.shell.notices import Notice

    assert isinstance(widget, Notice)
    return [button.text() for button in widget.buttons]


def test_above_the_file_that_was_being_edited_a_strip_offers_its_changes(
    empty_desk: TestDesk, root: Path, file: Path
) -> None:
    leave_draft(root, file)
    begin(empty_desk, root)
    window = empty_desk.window
    window.files.open_path(str(file))
    empty_desk.program.recovery.begin(window)
    compared(empty_desk)
    notice = window.notices.about("recovery")
    assert notice is not None
    assert "1 change: HOST7 · Name: NODE1 → HOST7." in notice.text.text()
    assert buttons(notice) == ["&Restore", "Keep &Saved…", "Keep &Both"]
    QTest.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    assert empty_desk.session.snapshot == edited()
    assert len(empty_desk.program.windows) == 1
    assert window.notices.about("recovery") is None


def test_above_another_design_a_strip_leads_to_the_start_page(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, None)
    begin(empty_desk, root)
    window = empty_desk.window
    window.files.open_path(str(file))
    empty_desk.program.recovery.begin(window)
    notice = window.notices.about("recovery")
    assert notice is not None
    assert buttons(notice) == ["&Show", "&Later"]
    QTest.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    assert len(empty_desk.program.windows) == 2
    page = empty_desk.window.findChild(StartPage)
    assert page is not None
    assert len(page.recovered.rows) == 1


def test_changes_made_meanwhile_are_never_replaced(empty_desk: TestDesk, root: Path, file: Path) -> None:
    leave_draft(root, file)
    page = begin(empty_desk, root)
    window = empty_desk.window
    window.files.open_path(str(file))
    empty_desk.trigger("design.add-node")
    mine = empty_desk.session.snapshot
    offer = empty_desk.program.recovery.offers[0]
    empty_desk.program.recovery.restore(offer, window)
    first, second = empty_desk.program.windows
    assert first.session is not None
    assert second.session is not None
    assert first.session.snapshot is mine
    assert (second.session.path, second.session.snapshot) == (None, edited())
    assert page is not None


def test_edits_are_kept_by_the_program_itself(desk: TestDesk, root: Path) -> None:
    assert isinstance(desk.program, Program)
    desk.trigger("design.add-node")
    desk.program.keeper.flush()
    assert len(drafts(root)) == 1
    desk.answers.on_unsaved = "discard"
    desk.trigger("file.close")
    desk.program.keeper.flush()
    assert drafts(root) == []


def test_trouble_with_drafts_is_told(desk: TestDesk, root: Path) -> None:
    root.parent.mkdir(parents=True, exist_ok=True)
    root.write_text("a file where the folder should be")
    desk.trigger("design.add-node")
    desk.program.keeper.flush()
    desk.qtbot.waitUntil(lambda: "cannot be kept safe" in desk.window.status.sentence.text())
