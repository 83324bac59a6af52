"""What is dropped onto a window from outside."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def local_files(data: QMimeData) -> list[str]:
    """The files of this computer among dropped things, each once; addresses of the web are left out."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return list(dict.fromkeys(path for path in paths if path))
