"""One run of our side: `python -m tests.benchmarks.scenes.own COUNT`."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.catalog.loader import load_catalog
from designer.catalog.schema import Catalog
from designer.drawing.dependencies import dependencies
from designer.drawing.primitives import Picture, moved
from designer.drawing.theme import load_theme
from designer.model.snapshot import Snapshot
from designer.ui.canvas.ink import Ink
from designer.ui.canvas.paper import CALM_MS, Paper
from designer.ui.canvas.stage import Stage
from tests.benchmarks.scenes.graph import GROUP, design_of, graph_of
from tests.benchmarks.scenes.timing import MOVED, SIZE, SMALL, median, settle

LONG_MS = 4000
"""An animation that does not end while it is measured."""


def measured(count: int) -> dict[str, float]:
    """ms by what was done."""
    app = QApplication.instance() or QApplication([])
    catalog = load_catalog()
    _opened(design_of(graph_of(SMALL)), catalog)  # fonts and icons are there when a user opens something large
    design = design_of(graph_of(count))
    settle()
    start = time.perf_counter()
    paper, picture = _opened(design, catalog)
    app.processEvents()
    found = {"open": (time.perf_counter() - start) * 1000}
    stage = paper.stage

    def far() -> None:
        paper.camera.fit_whole(glide=False)

    def near() -> None:
        paper.camera.zoom_to(1.0)

    def anew() -> None:
        stage.touched.emit(None)
        paper.viewport().update()

    near()
    app.processEvents()
    found["repaint"] = median(anew)
    found["repaint kept"] = median(paper.viewport().update)
    found["fit all"] = median(far, near)
    near()
    app.processEvents()
    found |= {"drag": _drag(paper, picture), "animate": _animate(paper, picture)}
    paper.close()
    return found


def _opened(design: Snapshot, catalog: Catalog) -> tuple[Paper, Picture]:
    """The tree of the design's group in a window of its own."""
    picture = dependencies(design, catalog, GROUP)
    stage = Stage(Ink(load_theme("light")))
    paper = Paper(stage)
    paper.resize(*SIZE)
    stage.show_picture(picture)
    paper.camera.set_whole(QRectF(0, 0, picture.width, picture.height))
    paper.show()
    return paper, picture


def _drag(paper: Paper, picture: Picture) -> float:
    """One box hangs on the pointer; what it is over is looked up at every step, as in the program."""
    stage, middle = paper.stage, QPointF(paper.sceneRect().center())
    subject = _nearest(picture, middle, 1)[0]
    stage.lift(stage.primitives_of(subject), [picture.areas[subject]])
    stage.set_hollow(frozenset([subject]))
    step = 0

    def move() -> None:
        nonlocal step
        step += 1
        offset = QPointF(step * 5, step * 3)
        picture.at(middle.x() + offset.x(), middle.y() + offset.y())
        stage.carry(offset)

    taken = median(move)
    stage.put_down()
    stage.set_hollow(frozenset())
    return taken


def _animate(paper: Paper, picture: Picture) -> float:
    """Boxes in sight on their way to other places."""
    stage = paper.stage
    going = set(_nearest(picture, paper.sceneRect().center(), MOVED))
    after = replace(
        picture,
        primitives=tuple(moved(one, 400, 300) if one.subject in going else one for one in picture.primitives),
        areas={key: area.moved(400, 300) if key in going else area for key, area in picture.areas.items()},
    )
    QTest.qWait(2 * CALM_MS)  # the canvas has not been zoomed at the same moment
    stage.show_picture(after, LONG_MS)
    stage.motion._clock.stop()
    return median(stage.motion._step)


def _nearest(picture: Picture, at: QPointF, count: int) -> list[str]:
    def away(key: str) -> float:
        x, y = picture.areas[key].centre
        return abs(x - at.x()) + abs(y - at.y())

    return sorted(picture.areas, key=away)[:count]


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
