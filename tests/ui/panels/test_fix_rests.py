"""Repairs that are rested on, in the inspector and in the panel of the findings, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.edits.objects import set_fields
from tests.ui.desk import TestDesk


def enter(widget: QWidget) -> None:
    at = QPointF(4, 4)
    QApplication.sendEvent(widget, QEnterEvent(at, at, widget.mapToGlobal(at)))


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def test_resting_on_a_fix_shows_what_it_would_do(desk: TestDesk) -> None:
    desk.start()
    desk.session.do("Break", set_fields(desk.session.snapshot, "r6", possible_owners=("n1", "n2")))
    desk.session.check_now()
    desk.window.select(("g2",))
    desk.turn()
    canvas, inspector = desk.bench.canvas, desk.bench.inspector
    foreboding, before = canvas.foreboding, desk.session.snapshot
    line = next(one for one in inspector.findings.lines if one.finding.code == "EX-8.04")
    assert line.fix is not None

    def shown() -> bool:
        return foreboding.shown is not None

    enter(line.fix)
    assert not shown(), "not before it has rested"
    desk.qtbot.waitUntil(shown, timeout=5_000)
    assert foreboding.card is not None
    assert foreboding.card.isVisible()
    told = foreboding.card.accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert "Loss of a node, at worst: an outage of 80.2 s (before: 1 group not back)." in told
    ghost = canvas.ghost
    assert ghost is not None
    assert ghost.snapshot.resources["r6"].possible_owners != ("n1", "n2")
    leave(line.fix)
    assert not shown()
    assert not foreboding.card.isVisible()
    assert canvas.ghost is None

    line.fix.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.waitUntil(shown, timeout=5_000)
    QTest.keyClick(line.fix, Qt.Key.Key_Escape)
    assert not shown(), "any key ends it"
    assert desk.session.snapshot is before

    desk.bench.set_shown("findings", True)
    panel = desk.bench.findings
    desk.turn()
    row = next(number for number in range(99) if (one := panel.model.line(number)) is not None and one.fix)
    place = panel.table.viewport().mapFromGlobal(panel.table.place_of(row).center())
    hover(panel.table.viewport(), place)
    desk.qtbot.waitUntil(shown, timeout=5_000)
    hover(panel.table.viewport(), QPoint(5, place.y()))
    assert not shown()
    panel.table.selectRow(row)
    enter(panel.explanation.card.fix)
    desk.qtbot.waitUntil(shown, timeout=5_000)
    QTest.mouseClick(panel.explanation.card.fix, Qt.MouseButton.LeftButton)
    assert not shown()
    assert canvas.ghost is None
    assert desk.session.snapshot is not before, "a click makes it"


def hover(widget: QWidget, at: QPoint) -> None:
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), widget.mapToGlobal(QPointF(at)), nothing, nothing, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(widget, event)
