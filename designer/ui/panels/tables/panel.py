"""The panel of the tables: which one, its cells, and what could not be written into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QVBoxLayout, QWidget

from designer.app.session import Session
from designer.app.tables.columns import Place, TableId
from designer.app.tables.kinds import kinds_at
from designer.app.tables.paste import Refused, Written
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.panels.tables.model import TableModel
from designer.ui.panels.tables.refusals import Refusals
from designer.ui.panels.tables.view import CellView
from designer.ui.plain import ElidedLabel, PlainLabel, set_tip


class TablesPanel(QFrame):
    """Shows and changes the design in tables. Works only while it can be seen.

    `selected` tells the objects of the selected cells, `closed` that the user wants the panel away, and `told` carries
    sentences for the user.
    """

    selected = Signal(object)
    told = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None, *, place: Place = "design") -> None:
        super().__init__(parent)
        self.setObjectName("bottom")
        self.session = session
        self._look = look
        self._following = False
        self.tabs = QTabBar()
        self._kinds = kinds_at(place)
        self.model = TableModel(session, look, self._kinds[0], self)
        self.view = CellView(self.model)
        self.refusals = Refusals(look)
        self.message = ElidedLabel(kind="small")
        self.problem = ElidedLabel(kind="error")
        self.nothing = PlainLabel(kind="muted")
        self.copy = self._button(tr("Copy"), tr("Copy the selected cells, with headings"), QKeySequence("Ctrl+Shift+C"))
        self.paste = self._button(
            tr("Paste"), tr("Paste cells of a spreadsheet"), QKeySequence(QKeySequence.StandardKey.Paste)
        )
        self.close_button = QToolButton()
        self._build()
        self._connect()
        self.view.fit_columns()
        self._show_emptiness()

    @property
    def shown(self) -> TableId:
        """Which table is shown."""
        return self.model.table.kind.id

    def show_table(self, table: TableId) -> None:
        """Show another table."""
        self.tabs.setCurrentIndex([kind.id for kind in self._kinds].index(table))

    def show_line(self, identifier: Id) -> None:
        """Bring the line of an object into sight, and let the user write into it."""
        editable = (
            column
            for column in range(self.model.columnCount())
            if self.model.cell(self.model.index(self.model.table.ids.index(identifier), column)).row is not None
        )
        self.view.setFocus()
        self.view.go_to((self.model.table.ids.index(identifier), next(editable, 0)))

    def settle(self) -> None:
        """Take over what is being typed."""
        if self.view.is_editing:
            self.view.setFocus()  # an editor that loses the focus is done

    def select(self, ids: Sequence[Id]) -> None:
        """Go to the line of the first of some objects, unless the user is at work in the table."""
        lines = [self.model.table.ids.index(one) for one in ids if one in self.model.table.ids]
        if not lines or self.view.hasFocus() or not self.isVisible():
            return
        self._following = True
        self.view.go_to((lines[0], max(self.view.currentIndex().column(), 0)))
        self._following = False

    def tab_chain(self) -> Iterator[QWidget]:
        """Everything that the Tab key goes through, in its order."""
        yield from (self.tabs, self.copy, self.paste, self.close_button, self.view)
        yield from (self.refusals.dismiss, self.refusals.list)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is caught up with."""
        super().showEvent(event)
        self._refresh()

    def _build(self) -> None:
        for kind in self._kinds:
            self.tabs.addTab(kind.label)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(tr("Tables"))
        self.close_button.setIcon(self._look.icon("close", "muted", 16))
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setAccessibleName(tr("Close the tables"))
        set_tip(self.close_button, tr("Close"))
        self.head = head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.setSpacing(6)
        head.addWidget(self.tabs)
        for label in (self.message, self.problem):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(label, 1)
        self.problem.hide()
        for button in (self.copy, self.paste, self.close_button):
            head.addWidget(button)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.refusals)

    def _button(self, text: str, hint: str, keys: QKeySequence) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("kind", "status")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(hint)
        set_tip(button, f"{hint} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        return button

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.copy.clicked.connect(lambda: self.view.copy(headings=True))
        self.paste.clicked.connect(self.view.paste)
        self.close_button.clicked.connect(self.closed)
        self.model.written.connect(self._tell)
        self.view.told.connect(self._say)
        self.view.delegate.judged.connect(self._judge)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.refusals.chosen.connect(self._go_to)
        self.refusals.dismissed.connect(self._dismiss)
        listen(self, self.session.changed, lambda _: self._refresh())
        self._look.changed.connect(self._paint)

    def _turn(self, place: int) -> None:
        self.model.show_kind(self._kinds[place])
        self.refusals.show_refused(())
        self._say("")
        self._show_emptiness()

    def _refresh(self) -> None:
        if self.isVisible():
            self.model.refresh()
            self._show_emptiness()

    def _show_emptiness(self) -> None:
        empty = not self.model.rowCount()
        self.nothing.setText(tr("The design has no {kind} yet.").format(kind=self.model.table.kind.label.lower()))
        self.nothing.setVisible(empty)
        self.view.setVisible(not empty)
        self.paste.setEnabled(not self.model.is_fixed)

    def _tell(self, written: Written) -> None:
        lines = [one for one in written.refused if not (one.identifier and one.key)]
        said = written.says(self.model.table.kind.noun)
        self.refusals.show_refused([*lines, *self.model.refused.values()], said if written.refused else "")
        self._say(said)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.told.emit(sentence)

    def _judge(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.message.setVisible(not sentence)

    def _tell_selection(self) -> None:
        if self._following or not self.view.hasFocus():
            return
        lines = sorted({line for line, _ in self.view.places()})
        ids = tuple(self.model.table.ids[line] for line in lines if line < len(self.model.table.ids))
        if ids:
            self.selected.emit(ids)

    def _go_to(self, refused: Refused) -> None:
        place = self.model.place_of(refused)
        if place is not None:
            self.view.go_to(place)

    def _dismiss(self) -> None:
        self.model.forget_refused()
        self.refusals.show_refused(())
        self.view.setFocus()

    def _paint(self) -> None:
        self.close_button.setIcon(self._look.icon("close", "muted", 16))
        self.refusals.paint_sign()
        self.view.viewport().update()
