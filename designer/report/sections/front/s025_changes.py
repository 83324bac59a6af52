"""What has changed since the document was issued last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from designer.foundation.dates import long_date
from designer.foundation.units import plural
from designer.model.snapshot import TABLES
from designer.report.blocks import Band, Block, Column, IfThere, Lead, Note, Ref, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.since import Place, Since, changes_since, last_other_version
from designer.report.wording import counted, sentence

ID = "changes"
TITLE = "Changes since the last issue"

MOST_ROWS = 28
"""So many changes fill a page; the rest is counted."""

LONGEST = 90
"""Characters of a value that are printed; a longer text stands in its own section anyway."""

SECTIONS: Mapping[str, str] = {
    "nodes": "nodes",
    "networks": "networks",
    "interfaces": "addresses",
    "disks": "storage",
    "groups": "groups",
    "resources": "groups",
    "dependencies": "dependencies",
    "storage_groups": "stores",
    "stores": "stores",
    "sites": "surroundings",
    "servers": "surroundings",
    "arrays": "storage",
    "fabrics": "storage",
    "paths": "storage",
    "waivers": "findings",
    "timings": "times",
    "requirements": "requirements",
    "constraints": "constraints",
    "assumptions": "assumptions",
    "risks": "risks",
    "decisions": "decision-cards",
    "options": "decision-cards",
    "stakeholders": "stakeholders",
    "issues": "open-issues",
    "service_levels": "service-levels",
}
"""The section that describes what a table holds, where there is one."""


def section(context: Context) -> Sequence[Block]:
    """A line per change since the version that was issued last; nothing before the first issue."""
    version = last_other_version(context.snapshot)
    if version is None:
        return []
    since = changes_since(context.snapshot, version, context.catalog)
    when = f"version {version.number} of {long_date(version.date)}"
    if since.unreadable:
        words = f"What has changed since {when} cannot be told: {since.unreadable}."
        return [Note(words, "warning")]
    if not since.places:
        return [Lead(f"Nothing in the design has changed since {when}; only the document itself has.")]
    return [Lead(_message(context, since, when)), _table(since)]


def _message(context: Context, since: Since, when: str) -> str:
    reason = context.snapshot.paper.change
    words = f"{counted(since.objects, 'object')} of the design changed since {when}"
    return sentence(f"{words}. Reason: {reason.rstrip('.')}." if reason else f"{words}.")


def _table(since: Since) -> Table:
    shown = since.places[:MOST_ROWS]
    rows: list[Row | Band] = []
    for table, places in groupby(shown, key=lambda place: place.table):
        rows.append(Band(sentence(TABLES[table].noun)))
        rows += [_row(place) for place in places]
    columns = (
        Column("Object", weight=1.2),
        Column("Attribute"),
        Column("Was", weight=1.2),
        Column("Is", weight=1.2),
        Column("Described in"),
    )
    rest = len(since.places) - len(shown)
    notes = "Wording, branding and what is printed are not compared."
    if rest:
        notes = f"{sentence(plural(rest, 'further change'))}; the design files of both versions tell them all. {notes}"
    number = since.version.number
    return filled(f"The design is no longer that of version {number}", columns, rows, notes=notes, anchor="since")


def _row(place: Place) -> Row:
    anchor = SECTIONS.get(place.table, "")
    where = (IfThere((anchor,), (Ref(anchor),)),) if anchor else ()
    return Row((place.objects, place.attribute, _short(place.was), _short(place.now), where))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
