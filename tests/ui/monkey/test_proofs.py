"""What the monkey takes for the same picture, and what not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPen

from tests.ui.monkey.proofs import FEW, apart, difference


def drawn(offset: float, *, framed: bool = False) -> QImage:
    """Dashed lines whose dashes begin somewhere, and perhaps a frame around them."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    pen = QPen(Qt.GlobalColor.white, 1)
    pen.setDashPattern([3, 2])
    pen.setDashOffset(offset)
    painter.setPen(pen)
    for row in range(10):
        painter.drawLine(20, 20 + 30 * row, 580, 20 + 30 * row)
    if framed:
        painter.setPen(QPen(Qt.GlobalColor.blue, 2))
        painter.drawRect(10, 10, 560, 370)
    painter.end()
    return image


def test_dashes_that_begin_elsewhere_are_the_same_picture() -> None:
    assert difference(drawn(0), drawn(2)) > FEW
    assert apart(drawn(0), drawn(2)) <= FEW


def test_a_line_too_much_or_too_few_is_another_picture() -> None:
    assert apart(drawn(0), drawn(2, framed=True)) > FEW
    assert apart(drawn(0, framed=True), drawn(2)) > FEW
