"""Document control: what this is, what was issued before, who approves it, and whose words bind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from designer.foundation.dates import long_date
from designer.foundation.units import NBSP
from designer.model.paper import Issued
from designer.model.registers import Responsibility, Stakeholder
from designer.report.blocks import Block, Column, Row, Run, SmallPrint, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import exchange_words, windows_words
from designer.report.variants import VARIANTS
from designer.report.wording import sentence

ID = "control"
TITLE = "Document control"

_SIGNATURES = 3
"""Lines to sign on while nobody is named, and at least."""

_RESPONSIBILITIES: dict[Responsibility | None, str] = {
    "review": "Review",
    "approve": "Approve",
    "accept risk": "Accept risk",
    None: "",
}


def section(context: Context) -> Sequence[Block]:
    """Properties, history, approval, distribution, the other documents of the set, legal words."""
    stakeholders = tuple(context.snapshot.stakeholders.values())
    blocks: list[Block] = [_properties(context), _history(context), _approval(context, stakeholders)]
    blocks += _distribution(stakeholders)
    blocks.append(_related(context))
    words = [context.snapshot.brand.legal.strip(), "Made with Clusterwright."]
    blocks.append(SmallPrint("\n".join(word for word in words if word)))
    return blocks


def _properties(context: Context) -> Table:
    cluster, issue = context.cluster, context.issue
    pairs = (
        ("Title", cluster.title),
        ("Document number", context.number),
        ("Version", f"{issue.version}, {issue.printed_date}"),
        ("Status", context.status),
        ("Classification", issue.marking),
        ("Client", cluster.client),
        ("Prepared by", ", ".join(part for part in (cluster.author, cluster.company) if part)),
        ("Cluster", " in ".join(part for part in (cluster.name, cluster.domain) if part)),
        ("Platform", "\n".join(part for part in (windows_words(context), exchange_words(context)) if part)),
        ("Fingerprint", issue.fingerprint),
    )
    found = [(Run(label, "bold"), value) for label, value in pairs if value]
    halves = zip_longest(
        found[: (len(found) + 1) // 2], found[(len(found) + 1) // 2 :], fillvalue=("\N{NO-BREAK SPACE}",) * 2
    )
    rows = tuple(Row((*left, *right)) for left, right in halves)
    columns = (Column("Property", weight=30), Column("Value")) * 2
    return Table("Properties of this document", columns, rows, numbered=False)


def _history(context: Context) -> Table:
    issue = context.issue
    columns = (
        Column("Version"),
        Column("Date"),
        Column("Author"),
        Column("Summary of change", weight=2),
        Column("Fingerprint", style="mono"),
    )
    rows = [_issued(version) for version in context.snapshot.versions.values() if version.number != issue.version]
    rows.append(Row((issue.version, issue.printed_date, context.cluster.author, issue.summary, issue.fingerprint)))
    table = filled("Version history", columns, rows)
    return replace(table, numbered=False)


def _issued(version: Issued) -> Row:
    return Row((version.number, long_date(version.date), version.author, version.change, version.fingerprint))


def _approval(context: Context, stakeholders: Sequence[Stakeholder]) -> Table:
    """Everybody with a responsibility, and lines for those who are not named."""
    columns = (
        Column("Name", weight=5),
        Column("Role", weight=5),
        Column("Responsibility"),
        Column("Version"),
        Column("Date", weight=4),
        Column("Signature", weight=6),
    )
    named = [
        Row((one.name, one.role, _RESPONSIBILITIES[one.responsibility], context.issue.version, "", ""), "blank")
        for one in stakeholders
        if one.responsibility is not None
    ]
    blank = [Row(("",) * len(columns), "blank")] * max(0, _SIGNATURES - len(named))
    notes = "" if named else "Responsibility: to review, to approve, or to accept a risk."
    return Table("Review and approval", columns, (*named, *blank), notes, numbered=False)


def _distribution(stakeholders: Sequence[Stakeholder]) -> Iterator[Table]:
    rows = [
        Row((one.name, one.organisation, one.role, sentence(one.copy))) for one in stakeholders if one.copy is not None
    ]
    if rows:
        columns = (Column("Name"), Column("Organisation"), Column("Role"), Column("Copy"))
        yield replace(filled("Distribution", columns, rows), numbered=False)


def _related(context: Context) -> Table:
    """The other documents that are made of the same design: only with the same fingerprint do they belong together."""
    issue, number = context.issue, context.snapshot.paper.number
    columns = (
        Column("Number"),
        Column("Title", weight=3),
        Column("Version"),
        Column("Fingerprint", style="mono"),
    )
    rows = [
        Row((f"{number}-{one.suffix}" if number else "", one.kind, issue.version, issue.fingerprint))
        for one in VARIANTS.values()
        if one.id != context.variant.id
    ]
    title = f"Documents made from the same design, to be used with the same fingerprint{NBSP}only"
    return _without_empty(columns, rows, title if issue.fingerprint else "Documents made from the same design")


def _without_empty(columns: Sequence[Column], rows: Sequence[Row], title: str) -> Table:
    if rows and not rows[0].cells[0]:
        columns, rows = columns[1:], [Row(row.cells[1:]) for row in rows]
    return replace(filled(title, columns, rows), numbered=False)
