"""Tells others who has the open design's file open, as long as it is."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from designer.app.session import Session
from designer.files.ownership import BEAT_S, Owner, disown, own, renew
from designer.files.sweeping import sweep
from designer.ui.errands import Errands


def now() -> datetime.datetime:
    """The moment, as it is told to others."""
    return datetime.datetime.now(datetime.UTC)


class Tenancy(QObject):
    """One session's file is ours until `end`. Nothing here ever stops anybody from saving."""

    overtaken = Signal()
    """Somebody else has taken the file over."""

    def __init__(self, session: Session, me: Owner, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._me = me
        self._errands = errands
        self._file: Path | None = None
        self._lost: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_S * 1000)
        self._timer.timeout.connect(self.beat)
        self.follow()

    def follow(self) -> None:
        """Claim the file where the design is now; one that it has left is free again."""
        path = None if self._session.too_new else self._session.path
        if path == self._file or (path is not None and path == self._lost):
            return
        left, self._file = self._file, path
        if left is not None:
            self._errands.do(self, partial(disown, left, self._me), lambda _: None)
        if path is None:
            self._timer.stop()
            return
        self._errands.do(self, partial(_claim, path, self._me), lambda _: None)
        self._timer.start()

    def beat(self) -> None:
        """Say that it still is ours."""
        if self._file is not None:
            self._errands.do(self, partial(renew, self._file, self._me, now()), self._see)

    def end(self) -> None:
        """The file is closed."""
        self._timer.stop()
        left, self._file = self._file, None
        if left is not None:
            self._errands.do(self, partial(disown, left, self._me), lambda _: None)

    def _see(self, still_ours: bool) -> None:
        if not still_ours and self._file is not None:
            self._timer.stop()
            self._lost, self._file = self._file, None
            self.overtaken.emit()


def _claim(path: Path, me: Owner) -> bool:
    """Say that the file is ours, and put its folder in order."""
    sweep(path.parent)
    return own(path, me, now())
