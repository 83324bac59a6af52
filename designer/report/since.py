"""What has changed in a design since a version of its documents was issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from designer.catalog.schema import Catalog
from designer.edits.changes import MOST_NAMES, Change, changes
from designer.files.errors import BadDesign
from designer.files.issued import unpack
from designer.files.text import NO_RESULT, fingerprint
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import between
from designer.model.paper import Issued
from designer.model.snapshot import TABLES, Snapshot

UNSAID = frozenset({"layout", "notes", "versions", "brands", "papers", "narratives"})
"""Tables that are about the look and the words of documents or about the drawing, not about what is designed."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line: the objects of one table to which the same happened, which field, and what it was and is."""

    table: str
    objects: str
    attribute: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Since:
    """The changes since a version; `unreadable` says why they are not known."""

    version: Issued
    places: tuple[Place, ...] = ()
    objects: int = 0
    unreadable: str = ""


def last_other_version(snapshot: Snapshot) -> Issued | None:
    """The version that was issued last, unless the design is still exactly that: then the one before it."""
    versions = list(snapshot.versions.values())
    if versions and versions[-1].fingerprint == fingerprint(snapshot):
        versions.pop()
    return versions[-1] if versions else None


def changes_since(snapshot: Snapshot, version: Issued, catalog: Catalog) -> Since:
    """How the design differs from what it was in a version."""
    try:
        before = _compared(unpack(version.text))
    except BadDesign as error:
        return Since(version, unreadable=str(error))
    now = _compared(snapshot)
    found = changes(before, between(before, now), catalog)
    places = _places(found, before, now)
    return Since(version, tuple(places), len({change.subject for change in found}))


def _compared(snapshot: Snapshot) -> Snapshot:
    """The design without what nobody wants to read of."""
    scenarios = {one.id: replace(one, **NO_RESULT) for one in snapshot.scenarios.values()}
    without: dict[str, Mapping[str, object]] = {name: {} for name in UNSAID}
    return replace(snapshot, scenarios=scenarios, **without)  # type: ignore[arg-type]


def _places(found: list[Change], before: Snapshot, now: Snapshot) -> list[Place]:
    """Changes in the order of the tables; objects to which the same happens share a line."""
    names: dict[Place, list[str]] = {}
    for change in found:
        was, is_ = (_table_of(snapshot, change.subject) for snapshot in (before, now))
        if change.what:
            place = Place(was or is_, "", change.what, change.before, change.after)
        elif was and is_:
            place = Place("dependencies", "", "", "", change.after)
        else:
            place = Place(was or is_, "", "", "", "removed" if was else "added")
        names.setdefault(place, []).append(change.name)
    order = {name: index for index, name in enumerate(TABLES)}
    ordered = sorted(names, key=lambda place: order[place.table])
    return [replace(place, objects=_few(names[place])) for place in ordered]


def _table_of(snapshot: Snapshot, subject: Id) -> str:
    return snapshot.table_of(subject) or ("timings" if subject in snapshot.timings else "")


def _few(names: list[str]) -> str:
    if len(names) <= MOST_NAMES:
        return listed(names)
    return listed([*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"])
