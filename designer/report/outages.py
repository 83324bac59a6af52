"""The simulations that the document reports on."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What was simulated for a design."""


def study(snapshot: Snapshot, catalog: Catalog) -> Study | None:
    """Simulate what the document shows; None when nothing can fail over."""
    return None
