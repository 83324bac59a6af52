"""Durations that cannot be played. Periods and timeouts may be of any length: Windows itself knows endless ones."""

from __future__ import annotations

from designer.catalog.ranges import in_sentence, is_within, quantity, range_text
from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot

DURATIONS = {"resources": ("online_ms", "offline_ms"), "timings": ("ms",)}


def unplayable_time(snapshot: Snapshot, catalog: Catalog) -> str:
    """The first duration that is out of its range, and the range; "" when all are within."""
    for table, fields in DURATIONS.items():
        specs = [catalog.fields[table][field] for field in fields]
        for identifier, record in snapshot.table(table).items():
            for spec in specs:
                value = getattr(record, spec.id)
                if value is not None and not is_within(value, spec.min, spec.max):
                    time = catalog.times.get(identifier)
                    name = snapshot.name_of(identifier) if table == "resources" or time is None else time.label
                    said = f"{in_sentence(spec.label)} {quantity('time', value)}"
                    return f"{name}: {said}, must be {range_text('time', spec.min, spec.max)}"
    return ""
