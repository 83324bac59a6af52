"""Servers outside the cluster, arrays, fabrics and sites are objects of the canvas like all others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from designer.app.session import Session
from designer.drawing.hosts import host_of
from designer.edits.draft import Draft
from designer.edits.surroundings import add_array, add_fabric, add_site
from designer.model.snapshot import Snapshot
from designer.ui.canvas.hosts import marks_of
from designer.ui.canvas.view import Canvas
from designer.ui.canvas.walking import in_reading_order, neighbour
from tests.ui.hands import Hand

AROUND = ("srv1", "arr1", "arr2", "fab1", "site1", "site2")


@pytest.fixture(autouse=True)
def surrounded(session: Session) -> None:
    """Two sites, two arrays and a fabric, besides the two domain controllers that are there."""
    draft = Draft(session.snapshot)
    for name in ("Berlin", "Hamburg"):
        draft.do(add_site(draft.snapshot, name))
    for _ in range(2):
        draft.do(add_array(draft.snapshot, session.catalog))
    draft.do(add_fabric(draft.snapshot, session.catalog))
    for node in ("n3", "n4"):
        draft.change("nodes", node, site="site2")
    session.store.do("Surround", draft.diff)


def spot(canvas: Canvas, subject: str) -> tuple[float, float]:
    """Where nothing else lies on the object."""
    area = canvas.settled.areas[subject]
    return (area.x + 3, area.bottom - 3)


@pytest.mark.parametrize("subject", AROUND)
def test_a_click_selects_it(canvas: Canvas, hand: Hand, subject: str) -> None:
    seen: list[str] = []
    canvas.hovered.connect(seen.append)
    hand.click(spot(canvas, subject))
    assert canvas.selection() == (subject,)
    QTest.mouseMove(canvas.viewport(), hand.point(spot(canvas, subject)))
    assert seen[-1:] == [subject]


@pytest.mark.parametrize("subject", AROUND)
def test_it_is_renamed_on_its_card(canvas: Canvas, hand: Hand, session: Session, subject: str) -> None:
    canvas.select((subject,))
    hand.key(Qt.Key.Key_F2)
    editor = canvas.viewport().findChildren(QLineEdit)[-1]
    assert editor.text() == session.snapshot.name_of(subject)
    card = canvas.stage.card(subject)
    assert card is not None
    assert canvas.to_viewport(card).adjusted(-9, -9, 90, 9).contains(editor.geometry().center().toPointF())
    QTest.keyClicks(editor, "Renamed")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.snapshot.name_of(subject) == "Renamed"


@pytest.mark.parametrize("subject", AROUND)
def test_it_is_deleted_by_key_and_comes_back(canvas: Canvas, hand: Hand, session: Session, subject: str) -> None:
    canvas.select((subject,))
    hand.key(Qt.Key.Key_Delete)
    assert session.snapshot.find(subject) is None
    assert subject not in canvas.settled.areas
    session.store.undo()
    assert subject in canvas.settled.areas


@pytest.mark.parametrize("subject", AROUND)
def test_its_menu_renames_and_deletes(canvas: Canvas, hand: Hand, subject: str) -> None:
    at = hand.point(spot(canvas, subject))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), event)
    menu = next(one for one in canvas.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()][:2] == ["Rename", "Delete"]
    menu.close()
    assert canvas.selection() == (subject,)


def test_a_path_is_found_at_its_fabric(session: Session, canvas: Canvas) -> None:
    snapshot, shown = session.snapshot, canvas.settled.areas
    path = next(iter(snapshot.paths))
    assert host_of(snapshot, path, shown) == "fab1"
    assert host_of(snapshot, path, ["n1", "n2", "n3", "n4"]) == snapshot.paths[path].node
    for subject in AROUND:
        assert host_of(snapshot, subject, shown) == subject


def test_findings_about_servers_are_marked_on_their_cards(session: Session, canvas: Canvas) -> None:
    draft = Draft(session.snapshot)
    draft.change("servers", "srv1", exchange="exchange-2003-enterprise", roles=("front-end",), nlb=True)
    draft.change("servers", "srv1", ssl_to_back_end=True)
    session.do("Front-end", draft.diff)
    marks = marks_of(session.report, session.snapshot, canvas.settled.areas)
    assert marks["srv1"].sign in ("error", "warning")


def sighted(snapshot: Snapshot) -> set[str]:
    tables = ("nodes", "networks", "disks", "groups", "servers", "arrays", "fabrics", "sites")
    return {identifier for table in tables for identifier in snapshot.table(table)}


def test_every_object_is_visited_once_and_what_stands_on_it_after_it(session: Session, canvas: Canvas) -> None:
    order = in_reading_order(canvas.settled.areas)
    assert sorted(order) == sorted(sighted(session.snapshot))
    assert order.index("srv1") < order.index("site1") < order.index("n1") < order.index("g2") < order.index("n2")
    assert order.index("arr1") < order.index("d2") < order.index("arr2")


def test_arrows_pass_from_site_to_site(canvas: Canvas) -> None:
    areas, path = canvas.settled.areas, ["n1"]
    for _ in range(3):
        path.append(neighbour(areas, path[-1], "right"))
    assert path == ["n1", "n2", "n3", "n4"]
    assert neighbour(areas, "n1", "up") == "site1"
    assert neighbour(areas, "srv1", "right") == "srv2"
