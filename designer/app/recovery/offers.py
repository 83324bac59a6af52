"""What crashed programs left, in words: of which design, from when, and how it differs from the saved file."""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.schema import Catalog
from designer.files.errors import BadDesign
from designer.files.load import Loaded, from_text, load
from designer.files.recovery.draft import BadDraft, Heading, read_heading, read_text
from designer.files.recovery.shelf import Orphans, was_tried
from designer.foundation.dates import long_date
from designer.foundation.language import plural, tr
from designer.model.diff import between

MOST_LINES = 3
"""Of more differences the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft that can be restored. `has_failed` when the program crashed the last time it did that."""

    place: Path
    heading: Heading
    has_failed: bool

    @property
    def name(self) -> str:
        """What the design was called."""
        return self.heading.name


@dataclass(frozen=True, slots=True)
class Difference:
    """How a draft differs from the saved file, in sentences.

    `saved` says what became of the file; `changes` are the lines of the difference, `count` how many there are in
    all. `is_saved` tells that the file holds all of it, and `has_file` that there is one that can be opened.
    """

    saved: str
    changes: tuple[str, ...] = ()
    count: int = 0
    is_saved: bool = False
    has_file: bool = False

    @property
    def summary(self) -> str:
        """ "3 changes: NODE1 · Memory: …; Disk R is a new disk; and 1 more"."""
        if not self.count:
            return ""
        rest = self.count - len(self.changes)
        lines = [*self.changes, *([tr("and {rest} more").format(rest=rest)] if rest else [])]
        return f"{plural(self.count, 'change')}: {'; '.join(lines)}"


def offers(found: Orphans) -> list[Offer]:
    """The drafts that crashed programs left, the latest first; those that a newer program wrote wait for it."""
    offered = []
    for place in found.drafts():
        with contextlib.suppress(BadDraft):
            offered.append(Offer(place, read_heading(place), was_tried(place)))
    return sorted(offered, key=lambda offer: offer.heading.time, reverse=True)


def difference(offer: Offer, catalog: Catalog) -> Difference:
    """Compare a draft with the saved file. Raises `BadDraft` or `BadDesign` when the draft itself cannot be read."""
    from designer.edits.changes import change_lines, changes  # most starts have nothing to compare

    draft = from_text(read_text(offer.place)).snapshot
    path = offer.heading.path
    if path is None:
        return Difference(tr("It was never saved."))
    saved = saved_design(path)
    if saved is None:
        gone = tr("is no longer there") if not path.exists() else tr("cannot be opened")
        return Difference(tr("The saved file {gone}.").format(gone=gone))
    diff = between(saved.snapshot, draft)
    lines = change_lines(changes(saved.snapshot, diff, catalog))
    changed = "" if saved.digest == offer.heading.base else tr("The saved file has changed since then.")
    return Difference(changed, tuple(lines[:MOST_LINES]), len(lines), is_saved=not diff, has_file=True)


def saved_design(path: Path) -> Loaded | None:
    """What the file holds now; None when it cannot be opened."""
    try:
        return load(path)
    except BadDesign:
        return None


def moment(time: datetime.datetime, now: datetime.datetime) -> str:
    """When that was, to somebody at `now`: "today at 14:32", "yesterday at 9:05", "on 3 March 2026 at 14:32"."""
    local, here = time.astimezone(now.tzinfo), now
    clock = f"{local.hour}:{local.minute:02}"
    days = (here.date() - local.date()).days
    if days in (0, 1):
        return tr("{days} at {clock}").format(days=("today", "yesterday")[days], clock=clock)
    return tr("on {isoformat} at {clock}").format(isoformat=long_date(local.date().isoformat()), clock=clock)
