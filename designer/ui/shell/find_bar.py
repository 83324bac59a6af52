"""The bar over the canvas that searches the design while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from designer.app.finding import find, known_objects
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.ui.bridge import listen
from designer.ui.canvas.walking import in_reading_order
from designer.ui.look import Look
from designer.ui.plain import PlainLabel, set_tip

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench

WIDTH = 440
MARGIN = 12


class FindBar(QFrame):
    """Frames what fits on the canvas; `chosen` carries the id of the one that the user went to."""

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, bench: Bench, look: Look) -> None:
        super().__init__(bench.canvas)
        self.setObjectName("find")
        self._bench = bench
        self._look = look
        self.hits: tuple[Id, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Name, kind, address, letter or code"))
        self.field.setAccessibleName(tr("Find in the design"))
        self.count = PlainLabel(kind="small")
        self.count.setAccessibleName(tr("Matches"))
        self.count.setMinimumWidth(78)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.previous = self._button("up", tr("Previous match"), "Shift+F3")
        self.next = self._button("down", tr("Next match"), "F3")
        self.leave = self._button("close", tr("Close the search"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.leave):
            row.addWidget(widget)
        self.field.textChanged.connect(lambda _: self._search())
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.leave.clicked.connect(self.close)
        look.changed.connect(self._paint)
        listen(self, bench.session.checked, lambda _: self._search() if self.isVisible() else None)
        bench.canvas.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Begin to search; what was searched for last is proposed."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1), beginning again at the end."""
        order = self._in_order()
        if not order:
            return
        selected = self._bench.canvas.selection()
        place = order.index(selected[-1]) if selected and selected[-1] in order else None
        to = (0 if by > 0 else -1) if place is None else (place + by) % len(order)
        self.chosen.emit(order[to])
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc ends the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Frame nothing any more, and give the keyboard back to the canvas."""
        super().hideEvent(event)
        self._bench.canvas.frame_found(())
        if self.isAncestorOf(self.focusWidget() or self):
            self._bench.canvas.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the canvas."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _search(self) -> None:
        session = self._bench.session
        known = known_objects(session.snapshot, session.catalog, session.report)
        self.hits = find(known, self.field.text())
        self._bench.canvas.frame_found(self.hits)
        self._tell()
        self.changed.emit()

    def _in_order(self) -> list[Id]:
        """The matches as they stand on the canvas; behind them those that are not on it."""
        canvas = self._bench.canvas
        places = {host: place for place, host in enumerate(in_reading_order(canvas.settled.areas))}
        return sorted(self.hits, key=lambda one: places.get(canvas.host(one), len(places)))

    def _tell(self) -> None:
        count, order = len(self.hits), self._in_order()
        selected = self._bench.canvas.selection()
        if not self.field.text().strip():
            text = ""
        elif selected and selected[-1] in order:
            text = tr("{last} of {count}").format(last=order.index(selected[-1]) + 1, count=count)
        else:
            text = plural(count, "match", "matches") if count else tr("No match")
        self.count.setText(text)
        self.field.setAccessibleDescription(text)
        wrong = bool(self.field.text().strip()) and not count
        if self.field.property("wrong") != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def _place(self) -> None:
        canvas = self._bench.canvas
        width = min(WIDTH, canvas.width() - 2 * MARGIN)
        self.setGeometry(canvas.width() - width - MARGIN, MARGIN, width, self.sizeHint().height())

    def _button(self, name: str, label: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setIcon(self._look.icon(name, size=16))
        made.setIconSize(QSize(16, 16))
        made.setAccessibleName(label)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(made, f"{label} ({keys})")
        return made

    def _paint(self) -> None:
        for button in (self.previous, self.next, self.leave):
            button.setIcon(self._look.icon(button.objectName(), size=16))
