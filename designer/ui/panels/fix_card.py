"""What a repair would do, and the buttons that do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.app.fixes import Preview
from designer.edits.changes import change_lines
from designer.foundation.language import plural, tr
from designer.rules.listing import message_of
from designer.ui.plain import PlainLabel

MOST_LINES = 6


class FixCard(QFrame):
    """Shows the preview of a repair."""

    fix_clicked = Signal()
    fix_all_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fix")
        self._title = PlainLabel(kind="strong", wrap=True)
        self._changes = PlainLabel(kind="small", wrap=True)
        self._outcome = PlainLabel(kind="small", wrap=True)
        self._harm = PlainLabel(kind="error", wrap=True)
        self.fix = QPushButton(tr("Fix"))
        self.fix_all = QPushButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.fix)
        buttons.addWidget(self.fix_all)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 11)
        column.setSpacing(4)
        column.addWidget(PlainLabel(tr("Quick fix"), "caption"))
        for label in (self._title, self._changes, self._outcome, self._harm):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.fix.clicked.connect(self.fix_clicked)
        self.fix_all.clicked.connect(self.fix_all_clicked)

    def show_preview(self, preview: Preview | None, alike: int = 0) -> None:
        """Show what a repair would do; None hides the card. `alike` findings of the same rule have one."""
        self.setVisible(preview is not None)
        if preview is None:
            return
        self._title.setText(preview.fix.title)
        self._changes.setText("\n".join(few_changes(preview)))
        self._outcome.setText(outcome(preview))
        harm = [tr("Brings: {finding}").format(finding=message_of(finding)) for finding in preview.findings.appeared]
        self._harm.setText("\n".join(harm))
        self._harm.setVisible(bool(harm))
        self.fix_all.setText(tr("Fix All {alike}").format(alike=alike))
        self.fix_all.setVisible(alike > 1)


def few_changes(preview: Preview) -> list[str]:
    """What changes, one line each; what goes beyond a few lines is counted."""
    lines = change_lines(preview.changes)
    if len(lines) <= MOST_LINES:
        return lines
    return [
        *lines[: MOST_LINES - 1],
        tr("and {count}").format(count=plural(len(lines) - MOST_LINES + 1, "more change", "more changes")),
    ]


def outcome(preview: Preview) -> str:
    """How many findings the repair ends."""
    others = len(preview.findings.gone) - 1
    return tr("Ends this finding") + (
        tr(" and {count}").format(count=plural(others, "other", "others")) if others > 0 else ""
    )


def told(preview: Preview) -> str:
    """The whole preview as lines of text."""
    brings = [tr("Brings: {finding}").format(finding=message_of(finding)) for finding in preview.findings.appeared]
    return "\n".join([preview.fix.title, *few_changes(preview), outcome(preview), *brings])
