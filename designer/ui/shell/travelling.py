"""Taking edits back and making them again, in the workspace where they are seen."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.asides import same_cluster, same_drawing
from designer.app.desk.words import Workspace
from designer.model.store import Store


def travel(store: Store, position: int, workspace: Workspace, enter: Callable[[Workspace], None]) -> None:
    """Take edits back, or make them again, until so many of them are made; nothing where there are not so many.

    That is seen while designing; but whoever watches a failover stays there for edits that no run depends on, and
    whoever works on a document for those that only documents show.
    """
    if not 0 <= position <= len(store.steps):
        return
    stays = same_drawing if workspace == "document" else same_cluster
    if not stays(store.snapshot, store.snapshot_at(position)):
        enter("design")
    store.go_to(position)
