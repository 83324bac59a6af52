"""Two ways to set cards: with room for two things side by side, and tight, for many nodes on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.style import BODY, NAME, SMALL

ROOMY_FROM = 128.0
"""The narrowest node that is set with room."""


@dataclass(frozen=True, slots=True)
class Density:
    """The measures of nodes and groups.

    `title` is the height of a group's first line or two, `line_x` the distance of a node's first network line from its
    edge, `pitch` the largest distance between two such lines.
    """

    roomy: bool
    node_name: float
    group_name: float
    title: float
    pad: float
    band: float
    token: float
    token_gap: float
    line_x: float
    pitch: float

    def columns(self, card: float) -> int:
        """How many tokens stand side by side on a group's card of that width."""
        return max(1, int((card - self.band - 2 * self.pad + self.token_gap) / (self.token + self.token_gap)))


ROOMY = Density(True, NAME, BODY, 24.0, 7.0, 11.0, 13.0, 3.0, 18.0, 34.0)
TIGHT = Density(False, BODY, SMALL, 21.0, 4.0, 10.0, 12.0, 2.0, 13.0, 16.0)
TIGHT_WITH_STATE = Density(False, BODY, SMALL, 32.0, 4.0, 10.0, 12.0, 2.0, 13.0, 16.0)
"""The state's word has a line of its own."""


def density_of(node_width: float, with_state: bool) -> Density:
    """The measures for nodes of that width."""
    if node_width >= ROOMY_FROM:
        return ROOMY
    return TIGHT_WITH_STATE if with_state else TIGHT
