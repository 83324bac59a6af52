"""The peer: a Qt main window with menus, a tool bar, three docks and an empty canvas, until it is painted."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QGraphicsScene, QGraphicsView, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
view = QGraphicsView(QGraphicsScene(0, 0, 800, 600))
window.setCentralWidget(view)
tools = window.addToolBar("Tools")
for menu_name in ("File", "Edit", "View", "Design", "Failover", "Window", "Help"):
    menu = window.menuBar().addMenu(menu_name)
    for number in range(12):
        menu.addAction(f"{menu_name} {number}")
for number in range(20):
    tools.addAction(str(number))
for area in (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
):
    window.addDockWidget(area, QDockWidget("Panel"))
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
application.exec()
