"""A file that others change, move or have open: noticed, told, and never overwritten unawares."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.edits.objects import rename
from designer.files.load import load
from designer.files.ownership import Owner, mark_of, myself, own, owner_of
from designer.files.save import save
from designer.model.diff import apply
from designer.ui.shell.notices import Notice
from tests.support.samples import catalog, three_plus_one
from tests.ui.desk import TestDesk

NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save(tmp_path / "client.cluster", three_plus_one())
    return tmp_path / "client.cluster"


@pytest.fixture
def opened(empty_desk: TestDesk, file: Path) -> TestDesk:
    empty_desk.window.files.open_path(str(file))
    empty_desk.bench.canvas.set_reduced_motion(True)
    empty_desk.qtbot.waitUntil(lambda: custody(empty_desk).watch is not None)
    empty_desk.qtbot.waitUntil(lambda: mark_of(file).exists())
    return empty_desk


def custody(desk: TestDesk):  # type: ignore[no-untyped-def]
    assert desk.window.custody is not None
    return desk.window.custody


def change(file: Path, words: str = "THEIRS") -> None:
    design = three_plus_one()
    save(file, apply(design, rename(design, catalog(), next(iter(design.nodes)), words)))


def notice(desk: TestDesk, matter: str = "file") -> Notice:
    desk.qtbot.waitUntil(lambda: desk.window.notices.about(matter) is not None)
    found = desk.window.notices.about(matter)
    assert found is not None
    return found


def click(desk: TestDesk, label: str) -> None:
    button = next(one for one in notice(desk).buttons if one.text().replace("&", "") == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.turn()


def test_a_change_is_noticed_while_the_design_is_open(opened: TestDesk, file: Path) -> None:
    change(file)
    assert notice(opened).text.text() == "client.cluster has changed on disk."
    assert opened.window.notices.isVisible()


def test_unsaved_changes_are_mentioned(opened: TestDesk, file: Path) -> None:
    opened.trigger("design.add-node")
    change(file)
    assert "changes of your own" in notice(opened).text.text()


def test_reloading_takes_the_file_over_and_can_be_undone(opened: TestDesk, file: Path) -> None:
    opened.trigger("design.add-node")
    mine = opened.session.snapshot
    change(file)
    click(opened, "Reload")
    assert opened.session.snapshot == load(file).snapshot
    assert not opened.window.isWindowModified()
    assert opened.window.notices.about("file") is None
    opened.trigger("edit.undo")
    assert opened.session.snapshot == mine
    assert opened.window.isWindowModified()
    opened.trigger("file.save")
    assert opened.answers.asked == []
    assert load(file).snapshot == mine


def test_keeping_mine_counts_as_unsaved_and_saves_without_asking_again(opened: TestDesk, file: Path) -> None:
    change(file)
    click(opened, "Keep Mine")
    assert opened.window.isWindowModified()
    assert opened.window.notices.about("file") is None
    opened.program.keeper.flush()
    assert list(file.parent.glob("data/recovery/*/*.draft"))
    opened.trigger("file.save")
    assert opened.answers.asked == []
    assert load(file).snapshot == three_plus_one()


def test_a_further_change_after_that_is_noticed_again(opened: TestDesk, file: Path) -> None:
    change(file)
    click(opened, "Keep Mine")
    change(file, "AGAIN")
    notice(opened)
    opened.trigger("file.save")
    assert opened.answers.asked == ["changed client.cluster"]
    assert load(file).snapshot != three_plus_one()


def test_comparing_lists_the_differences_in_words(opened: TestDesk, file: Path) -> None:
    change(file)
    click(opened, "Compare…")
    assert opened.answers.differing == ["THEIRS · Name: NODE1 → THEIRS"]
    assert opened.window.notices.about("file") is not None


def test_reload_and_compare_are_in_the_menu(opened: TestDesk, file: Path) -> None:
    change(file)
    opened.trigger("file.compare-with-file")
    assert opened.answers.differing == ["THEIRS · Name: NODE1 → THEIRS"]
    opened.trigger("file.reload")
    assert opened.session.snapshot == load(file).snapshot


def test_writing_the_same_again_is_no_change(opened: TestDesk, file: Path) -> None:
    file.write_bytes(file.read_bytes())
    os.utime(file, (1, 1))
    seen: list[bool] = []
    custody(opened).watch.as_known.connect(lambda: seen.append(True))
    custody(opened).look()
    opened.qtbot.waitUntil(lambda: bool(seen))
    assert opened.window.notices.about("file") is None


def test_own_saves_are_no_change(opened: TestDesk, file: Path) -> None:
    for _ in range(3):
        opened.trigger("design.add-node")
        opened.trigger("file.save")
    opened.qtbot.wait(500)
    assert opened.window.notices.about("file") is None


def test_a_change_back_takes_the_notice_away(opened: TestDesk, file: Path) -> None:
    before = file.read_bytes()
    change(file)
    notice(opened)
    file.write_bytes(before)
    opened.qtbot.waitUntil(lambda: opened.window.notices.about("file") is None)


@pytest.mark.parametrize("away", [Path.unlink, lambda path: path.rename(path.with_name("other"))])
def test_a_file_that_is_gone_is_written_again_when_the_user_wants(
    opened: TestDesk, file: Path, away: Callable[[Path], object]
) -> None:
    away(file)
    assert "no longer in its folder" in notice(opened).text.text()
    opened.qtbot.waitUntil(opened.window.isWindowModified)
    click(opened, "Save It Again")
    assert load(file).snapshot == three_plus_one()
    opened.qtbot.waitUntil(lambda: opened.window.notices.about("file") is None)


def test_what_somebody_has_spoiled_is_told_and_mine_stays(opened: TestDesk, file: Path) -> None:
    file.write_text("{")
    before = opened.session.snapshot
    click(opened, "Reload")
    assert len(opened.answers.errors) == 1
    assert opened.session.snapshot is before


def test_a_window_that_becomes_active_looks_again(opened: TestDesk, file: Path) -> None:
    custody(opened).watch._watcher.removePaths([str(file), str(file.parent)])
    change(file)
    opened.program.new_window()
    opened.program.windows[0].come_to_front()
    opened.qtbot.waitUntil(lambda: opened.program.windows[0].notices.about("file") is not None)


def test_others_are_told_as_long_as_the_design_is_open(opened: TestDesk, file: Path, tmp_path: Path) -> None:
    assert key_of(file) == opened.program.me.key
    opened.answers.save = tmp_path / "moved.cluster"
    opened.window.files.save_as()
    opened.qtbot.waitUntil(lambda: mark_of(tmp_path / "moved.cluster").exists() and not mark_of(file).exists())
    opened.trigger("file.close")
    opened.qtbot.waitUntil(lambda: not list(tmp_path.glob(".~lock*")))


def test_who_is_overtaken_is_told_and_may_still_save(opened: TestDesk, file: Path) -> None:
    own(file, replace(myself(NOW), user="anna", host="elsewhere"), NOW)
    custody(opened)._tenancy.beat()
    assert "taken client.cluster over" in notice(opened, "taken over").text.text()
    opened.trigger("design.add-node")
    assert opened.window.files.save()
    assert owner_of(file).user == "anna"  # type: ignore[union-attr]


def somebody(file: Path, minutes: float = 0, **fields: object) -> Owner:
    beat = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=minutes)
    other = replace(myself(beat), user="anna", host="elsewhere", **fields)  # type: ignore[arg-type]
    own(file, other, beat)
    return other


def key_of(file: Path) -> str:
    owner = owner_of(file)
    return owner.key if owner is not None else ""


def test_a_file_that_somebody_has_open_can_be_looked_at(empty_desk: TestDesk, file: Path) -> None:
    other = somebody(file)
    empty_desk.answers.on_in_use = "look"
    assert empty_desk.window.files.open_path(str(file))
    assert empty_desk.answers.asked == ["in use client.cluster anna on elsewhere"]
    empty_desk.turn()
    assert "anna on elsewhere has client.cluster open" in empty_desk.window.banner.text.text()
    assert not empty_desk.window.menus.actions["file.save"].isEnabled()
    empty_desk.qtbot.wait(50)
    assert key_of(file) == other.key


def test_or_a_copy_of_it_opened(empty_desk: TestDesk, file: Path) -> None:
    somebody(file)
    empty_desk.answers.on_in_use = "copy"
    assert empty_desk.window.files.open_path(str(file))
    assert empty_desk.session.path is None
    assert empty_desk.session.name == "client (copy)"


def test_or_left_alone(empty_desk: TestDesk, file: Path) -> None:
    somebody(file)
    assert not empty_desk.window.files.open_path(str(file))
    assert empty_desk.window.session is None


def test_who_was_not_heard_of_can_be_overtaken(empty_desk: TestDesk, file: Path) -> None:
    somebody(file, minutes=3)
    empty_desk.answers.on_in_use = "take over"
    assert empty_desk.window.files.open_path(str(file))
    assert empty_desk.answers.asked == ["in use client.cluster anna on elsewhere gone"]
    assert key_of(file) == empty_desk.program.me.key


def test_a_program_that_crashed_here_is_no_obstacle(empty_desk: TestDesk, file: Path) -> None:
    dead = replace(myself(NOW), process=999_999_999)
    own(file, dead, NOW)
    assert empty_desk.window.files.open_path(str(file))
    assert empty_desk.answers.asked == []
    empty_desk.qtbot.waitUntil(lambda: key_of(file) == empty_desk.program.me.key)


def test_a_folder_that_takes_no_marks_is_no_obstacle(empty_desk: TestDesk, file: Path) -> None:
    mark_of(file).mkdir()
    assert empty_desk.window.files.open_path(str(file))
    empty_desk.trigger("design.add-node")
    assert empty_desk.window.files.save()


def test_leftovers_of_killed_saves_are_swept_up(empty_desk: TestDesk, file: Path) -> None:
    leftover = file.with_name(".clusterwright-0123456789ab.tmp")
    leftover.touch()
    os.utime(leftover, (1, 1))
    empty_desk.window.files.open_path(str(file))
    empty_desk.qtbot.waitUntil(lambda: not leftover.exists())


def test_a_design_that_is_closed_at_once_claims_nothing(empty_desk: TestDesk, file: Path) -> None:
    window = empty_desk.window
    window.files.open_path(str(file))
    window.adopt(None)
    empty_desk.qtbot.wait(50)
    assert not mark_of(file).exists()
    assert window.custody is None
