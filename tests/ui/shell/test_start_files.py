"""Recent files on the start page: kept at the head, forgotten, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.actions import COMMANDS
from designer.app.commands.command import Submenu
from designer.files.save import save
from designer.ui.shell.memory import MOST_RECENT
from designer.ui.shell.start import StartPage
from designer.ui.shell.start_recent import FORGET, KEEP, RELEASE, RecentRow
from tests.support.samples import three_plus_one
from tests.ui.desk import TestDesk

RECENT = next(one for one in COMMANDS if isinstance(one, Submenu) and one.id == "file.recent")


@pytest.fixture
def page(empty_desk: TestDesk, tmp_path: Path) -> StartPage:
    for name in ("a", "b", "c"):
        save(tmp_path / f"{name}.cluster", three_plus_one())
        empty_desk.memory.remember(tmp_path / f"{name}.cluster")
    empty_desk.window.adopt(None)
    found = empty_desk.window.findChild(StartPage)
    assert found is not None
    return found


def rows(page: StartPage) -> list[RecentRow]:
    shown = [row for row in page.findChildren(RecentRow) if row.isVisible()]
    return sorted(shown, key=lambda row: row.mapTo(page, QPoint(0, 0)).y())


def names(desk: TestDesk) -> list[str]:
    return [path.stem for path in desk.memory.recent()]


def point_at(row: RecentRow) -> None:
    QApplication.sendEvent(row, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))


def test_a_file_is_kept_at_the_head_with_a_click(empty_desk: TestDesk, page: StartPage) -> None:
    assert names(empty_desk) == ["c", "b", "a"]
    row = rows(page)[2]
    assert not row.keep.isVisible()
    point_at(row)
    QTest.mouseClick(row.keep, Qt.MouseButton.LeftButton)
    assert names(empty_desk) == ["a", "c", "b"]
    empty_desk.turn()
    first = rows(page)[0]
    assert first.keep.isVisible()
    assert first.keep.toolTip() == f"<qt>{RELEASE}</qt>"
    for number in range(MOST_RECENT + 3):
        empty_desk.memory.remember(Path(f"/x/{number}.cluster"))
    assert names(empty_desk)[0] == "a"
    assert len(names(empty_desk)) == MOST_RECENT


def test_a_file_is_forgotten_with_a_click(empty_desk: TestDesk, page: StartPage, tmp_path: Path) -> None:
    point_at(rows(page)[1])
    QTest.mouseClick(rows(page)[1].forget, Qt.MouseButton.LeftButton)
    assert names(empty_desk) == ["c", "a"]
    assert (tmp_path / "b.cluster").exists()


def test_the_buttons_go_when_the_mouse_does(page: StartPage) -> None:
    row = rows(page)[0]
    point_at(row)
    assert row.forget.isVisible()
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert not row.forget.isVisible()


def test_keys_do_the_same(empty_desk: TestDesk, page: StartPage) -> None:
    QTest.keyClick(rows(page)[2]._file, Qt.Key.Key_P)
    assert names(empty_desk) == ["a", "c", "b"]
    empty_desk.turn()
    QTest.keyClick(rows(page)[0]._file, Qt.Key.Key_P)
    assert names(empty_desk) == ["c", "b", "a"]
    empty_desk.turn()
    QTest.keyClick(rows(page)[0]._file, Qt.Key.Key_Delete)
    assert names(empty_desk) == ["b", "a"]


def test_so_does_the_context_menu(empty_desk: TestDesk, page: StartPage) -> None:
    row = rows(page)[0]
    QApplication.sendEvent(row, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    menu = row.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [KEEP, FORGET]
    menu.actions()[1].trigger()
    menu.close()
    assert names(empty_desk) == ["b", "a"]


def test_the_menu_keeps_the_open_design(empty_desk: TestDesk, page: StartPage, tmp_path: Path) -> None:
    empty_desk.window.files.open_path(str(tmp_path / "a.cluster"))
    RECENT.pick(empty_desk.window, "-keep")
    empty_desk.memory.remember(tmp_path / "c.cluster")
    assert names(empty_desk)[0] == "a"
    labels = [entry.label for entry in RECENT.entries(empty_desk.window)]
    assert "Do Not Keep This Design at the Head" in labels
    RECENT.pick(empty_desk.window, "-release")
    assert names(empty_desk)[0] == "c"


def test_clearing_the_list_leaves_what_is_kept(empty_desk: TestDesk, page: StartPage, tmp_path: Path) -> None:
    empty_desk.memory.keep(tmp_path / "b.cluster", True)
    RECENT.pick(empty_desk.window, "")
    assert names(empty_desk) == ["b"]


def test_settings_that_make_no_sense_count_for_nothing(empty_desk: TestDesk) -> None:
    for value in (5, "", ["", 7], {"a": 1}):
        empty_desk.memory._settings.setValue("kept", value)
        empty_desk.memory._settings.setValue("recent", value)
        assert all(isinstance(path, Path) for path in empty_desk.memory.recent())


def test_servers_are_not_asked_for_recent_files(empty_desk: TestDesk) -> None:
    for path in ("//server/share/a.cluster", "/nowhere/b.cluster"):
        empty_desk.memory.keep(Path(path), True)
    assert [(entry.label, entry.enabled) for entry in empty_desk.window.files.recent()] == [
        ("a.cluster", True),
        ("b.cluster", False),
    ]
