"""The frames of a film as pages of a PDF, from which they are rasterised."""

from __future__ import annotations

import io
from collections.abc import Iterable

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from designer.drawing.film.frame import Shot
from designer.drawing.theme import Theme
from designer.report.pdf_fonts import register_fonts
from designer.report.pdf_paint import paint


def film_pdf(shots: Iterable[Shot], theme: Theme) -> bytes:
    """One page for each frame, as large as it is; what stays the same from frame to frame is written once."""
    register_fonts()
    rl_config.useA85 = 0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0, invariant=1)
    written: set[int] = set()
    for shot in shots:
        canvas.setPageSize((shot.width, shot.height))
        if shot.moment not in written:
            written.add(shot.moment)
            canvas.beginForm(_name(shot), 0, 0, shot.width, shot.height)
            paint(canvas, shot.still, theme, shot.height)
            canvas.endForm()
        canvas.doForm(_name(shot))
        paint(canvas, shot.live, theme, shot.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _name(shot: Shot) -> str:
    return f"moment{shot.moment + 1}"
