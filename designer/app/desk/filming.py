"""Commands that hand over the run that is watched."""

from __future__ import annotations

from typing import Literal, Protocol

Handover = Literal["gif", "apng", "html", "frames", "filmstrip"]
"""What a run can be handed over as."""


class Filming(Protocol):
    """What makes files of runs."""

    @property
    def has_run(self) -> bool:
        """Whether there is a run to hand over."""

    def export(self, handover: Handover) -> None:
        """Write the run to a file, or to a folder of pictures, that the user names."""
