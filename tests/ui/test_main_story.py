"""From the start page to the client's document, counted in gestures; and what a consultant sees most of: the canvas."""

from __future__ import annotations

from typing import get_args

import pypdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.app.desk.words import View
from designer.ui.panels.findings_model import LAST, RULE
from designer.ui.shell.start import StartPage
from tests.ui.desk import TestDesk

MOST_GESTURES = 25
LEFT = Qt.MouseButton.LeftButton
LONG_MS = 60_000

VIEWS = [f"view.{view}" for view in get_args(View)]


class Script:
    """A user whose clicks, drags and typed texts are counted."""

    def __init__(self, desk: TestDesk) -> None:
        self.desk = desk
        self.gestures = 0

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """One click."""
        self._count()
        QTest.mouseClick(widget, LEFT, pos=place or widget.rect().center())
        self.desk.turn()

    def double_click(self, widget: QWidget, place: QPoint) -> None:
        """One double click: both presses and releases of it."""
        self._count()
        QTest.mouseClick(widget, LEFT, pos=place)
        QTest.mouseDClick(widget, LEFT, pos=place)
        self.desk.turn()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """One drag."""
        self._count()
        QTest.mousePress(widget, LEFT, pos=start)
        for step in range(1, 9):
            QTest.mouseMove(widget, start + (end - start) * step / 8)
        QTest.mouseRelease(widget, LEFT, pos=end)
        self.desk.turn()

    def write(self, text: str) -> None:
        """One text with Enter at its end, over what is selected where the cursor is."""
        self._count()
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self.desk.turn()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One shortcut."""
        self._count()
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, held)
        self.desk.turn()

    def fill(self, key: str, text: str) -> None:
        """A field of the inspector: a double click selects the word that stands there, then the new one is typed."""
        editor = self.desk.bench.inspector.editors[key]
        self.desk.bench.inspector.reveal(key)
        self.desk.turn()
        assert editor.isVisible(), key
        self.double_click(editor, QPoint(20, editor.height() // 2))
        self.write(text)

    def _count(self) -> None:
        self.gestures += 1
        self.desk.window.activateWindow()
        self.desk.qtbot.waitUntil(self.desk.window.isActiveWindow)


def pixel_of(desk: TestDesk, subject: str, dx: float = 0.0) -> QPoint:
    canvas = desk.bench.canvas
    area = canvas.settled.areas[subject]
    return canvas.mapFromScene(QPointF(area.x + area.w / 2 + dx, area.y + 14))


def test_from_the_start_page_to_a_customised_document(empty_desk: TestDesk) -> None:
    desk = empty_desk
    desk.window.resize(1440, 900)
    desk.window.adopt(None)
    page = desk.window.findChild(StartPage)
    assert page is not None
    user = Script(desk)

    # A design of four nodes.
    user.click(page.cards["three-plus-one"])
    desk.qtbot.waitUntil(lambda: bool(desk.session.report.rules))
    desk.bench.canvas.set_reduced_motion(True)
    paper = desk.bench.canvas.viewport()

    # It becomes the client's: cluster, client, author's company.
    user.fill("name", "BANKCL")
    user.fill("client", "Nordbank")
    user.fill("company", "Harbour")
    user.fill("quorum_log_kb", "64")  # a mistake

    # A node gets the client's name for it, the first server its own; the second moves to the passive node.
    user.double_click(paper, pixel_of(desk, "n1"))
    user.write("OSLO1")
    first, second = (one.id for one in desk.session.snapshot.groups_of_kind("evs")[:2])
    user.double_click(paper, pixel_of(desk, first))
    user.write("MAIL1")
    user.drag(paper, pixel_of(desk, second), pixel_of(desk, "n4"))
    assert desk.session.snapshot.groups[second].owner == "n4"

    # What is wrong is found, and repaired with one click.
    user.click(desk.window.status.summary)
    panel = desk.bench.findings
    codes = [panel.model.data(panel.model.index(row, RULE)) for row in range(panel.model.rowCount())]
    place = panel.model.index(codes.index("EX-4.13"), LAST)
    user.click(panel.table.viewport(), panel.table.visualRect(place).center())
    assert desk.session.snapshot.cluster.quorum_log_kb == 4096
    assert not [one for one in desk.session.check_now().open if one.level in ("error", "warning")]

    # The document.
    document = desk.folder / "nordbank.pdf"
    desk.answers.save = document
    user.click(desk.window.bar.export)
    user.gestures += 1  # the name of the file, typed into the dialog, which answers by itself here
    desk.qtbot.waitUntil(lambda: document.exists() and not desk.window.exporter.is_busy, timeout=LONG_MS)

    print(f"{user.gestures} gestures")
    assert user.gestures <= MOST_GESTURES
    text = "".join(page.extract_text() for page in pypdf.PdfReader(document).pages)
    for name in ("BANKCL", "Nordbank", "Harbour", "OSLO1", "MAIL1"):
        assert name in text, name


@pytest.mark.parametrize("view", VIEWS)
def test_the_canvas_has_the_greater_part_of_the_window_in_every_view(desk: TestDesk, view: str) -> None:
    desk.window.resize(1440, 900)
    if not desk.window.menus.actions[view].isChecked():
        desk.trigger(view)
    desk.turn()
    canvas = desk.bench.canvas.size()
    assert desk.window.size().width() == 1440
    assert desk.window.size().height() == 900
    assert canvas.width() * canvas.height() >= 0.6 * 1440 * 900
