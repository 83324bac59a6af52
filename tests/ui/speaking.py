"""Run by itself: the window in the language of a catalogue, and every text in it that a user sees or hears.

    python -m tests.ui.speaking FOLDER

FOLDER holds catalogues and gets the settings of the program. Prints as JSON what is said, each text with its place, and
what is not of the window in it: names of the design and messages of rules.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from designer.foundation import language

FOLDER = Path(sys.argv[1])
# Before anything else is imported: tables of texts are made while modules are.
language.catalogues = lambda: FOLDER

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QSettings, Qt  # noqa: E402
from PySide6.QtGui import QAction  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from designer.catalog.loader import load_templates  # noqa: E402
from designer.drawing.primitives import Label  # noqa: E402
from designer.files.text import to_text  # noqa: E402
from designer.rules.listing import message_of  # noqa: E402
from designer.ui.look import Look  # noqa: E402
from designer.ui.program.program import Program  # noqa: E402
from designer.ui.shell.memory import Memory  # noqa: E402
from designer.ui.shell.settings import SettingsDialog  # noqa: E402
from designer.ui.shell.shortcut_sheet import ShortcutSheet  # noqa: E402
from tests.support.samples import catalog  # noqa: E402
from tests.support.strings import strings  # noqa: E402
from tests.ui.desk import Answers  # noqa: E402

Said = tuple[str, str]
"""Where a text is, and the text."""

foreign: set[str] = set()


def of_widget(widget: QWidget) -> Iterator[str]:
    """What a widget shows, tells when pointed at, and is called by a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()
        yield from (text for action in widget.actions() for text in of_action(action))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from of_model(widget.model(), QModelIndex())


def of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip())


def of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """Cells and headings."""
    is_list = isinstance(model, QAbstractListModel)  # whose number of columns and headings are private
    for column in range(1 if is_list else model.columnCount(parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(parent)):
            index = model.index(row, column, parent)
            yield from (
                str(index.data(role) or "") for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            )
            yield from of_model(model, index)


def seen(place: str, widgets: list[QWidget]) -> Iterator[Said]:
    for widget in widgets:
        for one in (widget, *widget.findChildren(QWidget)):
            yield from ((f"{place} {type(one).__name__} {one.objectName()}".strip(), text) for text in of_widget(one))


def told() -> Iterator[Said]:
    """The start page, a design with its panels, views and menus, the workspace of failovers, and some dialogs."""
    app = QApplication(sys.argv[:1])
    memory = Memory(QSettings(str(FOLDER / "settings.ini"), QSettings.Format.IniFormat))
    look = Look(app, "light")
    program = Program(look, memory, (catalog(), load_templates()), FOLDER / "data", lambda _: Answers())
    window = program.new_window(shown=False)
    window.show()
    QTest.qWait(20)
    yield from seen("start", [window])
    window.files.new_from_template("three-plus-one")
    QTest.qWait(600)
    foreign.update(text for text in strings(json.loads(to_text(window.bench.session.snapshot))))
    foreign.update(message_of(finding) for finding in window.bench.session.report.open)
    for view in ("dependencies", "networks", "storage", "owners", "topology"):
        window.menus.actions[f"view.{view}"].trigger()
        QTest.qWait(300)
        picture = window.bench.canvas.stage.picture
        texts = (primitive.text for primitive in picture.primitives if isinstance(primitive, Label))
        yield from ((f"picture of {view}", text) for text in (picture.title, picture.description, *texts))
    for panel in ("findings", "history", "tables"):
        window.menus.actions[f"view.{panel}"].trigger()
        QTest.qWait(50)
    window.menus.refresh()
    for name in sorted(window.menus.actions):
        yield from ((f"command {name}", text) for text in of_action(window.menus.actions[name]))
    yield from seen("design", [window])
    for dialog in (SettingsDialog(window.sight, memory, window), ShortcutSheet(window, mac=False)):
        yield from seen("dialog", [dialog])
    window.enter("failover")
    QTest.qWait(300)
    yield from seen("failover", [window])
    window.close_unasked()
    program.finish()


if __name__ == "__main__":
    said = [one for one in dict.fromkeys(told()) if one[1].strip()]
    print(json.dumps({"said": said, "foreign": sorted(foreign)}))
