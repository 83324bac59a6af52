"""The start page: everything is there, nothing covers anything, and the keyboard reaches all of it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.files.save import save
from designer.ui.shell.start import StartPage
from designer.ui.shell.start_cards import Card
from designer.ui.shell.start_rows import FileRow
from tests.support.samples import SAMPLES, three_plus_one
from tests.ui.desk import TestDesk


def page_of(desk: TestDesk, width: int = 1440, height: int = 900) -> StartPage:
    desk.window.resize(width, height)
    desk.window.adopt(None)
    desk.turn()
    page = desk.window.findChild(StartPage)
    assert page is not None
    return page


def row(page: StartPage, words: str) -> FileRow:
    return next(row for row in page.findChildren(FileRow) if row.words == words)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700), (700, 600)])
def test_nothing_covers_anything_and_every_text_is_whole(empty_desk: TestDesk, width: int, height: int) -> None:
    page = page_of(empty_desk, width, height)
    shown = [one for kind in (Card, FileRow) for one in page.findChildren(kind)]
    assert len(shown) == len(empty_desk.window.files.templates()) + 1 + len(SAMPLES) + 1
    places = [one.rect().translated(one.mapTo(page, one.rect().topLeft())) for one in shown]
    assert not [pair for pair in combinations(places, 2) if pair[0].intersects(pair[1])]
    assert max(place.right() for place in places) <= page.width()
    for card in page.cards.values():
        for label in (card.title, card.summary):
            assert label.height() >= label.heightForWidth(label.width())
            assert card.rect().contains(label.geometry())


@pytest.mark.parametrize(("width", "columns"), [(1440, 4), (1024, 3)])
def test_cards_fill_the_room_in_columns(empty_desk: TestDesk, width: int, columns: int) -> None:
    page = page_of(empty_desk, width)
    first = list(page.cards.values())[: columns + 1]
    assert len({card.y() for card in first[:columns]}) == 1
    assert first[columns].y() > first[0].y()
    assert first[columns].x() == first[0].x()


def test_recent_files_tell_their_folder_and_whether_they_are_gone(empty_desk: TestDesk, tmp_path: Path) -> None:
    here, gone = tmp_path / "here.cluster", tmp_path / "gone.cluster"
    save(here, three_plus_one())
    empty_desk.memory.remember(gone)
    empty_desk.memory.remember(here)
    page = page_of(empty_desk)
    assert row(page, "here.cluster").detail == str(tmp_path)
    assert row(page, "gone.cluster").detail == "not found"
    assert not row(page, "gone.cluster").isEnabled()
    QTest.mouseClick(row(page, "here.cluster"), Qt.MouseButton.LeftButton)
    assert empty_desk.session.path == here


def test_the_tab_key_goes_through_files_questions_and_templates(empty_desk: TestDesk) -> None:
    page = page_of(empty_desk)
    wanted = [*page.findChildren(FileRow), page.questions, *page.cards.values()]
    row(page, "Open a file…").setFocus()
    seen = []
    for _ in wanted:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(empty_desk.window, Qt.Key.Key_Tab)
    assert seen[0] is row(page, "Open a file…")
    assert {id(one) for one in seen} == {id(one) for one in wanted}
    assert seen[-len(page.cards) - 1 :] == [page.questions, *page.cards.values()]


def test_what_has_the_focus_is_brought_into_sight(empty_desk: TestDesk) -> None:
    page = page_of(empty_desk, 1024, 700)
    *_, before, last = page.cards.values()
    assert last.visibleRegion().isEmpty()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert last.visibleRegion().boundingRect() == last.rect()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_choose(empty_desk: TestDesk, key: Qt.Key) -> None:
    page = page_of(empty_desk)
    QTest.keyClick(page.cards["two-plus-one"], key)
    assert len(empty_desk.session.snapshot.nodes) == 3
    page = page_of(empty_desk)
    QTest.keyClick(row(page, "Two nodes, two shared disks"), key)
    assert len(empty_desk.session.snapshot.nodes) == 2


def test_a_click_on_a_template_starts_a_design_without_a_file(empty_desk: TestDesk) -> None:
    QTest.mouseClick(page_of(empty_desk).cards["three-plus-one"], Qt.MouseButton.LeftButton)
    assert len(empty_desk.session.snapshot.nodes) == 4
    assert empty_desk.session.path is None


def test_the_questions_are_asked(empty_desk: TestDesk) -> None:
    QTest.mouseClick(page_of(empty_desk).questions, Qt.MouseButton.LeftButton)
    assert empty_desk.answers.asked == ["questions"]


def test_a_row_tells_what_it_cuts_off(empty_desk: TestDesk) -> None:
    page = page_of(empty_desk, 1024)
    short, long = row(page, "Eight-node cluster, 4 + 4"), row(page, "Two-node active/active lab with an own DTC group")
    assert short.toolTip() == ""
    assert "own DTC group" in long.toolTip()


def test_pictures_follow_the_appearance(empty_desk: TestDesk) -> None:
    page = page_of(empty_desk)
    card = page.cards["three-plus-one"]
    light = card.picture.pixmap().toImage()
    try:
        empty_desk.trigger("view.appearance.dark")
        assert card.picture.pixmap().toImage() != light
    finally:
        empty_desk.window.help._look.wear("light")
