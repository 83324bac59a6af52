"""Two ways to set cards: with room for two things side by side, and tight, for many nodes on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.style import BODY, NAME, SMALL

ROOMY_FROM = 128.0
"""The narrowest node that is set with room."""


@dataclass(frozen=True, slots=True)
class Density:
    """The measures of nodes and groups.

    `first` and `second` are the baselines of a group's two lines, `title` is where what is in it begins; `brief` is the
    height of a card that says no more than who it is and how it is doing. `line_x` is the distance of a node's first
    network line from its edge, `bundle` the largest distance between two such lines.
    """

    roomy: bool
    node_name: float
    group_name: float
    first: float
    second: float
    title: float
    brief: float
    pad: float
    band: float
    token: float
    token_gap: float
    row: float
    line_x: float
    bundle: float

    def columns(self, card: float) -> int:
        """How many tokens stand side by side on a group's card of that width."""
        return max(1, int((card - self.band - 2 * self.pad + self.token_gap) / (self.token + self.token_gap)))


ROOMY = Density(
    roomy=True,
    node_name=NAME,
    group_name=BODY,
    first=15.0,
    second=25.5,
    title=32.0,
    brief=26.0,
    pad=7.0,
    band=11.0,
    token=13.0,
    token_gap=3.0,
    row=15.0,
    line_x=18.0,
    bundle=12.0,
)
TIGHT = Density(
    roomy=False,
    node_name=BODY,
    group_name=SMALL,
    first=12.5,
    second=22.5,
    title=28.0,
    brief=31.0,
    pad=4.0,
    band=10.0,
    token=12.0,
    token_gap=2.0,
    row=13.0,
    line_x=13.0,
    bundle=8.0,
)


def density_of(node_width: float) -> Density:
    """The measures for nodes of that width."""
    return ROOMY if node_width >= ROOMY_FROM else TIGHT
