"""Commands about the documents of the open design."""

from __future__ import annotations

from typing import Protocol

from designer.report.variants import VariantId


class Documents(Protocol):
    """The pages that are shown, and what becomes of them."""

    @property
    def variant(self) -> str:
        """The kind of document that is shown (`designer.report.variants`)."""

    @property
    def fits_width(self) -> bool:
        """Whether the pages are always as wide as the window has room for."""

    @property
    def has_pages(self) -> bool:
        """Whether there are pages to be seen."""

    def choose(self, variant: VariantId) -> None:
        """Show another kind of document."""

    def step(self, by: int) -> None:
        """Go to the section that is so many further on."""

    def fit_width(self) -> None:
        """Show the pages as wide as the window has room for."""

    def refresh(self) -> None:
        """Make the pages anew."""

    def export(self) -> None:
        """Write the document that is shown to a file that the user names."""

    def export_all(self) -> None:
        """Write all documents, and what belongs to them, into a folder that the user names."""

    def issue(self) -> None:
        """Keep the design as a version that is issued, after asking what it is called."""
