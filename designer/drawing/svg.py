"""A picture as a self-contained SVG file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from designer.drawing.geometry import Path
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive, Shape, flattened
from designer.drawing.theme import Theme
from designer.foundation.glyphs import Face, printable

_SANS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_MONO = "'Source Code Pro', Consolas, Menlo, 'Courier New', monospace"

_FACES: dict[Face, str] = {
    "regular": "",
    "italic": ' font-style="italic"',
    "semibold": ' font-weight="600"',
    "mono": f' font-family="{_MONO}"',
}


def to_svg(picture: Picture, theme: Theme, *, background: bool = True) -> str:
    """The picture as SVG text, one point to the user unit; the shapes of an object are groups with `data-subject`.

    The result depends on nothing but the arguments. Without `background` the ground stays transparent.
    """
    width, height = number(picture.width), number(picture.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc"'
        f' font-family="{_SANS}" style="font-kerning:none" xml:space="preserve">',
        f'<title id="title">{text(picture.title)}</title>',
        f'<desc id="desc">{text(picture.description)}</desc>',
    ]
    if background:
        lines.append(f'<rect width="{width}" height="{height}" fill="{theme.colour("canvas")}"/>')
    for subject, members in groupby(flattened(picture.primitives), key=lambda primitive: primitive.subject):
        lines.append(f'<g data-subject="{text(subject)}">' if subject else "<g>")
        lines += [element for member in members for element in _elements(member, theme)]
        lines.append("</g>")
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def text(value: str, face: Face = "regular") -> str:
    """Any text as XML content or attribute value: printable, escaped. The only way text gets into the file."""
    return escape(printable(value, face), {'"': "&quot;", "'": "&#39;"})


def number(value: float) -> str:
    """A coordinate with at most two decimals and never an exponent or a negative zero."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _elements(primitive: Primitive, theme: Theme) -> Iterator[str]:
    if isinstance(primitive, Box):
        yield _box(primitive, theme)
    elif isinstance(primitive, Line):
        points = " ".join(f"{number(x)},{number(y)}" for x, y in primitive.points)
        yield f'<polyline points="{points}" fill="none"{_stroke(primitive, theme)}/>'
    elif isinstance(primitive, Shape):
        caps = ' stroke-linecap="round" stroke-linejoin="round"' if primitive.stroke else ""
        yield (
            f'<path d="{_path(primitive.path)}" fill-rule="evenodd"'
            f"{_fill(primitive.fill, theme)}{_stroke(primitive, theme)}{caps}/>"
        )
    else:
        yield _label(primitive, theme)


def _box(box: Box, theme: Theme) -> str:
    radius = f' rx="{number(box.radius)}"' if box.radius else ""
    return (
        f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.w)}" height="{number(box.h)}"'
        f"{radius}{_fill(box.fill, theme)}{_stroke(box, theme)}/>"
    )


def _label(label: Label, theme: Theme) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return (
        f'<text x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"{_FACES[label.face]}'
        f"{anchor}{_fitted(label)}{_fill(label.fill, theme)}>{text(label.text, label.face)}</text>"
    )


def _fill(role: str, theme: Theme) -> str:
    return f' fill="{theme.colour(role)}"' if role else ' fill="none"'


def _stroke(primitive: Box | Line | Shape, theme: Theme) -> str:
    if not primitive.stroke:
        return ""
    dash = "" if isinstance(primitive, Shape) else " ".join(number(length) for length in primitive.dash)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{theme.colour(primitive.stroke)}" stroke-width="{number(primitive.width)}"{dashes}'


def _path(path: Path) -> str:
    return " ".join(str(command[0]) + " ".join(number(float(value)) for value in command[1:]) for command in path)


def _fitted(label: Label) -> str:
    """Keeps a label as wide as it was measured, because whoever opens the file may not have its fonts."""
    if len(label.text) < 2:
        return ""
    width = text_width(printable(label.text, label.face), label.face, label.size)
    return f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
