"""The document on its way to a file: made in another process, written when it is done."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from designer.files.atomic import save_bytes_atomically
from designer.files.errors import CannotWrite
from designer.model.snapshot import Snapshot
from designer.report.variants import VariantId

if TYPE_CHECKING:
    from designer.app.background import Job

POLL_MS = 40


class Exporter(QObject):
    """One export at a time. `busy_changed` tells when work begins and ends."""

    busy_changed = Signal(bool)
    done = Signal(object)
    """The path of the finished file."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job[bytes] | None = None
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a document is being made."""
        return self._job is not None

    def start(self, snapshot: Snapshot, path: Path, variant: VariantId = "design") -> None:
        """Begin to print a design into a file; an export that is under way is given up."""
        from designer.app.printing import start_printing  # most sessions never print

        self.cancel()
        self._path = path
        self._job = start_printing(snapshot, time.strftime("%Y-%m-%d"), variant)
        self._timer.start()
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Give up; the file stays as it was."""
        if self._job is not None:
            self._job.cancel()
            self._finish()

    def _look(self) -> None:
        from designer.app.background import JobFailed

        if self._job is None:
            return
        try:
            data = self._job.poll()
            if data is None:
                return
            save_bytes_atomically(self._path, data)
        except (JobFailed, CannotWrite) as error:
            self._finish()
            self.failed.emit(str(error))
            return
        self._finish()
        self.done.emit(self._path)

    def _finish(self) -> None:
        self._job = None
        self._timer.stop()
        self.busy_changed.emit(False)
