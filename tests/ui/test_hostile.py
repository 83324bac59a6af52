"""Names and files that mean harm: shown as text, or refused."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolTip,
    QTreeView,
    QWidget,
)

from designer.app.actions import COMMANDS
from designer.app.commands.command import Submenu
from designer.app.session import Session
from designer.drawing.svg import to_svg
from designer.drawing.theme import load_theme
from designer.edits.draft import EditError
from designer.edits.objects import rename
from designer.files.text import to_text
from designer.model.diff import apply, changing
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from tests.support.samples import catalog
from tests.ui.desk import TestDesk
from tests.ui.monkey.proofs import check_now

WIDE, HIGH = 1440, 900
COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

NAMES = {
    "markup": '<b>R&D</b> <img src="/etc/hostname"> &lt; &#0; %1 {0} $x \\n %n',
    "right to left": "\u202eedon\u202c \u05d0\u05d1\u05d2 \u2067abc a\u00a0b\u2003c\u200bd\ufeff",
    "long": "W" * 10_000,
    "long words": "mailbox " * 1_250,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e0062\U000e007f\ufe0f",
    "marks": "e" + "\u0301\u0302\u0489" * 200,
}
IMPOSSIBLE = {"nul": "a\x00b", "bell": "\x07bell", "lines": "one\ntwo", "escape": "\x1b[31mred"}


def renamed(snapshot: Snapshot, name: str) -> Snapshot:
    """Every object that has a name gets this one, as a file may have it, with a number to tell it from others."""
    number = 0
    for table in TABLES:
        for record in list(snapshot.table(table).values()):
            if not hasattr(record, "name"):
                continue
            number += 1
            words = {"name": f"{name} {number}"}
            if record.id == CLUSTER_ID:
                words = dict.fromkeys(("name", "title", "client", "company"), name)
            snapshot = apply(snapshot, changing(snapshot, table, record.id, **words))
    return snapshot


@pytest.fixture(params=NAMES)
def hostile(request: pytest.FixtureRequest, empty_desk: TestDesk) -> TestDesk:
    """The window on a design with such names everywhere."""
    desk = empty_desk
    desk.start()
    full = catalogued(desk.session.snapshot)
    design = renamed(full, NAMES[request.param])
    assert design != full
    desk.window.adopt(Session(design, catalog(), later=desk.window.later))
    desk.bench.canvas.set_reduced_motion(True)
    desk.window.resize(WIDE, HIGH)
    desk.qtbot.waitUntil(lambda: bool(desk.session.report.rules))
    desk.turn()
    return desk


def catalogued(snapshot: Snapshot) -> Snapshot:
    """The design with one of everything that can stand around it."""
    from designer.edits.legality import Effect, Spot, drop_item

    for item in ("array", "fabric", "outside:domain-controller", "site", "node", "disk"):
        outcome = drop_item(snapshot, catalog(), item, Spot())
        if isinstance(outcome, Effect):
            snapshot = apply(snapshot, outcome.diff)
    return snapshot


def everything(owner: QWidget) -> Iterator[QWidget]:
    yield owner
    yield from owner.findChildren(QWidget)


def plain(desk: TestDesk) -> None:
    """No label takes a text for HTML, no tip holds markup, and the window keeps its size."""
    desk.turn()
    for widget in everything(desk.window):
        if isinstance(widget, QLabel) and widget.text():
            assert widget.textFormat() == Qt.TextFormat.PlainText or not widget.text().count("<"), widget
        assert "<img" not in widget.toolTip(), widget
        assert "<b>R" not in widget.toolTip(), widget
        if isinstance(widget, QAbstractItemView):
            tips(widget)
    for action in desk.window.menus.actions.values():
        assert "<img" not in action.toolTip()
    assert desk.window.width() <= WIDE
    assert desk.window.height() <= HIGH
    assert desk.window.minimumSizeHint().width() <= WIDE


def tips(view: QAbstractItemView) -> None:
    model = view.model()
    columns = (lambda _: 1) if isinstance(model, QAbstractListModel) else getattr(model, "columnCount", None)
    waiting = [QModelIndex()]
    while model is not None and columns is not None and waiting:
        parent = waiting.pop()
        for row in range(min(60, model.rowCount(parent))):
            index = model.index(row, 0, parent)
            if isinstance(view, QTreeView):
                waiting.append(index)
            for column in range(columns(parent)):
                told = model.index(row, column, parent).data(Qt.ItemDataRole.ToolTipRole)
                assert "<img" not in str(told or "")


def test_every_view_shows_them(hostile: TestDesk) -> None:
    for view in ("dependencies", "networks", "storage", "owners", "topology"):
        hostile.window.sight.show_view(view)
        plain(hostile)
        picture = hostile.bench.canvas.settled
        assert all(area.right <= picture.width + 1 for area in picture.areas.values()), view
        root = ElementTree.fromstring(to_svg(picture, load_theme("light")))
        tags = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert not tags & {"b", "img", "script", "image"}
    check_now(hostile)


def test_panels_show_them(hostile: TestDesk) -> None:
    session = hostile.session
    subjects = [next(iter(session.snapshot.table(table))) for table in TABLES if session.snapshot.table(table)]
    for subject in subjects:
        hostile.window.select((subject,))
        plain(hostile)
    hostile.window.select(tuple(session.snapshot.nodes))
    for panel in ("findings", "history", "tables"):
        hostile.window.sight.toggle(panel)
        plain(hostile)
    for _ in range(4):
        hostile.window.findings.next()
        plain(hostile)


def test_tips_show_them(hostile: TestDesk) -> None:
    canvas = hostile.bench.canvas
    for area in list(canvas.settled.areas.values())[:30]:
        place = canvas.mapFromScene(QPointF(*area.centre))
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, canvas.viewport().mapToGlobal(place))
        QApplication.sendEvent(canvas.viewport(), event)
        assert "<img" not in QToolTip.text()
        assert len(QToolTip.text()) < 3_000
    QToolTip.hideText()


def test_no_menu_becomes_wider_than_the_screen(hostile: TestDesk) -> None:
    window = hostile.window
    group = next(iter(hostile.session.snapshot.groups))
    window.select((group,))
    hostile.trigger("design.add-node")
    window.edit("Rename", lambda design: rename(design, catalog(), group, "plain"))
    hostile.trigger("edit.undo")  # what can be undone and done again is in the menu, with the names
    window.select((group,))
    window.menus.refresh()
    for command in COMMANDS:
        if isinstance(command, Submenu):
            window.menus.submenu(command.id).aboutToShow.emit()
    menus = [one for one in window.findChildren(QMenu) if one.actions()]
    wide = {one.title(): one.sizeHint().width() for one in menus if one.sizeHint().width() > WIDE / 2}
    assert wide == {}
    for subject in ("", group, next(iter(hostile.session.snapshot.disks))):
        menu = hostile.bench.canvas.menu_of(subject)
        inside = [menu, *menu.findChildren(QMenu)]
        assert max(one.sizeHint().width() for one in inside) <= WIDE / 2
        menu.deleteLater()


def test_no_list_becomes_wider_than_the_screen(hostile: TestDesk) -> None:
    hostile.window.select((next(iter(hostile.session.snapshot.groups)),))
    hostile.window.sight.show_view("dependencies")
    hostile.turn()
    for combo in hostile.window.findChildren(QComboBox):
        if combo.isVisible() and combo.count():
            combo.showPopup()
            assert combo.view().window().width() <= WIDE, combo.accessibleName()
            combo.hidePopup()


def test_search_and_palette_find_them(hostile: TestDesk) -> None:
    hostile.trigger("view.commands")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "a")
    plain(hostile)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    hostile.trigger("edit.find")
    QTest.keyClicks(QApplication.focusWidget() or hostile.window, "a")
    plain(hostile)


def test_a_failover_tells_them(hostile: TestDesk) -> None:
    first = next(iter(hostile.session.snapshot.nodes))
    hostile.window.enter("failover")
    hostile.window.player.add_fault("power", first)
    hostile.bench.failover.playback.pause()
    hostile.bench.failover.playback.seek(30_000)
    plain(hostile)
    hostile.window.enter("design")
    plain(hostile)


def test_they_are_edited_where_they_stand(hostile: TestDesk) -> None:
    node = next(iter(hostile.session.snapshot.nodes))
    canvas = hostile.bench.canvas
    name = hostile.session.snapshot.nodes[node].name
    canvas.rename(node)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == name
    assert editor.width() <= canvas.viewport().width()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert hostile.session.snapshot.nodes[node].name == name
    plain(hostile)


@pytest.mark.parametrize("name", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_no_name_can_be_is_refused_in_a_sentence(desk: TestDesk, name: str) -> None:
    sentence = ""
    try:
        desk.session.do("Rename", rename(desk.session.snapshot, desk.session.catalog, "n1", name))
    except EditError as error:
        sentence = str(error)
    assert name not in sentence
    assert to_text(desk.session.snapshot).encode()
    check_now(desk)  # it is refused, or a name like any other


# Files and texts of others


@pytest.mark.parametrize("kind", ["text", "picture", "folder", "missing", "web", "several", "nul"])
def test_a_dropped_foreign_file_is_refused_and_the_design_stays(desk: TestDesk, tmp_path: Path, kind: str) -> None:
    (tmp_path / "notes.txt").write_text("hello <b>you</b>", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(999))
    (tmp_path / "nul.cluster").write_bytes(bytes(5000))
    names = {
        "text": "notes.txt",
        "picture": "photo.png",
        "folder": ".",
        "missing": "gone.cluster",
        "nul": "nul.cluster",
    }
    urls = [QUrl.fromLocalFile(str(tmp_path / names[kind]))] if kind in names else []
    if kind == "web":
        urls = [QUrl("https://example.com/a.cluster")]
    if kind == "several":
        urls = [QUrl.fromLocalFile(str(tmp_path / one)) for one in ("notes.txt", "photo.png")]
    data = QMimeData()
    data.setUrls(urls)
    session, before = desk.session, desk.session.snapshot
    for target in (desk.bench.canvas.viewport(), desk.window):
        place = target.rect().center()
        enter = QDragEnterEvent(place, COPY, data, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        QApplication.sendEvent(target, QDropEvent(QPointF(place), COPY, data, LEFT, NONE))
        desk.turn()
    assert desk.session is session
    assert desk.session.snapshot is before
    assert all("\n" not in sentence and len(sentence) < 600 for sentence in desk.answers.errors)
    if kind in names:
        assert desk.answers.errors
    check_now(desk)


TEXTS = {
    "nothing": "",
    "words": "hello",
    "table": "a\tb\nc\td\n",
    "brace": "{",
    "too new": '{"format": "clusterwright", "version": 99}',
    "binary": "\x00\x01",
    "long": "x" * 200_000,
    "markup": "<b>x</b>",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_pasted_foreign_text_changes_nothing_or_is_told(desk: TestDesk, text: str) -> None:
    before = desk.session.snapshot
    QGuiApplication.clipboard().setText(text)
    for widget in (desk.bench.canvas, desk.bench.outline.tree):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        desk.turn()
    QGuiApplication.clipboard().clear()
    check_now(desk)
    while desk.session.store.undo_label is not None:
        desk.window.undo()
    assert desk.session.snapshot == before
