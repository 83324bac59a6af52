"""Beside the run: why what is selected is where it is and as it is, at the playhead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from designer.app.why import Told, answer, asked_about
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.outcome.why.answer import Why
from designer.ui.bridge import listen
from designer.ui.failover.theatre import Theatre
from designer.ui.failover.why_delegate import WhyDelegate
from designer.ui.failover.why_rows import Row, rows_of

Index = QModelIndex | QPersistentModelIndex

PLAYING_MS = 240
"""While time passes, the answer is found anew at most this often."""

REST_MS = 300
"""What would come next is found when the playhead has rested for so long."""


class Answer(QAbstractListModel):
    """The rows of an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """A row by its number."""
        return self.rows[number]

    def rowCount(self, parent: Index | None = None) -> int:
        """One row per line."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row as one line of text, also for assistive technology."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            return self.rows[index.row()].plain
        return None


class WhyView(QListView):
    """The answer as a list. Times lead to their moments, codes to their rules; names are pointed out on the canvas."""

    rule_wanted = Signal(str)
    """The code of a rule that shall be explained."""

    def __init__(self, theatre: Theatre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theatre = theatre
        self._playback = theatre.playback
        self._canvas = theatre.canvas
        self.subject: Id = ""
        self.answer: Why | None = None
        self._model = Answer(self)
        self._delegate = WhyDelegate(self._model, theatre.canvas.stage.ink, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Why it is so"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._find)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._find(in_passing=False))
        self._connect()

    def _connect(self) -> None:
        listen(self, self._playback.changed, lambda _: self.follow())
        listen(self, self._playback.moved, lambda _: self.follow())
        self._canvas.selection_changed.connect(lambda _: self.follow())
        self._canvas.theme_changed.connect(self.viewport().update)
        self.activated.connect(self._go)

    def follow(self) -> None:
        """What is asked about, or the moment, may be another one: find the answer soon, if anybody sees it."""
        if self.isVisible() and not self._due.isActive():
            self._due.start(PLAYING_MS if self._playback.is_playing else 0)

    def showEvent(self, event: QEvent) -> None:
        """Answer what has been asked while nobody saw it."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._find()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point out what the row is about; a hand over links."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._canvas.point_out(self._model.rows[index.row()].subject if index.isValid() else "")
        shape = Qt.CursorShape.PointingHandCursor if self._link(event) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._canvas.point_out("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link follows it."""
        super().mouseReleaseEvent(event)
        link, index = self._link(event), self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not link or event.modifiers():
            return
        if link == "time":
            self._to_moment(self._model.rows[index.row()])
        else:
            self.rule_wanted.emit(link)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a row, for hands without a mouse, too."""
        index = self.indexAt(event.pos()) if event.reason() == event.Reason.Mouse else self.currentIndex()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            row = self._model.rows[index.row()]
            if row.at is not None:
                at = menu.addAction(tr("Go to {moment}").format(moment=clock(row.at)))
                at.triggered.connect(lambda: self._to_moment(row))
            if self._is_shown(row.subject):
                menu.addAction(tr("Show on the Canvas")).triggered.connect(
                    lambda: self._canvas.show_object(row.subject)
                )
            if row.rule:
                rule = menu.addAction(tr("Explain {rule}").format(rule=row.rule))
                rule.triggered.connect(lambda: self.rule_wanted.emit(row.rule))
            menu.addSeparator()
        copy = menu.addAction(tr("Copy"))
        copy.triggered.connect(self.copy)
        menu.popup(event.globalPos())

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; anything else as in every list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Walking through the rows points out what they are about."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self._canvas.point_out(self._model.rows[current.row()].subject)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as text, or all when none is selected."""
        chosen = sorted(index.row() for index in self.selectedIndexes())
        rows = [self._model.rows[number] for number in chosen] or self._model.rows
        QGuiApplication.clipboard().setText("\n".join(row.plain for row in rows))

    # Parts of the above

    def _find(self, *, in_passing: bool = True) -> None:
        self._due.stop()
        run, at = self._playback.timeline, int(self._playback.at_ms)
        subject = asked_about(run, self._canvas.selection(), at) if run is not None else ""
        if run is None or not subject:
            self.answer, self.subject = None, ""
            self._model.show(())
            return
        script = self._playback.script
        told = Told(run, tuple(self._playback.actions), script.seed, script.starts_at, script.late_polls)
        found = answer(told, self._theatre.session.catalog, subject, at, in_passing=in_passing)
        if in_passing and not self._playback.is_playing:
            self._rest.start()
        if found == self.answer or (in_passing and self._is_known(found)):
            return
        place = self.verticalScrollBar().value() if subject == self.subject else 0
        self.answer, self.subject = found, subject
        self._model.show(tuple(rows_of(found)))
        self.setAccessibleDescription(found.says)
        self.verticalScrollBar().setValue(place)

    def _is_known(self, found: Why) -> bool:
        """Whether the answer that is shown begins like this one, of the same moment."""
        shown = self.answer
        return (
            shown is not None
            and (shown.subject, shown.at, shown.says) == (found.subject, found.at, found.says)
            and shown.parts[: len(found.parts)] == found.parts
        )

    def _go(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.at is not None:
            self._to_moment(row)
        elif row.rule:
            self.rule_wanted.emit(row.rule)
        elif self._is_shown(row.subject):
            self._canvas.show_object(row.subject)

    def _to_moment(self, row: Row) -> None:
        if row.at is not None:
            self._theatre.scrub(row.at)

    def _is_shown(self, subject: Id) -> bool:
        return bool(subject) and self._theatre.session.snapshot.find(subject) is not None

    def _link(self, event: QMouseEvent) -> str:
        at = event.position()
        index = self.indexAt(at.toPoint())
        return self._delegate.link_at(index, at.x(), at.y()) if index.isValid() else ""
