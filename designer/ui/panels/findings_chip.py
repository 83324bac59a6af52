"""How many findings there are about what is selected, beside its name: the sign of the gravest, and a number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from designer.foundation.language import plural, tr
from designer.rules.api import Finding
from designer.ui.levels import SIGN_OF_LEVEL
from designer.ui.look import Look
from designer.ui.plain import set_tip

SIGN = 14
LONGEST = 400


class FindingsChip(QToolButton):
    """A button that leads to the findings below; hidden where there are none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = ""
        self.setProperty("kind", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(SIGN, SIGN))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Count these findings, gravest first."""
        self.setVisible(bool(found))
        if found:
            self._kind = SIGN_OF_LEVEL[found[0].level]
            self.setText(str(len(found)))
            told = tr("{count}, the gravest: {message}").format(
                count=plural(len(found), "finding"), message=found[0].message[:LONGEST]
            )
            self.setAccessibleName(told)
            set_tip(self, told)
            self.paint_sign()

    def paint_sign(self) -> None:
        """Paint the sign in the colours of the theme."""
        if self._kind:
            self.setIcon(self._look.sign(self._kind, SIGN))
