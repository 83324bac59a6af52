"""The frames of a film as pages of a PDF, from which they are rasterised."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from designer.drawing.film.frame import Shot
from designer.drawing.primitives import Primitive
from designer.drawing.theme import Theme
from designer.report.pdf_fonts import register_fonts
from designer.report.pdf_paint import paint


def film_pdf(shots: Iterable[Shot], theme: Theme) -> bytes:
    """One page for each frame, as large as it is; what looks the same in several frames is written once."""
    register_fonts()
    rl_config.useA85 = 0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0, invariant=1)
    stills: dict[int, list[str]] = {}
    written: dict[tuple[Primitive, ...], str] = {}
    for shot in shots:
        canvas.setPageSize((shot.width, shot.height))
        if shot.moment not in stills:
            stills[shot.moment] = [_form(canvas, part, shot, written, theme) for part in _parts(shot)]
        for name in stills[shot.moment]:
            canvas.doForm(name)
        paint(canvas, shot.live, theme, shot.height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _parts(shot: Shot) -> Iterator[tuple[Primitive, ...]]:
    """The still layer object by object: from one moment to the next, few of them change."""
    for _, members in groupby(shot.still, key=lambda one: one.subject):
        yield tuple(members)


def _form(
    canvas: Canvas, part: tuple[Primitive, ...], shot: Shot, written: dict[tuple[Primitive, ...], str], theme: Theme
) -> str:
    """The name under which the part is in the file, written if it is new."""
    if part not in written:
        written[part] = f"part{len(written)}"
        canvas.beginForm(written[part], 0, 0, shot.width, shot.height)
        paint(canvas, part, theme, shot.height)
        canvas.endForm()
    return written[part]
