"""The findings and the canvas lead to each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from designer.edits.objects import delete, set_fields
from designer.rules.api import Finding
from designer.ui.canvas.marks import HEIGHT, LEAST, MOST_ENLARGED, Mark, MarksItem, enlarged
from tests.ui.desk import TestDesk
from tests.ui.hands import Hand


@pytest.fixture
def broken(desk: TestDesk) -> TestDesk:
    servers = desk.session.snapshot.groups_of_kind("evs")
    address = next(one.id for one in desk.session.snapshot.members(servers[1].id) if one.type == "ip-address")
    desk.window.edit("Break", lambda design: delete(design, [address]))
    desk.window.edit("Break", lambda design: set_fields(design, servers[0].id, failback=True))
    desk.window.select(())
    desk.turn()
    desk.trigger("view.findings")
    return desk


def current(desk: TestDesk) -> Finding | None:
    line = desk.bench.findings.current
    return line.entry.finding if line is not None else None


def groups_with_findings(desk: TestDesk) -> list[str]:
    chiefs = [one.subjects[0] for one in desk.session.report.open]
    return [one for one in dict.fromkeys(chiefs) if one in desk.session.snapshot.groups]


def test_a_click_on_the_canvas_turns_to_the_finding(broken: TestDesk) -> None:
    group = groups_with_findings(broken)[0]
    Hand(broken.bench.canvas).click(group)
    found = current(broken)
    assert found is not None
    assert found.subjects[0] == group
    assert broken.window.selection == (group,)


def test_a_finding_that_is_turned_to_stays_when_its_objects_are_selected(broken: TestDesk) -> None:
    panel = broken.bench.findings
    for row in range(panel.model.rowCount()):
        panel.table.selectRow(row)
        assert panel.table.currentIndex().row() == row


def test_the_next_finding_follows_that_of_what_is_selected(broken: TestDesk) -> None:
    panel = broken.bench.findings
    group = groups_with_findings(broken)[-1]
    Hand(broken.bench.canvas).click(group)
    row = panel.table.currentIndex().row()
    QTest.keyClick(broken.bench.canvas, Qt.Key.Key_F8)
    assert panel.table.currentIndex().row() == (row + 1) % panel.model.rowCount()


def test_what_has_no_findings_leaves_the_list_alone(broken: TestDesk) -> None:
    panel = broken.bench.findings
    panel.table.selectRow(1)
    before = current(broken)
    quiet = next(
        one for one in broken.session.snapshot.nodes if all(one not in it.subjects for it in broken.session.report.open)
    )
    Hand(broken.bench.canvas).click(quiet)
    assert current(broken) == before


def test_the_findings_of_an_object_come_from_its_menu_and_a_key(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    group = groups_with_findings(broken)[0]
    broken.window.select((group,))
    broken.turn()
    QTest.keyClick(broken.bench.canvas, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert broken.bench.findings.isVisible()
    assert broken.bench.findings.table.hasFocus()
    found = current(broken)
    assert found is not None
    assert group in found.subjects


def test_they_come_back_when_their_class_was_switched_off(broken: TestDesk) -> None:
    panel = broken.bench.findings
    group = groups_with_findings(broken)[0]
    for chip in panel.chips.values():
        chip.setChecked(False)
    broken.window.select((group,))
    broken.turn()
    broken.trigger("design.findings-of-selection")
    found = current(broken)
    assert found is not None
    assert group in found.subjects


def test_a_click_on_a_mark_tells_what_was_found(broken: TestDesk) -> None:
    broken.trigger("view.findings")
    group = groups_with_findings(broken)[0]
    card = broken.bench.canvas.stage.card(group)
    assert card is not None
    Hand(broken.bench.canvas).click((card.left(), card.top()))
    assert broken.bench.findings.isVisible()
    assert broken.window.selection == (group,)
    found = current(broken)
    assert found is not None
    assert group in found.subjects


def test_without_findings_about_it_the_command_says_so(broken: TestDesk) -> None:
    broken.window.select(())
    broken.turn()
    assert not broken.window.menus.actions["design.findings-of-selection"].isEnabled()


def test_enter_goes_on_with_the_objects(broken: TestDesk) -> None:
    table = broken.bench.findings.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is broken.bench.canvas
    found = current(broken)
    assert found is not None
    assert broken.window.selection[:1] == found.subjects[:1]


@pytest.mark.parametrize("scale", [0.1, 0.3, 0.84, 1.0, 1.7, 4.0])
def test_marks_are_readable_from_afar_and_never_huge(scale: float) -> None:
    assert 1 <= enlarged(scale) <= MOST_ENLARGED
    if 0.4 < scale < 1:
        assert HEIGHT * scale * enlarged(scale) >= LEAST - 0.01


def painted_at(desk: TestDesk, offset: float, scale: float) -> QImage:
    """A mark on a card whose corner lies at `offset`, with the card's own edge."""
    canvas = desk.bench.canvas
    item = MarksItem(canvas.stage.ink)
    image = QImage(80, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(offset, offset)

    option = QStyleOptionGraphicsItem()
    option.exposedRect = QRectF(0, 0, 80, 60)
    item.show_marks(((Mark("warning", 2), QRectF(QPointF(20, 20), QPointF(60, 40))),))
    item.paint(painter, option)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_a_mark_stands_still_beside_its_card(broken: TestDesk, scale: float) -> None:
    """While a card moves by parts of a pixel its edges stay on one, and so does the mark."""
    still = painted_at(broken, 0.0, scale)
    assert painted_at(broken, 0.2 / scale, scale) == still
    assert painted_at(broken, 1 / scale, scale) != still
