"""Playing many scenarios, a few at a time, so that a window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Sequence

from designer.app.trials.results import Result, played
from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot

SLICE_MS = 12.0
"""So long scenarios are played at a stretch: less than it takes until the next picture is due."""


class Running:
    """Plays scenarios of a design as it was when this began. Ask `advance` until it `is_done`; dropping it is to
    cancel."""

    def __init__(self, snapshot: Snapshot, catalog: Catalog, scenarios: Sequence[Id]) -> None:
        self._snapshot = snapshot
        self._catalog = catalog
        self._waiting = list(scenarios)
        self.total = len(self._waiting)
        self.results: dict[Id, Result] = {}

    @property
    def is_done(self) -> bool:
        """Whether all have been played."""
        return not self._waiting

    def advance(self, slice_ms: float = SLICE_MS) -> dict[Id, Result]:
        """Play on for so long, one scenario at least; returns what came of those."""
        end = time.perf_counter() + slice_ms / 1000
        fresh: dict[Id, Result] = {}
        while self._waiting:
            scenario = self._waiting.pop(0)
            fresh[scenario] = played(self._snapshot, self._catalog, scenario)
            if time.perf_counter() >= end:
                break
        self.results.update(fresh)
        return fresh
