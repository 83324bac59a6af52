"""The open design on another platform: which there are, and what one would mean in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.app.desk.words import Entry
from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.edits.changes import change_lines, changes
from designer.foundation.language import plural, tr
from designer.rules.listing import message_of
from designer.rules.platforms import Platform, supported_platforms

if TYPE_CHECKING:
    from designer.rules.lens import Lens

MOST_LINES = 12

NO_PLATFORM = ""
"""The value of the entry that leads back to the design's own platform."""


def look_through(session: Session, platform: Platform) -> Lens:
    """The open design as it would be on another platform. Raises `EditError` for one that is not known."""
    from designer.rules.lens import lens  # brings the simulation along

    return lens(session.snapshot, session.catalog, platform, session.check_now())


def platform_entries(session: Session, chosen: Platform | None) -> list[Entry]:
    """The platforms to compare with, the design's own first; `chosen` is the one that is looked at."""
    cluster = session.snapshot.cluster
    own = Platform(cluster.windows, cluster.exchange)
    others = [one for one in _sensible(session) if one != own]
    return [
        Entry(NO_PLATFORM, tr("As Designed"), checked=chosen is None),
        *(Entry(value_of(one), label_of(session.catalog, one), checked=one == chosen) for one in others),
    ]


def _sensible(session: Session) -> list[Platform]:
    """Supported pairs of Windows and Exchange; every Windows that can be clustered for a design without Exchange."""
    if session.snapshot.cluster.exchange:
        return supported_platforms(session.catalog)
    return [Platform(one.id, "") for one in session.catalog.windows.values() if one.clusterable]


def value_of(platform: Platform) -> str:
    """The platform as the value of an entry."""
    return f"{platform.windows or ''}+{platform.exchange or ''}"


def platform_of(value: str) -> Platform | None:
    """The platform of an entry; None for the design's own."""
    windows, plus, exchange = value.partition("+")
    return Platform(windows, exchange) if plus else None


def label_of(catalog: Catalog, platform: Platform) -> str:
    """What a platform is called in a menu."""
    windows = catalog.windows.get(platform.windows or "")
    exchange = catalog.exchange.get(platform.exchange or "")
    return " + ".join(one.name for one in (windows, exchange) if one is not None)


def lens_summary(session: Session, seen: Lens) -> dict[str, list[str]]:
    """What would be lost, gained, and simulated, as lines under headings; headings without lines are left out."""
    from designer.rules.lens import simulated_texts

    simulated = [] if seen.simulated is None else simulated_texts(seen.simulated, session.snapshot, session.catalog)
    everything = {
        tr("Lost"): [f"{one.text} ({one.source})" for one in seen.lost],
        tr("Gained"): [f"{one.text} ({one.source})" for one in seen.gained],
        tr("Outages"): simulated,
    }
    return {title: lines for title, lines in everything.items() if lines}


def switch_preview(session: Session, seen: Lens) -> dict[str, list[str]]:
    """What switching to a platform would bring, as lines under headings; long lists are cut and counted."""
    told = {
        tr("Would break"): [message_of(finding) for finding in seen.breaks],
        tr("Would go away"): [message_of(finding) for finding in seen.goes],
        **lens_summary(session, seen),
        tr("Changes"): change_lines(changes(session.snapshot, seen.diff, session.catalog)),
    }
    return {title: _cut(lines) for title, lines in told.items() if lines}


def _cut(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_LINES:
        return lines
    return [
        *lines[: MOST_LINES - 1],
        tr("and {count}").format(count=plural(len(lines) - MOST_LINES + 1, "more", "more")),
    ]
