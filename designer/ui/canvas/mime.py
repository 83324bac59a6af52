"""What travels with a drag from a palette."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from designer.app.palette import MIME


def mime_of(item: str) -> QMimeData:
    """The data of a drag of this item."""
    data = QMimeData()
    data.setData(MIME, item.encode())
    return data


def item_of(data: QMimeData) -> str:
    """The item that is dragged; "" for a drag from elsewhere."""
    return data.data(MIME).toStdString() if data.hasFormat(MIME) else ""
