"""One program per user: a further start hands its files over to the one that runs, and ends.

Whether one runs is told by a lock, which costs nothing; only then are Qt's local sockets needed. Where anything of
this fails, there are simply two programs.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from designer.files.locks import ProcessLock

LOCK = "program.lock"

PATIENCE_MS = 2000
"""A program that does not answer for so long is hanging: better to start another one. Assumed."""

LONGEST = 64 * 1024
MOST_FILES = 50


class Instance(QObject):
    """This start of the program, of which `is_first` tells whether there is no other one."""

    asked = Signal(object)
    """Another start asks to open these files, a list of paths; an empty one asks to come to the front."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with contextlib.suppress(OSError):  # then there is no lock either, and this start works by itself
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = ProcessLock(data / LOCK)
        self.is_first = self._lock.take()
        self._name = f"clusterwright-{hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:16]}"
        self._server: Any = None

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Ask the program that runs to open these files; whether it will."""
        try:
            from PySide6.QtNetwork import QLocalSocket
        except ImportError:  # a system without the libraries that Qt's network needs
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        message = json.dumps([str(path.absolute()) for path in paths]).encode()
        socket.write(message + b"\n")
        answered = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(answered)

    def listen(self) -> None:
        """Hear other starts of the program from now on."""
        if not self.is_first or self._server is not None:
            return
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # The lock is ours, so whoever listened here before has crashed.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def end(self) -> None:
        """The program ends."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            if socket.bytesAvailable():
                self._hear(socket)

    def _hear(self, socket: Any) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        paths = understood(bytes(socket.readLine(LONGEST).data()))
        if paths is not None:
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit(paths)


def understood(message: bytes) -> list[str] | None:
    """The files that another start names; None for anything that no start of this program says."""
    try:
        paths = json.loads(message.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(paths, list) or len(paths) > MOST_FILES or not all(isinstance(path, str) for path in paths):
        return None
    return paths
