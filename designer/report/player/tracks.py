"""What changes in the page, and when: one track for each element that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from designer.report.player.cels import Place

_CLASS, _TEXT, _PLACE = range(3)
"""What a track sets; the page's program knows these numbers."""


@dataclass(slots=True)
class Tracks:
    """All tracks, with the names of classes and the texts that they refer to by number. `times` (ms) are the moments
    at which anything may change."""

    times: tuple[int, ...]
    tracks: list[list[float]] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)

    def classes(self, changes: Sequence[tuple[int, str]]) -> str:
        """The attribute of an element whose class changes; nothing for one whose class stays."""
        return self._add(_CLASS, [(moment, self.names.setdefault(one, len(self.names))) for moment, one in changes])

    def words(self, changes: Sequence[tuple[int, str]]) -> str:
        """The same for the text of an element."""
        return self._add(_TEXT, [(moment, self.texts.setdefault(one, len(self.texts))) for moment, one in changes])

    def places(self, changes: Sequence[tuple[int, Place]]) -> str:
        """The same for the place of a piece."""
        if len(changes) < 2:
            return ""
        track: list[float] = [_PLACE]
        for moment, place in changes:
            track += [moment, *place]
        return self._number(track)

    def tables(self) -> dict[str, object]:
        """Everything, as the page's program reads it."""
        return {"tracks": self.tracks, "names": list(self.names), "texts": list(self.texts)}

    def _add(self, kind: int, changes: Sequence[tuple[int, int]]) -> str:
        if len(changes) < 2:
            return ""
        return self._number([kind, *(value for change in changes for value in change)])

    def _number(self, track: list[float]) -> str:
        self.tracks.append(track)
        return f' data-d="{len(self.tracks) - 1}"'
