"""Where a window is on the screens that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

GRIP = 80
"""So many pixels of a window's top edge must be on a screen for a hand to get hold of it."""


COMFORTABLE = QSize(1440, 900)

FRAME = QSize(4, 40)
"""Room for what the desktop draws around a window. Assumed."""


def come_to_front(window: QWidget) -> None:
    """Let the user see a window, from behind others and out of the task bar."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that nobody could reach: its screen was unplugged or has become smaller."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    placed = reachable(window.geometry(), screens)
    if placed != window.geometry() and not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(placed)


def first_size(screen: QRect) -> QSize:
    """How large a window is that nobody has sized yet: as large as is good to work in, and no larger than there is."""
    return COMFORTABLE.boundedTo(screen.size() - FRAME)


def reachable(place: QRect, screens: Sequence[QRect]) -> QRect:
    """The same place if a hand can get hold of the window there; else the middle of the first screen, if it fits."""
    edge = QRect(place.left(), place.top(), place.width(), 1)
    if not screens or any(edge.intersected(screen).width() >= min(GRIP, place.width()) for screen in screens):
        return place
    first = screens[0]
    size = place.size().boundedTo(first.size())
    corner = first.center() - QRect(0, 0, size.width(), size.height()).center()
    return QRect(corner, size)
