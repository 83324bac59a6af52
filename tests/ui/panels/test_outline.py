"""The outline: everything by name, filtered, and in step with the canvas both ways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from designer.edits.groups import move_group
from designer.edits.objects import delete, rename
from designer.edits.surroundings import add_array, add_fabric, add_outside_server, add_site
from designer.model.diff import apply
from designer.ui.panels.branch import Branch
from designer.ui.panels.outline import ID, Outline
from designer.ui.panels.outline_model import outline_of
from tests.support.samples import catalog, three_plus_one
from tests.ui.desk import TestDesk


def names(outline: Outline, parent: QModelIndex | None = None) -> list[str]:
    """What is visible, headings included."""
    model, above = outline.tree.model(), parent if parent is not None else QModelIndex()
    found = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found.append(str(index.data()))
        if outline.tree.isExpanded(index):
            found += names(outline, index)
    return found


def index_of(outline: Outline, identifier: str, parent: QModelIndex | None = None) -> QModelIndex:
    model, above = outline.tree.model(), parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        if index.data(ID) == identifier:
            return index
        below = index_of(outline, identifier, index)
        if below.isValid():
            return below
    return QModelIndex()


def branch(branches: tuple[Branch, ...], name: str) -> Branch:
    return next(one for one in branches if one.name == name)


def test_nodes_hold_their_groups_and_groups_their_resources() -> None:
    outline = outline_of(three_plus_one(), catalog())
    assert [one.name for one in outline] == ["Nodes", "Disks", "Networks", "Surroundings"]
    nodes = branch(outline, "Nodes").below
    assert [one.name for one in nodes] == ["NODE1", "NODE2", "NODE3", "NODE4"]
    assert nodes[3].detail == "passive"
    evs = branch(nodes[0].below, "EVS1")
    assert "System Attendant" in [one.name for one in evs.below]
    assert branch(evs.below, "First Storage Group").below
    assert branch(branch(outline, "Disks").below, "Disk Q").detail == "quorum"
    private = branch(branch(outline, "Networks").below, "Private").below
    assert (private[0].name, private[0].detail, private[0].full) == ("NODE1", ".1", "NODE1, 10.10.10.1")


def test_names_do_not_repeat_that_of_the_group_above_them() -> None:
    design = three_plus_one()
    group = design.groups_of_kind("evs")[1]
    address = next(one.id for one in design.members(group.id) if one.name == "EVS2 IP Address")
    design = apply(design, rename(design, catalog(), address, "EVS2"))
    nodes = branch(outline_of(design, catalog()), "Nodes").below
    below = branch(nodes[1].below, "EVS2").below
    assert branch(below, "Network Name").full == "EVS2 Network Name"
    assert branch(below, "System Attendant").full == "Exchange System Attendant - (EVS2)"
    assert branch(below, "EVS2").identifier == address


def test_what_is_around_the_cluster_has_a_heading_of_its_own() -> None:
    design = three_plus_one()
    design = apply(design, delete(design, list(design.servers)))
    assert "Surroundings" not in [one.name for one in outline_of(design, catalog())]
    for make in (add_array, add_fabric, lambda now, known: add_outside_server(now, known, "domain-controller")):
        design = apply(design, make(design, catalog()))
    design = apply(design, add_site(design))
    around = branch(outline_of(design, catalog()), "Surroundings").below
    assert [(one.name, one.icon) for one in around] == [
        ("Site 1", "site"),
        ("DC1", "directory"),
        ("Array 1", "array"),
        ("Fabric A", "fabric"),
    ]
    assert around[1].detail == "DC, GC, DNS"
    assert [one.name for one in around[3].below][:2] == ["NODE1 to Array 1", "NODE2 to Array 1"]


def test_selecting_here_selects_on_the_canvas(desk: TestDesk) -> None:
    outline = desk.bench.outline
    place = outline.tree.visualRect(index_of(outline, "n2")).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.bench.canvas.selection() == ("n2",)
    other = outline.tree.visualRect(index_of(outline, "n3")).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, other)
    assert set(desk.bench.canvas.selection()) == {"n2", "n3"}


def test_selecting_on_the_canvas_selects_here_even_what_is_folded_away(desk: TestDesk) -> None:
    outline = desk.bench.outline
    evs = desk.session.snapshot.groups_of_kind("evs")[2].id
    resource = desk.session.snapshot.members(evs)[0].id
    desk.window.select((resource,))
    assert outline.selection() == (resource,)
    assert not outline.tree.visualRect(index_of(outline, resource)).isEmpty()
    desk.window.select(())
    assert outline.selection() == ()


def test_the_filter_shows_what_matches_with_what_it_belongs_to(desk: TestDesk) -> None:
    outline = desk.bench.outline
    QTest.keyClicks(outline.filter, "evs2")
    shown = names(outline)
    assert "EVS2" in shown
    assert "NODE2" in shown
    assert "NODE4" not in shown
    outline.filter.clear()
    assert "NODE4" in names(outline)


def test_the_filter_knows_whole_names_and_details(desk: TestDesk) -> None:
    outline = desk.bench.outline
    for text, found in (("EVS2 Network Name", "Network Name"), ("10.10.10.3", "NODE3"), ("passive", "NODE4")):
        outline.filter.setText(text)
        assert found in names(outline), text
        assert "System Attendant" not in names(outline)


def whole_names(outline: Outline, parent: QModelIndex | None = None) -> dict[str, bool]:
    """Every name that is on the screen, and whether there is room for all of it."""
    tree, found = outline.tree, {}
    model, above = tree.model(), parent if parent is not None else QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        option = QStyleOptionViewItem()
        tree.initViewItemOption(option)
        delegate = tree.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        option.rect = tree.visualRect(index)
        part = tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, tree)
        margin = tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, tree) + 1
        room = min(part.right() + 1, tree.viewport().width()) - part.left() - 2 * margin
        found[str(index.data())] = option.fontMetrics.horizontalAdvance(str(index.data())) <= room
        found |= whole_names(outline, index)
    return found


def test_names_are_whole_at_the_width_that_the_outline_has_at_first(desk: TestDesk) -> None:
    desk.window.resize(1440, 900)
    desk.turn()
    desk.bench.outline.tree.expandAll()
    desk.turn()
    found = whole_names(desk.bench.outline)
    assert {"System Attendant", "Information Store", "Cluster IP Address", "Network Name"} <= set(found)
    assert [name for name, whole in found.items() if not whole] == ["First Storage Group"]


def test_a_click_on_a_heading_closes_and_opens_it(desk: TestDesk) -> None:
    outline = desk.bench.outline
    desk.window.select(("n2",))
    heading = outline.tree.model().index(0, 0)
    for shown in (False, True):
        place = outline.tree.visualRect(heading).center()
        QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert ("NODE2" in names(outline)) is shown


def tip_at(outline: Outline, identifier: str) -> str:
    """What the tip of a line says; "" where none is shown."""
    place = outline.tree.visualRect(index_of(outline, identifier)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, outline.tree.viewport().mapToGlobal(place))
    QApplication.sendEvent(outline.tree.viewport(), event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_tip_tells_what_a_line_does_not(desk: TestDesk) -> None:
    outline = desk.bench.outline
    outline.tree.expandAll()
    snapshot = desk.session.snapshot
    name = next(one.id for one in snapshot.resources.values() if one.name == "EVS1 Network Name")
    interface = next(one.id for one in snapshot.interfaces.values() if one.address == "10.10.10.1")
    assert tip_at(outline, "n1") == ""
    assert "EVS1 Network Name" in tip_at(outline, name)
    outline.tree.scrollTo(index_of(outline, interface))
    assert "10.10.10.1" in tip_at(outline, interface)
    outline.tree.scrollToTop()
    tip_at(outline, "n1")
    desk.qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_filter_leaves_the_selection_alone(desk: TestDesk) -> None:
    outline = desk.bench.outline
    desk.window.select(("n4",))
    outline.filter.setFocus()
    QTest.keyClicks(outline.filter, "evs2")
    assert desk.window.selection == ("n4",)
    QTest.keyClick(outline.filter, Qt.Key.Key_Escape)
    assert outline.filter.text() == ""
    assert desk.window.selection == ("n4",)
    assert outline.selection() == ("n4",)


def test_a_filter_that_nothing_matches_says_so(desk: TestDesk) -> None:
    outline = desk.bench.outline
    outline.filter.setFocus()
    QTest.keyClicks(outline.filter, "xyzzy")
    assert outline.nothing.isVisible()
    assert not outline.tree.isVisible()
    QTest.keyClick(outline.filter, Qt.Key.Key_Escape)
    assert not outline.nothing.isVisible()
    assert "NODE4" in names(outline)


def test_it_follows_edits_and_keeps_what_was_open(desk: TestDesk) -> None:
    outline = desk.bench.outline
    outline.tree.setExpanded(index_of(outline, "n1"), True)
    evs = desk.session.snapshot.groups_of_kind("evs")[0].id
    desk.window.edit("Rename", lambda design: rename(design, desk.session.catalog, "n1", "ALPHA"))
    assert "ALPHA" in names(outline)
    assert "EVS1" in names(outline)
    desk.window.edit("Move", lambda design: move_group(design, evs, "n4"))
    outline.tree.setExpanded(index_of(outline, "n4"), True)
    shown = names(outline)
    assert shown.index("EVS1") > shown.index("NODE4")


def test_deleting_from_the_outline(desk: TestDesk) -> None:
    outline = desk.bench.outline
    outline.tree.setFocus()
    desk.window.select(("n4",))
    outline.tree.setFocus()
    desk.turn()
    QTest.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert "n4" not in desk.session.snapshot.nodes


def test_names_with_markup_are_shown_as_they_are(desk: TestDesk) -> None:
    desk.window.edit("Rename", lambda design: rename(design, desk.session.catalog, "n1", "AT&T R&D <Node>"))
    assert "AT&T R&D <Node>" in names(desk.bench.outline)
