"""Several windows: each design has its own, no file is open twice, and nothing is left of a closed one."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.files.save import save
from designer.ui.shell.place import first_size, reachable
from designer.ui.shell.start import StartPage
from designer.ui.shell.window import MainWindow
from tests.support.samples import three_plus_one
from tests.ui.desk import TestDesk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save(tmp_path / "client.cluster", three_plus_one())
    return tmp_path / "client.cluster"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    save(tmp_path / "other.cluster", three_plus_one())
    return tmp_path / "other.cluster"


def names(desk: TestDesk) -> list[str]:
    return ["" if window.session is None else window.session.name for window in desk.program.windows]


def test_a_file_is_opened_in_place_of_a_start_page_and_beside_a_design(
    empty_desk: TestDesk, file: Path, other: Path
) -> None:
    empty_desk.window.files.open_path(str(file))
    assert names(empty_desk) == ["client.cluster"]
    empty_desk.window.files.open_path(str(other))
    assert names(empty_desk) == ["client.cluster", "other.cluster"]
    first, second = empty_desk.program.windows
    assert second.pos() - first.pos() == QPoint(32, 32)


def test_a_template_to_which_nothing_was_done_makes_room(desk: TestDesk, file: Path) -> None:
    desk.window.files.open_path(str(file))
    assert names(desk) == ["client.cluster"]


def test_a_design_with_changes_stays(desk: TestDesk, file: Path) -> None:
    desk.trigger("design.add-node")
    desk.trigger("edit.undo")
    desk.window.files.open_path(str(file))
    assert names(desk) == ["Untitled", "client.cluster"]
    assert desk.answers.asked == []


def test_a_file_that_is_open_is_shown_not_opened_twice(empty_desk: TestDesk, file: Path, other: Path) -> None:
    empty_desk.window.files.open_path(str(file))
    empty_desk.window.files.open_path(str(other))
    link = file.with_name("link.cluster")
    link.symlink_to(file)
    indirect = file.parent / "." / ".." / file.parent.name / file.name
    for path in (file, link, indirect):
        assert empty_desk.window.files.open_path(str(path))
        empty_desk.qtbot.waitUntil(empty_desk.program.windows[0].isActiveWindow)
        empty_desk.window.come_to_front()
    assert len(empty_desk.program.windows) == 2


def test_a_bad_file_opens_no_window(desk: TestDesk, tmp_path: Path) -> None:
    desk.trigger("design.add-node")
    assert not desk.window.files.open_path(str(tmp_path))
    assert len(desk.answers.errors) == 1
    assert names(desk) == ["Untitled"]


def test_new_window_shows_the_start_page_and_the_menu_goes_from_one_to_the_other(desk: TestDesk, file: Path) -> None:
    desk.trigger("design.add-node")
    desk.trigger("file.new-window")
    assert names(desk) == ["Untitled", ""]
    first, second = desk.program.windows
    desk.qtbot.waitUntil(second.isActiveWindow)
    assert [(one.label, one.checked) for one in second.windows.entries()] == [
        ("Untitled – not saved", False),
        ("Start Page", True),
    ]
    for command in ("window.next", "window.previous"):
        second.come_to_front()
        desk.qtbot.waitUntil(second.isActiveWindow)
        desk.trigger(command)
        desk.qtbot.waitUntil(first.isActiveWindow)
    second.windows.pick("1")
    desk.qtbot.waitUntil(second.isActiveWindow)
    desk.trigger("window.all-to-front")
    desk.qtbot.waitUntil(second.isActiveWindow)


def test_a_window_is_minimised_and_zoomed(desk: TestDesk) -> None:
    desk.trigger("window.zoom")
    assert desk.window.isMaximized()
    desk.trigger("window.zoom")
    assert not desk.window.isMaximized()
    desk.trigger("window.minimise")
    assert desk.window.isMinimized()
    desk.window.come_to_front()
    assert not desk.window.isMinimized()


def test_the_keys_of_the_window_menu_work(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.trigger("file.new-window")
    first, second = desk.program.windows
    desk.qtbot.waitUntil(second.isActiveWindow)
    QTest.keyClick(second, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(first.isActiveWindow)


def test_with_one_window_there_is_nowhere_to_go(desk: TestDesk) -> None:
    desk.window.menus.refresh()
    for command in ("window.next", "window.previous", "window.all-to-front"):
        assert not desk.window.menus.actions[command].isEnabled()


def test_closing_a_design_closes_its_window_unless_it_is_the_last(desk: TestDesk, file: Path) -> None:
    desk.trigger("design.add-node")
    desk.window.files.open_path(str(file))
    assert desk.window.files.close()
    assert names(desk) == ["Untitled"]
    assert desk.window.files.close()
    assert names(desk) == [""]
    assert desk.answers.asked == ["unsaved Untitled"]


def test_quit_asks_every_window_and_one_refusal_keeps_all(desk: TestDesk, file: Path, other: Path) -> None:
    for path in (file, other):
        desk.window.files.open_path(str(path))
        desk.trigger("design.add-node")
    desk.answers.on_unsaved = "cancel"
    desk.trigger("file.quit")
    assert desk.answers.asked == ["unsaved other.cluster"]
    desk.answers.on_unsaved = "discard"
    assert names(desk) == ["client.cluster", "other.cluster"]
    desk.answers.asked.clear()
    desk.window.quit()
    assert sorted(desk.answers.asked) == ["unsaved client.cluster", "unsaved other.cluster"]
    assert desk.program.windows == []


def test_settings_are_shared(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.trigger("file.new-window")
    first, second = desk.program.windows
    assert first.company.memory is second.company.memory
    assert first.company.look is second.company.look


def test_nothing_is_left_of_a_closed_window(desk: TestDesk, file: Path) -> None:
    desk.trigger("design.add-node")
    for _ in range(2):
        desk.window.files.open_path(str(file))
        window = desk.window
        assert window.bench is not None
        desk.qtbot.waitUntil(lambda: bool(desk.session.report.rules))
        desk.trigger("file.export-picture")
        left = [weakref.ref(one) for one in (window, window.session, window.bench, window.bench.canvas)]
        window.close()
        del window
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        desk.turn()
        gc.collect()
        assert [one() for one in left] == [None] * len(left)


def test_nothing_is_left_of_a_closed_start_page(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.trigger("file.new-window")
    left = [weakref.ref(desk.window), weakref.ref(desk.window.findChild(StartPage))]
    desk.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.turn()
    gc.collect()
    assert [one() for one in left] == [None] * len(left)


def drop(window: MainWindow, *urls: QUrl) -> bool:
    data = QMimeData()
    data.setText("text")
    if urls:
        data.setUrls(list(urls))
    place, action = QPoint(300, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), action, data, buttons, keys))
    return enter.isAccepted()


def test_dropped_designs_are_opened(desk: TestDesk, file: Path, other: Path) -> None:
    assert drop(desk.window, QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(other)))
    desk.qtbot.waitUntil(lambda: names(desk) == ["client.cluster", "other.cluster"])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.png", b"\x89PNG\r\n\x1a\n\x00\xff", "not text"),
        ("notes.txt", b"hello", ""),
        ("page.cluster", b"<!DOCTYPE html><html>", ""),
        ("empty.cluster", b"", "empty"),
        ("zeros.cluster", bytes(4096), ""),
        ("bom.cluster", "{}".encode("utf-16"), "not text"),
        ("old.cluster", b'{"format": "clusterwright", "version": "0.1", "tables": {}}', "0.1"),
        ("huge.cluster", None, "larger than"),
        ("<b>name</b>\u202e.cluster", b"{", "truncated"),
    ],
)
def test_foreign_files_are_one_sentence_and_nothing_is_lost(
    desk: TestDesk, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    desk.trigger("design.add-node")
    path = tmp_path / name.replace("/", "_")
    if content is None:
        with path.open("wb") as file:
            file.truncate(17 * 2**20)
    else:
        path.write_bytes(content)
    before = desk.session.snapshot
    assert drop(desk.window, QUrl.fromLocalFile(str(path)))
    desk.qtbot.waitUntil(lambda: len(desk.answers.errors) == 1)
    (sentence,) = desk.answers.errors
    assert words in sentence
    assert sentence.isprintable()
    assert desk.session.snapshot is before
    assert names(desk) == ["Untitled"]


def test_folders_addresses_and_heaps_of_files_are_told(desk: TestDesk, tmp_path: Path) -> None:
    desk.trigger("design.add-node")
    for urls, words in (
        ([QUrl.fromLocalFile(str(tmp_path))], "folder"),
        ([QUrl("https://example.com/a.cluster")], "of this computer"),
        ([QUrl.fromLocalFile(str(tmp_path / f"{number}.cluster")) for number in range(40)], "too many"),
    ):
        desk.answers.errors.clear()
        drop(desk.window, *urls)
        desk.qtbot.waitUntil(lambda: len(desk.answers.errors) == 1)
        assert words in desk.answers.errors[0]
    assert names(desk) == ["Untitled"]


def test_text_is_no_file(desk: TestDesk) -> None:
    assert not drop(desk.window)


SCREEN = QRect(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("place", "screens", "expected"),
    [
        (QRect(100, 100, 800, 600), [SCREEN], QRect(100, 100, 800, 600)),
        (QRect(-700, 100, 800, 600), [SCREEN], QRect(-700, 100, 800, 600)),
        (QRect(2000, 100, 800, 600), [SCREEN], QRect(560, 240, 800, 600)),
        (QRect(100, -5, 800, 600), [SCREEN], QRect(560, 240, 800, 600)),
        (QRect(2000, 100, 800, 600), [SCREEN, QRect(1920, 0, 1920, 1080)], QRect(2000, 100, 800, 600)),
        (QRect(5000, 5000, 4000, 3000), [SCREEN], SCREEN),
        (QRect(0, 0, 10, 10), [SCREEN], QRect(0, 0, 10, 10)),
        (QRect(5000, 0, 10, 10), [], QRect(5000, 0, 10, 10)),
    ],
)
def test_a_window_can_always_be_reached(place: QRect, screens: list[QRect], expected: QRect) -> None:
    assert reachable(place, screens) == expected


@pytest.mark.parametrize(("screen", "expected"), [(SCREEN, (1440, 900)), (QRect(0, 0, 1280, 800), (1276, 760))])
def test_the_first_window_fits_the_screen(screen: QRect, expected: tuple[int, int]) -> None:
    assert first_size(screen).toTuple() == expected


def test_a_window_whose_screen_is_gone_comes_back(desk: TestDesk) -> None:
    desk.window.move(20_000, 20_000)
    geometry = desk.window.saveGeometry()
    desk.memory.set_geometry(geometry)
    desk.trigger("file.new-window")
    screen = desk.window.screen().availableGeometry()
    assert screen.intersects(desk.window.geometry())


def test_unplugging_a_screen_brings_its_windows_back(desk: TestDesk) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desk.window.move(20_000, 20_000)
    app.screenRemoved.emit(app.primaryScreen())
    assert desk.window.screen().availableGeometry().intersects(desk.window.geometry())


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 900), (1400, 1)])
def test_a_window_may_become_as_small_as_it_likes(desk: TestDesk, size: tuple[int, int]) -> None:
    for show in (lambda: None, lambda: desk.window.adopt(None)):
        show()
        desk.window.setMinimumSize(0, 0)
        desk.window.resize(*size)
        desk.turn()
        desk.window.grab()
        desk.window.resize(1440, 900)
        desk.turn()
