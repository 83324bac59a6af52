"""The title page."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import plural
from designer.report.blocks import Block, Cover
from designer.report.context import Context
from designer.report.motif import motif
from designer.report.platform import platform_line
from designer.report.roles import layout_words

ID = "cover"
TITLE = "Cluster design document"


def section(context: Context) -> Sequence[Block]:
    """Title, layout, client, author, date, fingerprint; open errors are said here already."""
    cluster, issue = context.cluster, context.issue
    errors = context.check.count("error")
    pairs = (
        ("Client", cluster.client),
        ("Cluster", cluster.name),
        ("Prepared by", ", ".join(part for part in (cluster.author, cluster.company) if part)),
        ("Version", issue.version),
        ("Date", issue.printed_date),
        ("Fingerprint", issue.fingerprint),
    )
    lines = [line for line in (layout_words(context), platform_line(context)) if line]
    cover = Cover(
        kind=TITLE,
        title=context.title,
        subtitle=", ".join(lines),
        pairs=tuple((label, value) for label, value in pairs if value),
        chip=("error", f"Draft: {plural(errors, 'design error')} open") if errors else ("info", context.status),
        picture=motif(context.snapshot, context.catalog),
        imprint=cluster.company or cluster.author,
    )
    return [cover]
