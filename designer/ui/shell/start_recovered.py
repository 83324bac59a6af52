"""The designs that a crash left unsaved, at the head of the start page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.foundation.language import tr
from designer.ui.plain import ElidedLabel, PlainLabel
from designer.ui.shell.start_rows import folder_text

if TYPE_CHECKING:
    from designer.app.recovery.offers import Difference, Offer
    from designer.ui.shell.company import Recovery

MOST_SHOWN = 5
"""Of more designs the rest is in the File menu."""


class RecoveredDesigns(QFrame):
    """One row for each design; not there at all when there is nothing to decide."""

    chosen = Signal(str, object)
    """A deed and the offer that it is to be done with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovered")
        self._recovery: Recovery | None = None
        self._rows: list[RecoveredRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(tr("Recovered designs"), "title"))
        self._column.addSpacing(2)
        said = tr("Clusterwright did not close properly. These designs have changes that were not saved.")
        self._column.addWidget(PlainLabel(said, "muted", wrap=True))
        self._rest = PlainLabel("", "small")
        self._column.addWidget(self._rest)
        self.hide()

    @property
    def rows(self) -> list[RecoveredRow]:
        """What is shown, the latest first."""
        return list(self._rows)

    def buttons(self) -> list[QWidget]:
        """All that can be pressed, in their order."""
        return [button for row in self._rows for button in row.buttons.values()]

    def show_offers(self, recovery: Recovery) -> None:
        """Show what there is to decide."""
        self._recovery = recovery
        self.refresh()

    def refresh(self) -> None:
        """Bring it up to date; buttons that stay are the same ones, so that the keyboard stays where it is."""
        if self._recovery is None:
            return
        offers = self._recovery.offers
        shown = offers[:MOST_SHOWN]
        if [row.content for row in self._rows] == [(offer, tuple(self._recovery.choices(offer))) for offer in shown]:
            for row in self._rows:
                row.tell(self._recovery)
        else:
            self._rebuild(shown, self._recovery)
        rest = len(offers) - len(shown)
        self._rest.setText(tr("{rest} more in File, Recovered Designs").format(rest=rest) if rest else "")
        self._rest.setVisible(bool(rest))
        self.setVisible(bool(offers))

    def _rebuild(self, offers: Sequence[Offer], recovery: Recovery) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [RecoveredRow(offer, recovery) for offer in offers]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            self._column.insertWidget(self._column.count() - 1, row)


class RecoveredRow(QWidget):
    """One design: what it is, when it was kept, what would be lost, and the choices."""

    chosen = Signal(str, object)

    def __init__(self, offer: Offer, recovery: Recovery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = (offer, tuple(recovery.choices(offer)))
        path = offer.heading.path
        words = QVBoxLayout()
        words.setSpacing(1)
        self.name = ElidedLabel(offer.name, "strong")
        where = f" · {folder_text(path)}" if path is not None else ""
        self.when = ElidedLabel(tr("Kept {offer}{where}").format(offer=recovery.when(offer), where=where), "small")
        self.what = PlainLabel("", "small", wrap=True)
        self.tell(recovery)
        for label in (self.name, self.when, self.what):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        self.buttons: dict[str, QPushButton] = {}
        for deed, caption in recovery.choices(offer):
            button = QPushButton(caption.replace("&", ""))
            button.setAccessibleDescription(offer.name)
            if deed == "restore" and not offer.has_failed:
                button.setProperty("kind", "primary")
            button.clicked.connect(partial(self._choose, deed, offer))
            self.buttons[deed] = button
            row.addWidget(button)

    def tell(self, recovery: Recovery) -> None:
        """Say what is known by now."""
        offer, _ = self.content
        self.what.setText(told(offer, recovery.known.get(offer)))

    def _choose(self, deed: str, offer: Offer, checked: bool = False) -> None:
        self.chosen.emit(deed, offer)


def told(offer: Offer, known: Difference | str | None) -> str:
    """What there is to say about a draft besides name and time."""
    if isinstance(known, str):
        return tr("It cannot be read: {known}").format(known=known)
    said = []
    if offer.has_failed:
        said.append(tr("The program ended again right after restoring it. Export a copy before you try once more."))
    if known is not None:
        said += [one for one in (known.saved, f"{known.summary}." if known.summary else "") if one]
        if known.has_file and not known.count:
            said.append(tr("Only the arrangement differs from the saved file."))
    return " ".join(said) or "…"
