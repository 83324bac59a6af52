"""The dialog that puts a design onto another platform: choose, read what that means, switch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.app.platforms import look_through, switch_preview
from designer.app.session import Session
from designer.catalog.schema import Exchange, Windows
from designer.foundation.language import tr
from designer.rules.listing import counted
from designer.rules.platforms import Platform
from designer.ui.panels.combo import ElidedComboBox
from designer.ui.plain import PlainLabel

NONE = tr("None")
SAME = tr("The design is on this platform already.")


class PlatformDialog(QDialog):
    """Asks for Windows and Exchange with their service packs, and shows what switching to them would do."""

    def __init__(self, session: Session, start: Platform, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Switch Platform"))
        self.resize(620, 640)
        catalog, cluster = session.catalog, session.snapshot.cluster
        self.windows, self.windows_sp = ElidedComboBox(), ElidedComboBox()
        self.exchange, self.exchange_sp = ElidedComboBox(), ElidedComboBox()
        self._fill(self.windows, catalog.windows, cluster.windows, start.windows)
        self._fill(self.exchange, catalog.exchange, cluster.exchange, start.exchange)
        for name, box in ((tr("Windows"), self.windows), (tr("Exchange"), self.exchange)):
            box.setAccessibleName(name)
        self.outcome = PlainLabel(kind="strong", wrap=True)
        self._sheet = QScrollArea()
        self._sheet.setWidgetResizable(True)
        self._sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(tr("Switch"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self._arrange()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.windows.currentIndexChanged.connect(self._windows_chosen)
        self.exchange.currentIndexChanged.connect(self._exchange_chosen)
        for packs in (self.windows_sp, self.exchange_sp):
            packs.currentIndexChanged.connect(self._show)
        self._windows_chosen()
        self._exchange_chosen()

    def answer(self) -> Platform:
        """What was chosen."""
        return Platform(
            self.windows.currentData(),
            self.exchange.currentData(),
            self.windows_sp.currentData(),
            self.exchange_sp.currentData(),
        )

    @staticmethod
    def _fill(box: ElidedComboBox, known: Mapping[str, Windows | Exchange], own: str, start: str | None) -> None:
        box.addItem(NONE, "")
        for name, entry in known.items():
            box.addItem(entry.name, name)
        if own and own not in known:
            box.addItem(own, own)
        box.setCurrentIndex(max(box.findData(own if start is None else start), 0))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        for label, box, packs in (
            (tr("&Windows"), self.windows, self.windows_sp),
            (tr("&Exchange"), self.exchange, self.exchange_sp),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(box, 1)
            packs.setFixedWidth(130)
            packs.setAccessibleName(tr("Service pack of {product}").format(product=box.accessibleName()))
            row.addWidget(packs)
            name = PlainLabel(label)
            name.setBuddy(box)
            form.addRow(name, row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.outcome)
        layout.addWidget(self._sheet, 1)
        layout.addWidget(self.buttons)

    def _windows_chosen(self) -> None:
        cluster, known = self._session.snapshot.cluster, self._session.catalog.windows
        _offer_packs(self.windows_sp, known.get(self.windows.currentData()), cluster.windows, cluster.windows_sp)
        self._show()

    def _exchange_chosen(self) -> None:
        cluster, known = self._session.snapshot.cluster, self._session.catalog.exchange
        _offer_packs(self.exchange_sp, known.get(self.exchange.currentData()), cluster.exchange, cluster.exchange_sp)
        self._show()

    def _show(self) -> None:
        seen = look_through(self._session, self.answer())
        self.accept_button.setEnabled(bool(seen.diff))
        text = tr("Would break: {breaks}. Would go away: {goes}.").format(
            breaks=counted(seen.breaks), goes=counted(seen.goes)
        )
        self.outcome.setText(text if seen.diff else SAME)
        lists = switch_preview(self._session, seen) if seen.diff else {}
        self._sheet.setWidget(_sheet_of(lists))


def _offer_packs(box: ElidedComboBox, version: Windows | Exchange | None, own: str, pack: int | None) -> None:
    """The service packs of a version; proposed is what the design has on its own version, else the latest."""
    is_own = version is not None and version.id == own
    box.blockSignals(True)
    box.clear()
    box.setEnabled(version is not None)
    if version is not None:
        if is_own and pack is None:
            box.addItem(tr("Not set"), None)
        box.addItem(tr("No service pack"), 0)
        for number in range(1, version.latest_service_pack + 1):
            box.addItem(tr("Service Pack {number}").format(number=number), number)
        box.setCurrentIndex(max(box.findData(pack if is_own else version.latest_service_pack), 0))
    box.blockSignals(False)


def _sheet_of(lists: Mapping[str, Sequence[str]]) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(3)
    for title, lines in lists.items():
        column.addWidget(PlainLabel(title, "caption"))
        column.addWidget(PlainLabel("\n".join(f"• {line}" for line in lines), wrap=True))
        column.addSpacing(9)
    column.addStretch(1)
    return sheet
