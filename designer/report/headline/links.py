"""Numbers that lead to where the body of the document says more about them."""

from __future__ import annotations

from designer.report.blocks import IfThere, Piece, Run, Style

LOSS = ("singles", "failures")
"""Where a document says what the loss of each node does, best place first."""

LADDER = ("rungs", "failures")
MOVES = ("servers-times", "planned", "failover")
PATH = ("unplanned-gantt", "unplanned", "failover")
CAPACITY = ("loads-after", "capacity")
AVAILABILITY = ("estimate", "availability")
CHECKS = ("open-findings", "findings")


def leading(text: str, places: tuple[str, ...], style: Style = "plain") -> Piece:
    """The text as a link to the first of these places that is in the document; without any, the text alone."""
    piece: Piece = Run(text, style)
    for place in reversed(places):
        piece = IfThere((place,), (Run(text, style, place),), (piece,))
    return piece
