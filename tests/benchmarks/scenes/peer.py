"""One run of the peer's side: `python peer.py GRAPH.json`, with NodeGraphQt installed and nothing of the project.

Boxes stand where ours do, further apart because they are larger.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from NodeGraphQt import BaseNode, NodeGraph
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from timing import MOVED, SIZE, SMALL, median, settle

APART = (1.2, 2.0)
"""Boxes are so much further apart, across and down."""

GRAPHS = []
"""They end with their last reference."""


class Resource(BaseNode):
    """A box with a port for what it needs and one for what needs it."""

    __identifier__ = "peer"
    NODE_NAME = "Resource"

    def __init__(self):
        super().__init__()
        self.add_input("needs", multi_input=True)
        self.add_output("provides", multi_output=True)


def measured(places, links):
    """ms by what was done."""
    app = QApplication([])
    _opened(places[:SMALL], [])
    app.processEvents()
    settle()
    start = time.perf_counter()
    viewer, nodes, far = _opened(places, links)
    app.processEvents()
    found = {"open": (time.perf_counter() - start) * 1000}

    def near():
        viewer.reset_zoom(middle)

    middle = viewer.mapToScene(viewer.rect().center())
    near()
    app.processEvents()
    few = len(nodes) >= 5000
    found["repaint"] = median(viewer.viewport().update)
    found["fit all"] = median(far, near, 4 if few else 15)
    near()
    app.processEvents()
    scene = viewer.mapToScene(viewer.rect().center())
    near_ones = sorted(nodes, key=lambda node: abs(node.view.x() - scene.x()) + abs(node.view.y() - scene.y()))
    found["drag"] = _drag(viewer, near_ones[0])
    found["animate"] = _animate([node.view for node in near_ones[:MOVED]])
    return found


def _opened(places, links):
    """The graph in a window of its own; also its nodes, and what shows all of it."""
    graph = NodeGraph()
    GRAPHS.append(graph)
    graph.set_acyclic(False)
    graph.register_node(Resource)
    nodes = [
        graph.create_node(
            "peer.Resource", f"Resource {one}", selected=False, pos=(x * APART[0], y * APART[1]), push_undo=False
        )
        for one, (x, y) in enumerate(places)
    ]
    for one, other in links:
        nodes[other].output(0).connect_to(nodes[one].input(0), push_undo=False)
    viewer = graph.viewer()
    viewer.resize(*SIZE)
    viewer.show()
    rects = [node.view.sceneBoundingRect() for node in nodes]
    whole = QRectF(
        QPointF(min(rect.left() for rect in rects), min(rect.top() for rect in rects)),
        QPointF(max(rect.right() for rect in rects), max(rect.bottom() for rect in rects)),
    )

    def far():
        # What its `zoom_to_nodes` comes to, without the item group that it makes of all nodes, which takes far longer.
        viewer._scene_range = whole
        viewer.force_update()

    far()
    return viewer, nodes, far


def _drag(viewer, node):
    """With the mouse, as a user drags."""
    at = viewer.mapFromScene(node.view.sceneBoundingRect().center())
    _mouse(viewer, QEvent.Type.MouseButtonPress, at)
    step = 0

    def move():
        nonlocal step
        step += 1
        _mouse(viewer, QEvent.Type.MouseMove, at + QPoint(step * 5, step * 3))

    before = node.view.x()
    taken = median(move)
    assert node.view.x() != before, "the box was not dragged"
    _mouse(viewer, QEvent.Type.MouseButtonRelease, at)
    return taken


def _mouse(viewer, kind, at):
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    place = QPointF(at)
    glob = QPointF(viewer.viewport().mapToGlobal(at))
    event = QMouseEvent(kind, place, glob, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewer.viewport(), event)


def _animate(views):
    def move():
        for view in views:
            view.setPos(view.x() + 2, view.y() + 1.5)

    return median(move)


if __name__ == "__main__":
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(measured(content["places"], content["links"])))
