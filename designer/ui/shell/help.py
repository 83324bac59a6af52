"""The commands of the Help menu."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from designer.ui.look import Look


class HelpDesk:
    """Opens the dialogs of the Help menu."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        self._parent = parent
        self._look = look

    def about(self) -> None:
        """Tell version and licences."""
        from designer.ui.shell.help_dialogs import AboutDialog

        AboutDialog(self._parent).open()

    def shortcuts(self) -> None:
        """Show what can be done with the keyboard."""
        from designer.ui.shell.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self._parent, mac=sys.platform == "darwin").open()

    def rules(self, code: str = "") -> None:
        """Show the rule reference, at a rule if a code is given."""
        from designer.ui.shell.help_dialogs import RulesDialog

        dialog = RulesDialog(self._look, self._parent)
        dialog.go_to(code)
        dialog.open()
