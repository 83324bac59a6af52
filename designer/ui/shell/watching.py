"""Notices when the file of the open design changes, moves or goes while it is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from designer.app.session import Session
from designer.files.identity import digest_of
from designer.ui.errands import Errands

SETTLE_MS = 300
"""Programs write files in several steps; the file is looked at when they are through. Assumed."""


class FileWatch(QObject):
    """Watches the file of one session. What counts is the content, neither time nor size.

    The system tells about local files; on network drives it often does not, so `look` is also called whenever the
    window becomes active.
    """

    differs = Signal(str)
    """The file holds something else than was opened or saved; its SHA-256."""
    gone = Signal()
    """There is no such file any more."""
    as_known = Signal()
    """The file is as it should be."""

    def __init__(self, session: Session, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLE_MS)
        self._pause.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        self.follow()

    def follow(self) -> None:
        """Watch the file where it is now: after it was saved under another name, or was replaced."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        path = self._session.path
        wanted = [str(one) for one in (path, path.parent) if one.exists()] if path is not None else []
        if stale := [one for one in watched if one not in wanted]:
            self._watcher.removePaths(stale)
        if fresh := [one for one in wanted if one not in watched]:
            self._watcher.addPaths(fresh)

    def look(self) -> None:
        """Compare the file with what it should hold."""
        path = self._session.path
        if path is not None and self._session.digest is not None:
            known = self._session.digest
            self._errands.do(self, partial(digest_of, path), lambda found: self._compare(path, known, found))

    def _stir(self, _: str) -> None:
        self._pause.start()

    def _compare(self, path: Path, known: str, found: str | None) -> None:
        if path != self._session.path or known != self._session.digest:
            self.look()  # it was saved meanwhile
            return
        if found is None:
            self.gone.emit()
        elif not found or found == known:
            self.as_known.emit()
        else:
            self.differs.emit(found)
        self.follow()
