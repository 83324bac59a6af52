"""How much random testing a run does: a twentieth of the full volume, or all of it with `--deep`."""

from __future__ import annotations

import os

VARIABLE = "CLUSTERWRIGHT_DEEP"
SHARE = 20


def is_deep() -> bool:
    """Tell whether this run was asked for the full volume (`pytest --deep` or `dev.py test --deep`)."""
    return os.environ.get(VARIABLE) == "1"


def volume(full: int) -> int:
    """Return how many random cases to run where `full` is the whole number.

    May be called while test modules are imported, so `@settings(max_examples=volume(4000))` works:
    200 examples normally, 4,000 with `--deep`.
    """
    return full if is_deep() else max(1, full // SHARE)
