"""Document control: what this is, what changed, who approves it."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Heading, Paragraph, Row, Run, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import exchange_words, windows_words

ID = "control"
TITLE = "Document control"

_SIGNATURES = 4


def section(context: Context) -> Sequence[Block]:
    """Properties, version history, and lines to sign on."""
    blocks: list[Block] = [_properties(context), _history(context), _approval()]
    if context.issue.fingerprint:
        blocks += [
            Heading("Fingerprint", 3),
            Paragraph(
                (
                    "The fingerprint ",
                    Run(context.issue.fingerprint, "mono"),
                    " is taken from the content of the design file. A file with another fingerprint holds another "
                    "design, whatever its name and date say.",
                )
            ),
        ]
    return blocks


def _properties(context: Context) -> Table:
    cluster, issue = context.cluster, context.issue
    pairs = (
        ("Design", cluster.title),
        ("Client", cluster.client),
        ("Cluster", cluster.name),
        ("Domain", cluster.domain),
        ("Operating system", windows_words(context)),
        ("Mail server", exchange_words(context)),
        ("Author", cluster.author),
        ("Company", cluster.company),
        ("Date", issue.printed_date),
        ("Version", issue.version),
        ("Status", context.status),
        ("Fingerprint", issue.fingerprint),
    )
    rows = tuple(Row((label, value)) for label, value in pairs if value)
    return Table("Properties of this document", (Column("Property"), Column("Value", weight=3)), rows)


def _history(context: Context) -> Table:
    issue = context.issue
    columns = [Column("Version"), Column("Date"), Column("Author"), Column("Summary of change", weight=2)]
    cells = [issue.version, issue.printed_date, context.cluster.author, issue.summary]
    if issue.fingerprint:
        columns.append(Column("Fingerprint", style="mono"))
        cells.append(issue.fingerprint)
    return filled("Version history", columns, [Row(tuple(cells))])


def _approval() -> Table:
    columns = (
        Column("Name", weight=5),
        Column("Role", weight=5),
        Column("Responsibility"),
        Column("Date", weight=4),
        Column("Signature", weight=4),
    )
    blank = Row(("",) * len(columns), "blank")
    notes = "Responsibility: to review, to approve, or to accept a risk."
    return Table("Review and approval", columns, (blank,) * _SIGNATURES, notes)
