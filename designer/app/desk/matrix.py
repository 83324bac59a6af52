"""Commands about the failure matrix."""

from __future__ import annotations

from typing import Protocol


class MatrixTable(Protocol):
    """The failure matrix, its ladder, what nodes carry, and other layouts."""

    @property
    def has_matrix(self) -> bool:
        """Whether the matrix is there, complete or as far as it has come."""

    @property
    def has_picture(self) -> bool:
        """Whether the page of the matrix shows something."""

    def show(self) -> None:
        """Turn to the page of the matrix; what has not been played is played then."""

    def show_options(self) -> None:
        """Turn to other layouts for the same users."""

    def export_csv(self) -> None:
        """Write what of the matrix is shown as comma-separated values."""

    def export_picture(self) -> None:
        """Write what the page shows as a picture; the name's ending decides which kind."""
