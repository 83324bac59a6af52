"""Model time across the panel: one scale for faults, ruler and bars, so that they stand exactly above each other."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.span import Span
from designer.drawing.timeline.trace.layout import Layout, Prepared, lay_out


@dataclass(frozen=True, slots=True)
class Sheet:
    """A run laid out for a width in pixels: where its rows are, and which part of its time is shown."""

    layout: Layout
    span: Span

    @property
    def axis(self) -> Axis:
        """The part of the time that is shown, and between which pixels."""
        return self.layout.axis

    @property
    def height(self) -> float:
        """How high the rows are, pixels."""
        return self.layout.height

    def x(self, ms: float) -> float:
        """The pixel at which a moment is; one that is not shown is at the nearer end."""
        return self.axis.x(ms)

    def ms(self, x: float) -> int:
        """The moment at a pixel."""
        return self.axis.ms(x)

    def row(self, subject: str) -> tuple[float, float] | None:
        """Top and height of a subject's row, in pixels of all rows."""
        line = self.layout.line_of(subject)
        return (line.top, line.height) if line is not None else None


def sheet_of(prepared: Prepared, width: float, span: Span, folded: Set[str] = frozenset()) -> Sheet:
    """The sheet of a story for a width, a part of its time, and headings whose rows are hidden."""
    return Sheet(lay_out(prepared, width, span, folded), span)
