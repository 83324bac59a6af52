"""The tree of the outline: what is dragged within it, and keys that change the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from designer.app.rearranging import Where
from designer.edits.legality.outcomes import Effect, Outcome
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.panels.outline_items import ID, OutlineItems

INDENT = 9

WHERE: dict[QAbstractItemView.DropIndicatorPosition, Where] = {
    QAbstractItemView.DropIndicatorPosition.AboveItem: "before",
    QAbstractItemView.DropIndicatorPosition.BelowItem: "after",
}

Foresee = Callable[[Sequence[Id], Id, Where], Outcome]
"""What dropping objects on another one, or before or after it, would do."""


class OutlineTree(QTreeView):
    """Shows the outline. `dropped` carries the effect of a drop, `told` what one would do; "" when it is over.

    `step_wanted` tells that the current object shall go one place up (-1) or down (1).
    """

    dropped = Signal(object)
    told = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, foresee: Foresee, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foresee = foresee
        self._hovered: tuple[Id, Where] | None = None
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setRootIsDecorated(False)
        self.setIconSize(QSize(16, 16))
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(tr("F2 renames, Alt with Up and Down changes the order"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # a moved line would be taken out behind the design's back
        self.setDragDropOverwriteMode(False)
        self.setAutoExpandDelay(700)

    @property
    def is_editing(self) -> bool:
        """Whether a name is being changed in its place."""
        return self.state() == QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with the arrow keys moves the current object."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only what is dragged within this outline."""
        if self._items().dragged(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say what a drop here would do."""
        super().dragMoveEvent(event)
        before = self._hovered
        outcome = self._outcome(event)
        if self._hovered != before:
            self.told.emit(outcome)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing would be done any more."""
        super().dragLeaveEvent(event)
        self._hovered = None
        self.told.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Do it."""
        outcome = self._outcome(event)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        self._hovered = None
        self.told.emit(None)
        if isinstance(outcome, Effect):
            self.dropped.emit(outcome)

    def _outcome(self, event: QDropEvent) -> Outcome | None:
        """What a drop where the pointer is would do; the pointer says whether anything."""
        ids = self._items().dragged(event.mimeData())
        onto = str(self.indexAt(event.position().toPoint()).data(ID) or "")
        where = WHERE.get(self.dropIndicatorPosition(), "on")
        self._hovered = (onto, where)
        outcome = self._foresee(ids, onto, where) if ids else None
        if isinstance(outcome, Effect):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        return outcome

    def _items(self) -> OutlineItems:
        proxy = self.model()
        assert isinstance(proxy, QSortFilterProxyModel)
        items = proxy.sourceModel()
        assert isinstance(items, OutlineItems)
        return items
