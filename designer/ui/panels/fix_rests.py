"""The repairs in the panel of the findings can be rested on: links in the table, and the button of the explanation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from designer.app.fixes import preview
from designer.app.session import Session
from designer.rules.api import Fix
from designer.ui.panels.findings_model import Line
from designer.ui.panels.findings_table import FindingsTable
from designer.ui.resting import Rested, rest_on_fix

Tell = Callable[[Rested | None], None]


class FixRests(QObject):
    """Tells which repair is rested on. Goes with the table."""

    def __init__(
        self,
        session: Session,
        table: FindingsTable,
        line: Callable[[int], Line | None],
        button: QPushButton,
        tell: Tell,
    ) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._line = line
        self._tell = tell
        table.link_rested.connect(self._rest)
        rest_on_fix(button, lambda: self._fix(table.currentIndex().row()), tell)

    def _rest(self, row: int) -> None:
        if self._line(row) is None:
            self._tell(None)
        else:
            self._tell(Rested((self._table, row), lambda: self._fix(row), lambda: self._table.place_of(row)))

    def _fix(self, row: int) -> Fix | None:
        line = self._line(row)
        shown = preview(self._session, line.entry.finding) if line is not None and line.fix else None
        return shown.fix if shown is not None else None
