"""What happens when the program itself has a fault: it says so once, with a text to send on, and goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from designer import __version__
from designer.app.session import Session
from designer.foundation.language import tr

if TYPE_CHECKING:
    from designer.ui.shell.fault_dialog import FaultDialog

MOST_ALIKE = 3
"""So many faults of one kind are reported within a second; what breaks at every repaint would flood everything."""

WITHIN_S = 1.0
CALM_S = 60.0
"""A kind of fault that was too frequent is reported again when it has not occurred for so long. Assumed."""

Kind = tuple[str, str, int]
"""A fault's class, and the file and line where it was raised."""


class Repeats:
    """Counts faults of one kind."""

    def __init__(self) -> None:
        self._times: dict[Kind, list[float]] = {}
        self._muted: dict[Kind, float] = {}

    def is_too_many(self, kind: Kind, now: float) -> bool:
        """Count one more; whether it is one too many."""
        if now - self._muted.get(kind, -CALM_S) < CALM_S:
            self._muted[kind] = now
            return True
        times = [time for time in self._times.get(kind, []) if now - time < WITHIN_S]
        self._times[kind] = [*times, now]
        if len(times) < MOST_ALIKE:
            return False
        self._muted[kind] = now
        return True


class FaultCatcher:
    """Takes over `sys.excepthook`. While one fault is shown, others are only written to the error stream.

    `where` finds the window in front, and the design in it, whose names are kept out of the text to send on.
    """

    def __init__(self, where: Callable[[], tuple[QWidget | None, Session | None]]) -> None:
        self._where = where
        self.dialog: FaultDialog | None = None
        self._repeats = Repeats()
        self._before = sys.excepthook

    def install(self) -> None:
        """Begin to catch."""
        sys.excepthook = self.caught

    def remove(self) -> None:
        """Stop catching."""
        sys.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a fault."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        if self._repeats.is_too_many(_kind(kind, trace), time.monotonic()):
            if self.dialog is not None:
                self.dialog.count_more()
            return
        import traceback

        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        if self.dialog is None:
            self._show(report)
        else:
            self.dialog.count_more()

    def _show(self, report: str) -> None:
        from designer.app.anonymous import without_names
        from designer.ui.shell.fault_dialog import FaultDialog

        window, session = self._where()
        snapshot, path = (session.snapshot, session.path) if session is not None else (None, None)
        report = without_names(report, snapshot, path)
        self.dialog = FaultDialog(
            tr("Clusterwright {version}, {platform}\n\n{report}").format(
                version=__version__, platform=sys.platform, report=report
            ),
            window,
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.destroyed.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None


def _kind(kind: type[BaseException], trace: TracebackType | None) -> Kind:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ("", 0)
    return (kind.__name__, *place)
