"""Selecting, zooming, panning, renaming, deleting and walking, with real events."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.drawing.theme import load_theme
from designer.edits.legality import Effect, Spot, drop_item, drop_object
from designer.edits.objects import delete, rename
from designer.topology.ownership import home_node
from designer.ui.canvas.view import Canvas
from tests.support.volume import volume
from tests.ui.hands import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
EMPTY = (400.0, 3.0)


def test_a_click_selects_and_a_click_on_paper_selects_nothing(canvas: Canvas, hand: Hand) -> None:
    seen: list[object] = []
    canvas.selection_changed.connect(seen.append)
    hand.click("g2")
    hand.click("n4")
    hand.click(EMPTY)
    assert seen == [("g2",), ("n4",), ()]


@pytest.mark.parametrize("modifier", [SHIFT, CONTROL])
def test_shift_and_ctrl_add_and_take_away(canvas: Canvas, hand: Hand, modifier: Qt.KeyboardModifier) -> None:
    hand.click("g2")
    hand.click("g3", modifier)
    assert canvas.selection() == ("g2", "g3")
    hand.click("g2", modifier)
    assert canvas.selection() == ("g3",)


def test_a_click_on_one_of_several_leaves_only_it(canvas: Canvas, hand: Hand) -> None:
    canvas.select(("g2", "g3"))
    hand.click("g2")
    assert canvas.selection() == ("g2",)


def test_a_band_to_the_right_takes_what_it_encloses(canvas: Canvas, hand: Hand) -> None:
    area = canvas.settled.areas["n1"]
    hand.drag((area.x - 12, area.y - 9), (area.right + 5, area.bottom + 5))
    assert set(canvas.selection()) == {"n1", "g1", "g2"}


def test_a_band_to_the_left_takes_what_it_touches(canvas: Canvas, hand: Hand) -> None:
    area = canvas.settled.areas["n1"]
    hand.drag((area.right + 5, area.bottom + 5), (area.right - 3, area.bottom - 3))
    assert canvas.selection() == ("n1",)


def test_a_band_tells_others_what_it_took_when_it_is_over(canvas: Canvas, hand: Hand) -> None:
    seen: list[object] = []
    canvas.selection_changed.connect(seen.append)
    area = canvas.settled.areas["n1"]
    hand.drag((area.x - 12, area.y - 9), (area.right + 5, area.bottom + 5))
    assert seen == [canvas.selection()]


def test_escape_takes_the_band_back(canvas: Canvas, hand: Hand) -> None:
    canvas.select(("g3",))
    area = canvas.settled.areas["n1"]
    hand.press((area.x - 12, area.y - 9))
    hand.move((area.right + 5, area.bottom + 5))
    hand.key(Qt.Key.Key_Escape)
    assert canvas.selection() == ()


def wheel(canvas: Canvas, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    where = QPointF(at)
    event = QWheelEvent(
        where,
        canvas.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


def test_ctrl_and_wheel_zoom_at_the_pointer(canvas: Canvas, hand: Hand) -> None:
    at = hand.point("g3")
    before, scale = canvas.to_scene(QPointF(at)), canvas.camera.scale
    wheel(canvas, at, 2, CONTROL)
    assert canvas.camera.scale == pytest.approx(scale * 1.2**2)
    after = canvas.to_scene(QPointF(at))
    assert (after - before).manhattanLength() < 2 / canvas.camera.scale


@pytest.mark.parametrize(("modifiers", "dx", "dy"), [(NONE, 0, 60), (SHIFT, 60, 0)])
def test_the_wheel_scrolls(canvas: Canvas, modifiers: Qt.KeyboardModifier, dx: int, dy: int) -> None:
    canvas.zoom_in()
    before = canvas.mapFromScene(QPointF(0, 0))
    wheel(canvas, QPoint(200, 200), 1, modifiers)
    moved = canvas.mapFromScene(QPointF(0, 0)) - before
    assert abs(moved.x() - dx) <= 1
    assert abs(moved.y() - dy) <= 1


def test_zoom_stays_within_its_range(canvas: Canvas) -> None:
    for _ in range(40):
        canvas.zoom_in()
    assert canvas.camera.scale == pytest.approx(8.0)
    for _ in range(60):
        canvas.zoom_out()
    assert canvas.camera.scale == pytest.approx(0.1)


def test_fit_shows_everything_and_goes_on_doing_so(canvas: Canvas) -> None:
    canvas.zoom_actual()
    assert canvas.camera.scale == pytest.approx(1.0)
    canvas.zoom_to_fit()
    for size in ((1100, 700), (600, 420), (1400, 500)):
        canvas.resize(*size)
        seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
        assert seen.contains(QRectF(0, 0, canvas.settled.width, canvas.settled.height))


def test_the_selection_can_fill_the_window(canvas: Canvas) -> None:
    canvas.select(("g3",))
    before = canvas.camera.scale
    canvas.zoom_to_selection()
    assert canvas.camera.scale > before


def test_middle_button_and_space_pan(canvas: Canvas, hand: Hand) -> None:
    for button, space in ((Qt.MouseButton.MiddleButton, False), (Qt.MouseButton.LeftButton, True)):
        before = canvas.mapFromScene(QPointF(0, 0))
        if space:
            QTest.keyPress(canvas, Qt.Key.Key_Space)
        start = hand.point("g3")
        QTest.mousePress(canvas.viewport(), button, NONE, start)
        QTest.mouseMove(canvas.viewport(), start + QPoint(40, 25))
        QTest.mouseRelease(canvas.viewport(), button, NONE, start + QPoint(40, 25))
        if space:
            QTest.keyRelease(canvas, Qt.Key.Key_Space)
        moved = canvas.mapFromScene(QPointF(0, 0)) - before
        assert abs(moved.x() - 40) <= 1
        assert abs(moved.y() - 25) <= 1
    assert canvas.selection() == ()


def editor_of(canvas: Canvas) -> QLineEdit:
    return canvas.viewport().findChildren(QLineEdit)[-1]


@pytest.mark.parametrize("way", ["double click", "f2", "enter"])
def test_a_name_is_written_over_the_old_one(canvas: Canvas, hand: Hand, session: Session, way: str) -> None:
    hand.click("n2")
    if way == "double click":
        QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, hand.point("n2"))
    else:
        hand.key(Qt.Key.Key_F2 if way == "f2" else Qt.Key.Key_Return)
    editor = editor_of(canvas)
    assert editor.text() == "NODE2"
    QTest.keyClicks(editor, "MAIL2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.snapshot.nodes["n2"].name == "MAIL2"
    assert session.store.undo_label == "Rename NODE2 to MAIL2"
    assert canvas.selection() == ("n2",)
    assert not [one for one in canvas.viewport().findChildren(QLineEdit) if one.isVisible()]


def test_the_name_editor_stays_on_its_card_when_the_drawing_is_zoomed(canvas: Canvas) -> None:
    canvas.rename("n2")
    editor = editor_of(canvas)
    before = editor.geometry()
    canvas.camera.zoom(1.5)
    card = canvas.to_viewport(canvas.stage.card("n2")).toRect()
    assert editor.geometry() != before
    assert card.adjusted(-9, -9, 9, 9).contains(editor.geometry().center())


def test_escape_keeps_the_old_name(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.rename("n2")
    QTest.keyClicks(editor_of(canvas), "MAIL2")
    QTest.keyClick(editor_of(canvas), Qt.Key.Key_Escape)
    assert session.snapshot.nodes["n2"].name == "NODE2"
    assert canvas.selection() == ()


def test_a_name_that_is_taken_is_explained_and_the_editor_stays(canvas: Canvas, session: Session) -> None:
    canvas.rename("n2")
    editor = editor_of(canvas)
    QTest.keyClicks(editor, "NODE1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.snapshot.nodes["n2"].name == "NODE2"
    assert editor.isVisible()
    assert "NODE1 already" in editor.accessibleDescription()


def test_what_has_no_card_asks_for_its_name_elsewhere(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.rename_requested) as signal:
        canvas.rename("r5")
    assert signal.args == ["r5"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_deletes_what_is_selected(canvas: Canvas, hand: Hand, session: Session, key: Qt.Key) -> None:
    canvas.select(("d2", "d3"))
    hand.key(key)
    assert not {"d2", "d3"} & set(session.snapshot.disks)
    assert canvas.selection() == ()
    assert session.store.undo_label == "Delete 2 objects"


def test_tab_visits_every_card_once(canvas: Canvas, hand: Hand) -> None:
    canvas.setFocus()
    visited = []
    for _ in canvas.settled.areas:
        canvas.focusNextPrevChild(True)
        visited.extend(canvas.selection())
    assert sorted(visited) == sorted(canvas.settled.areas)
    canvas.focusNextPrevChild(False)
    assert canvas.selection() == (visited[-2],)


def test_arrows_walk_to_neighbours(canvas: Canvas, hand: Hand) -> None:
    hand.click("n1")
    path = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        hand.key(key)
        path.extend(canvas.selection())
    assert path[:3] == ["n2", "n3", "n2"]
    assert path[3] in ("g3", "net1")


def test_the_selected_object_is_described_to_assistive_technology(canvas: Canvas) -> None:
    canvas.select(("g3",))
    assert canvas.accessibleDescription().startswith("EVS2 – Exchange Virtual Server at home on NODE2")


def open_menu(canvas: Canvas, at: QPoint) -> QMenu:
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(canvas.viewport(), QContextMenuEvent(reason, at, canvas.viewport().mapToGlobal(at)))
    return next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())


def entry(top: QMenu, *path: str) -> None:
    menu = top
    for name in path[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text() == name)  # type: ignore[assignment]
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()
    top.close()


def test_the_menu_moves_a_group(canvas: Canvas, hand: Hand, session: Session) -> None:
    entry(open_menu(canvas, hand.point("g3")), "Move to", "NODE4")
    assert canvas.selection() == ("g3",)
    assert home_node(session.snapshot, "g3") == "n4"


def test_the_menu_deletes_and_adds(canvas: Canvas, hand: Hand, session: Session) -> None:
    entry(open_menu(canvas, hand.point("d2")), "Delete")
    assert "d2" not in session.snapshot.disks
    entry(open_menu(canvas, hand.point(EMPTY)), "Add Node")
    assert "n5" in session.snapshot.nodes


def test_the_menu_lets_something_fail(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.dropped_fault) as signal:
        entry(open_menu(canvas, hand.point("n1")), "Failover", "Cut the Power")
    assert signal.args == [("power", "n1")]


def test_names_in_menus_are_shown_literally(canvas: Canvas, hand: Hand, session: Session) -> None:
    session.do("Rename", rename(session.snapshot, session.catalog, "n4", "R&D <b>"))
    menu = open_menu(canvas, hand.point("g3"))
    homes = next(one.menu() for one in menu.actions() if one.text() == "Move to")
    assert "R&&D <b>" in [one.text() for one in homes.actions()]  # type: ignore[union-attr]


def test_the_selection_forgets_what_is_deleted(canvas: Canvas, session: Session) -> None:
    canvas.select(("d2", "g3"))
    session.do("Delete", delete(session.snapshot, ["d2"]))
    assert canvas.selection() == ("g3",)


def test_the_pointer_is_told(canvas: Canvas, hand: Hand) -> None:
    seen: list[str] = []
    canvas.hovered.connect(seen.append)
    QTest.mouseMove(canvas.viewport(), hand.point("g3"))
    QTest.mouseMove(canvas.viewport(), hand.point(EMPTY))
    assert seen == ["g3", ""]


def test_dependencies_of_a_group_are_a_view(canvas: Canvas, session: Session) -> None:
    canvas.set_view("dependencies", "g3")
    members = {member.id for member in session.snapshot.members("g3")}
    assert set(canvas.settled.areas) <= members
    assert canvas.settled.areas
    canvas.set_view("topology")
    assert "n1" in canvas.settled.areas


def painted(canvas: Canvas, scale: float) -> QImage:
    picture = canvas.settled
    image = QImage(round(picture.width * scale), round(picture.height * scale), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    canvas.stage.render(painter, QRectF(image.rect()), QRectF(0, 0, picture.width, picture.height))
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_same_design_is_painted_the_same(canvas: Canvas, session: Session, scale: float) -> None:
    first = painted(canvas, scale)
    session.do("Delete", delete(session.snapshot, ["g3"]))
    assert painted(canvas, scale) != first
    session.store.undo()
    assert canvas.selection() == ("g3",)
    canvas.select(())
    assert painted(canvas, scale) == first


def test_what_was_edited_step_by_step_is_painted_like_what_was_opened(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    chance = random.Random(5)
    for _ in range(volume(400)):
        snapshot = session.snapshot
        if chance.random() < 0.4:
            spot = Spot(
                "nodes", node=chance.choice(list(snapshot.nodes)), group=chance.choice([None, *snapshot.groups])
            )
            outcome = drop_item(
                snapshot, session.catalog, chance.choice(["node", "evs", "disk", "network:private"]), spot
            )
        elif chance.random() < 0.3:
            session.store.undo()
            continue
        else:
            moved = chance.choice([*snapshot.nodes, *snapshot.groups, *snapshot.disks])
            order = tuple(chance.sample(list(snapshot.nodes), len(snapshot.nodes)))
            spot = Spot("nodes", chance.choice(order), chance.choice([None, *snapshot.groups]), order, 1)
            outcome = drop_object(snapshot, session.catalog, moved, spot)
        if isinstance(outcome, Effect):
            session.do(outcome.label, outcome.diff)
        fresh = Canvas(session)
        qtbot.addWidget(fresh)
        fresh.resize(canvas.size())
        fresh.show()
        assert fresh.settled.primitives == canvas.settled.primitives
        assert painted(canvas, 1.0) == painted(fresh, 1.0)
        fresh.close()


def test_another_theme_paints_everything_anew(canvas: Canvas) -> None:
    light = painted(canvas, 1.0)
    canvas.set_theme(load_theme("dark"))
    assert painted(canvas, 1.0) != light
    canvas.set_theme(load_theme("light"))
    assert painted(canvas, 1.0) == light


def test_marks_follow_the_findings(canvas: Canvas, session: Session) -> None:
    clean = painted(canvas, 1.0)
    session.do("Move", delete(session.snapshot, ["r1"]))
    assert session.report.count("error")
    assert painted(canvas, 1.0) != clean
