"""Drawing primitives on a reportlab canvas, with y turned upside down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas

from designer.drawing.geometry import Path
from designer.drawing.primitives import Box, Label, Line, Primitive, Shape, flattened
from designer.drawing.theme import Theme
from designer.foundation.glyphs import printable
from designer.report.pdf_fonts import font_name

_OPERATORS = {"M": "m", "L": "l", "C": "c"}


def paint(canvas: Canvas, primitives: Iterable[Primitive], theme: Theme, height: float) -> None:
    """Paint on the current page, which is `height` points high."""
    for primitive in flattened(tuple(primitives)):
        if isinstance(primitive, Label):
            _label(canvas, primitive, theme, height)
        elif isinstance(primitive, Box):
            _box(canvas, primitive, theme, height)
        elif isinstance(primitive, Line):
            _line(canvas, primitive, theme, height)
        else:
            _shape(canvas, primitive, theme, height)


def _label(canvas: Canvas, label: Label, theme: Theme, height: float) -> None:
    """The one place where text gets into a PDF: plain, every character with a glyph, nothing read as markup."""
    text = printable(label.text, label.face)
    canvas.setFillColorRGB(*theme.rgb(label.fill))
    canvas.setFont(font_name(label.face), label.size)
    x, y = label.x, height - label.y
    if label.anchor == "middle":
        canvas.drawCentredString(x, y, text)
    elif label.anchor == "end":
        canvas.drawRightString(x, y, text)
    else:
        canvas.drawString(x, y, text)


def _box(canvas: Canvas, box: Box, theme: Theme, height: float) -> None:
    _pens(canvas, box, theme)
    canvas.setDash(list(box.dash))
    radius = min(box.radius, box.w / 2, box.h / 2)
    options = {"stroke": int(bool(box.stroke)), "fill": int(bool(box.fill))}
    if not any(options.values()):
        return
    if radius > 0:
        canvas.roundRect(box.x, height - box.y - box.h, box.w, box.h, radius, **options)
    else:
        canvas.rect(box.x, height - box.y - box.h, box.w, box.h, **options)


def _line(canvas: Canvas, line: Line, theme: Theme, height: float) -> None:
    canvas.setStrokeColorRGB(*theme.rgb(line.stroke))
    canvas.setLineWidth(line.width)
    canvas.setDash(list(line.dash))
    canvas.setLineCap(0)
    canvas.setLineJoin(0)
    commands = tuple(("L" if index else "M", x, y) for index, (x, y) in enumerate(line.points))
    canvas.drawPath(_Outline(commands, height))


def _shape(canvas: Canvas, shape: Shape, theme: Theme, height: float) -> None:
    _pens(canvas, shape, theme)
    canvas.setDash()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    options = {"stroke": int(bool(shape.stroke)), "fill": int(bool(shape.fill)), "fillMode": 0}
    canvas.drawPath(_Outline(shape.path, height), **options)


def _pens(canvas: Canvas, primitive: Box | Shape, theme: Theme) -> None:
    if primitive.fill:
        canvas.setFillColorRGB(*theme.rgb(primitive.fill))
    if primitive.stroke:
        canvas.setStrokeColorRGB(*theme.rgb(primitive.stroke))
        canvas.setLineWidth(primitive.width)


class _Outline:
    """A path in the form in which reportlab asks for one; its own numbers take several times as long to write."""

    def __init__(self, commands: Path, height: float) -> None:
        self.commands = commands
        self.height = height

    def getCode(self) -> str:
        """The operators that build the path, with y turned upside down, to a hundredth of a point."""
        return " ".join(self._operator(command) for command in self.commands)

    def _operator(self, command: Sequence[str | float]) -> str:
        letter, *values = command
        if letter == "Z":
            return "h"
        numbers = (self.height - float(value) if index % 2 else float(value) for index, value in enumerate(values))
        return f"{' '.join(f'{number:.2f}' for number in numbers)} {_OPERATORS[str(letter)]}"
