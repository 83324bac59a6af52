"""What assistive technology sees of the canvas: every object, wherever it is shown, with name, place and state."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest

from designer.app.desk.words import View
from designer.ui.canvas.walking import in_reading_order
from tests.ui.desk import TestDesk

Text = QAccessible.Text


def tree(desk: TestDesk) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(desk.bench.canvas)
    assert found is not None
    return found


def children(desk: TestDesk) -> list[QAccessibleInterface]:
    return [tree(desk).child(place) for place in range(tree(desk).childCount())]


def named(desk: TestDesk, name: str) -> QAccessibleInterface:
    return next(one for one in children(desk) if one.text(Text.Name).startswith(name))


@pytest.mark.parametrize("view", ["topology", "dependencies", "networks", "storage", "owners"])
def test_every_object_of_every_view_is_there_in_reading_order(desk: TestDesk, view: View) -> None:
    desk.bench.show_view(view)
    areas = desk.bench.canvas.settled.areas
    names = [one.text(Text.Name).partition(",")[0] for one in children(desk)]
    assert names == [desk.session.snapshot.name_of(one) for one in in_reading_order(areas)]
    assert all(one.role() == QAccessible.Role.ListItem for one in children(desk))


def test_an_object_tells_what_it_is_where_it_is_and_what_was_found(desk: TestDesk) -> None:
    node = named(desk, "NODE1")
    assert node.text(Text.Name) == "NODE1, node"
    assert "home of" in node.text(Text.Description)
    card = desk.bench.canvas.stage.card("n1")
    assert card is not None
    seen = desk.bench.canvas.to_viewport(card).toAlignedRect()
    assert node.rect().size() == seen.size()
    assert tree(desk).rect().contains(node.rect())
    middle = node.rect().topLeft() + (node.rect().bottomRight() - node.rect().topLeft()) / 12
    assert tree(desk).childAt(middle.x(), middle.y()) is node
    assert node.parent() is tree(desk)
    assert tree(desk).indexOfChild(node) == children(desk).index(node)


def test_selection_and_keyboard_are_told(desk: TestDesk) -> None:
    desk.bench.canvas.setFocus()
    desk.window.select(("n1", "n2"))
    states = {name: named(desk, name).state() for name in ("NODE1", "NODE2", "NODE3")}
    assert [one.selected for one in states.values()] == [True, True, False]
    assert [one.focused for one in states.values()] == [False, True, False]
    assert tree(desk).focusChild() is named(desk, "NODE2")


def test_a_resource_without_a_card_selects_the_card_it_is_on(desk: TestDesk) -> None:
    group = desk.session.snapshot.groups_of_kind("evs")[0]
    resource = next(one for one in desk.session.snapshot.members(group.id) if one.disk is None)
    desk.window.select((resource.id,))
    assert named(desk, group.name).state().selected


def test_walking_with_the_keyboard_is_told(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Focus and event.object() is desk.bench.canvas:
            told.append(tree(desk).child(event.child()).text(Text.Name))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.window.select(("n1",))
    desk.bench.canvas.setFocus()
    told.clear()
    QTest.keyClick(desk.bench.canvas, Qt.Key.Key_Right)
    assert told == ["NODE2, node"]


def test_the_tree_follows_the_design(desk: TestDesk) -> None:
    before = named(desk, "NODE4")
    count = tree(desk).childCount()
    desk.window.select(("n4",))
    desk.trigger("edit.delete")
    assert not before.isValid()
    assert before.text(Text.Name) == ""
    assert before.state().invalid
    assert tree(desk).childCount() < count
    desk.trigger("edit.undo")
    assert named(desk, "NODE4").isValid()


def test_what_lies_over_the_drawing_is_told_too(desk: TestDesk) -> None:
    desk.trigger("edit.find")
    bar = desk.window.search.bar
    last = children(desk)[-1]
    assert last.object() is bar
    assert tree(desk).indexOfChild(last) == tree(desk).childCount() - 1


def test_names_are_told_as_they_are_written(desk: TestDesk) -> None:
    desk.window.select(("n1",))
    desk.enter("name", "<b>&amp;</b>")
    assert any(one.text(Text.Name) == "<b>&amp;</b>, node" for one in children(desk))


def test_a_closed_design_leaves_nothing_behind_that_answers(desk: TestDesk) -> None:
    node = named(desk, "NODE1")
    desk.window.adopt(None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not node.isValid()
    assert node.rect().isEmpty()
