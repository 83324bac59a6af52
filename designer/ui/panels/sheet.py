"""The sections of a form, one below the other, with an editor for each row of those that have been open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.app.forms import Form, Section
from designer.ui.look import Look
from designer.ui.panels.field_grid import AnyEditor, FieldGrid
from designer.ui.panels.sections import SectionBox
from designer.ui.plain import PlainLabel

Shape = tuple[object, ...]

Judge = Callable[[str, Any], str]
"""What is wrong with a value of the row with this key; "" where nothing is."""


def shape_of(form: Form) -> Shape:
    """What decides whether one form can be shown with the editors of another."""
    return tuple((part.title, tuple((row.key, row.kind, row.wide) for row in part.rows)) for part in form.sections)


class Sheet(QWidget):
    """Shows a form. `offered` tells the key of a row and the value that the user settled on for it.

    `grown` tells that a section has got its editors, `opened` which section was opened or closed.
    """

    offered = Signal(str, object)
    grown = Signal()
    opened = Signal(object)

    def __init__(
        self,
        form: Form,
        look: Look,
        open_sections: Mapping[str, bool],
        judge: Judge,
        *,
        enabled: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._form = form
        self._look = look
        self._judge = judge
        self._enabled = enabled
        self._grids: dict[int, FieldGrid] = {}
        self.boxes: list[SectionBox] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 16)
        self.column.setSpacing(0)
        for section in form.sections:
            self._add(section, is_open=open_sections.get(section.title, section.is_open))

    @property
    def editors(self) -> dict[str, AnyEditor]:
        """The editors by the keys of their rows, as far as there are any yet."""
        return {key: editor for grid in self._grids.values() for key, editor in grid.editors.items()}

    @property
    def complaints(self) -> dict[str, PlainLabel]:
        """What was said below fields, by the keys of their rows."""
        return {key: label for grid in self._grids.values() for key, label in grid.complaints.items()}

    def show_form(self, form: Form) -> None:
        """Show another form of the same shape."""
        self._form = form
        for place, (box, section) in enumerate(zip(self.boxes, form.sections, strict=True)):
            for row in section.rows if place in self._grids else ():
                self._grids[place].show_row(row)
            box.show_count(section.set_rows)

    def complain(self, key: str, sentence: str) -> None:
        """Say below a field what is wrong with it."""
        for grid in self._grids.values():
            if key in grid.editors:
                grid.complain(key, sentence)

    def reveal(self, key: str) -> None:
        """Open the section in which a field stands."""
        for box, section in zip(self.boxes, self._form.sections, strict=True):
            if any(row.key == key for row in section.rows):
                box.set_open(True)

    def tab_chain(self, after: Mapping[str, Iterator[QWidget]]) -> Iterator[QWidget]:
        """Headings and editors in the order of the Tab key; `after` is what stands below some of the sections."""
        for place, (box, section) in enumerate(zip(self.boxes, self._form.sections, strict=True)):
            if box.head is not None:
                yield box.head
            grid = self._grids.get(place)
            if grid is not None:
                yield from grid.editors.values()
            yield from after.get(section.title, ())

    def paint_icons(self) -> None:
        """Paint everything in the colours of the theme."""
        for box in self.boxes:
            if box.head is not None:
                box.head.update()
        for grid in self._grids.values():
            grid.paint_icons()

    def _add(self, section: Section, *, is_open: bool) -> None:
        box = SectionBox(section.title, self._look, is_open=is_open)
        box.opened.connect(partial(self._toggled, box))
        if self.boxes and not section.title:
            box.begin_with_line()
        self.boxes.append(box)
        if box.is_open:
            box.fill(self._filled(len(self.boxes) - 1, section))
        box.show_count(section.set_rows)
        self.column.addWidget(box)

    def _filled(self, place: int, section: Section) -> FieldGrid:
        grid = FieldGrid(section.rows, self._look, enabled=self._enabled)
        grid.judge_with(self._judge)
        grid.offered.connect(self.offered)
        self._grids[place] = grid
        return grid

    def _toggled(self, box: SectionBox, is_open: bool) -> None:
        """Make the editors of a section that is open for the first time."""
        place = self.boxes.index(box)
        section = self._form.sections[place]
        if is_open and box.body is None:
            box.fill(self._filled(place, section))
            self.grown.emit()
        box.show_count(section.set_rows)
        self.opened.emit(box)
