"""Commands about what is shown."""

from __future__ import annotations

from typing import Protocol

from designer.app.desk.words import Appearance, Hanging, Panel, View
from designer.foundation.ids import Id


class Sight(Protocol):
    """What is shown, and how."""

    @property
    def view(self) -> View:
        """What the canvas shows."""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system is."""

    @property
    def is_full_screen(self) -> bool:
        """Whether the window fills the screen."""

    def zoom_in(self) -> None:
        """Show less, larger."""

    def zoom_out(self) -> None:
        """Show more, smaller."""

    def zoom_actual(self) -> None:
        """Show one point as one pixel."""

    def zoom_to_fit(self) -> None:
        """Show everything."""

    def zoom_to_selection(self) -> None:
        """Show the selected objects."""

    def show_view(self, view: View) -> None:
        """Let the canvas show this."""

    @property
    def hanging(self) -> Hanging:
        """Which dependencies are shown."""

    def show_hanging(self, hanging: Hanging) -> None:
        """Show these dependencies, in their view."""

    @property
    def expanded(self) -> frozenset[Id]:
        """The groups that list their resources."""

    def show_expanded(self, groups: frozenset[Id]) -> None:
        """Let these groups list their resources, and no others."""

    def offers(self, panel: Panel) -> bool:
        """Whether a panel can be open now."""

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open."""

    def toggle(self, panel: Panel) -> None:
        """Open or close a panel."""

    def reset_panels(self) -> None:
        """Arrange the panels as they were at first."""

    def change_settings(self) -> None:
        """Let the user change how the program behaves."""

    @property
    def is_presenting(self) -> bool:
        """Whether only the drawing is shown."""

    def toggle_presenting(self) -> None:
        """Show only the drawing, on the whole screen, or everything again."""

    def wear(self, appearance: Appearance) -> None:
        """Change the appearance."""

    @property
    def reduces_motion(self) -> bool:
        """Whether changes are shown at once instead of gliding."""

    def toggle_reduced_motion(self) -> None:
        """Let changes glide, or not."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop that."""
