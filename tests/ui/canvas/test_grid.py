"""The pixel grid: the same drawing looks the same, wherever the origin of what it is painted into lies."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from designer.ui.canvas.grid import Grid
from tests.ui.desk import TestDesk


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.1, 1.268, 2.0, 3.0])
@pytest.mark.parametrize("origin", [-17, 1, 2, 400])
def test_edges_stay_where_they_are_in_a_picture_that_begins_elsewhere(scale: float, origin: int) -> None:
    whole, part = Grid(scale), Grid(scale, origin, origin)
    for place in range(200):
        value = place * 0.25
        for there, here in (
            (part.edge_x(value), whole.edge_x(value)),
            (part.edge_y(value), whole.edge_y(value)),
            (part.line_x(value, part.pen(1.5)), whole.line_x(value, whole.pen(1.5))),
        ):
            assert there == pytest.approx(here, abs=1e-6)


def test_edges_lie_between_pixels() -> None:
    grid = Grid(1.268, 0.3, 0.7)
    for value in (0.0, 0.5, 3.3, 99.99):
        pixel = grid.edge_x(value) * grid.scale + grid.x
        assert pixel == pytest.approx(round(pixel))
        assert abs(grid.edge_x(value) - value) * grid.scale <= 0.5 + 1e-5


def seen(desk: TestDesk, *, kept: bool) -> bytes:
    canvas = desk.bench.canvas
    canvas.stage.keep_painted(kept)
    image = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


@pytest.mark.parametrize("zoom", ["view.zoom-fit", "view.zoom-actual"])
def test_cards_that_are_kept_look_as_those_painted_anew(desk: TestDesk, zoom: str) -> None:
    desk.trigger(zoom)
    kept, anew = seen(desk, kept=True), seen(desk, kept=False)
    assert len(set(kept)) > 20
    # Colours that shine through each other are rounded one time more.
    assert max(abs(one - other) for one, other in zip(kept, anew, strict=True)) <= 3
