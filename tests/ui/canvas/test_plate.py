"""What is kept of the drawing as pixels is what painting it again would give."""

from __future__ import annotations

import random

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from designer.app.session import Session
from designer.edits.objects import delete, set_fields
from designer.ui.canvas.view import Canvas
from tests.support.volume import volume
from tests.ui.hands import Hand


def shown(canvas: Canvas) -> QImage:
    QApplication.processEvents()
    return canvas.viewport().grab().toImage()


def painted_anew(canvas: Canvas) -> QImage:
    canvas.stage.touched.emit(None)
    return shown(canvas)


def differing(one: QImage, other: QImage) -> float:
    """The share of bytes that differ visibly; glyphs may be a quarter of a pixel apart by rounding."""
    first, second = bytes(one.constBits()), bytes(other.constBits())
    line = one.bytesPerLine()
    rows = ((first[at : at + line], second[at : at + line]) for at in range(0, len(first), line))
    return sum(abs(a - b) > 8 for row, to in rows if row != to for a, b in zip(row, to, strict=True)) / len(first)


def test_moving_the_paper_leaves_no_trace(canvas: Canvas) -> None:
    chance = random.Random(5)
    canvas.camera.zoom_to(2.0)
    for _ in range(volume(200)):
        canvas.camera.pan(chance.uniform(-90, 90), chance.uniform(-90, 90))
        kept = shown(canvas)
        assert differing(kept, painted_anew(canvas)) < 0.001


def test_edits_and_selections_leave_no_trace(canvas: Canvas, session: Session) -> None:
    canvas.camera.zoom_to(1.2)
    for way, edit in (
        (QPointF(11, 0), lambda: set_fields(session.snapshot, "g3", name="A name that is longer")),
        (QPointF(-5, -7), lambda: delete(session.snapshot, ["g3"])),
    ):
        canvas.camera.pan(way.x(), way.y())
        session.do("Edit", edit())
        canvas.stage.motion.finish()
        assert shown(canvas) == painted_anew(canvas)
    session.store.undo()
    canvas.stage.motion.finish()
    canvas.select(("g3",))
    canvas.stage.motion.finish()
    assert shown(canvas) == painted_anew(canvas)


def test_a_drag_that_is_given_up_leaves_no_trace(canvas: Canvas, hand: Hand) -> None:
    shown(canvas)
    hand.press("g3")
    hand.move_once(canvas.settled.areas["n2"].centre)
    shown(canvas)
    canvas.cancel_gesture()
    canvas.stage.motion.finish()
    assert shown(canvas) == painted_anew(canvas)


def test_many_small_moves_add_up(canvas: Canvas) -> None:
    canvas.camera.zoom_to(1.0)
    before = canvas.to_scene(QPointF(0, 0))
    for _ in range(40):
        canvas.camera.pan(0.25, 0.5)
    moved = before - canvas.to_scene(QPointF(0, 0))
    assert (moved - QPointF(10, 20)).manhattanLength() < 1.01
