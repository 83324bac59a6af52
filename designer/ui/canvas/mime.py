"""What travels with a drag from a palette."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

ITEM = "application/x-clusterwright-item"
"""The MIME type; the payload is a word such as "node", "disk", "evs", "network:private" or "fault:power"."""


def mime_of(item: str) -> QMimeData:
    """The data of a drag."""
    data = QMimeData()
    data.setData(ITEM, item.encode())
    return data


def item_of(data: QMimeData) -> str:
    """The word that travels with a drag; "" for a drag from elsewhere."""
    if not data.hasFormat(ITEM):
        return ""
    return data.data(ITEM).toStdString()
