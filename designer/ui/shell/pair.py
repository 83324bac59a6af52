"""The canvas with another picture beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget


class Pair(QSplitter):
    """The canvas at the left, below its head, and another picture at the right; the canvas alone while there is
    none."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._other: QWidget | None = None
        self._head: QWidget | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self._left)

    @classmethod
    def in_place_of(cls, canvas: QWidget, column: QSplitter) -> Pair:
        """A pair in a splitter where the canvas was, with the canvas in it; who has the focus keeps it."""
        made, focus = cls(), QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # else the canvas passes it on, and selects an object by that
        place, sizes = column.indexOf(canvas), column.sizes()
        column.insertWidget(place, made)
        made._column.addWidget(canvas, 1)
        column.setStretchFactor(place, 1)
        column.setSizes(sizes)
        canvas.show()
        if focus is not None:
            focus.setFocus()
        return made

    def stand(self, other: QWidget | None, head: QWidget | None) -> None:
        """Let another picture stand at the right, or none, and a head above the canvas."""
        if head is not self._head:
            if self._head is not None:
                self._head.hide()
            if head is not None:
                self._column.insertWidget(0, head)
                head.show()
            self._head = head
        if other is self._other:
            return
        if self._other is not None:
            self._other.hide()
        self._other = other
        if other is not None:
            self.addWidget(other)
            other.show()
            self.setSizes([1000, 1000])
