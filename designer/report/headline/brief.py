"""The design as a summary speaks of it: with names that leave room for what is said about them."""

from __future__ import annotations

from dataclasses import replace

from designer.drawing.metrics import elide_middle, text_width
from designer.foundation.remember import remembered
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.layout.styles import BODY

WIDEST = 150.0
"""Points that a name takes in running text before it is cut, about thirty letters."""

LEFT = 90.0
"""Points that are left of a name that is cut."""

_TABLES = ("clusters", "sites", "nodes", "networks", "arrays", "fabrics", "disks", "servers", "groups")


def in_brief(context: Context) -> Context:
    """The context with every name cut in its middle that is too long for a summary; the same one where none is."""
    snapshot = with_short_names(context.snapshot)
    return context if snapshot is context.snapshot else replace(context, snapshot=snapshot)


@remembered
def with_short_names(snapshot: Snapshot) -> Snapshot:
    """The design with short names; itself where they are short already."""
    for table in _TABLES:
        for identifier, record in list(snapshot.table(table).items()):
            name = str(getattr(record, "name", ""))
            if text_width(name, BODY.face, BODY.size) > WIDEST:
                short = elide_middle(name, BODY.face, BODY.size, LEFT)
                snapshot = apply(snapshot, changing(snapshot, table, identifier, name=short))
    return snapshot
