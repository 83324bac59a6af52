"""Commands about the run that is compared with another one."""

from __future__ import annotations

from typing import Literal, Protocol

Bars = Literal["stacked", "overlaid"]
"""How the bars of two runs lie: above each other, or in the same rows."""


class Comparison(Protocol):
    """The page that puts another run beside the one that is watched."""

    @property
    def rival(self) -> str:
        """What is compared with, as the key of a rival; "" while the page is not in sight."""

    @property
    def layout(self) -> Bars | None:
        """How the bars lie on the page; None while it is not in sight."""

    @property
    def shows_both(self) -> bool:
        """Whether the other cluster stands beside the canvas, as far as there is one."""

    @property
    def has_picture(self) -> bool:
        """Whether the page shows two runs."""

    def show(self) -> None:
        """Turn to the page."""

    def compare_with(self, rival: str) -> None:
        """Turn to the page and compare with this; the key of a rival (see `designer.app.rivals`)."""

    def compare_with_file(self) -> None:
        """Compare with another design, which the user chooses."""

    def show_layout(self, layout: Bars) -> None:
        """Lay the bars of both runs above each other, or into the same rows."""

    def toggle_both(self) -> None:
        """Show the other cluster beside the canvas, or no more."""

    def export_picture(self) -> None:
        """Write the bars of both runs as a picture; the name's ending decides which kind."""
