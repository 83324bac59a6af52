"""The left of the Document workspace: which document it is, and its sections, each of which can be left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHeaderView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.app.document.sections import ChapterLine, SectionLine, section_lines, turned
from designer.app.document.studio import News, Studio
from designer.app.document.words import KINDS, PURPOSES
from designer.edits.draft import EditError
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.look import Look
from designer.ui.plain import PlainLabel, set_tip, tip

ANCHOR = Qt.ItemDataRole.UserRole
TITLE, WORDS, PAGE = range(3)

WORDS_WIDTH, PAGE_WIDTH = 18, 30


class SectionsPanel(QFrame):
    """Chooses the kind of document, and lists its sections. `chosen` tells the section that the user wants to see,
    `told` what could not be done."""

    chosen = Signal(str)
    told = Signal(str)

    def __init__(self, studio: Studio, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self._studio = studio
        self._look = look
        self._lines: tuple[ChapterLine, ...] = ()
        self._filling = False
        self.variants: dict[str, QToolButton] = {}
        self.tree = _Tree()
        self.nothing = PlainLabel(tr("The sections are listed with the first pages."), "muted", wrap=True)
        self._build()
        self.tree.itemChanged.connect(self._changed)
        self.tree.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.tree.clicked.connect(self._clicked)
        listen(self, studio.changed, self._studio_changed)
        listen(self, studio.session.changed, lambda _: self.refresh())
        look.changed.connect(self._paint)
        self.refresh()

    def item_of(self, anchor: str) -> QTreeWidgetItem | None:
        """The item of a section, or else of a chapter."""
        for item in sorted(self.tree.all_items(), key=lambda one: one.parent() is None):
            if item.data(TITLE, ANCHOR) == anchor:
                return item
        return None

    def refresh(self) -> None:
        """Show the sections as they are now."""
        for variant, button in self.variants.items():
            button.setChecked(variant == self._studio.variant)
        lines = section_lines(self._studio.session.snapshot, self._studio.proof)
        self.nothing.setVisible(not lines)
        self.tree.setVisible(bool(lines))
        if lines != self._lines:
            self._fill(lines)
        self._show_selected()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 6, 6)
        column.setSpacing(1)
        group = QButtonGroup(self)
        for variant, label in KINDS.items():
            button = self.variants[variant] = QToolButton()
            button.setText(label)
            button.setCheckable(True)
            button.setProperty("kind", "entry")
            button.setIcon(self._look.icon("page", "muted", 16))
            button.setIconSize(QSize(16, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(tr("Document: {kind}").format(kind=label))
            button.setAccessibleDescription(PURPOSES[variant])
            set_tip(button, PURPOSES[variant])
            button.clicked.connect(partial(self._studio.choose_variant, variant))
            group.addButton(button)
            column.addWidget(button)
        column.addSpacing(10)
        caption = PlainLabel(tr("Sections"), "caption")
        caption.setContentsMargins(6, 0, 0, 0)
        column.addWidget(caption)
        column.addSpacing(2)
        self.nothing.setContentsMargins(6, 6, 6, 0)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.tree, 1)

    def _studio_changed(self, news: News) -> None:
        if news == "section":
            self._show_selected()
        elif news != "work":
            self.refresh()

    def _fill(self, lines: tuple[ChapterLine, ...]) -> None:
        """Show these lines in the items that are there, or in new ones: an item that is being ticked has to stay."""
        alike = _anchors(lines) == _anchors(self._lines) and self.tree.topLevelItemCount() == len(lines)
        self._lines = lines
        self._filling = True
        if not alike:
            self._rebuild()
        for chapter, top in zip(lines, self.tree.chapters(), strict=True):
            self._show_chapter(top, chapter)
            for place, section in enumerate(chapter.sections):
                item = top.child(place)
                if item is not None:
                    self._show_line(item, section)
        self._filling = False

    def _rebuild(self) -> None:
        closed = {item.data(TITLE, ANCHOR) for item in self.tree.chapters() if not item.isExpanded()}
        self.tree.clear()
        for chapter in self._lines:
            top = QTreeWidgetItem()
            top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.tree.addTopLevelItem(top)
            top.addChildren([QTreeWidgetItem() for _ in chapter.sections])
            top.setExpanded(chapter.anchor not in closed)

    def _show_chapter(self, item: QTreeWidgetItem, line: ChapterLine) -> None:
        item.setText(TITLE, line.label)
        item.setText(PAGE, str(line.page) if line.page else "")
        item.setData(TITLE, ANCHOR, line.anchor)
        item.setTextAlignment(PAGE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(PAGE, self._look.colour("muted"))
        font = item.font(TITLE)
        font.setBold(True)
        item.setFont(TITLE, font)
        item.setData(TITLE, Qt.ItemDataRole.ToolTipRole, tip(line.label))

    def _show_line(self, item: QTreeWidgetItem, line: SectionLine) -> None:
        item.setText(TITLE, line.label)
        item.setText(PAGE, str(line.page) if line.page else "")
        item.setData(TITLE, ANCHOR, line.anchor)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._studio.session.too_new:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        item.setCheckState(TITLE, Qt.CheckState.Checked if line.wanted else Qt.CheckState.Unchecked)
        item.setTextAlignment(PAGE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(PAGE, self._look.colour("muted"))
        item.setForeground(TITLE, self._look.colour("ink" if line.page else "faint"))
        item.setIcon(WORDS, self._look.icon("pencil", "muted", 14) if line.words else QIcon())
        told = [line.note, tr("Has words of its author") if line.words else ""]
        shown = "\n".join(part for part in (line.title, *told) if part)
        item.setData(TITLE, Qt.ItemDataRole.ToolTipRole, tip(shown))
        page = tr("page {page}").format(page=line.page) if line.page else ""
        heard = ", ".join(part for part in (line.label, page, *told) if part)
        item.setData(TITLE, Qt.ItemDataRole.AccessibleTextRole, heard)

    def _show_selected(self) -> None:
        item = self.item_of(self._studio.section) if self._studio.section else None
        self._filling = True
        if item is not None:
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)
        else:
            self.tree.setCurrentIndex(QModelIndex())
        self._filling = False

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(item.data(TITLE, ANCHOR))

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the section that is selected already brings it into sight again."""
        anchor = index.siblingAtColumn(TITLE).data(ANCHOR)
        if anchor == self._studio.section:
            self.chosen.emit(anchor)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != TITLE:
            return
        anchor, wanted = item.data(TITLE, ANCHOR), item.checkState(TITLE) == Qt.CheckState.Checked
        line = next((one for chapter in self._lines for one in chapter.sections if one.anchor == anchor), None)
        if line is None or line.wanted == wanted:
            return
        session = self._studio.session
        try:
            session.do(*turned(session.snapshot, line, wanted))
        except EditError as error:
            self.told.emit(str(error))
            self._fill(self._lines)

    def _paint(self) -> None:
        for button in self.variants.values():
            button.setIcon(self._look.icon("page", "muted", 16))
        self._fill(self._lines)
        self._show_selected()


def _anchors(lines: tuple[ChapterLine, ...]) -> list[list[str]]:
    return [[chapter.anchor, *(section.anchor for section in chapter.sections)] for chapter in lines]


class _Tree(QTreeWidget):
    """The list itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checks")
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(14, 14))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Sections"))
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(WORDS_WIDTH)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((WORDS, WORDS_WIDTH), (PAGE, PAGE_WIDTH)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def chapters(self) -> list[QTreeWidgetItem]:
        """The items of the chapters."""
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def all_items(self) -> list[QTreeWidgetItem]:
        """All items, as they follow each other."""
        found = []
        for top in self.chapters():
            found += [top, *(top.child(place) for place in range(top.childCount()))]
        return [item for item in found if item is not None]
