"""Lines to type into that are shorter than what stands in them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.ui.look import Look
from designer.ui.panels.line import ElidedLineEdit
from tests.ui.desk import TestDesk

LONG = "Seven-node cluster, four active, one primary and two alternate passive"
OTHER = "Seven-node cluster, four active, one that is different"
WIDTH = 200


@pytest.fixture
def form(qtbot: QtBot, look: Look) -> QWidget:
    """A form with a line whose text is longer than it, and one that is Qt's own."""
    made = QWidget()
    column = QVBoxLayout(made)
    for line in (ElidedLineEdit(), QLineEdit()):
        line.setFixedWidth(WIDTH)
        column.addWidget(line)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def lines(form: QWidget) -> tuple[ElidedLineEdit, QLineEdit]:
    elided, plain = form.findChildren(QLineEdit)
    assert isinstance(elided, ElidedLineEdit)
    return elided, plain


def picture(line: QLineEdit) -> QImage:
    return line.grab().toImage()


def test_a_long_text_ends_in_an_ellipsis_until_somebody_types(form: QWidget) -> None:
    elided, plain = lines(form)
    for line in (elided, plain):
        line.setText(LONG)
        line.setCursorPosition(0)
    plain.setFocus()
    assert elided.is_cut()
    cut = picture(elided)
    elided.setText(OTHER)
    assert picture(elided) == cut  # what is cut off is not seen, but that it is cut off
    elided.setText(LONG[:28])
    assert picture(elided) != cut
    elided.setText(LONG)
    elided.setFocus()
    assert picture(elided) != cut


def test_a_text_that_fits_looks_as_in_any_line(form: QWidget) -> None:
    elided, plain = lines(form)
    for line in (elided, plain):
        line.setText("Short")
    form.setFocus()
    assert not elided.is_cut()
    assert picture(elided) == picture(plain)


def test_the_tip_tells_what_is_cut_off_and_what_the_line_is_for(form: QWidget) -> None:
    elided, _ = lines(form)
    elided.setAccessibleDescription("Stands on the cover")
    elided.setText(LONG)
    elided.tell()
    assert LONG in elided.toolTip()
    assert "Stands on the cover" in elided.toolTip()
    elided.setText("Short")
    elided.tell()
    assert "Short" not in elided.toolTip()


def test_leaving_the_line_shows_its_beginning_again(form: QWidget) -> None:
    elided, plain = lines(form)
    elided.setFocus()
    QTest.keyClicks(elided, LONG)
    assert elided.cursorPosition() == len(LONG)
    plain.setFocus()
    assert elided.cursorPosition() == 0
    assert LONG in elided.toolTip()


def test_a_context_menu_leaves_the_cursor_where_it_is(form: QWidget, qtbot: QtBot) -> None:
    elided, _ = lines(form)
    elided.setFocus()
    QTest.keyClicks(elided, "Short")
    menu = elided.createStandardContextMenu()
    menu.popup(elided.mapToGlobal(elided.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    menu.close()
    assert elided.cursorPosition() == len("Short")


def test_the_title_of_the_cluster_tells_all_of_itself(desk: TestDesk) -> None:
    desk.window.resize(1440, 900)
    desk.enter("title", LONG)
    desk.bench.canvas.setFocus()
    assert LONG in desk.editor("title").toolTip()
    desk.enter("title", "Short")
    assert "Short" not in desk.editor("title").toolTip()
    assert "cover" in desk.editor("title").toolTip()
