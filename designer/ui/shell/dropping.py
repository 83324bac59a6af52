"""What is dropped onto a window from outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from designer.ui.bridge import soon


class Drops(QObject):
    """Lets files be dropped anywhere on a widget where nothing else takes them."""

    dropped = Signal(list)
    """The paths of the files; empty when there was nothing but addresses of the web."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and tell about them when the one who dropped them has been answered."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls():
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            event.acceptProposedAction()
            paths = local_files(event.mimeData())
            soon(lambda: self.dropped.emit(paths))
            return True
        return False


def local_files(data: QMimeData) -> list[str]:
    """The files of this computer among dropped things, each once; addresses of the web are left out."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return list(dict.fromkeys(path for path in paths if path))
