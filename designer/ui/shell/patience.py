"""Work that may take long, while the window goes on: after a moment a dialog says so, and lets it be given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from designer.foundation.language import tr

T = TypeVar("T")

GRACE_MS = 300
"""What is done by then was hardly noticed; a dialog that flashes up would be."""

POLL_MS = 15


class GivenUp(Exception):
    """The user would rather not wait for the result."""


def patiently(parent: QWidget, says: str, work: Callable[[], T]) -> T:
    """The result of work that touches no widget, done beside the window. Raises what it raises, and `GivenUp`.

    Work that was given up ends by itself, and what it comes to is forgotten.
    """
    outcome: list[Any] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # to be raised where it was asked for
            failure.append(error)

    thread = threading.Thread(target=run, name="patience", daemon=True)
    thread.start()
    thread.join(POLL_MS / 1000)
    if thread.is_alive():
        _wait(parent, says, thread)
    if failure:
        raise failure[0]
    return outcome[0]  # type: ignore[no-any-return]


def _wait(parent: QWidget, says: str, thread: threading.Thread) -> None:
    loop, clock, waited = QEventLoop(), QTimer(), QTimer()

    def look() -> None:
        if not thread.is_alive():
            loop.quit()

    clock.timeout.connect(look)
    clock.start(POLL_MS)
    waited.setSingleShot(True)
    waited.timeout.connect(loop.quit)
    waited.start(GRACE_MS)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not thread.is_alive():
        return
    dialog = QProgressDialog(says, tr("Cancel"), 0, 0, parent)
    dialog.setWindowTitle("Clusterwright")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(0)
    dialog.canceled.connect(loop.quit)
    dialog.show()
    loop.exec()
    given_up = dialog.wasCanceled()
    dialog.deleteLater()
    if given_up and thread.is_alive():
        raise GivenUp
