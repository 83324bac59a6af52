"""What the rules found, and what was accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.report.blocks import Block, Column, Heading, Lead, Note, Paragraph, Row, Sign, Status, Table, Text
from designer.report.context import Context
from designer.report.wording import counted, sentence
from designer.rules.api import Finding, Level
from designer.rules.listing import Entry, entries, message_of, object_names

ID = "findings"
TITLE = "Findings and waivers"

LEVELS: dict[Level, tuple[Status, str, str, str]] = {
    "error": ("error", "Error", "error", "errors"),
    "warning": ("warning", "Warning", "warning", "warnings"),
    "best practice": ("info", "Best practice", "departure from best practice", "departures from best practice"),
    "non-default": ("none", "Not default", "setting that is not the default", "settings that are not the default"),
    "information": ("info", "Information", "remark", "remarks"),
}
"""Sign, word, and what one and several such findings are called."""

FOUNDATIONS = {"published": "Published", "secondary": "Secondary source", "general knowledge": "General knowledge"}


def section(context: Context) -> Sequence[Block]:
    """Findings by class, then waivers."""
    report = context.check
    if context.is_empty and not report.open:
        return []
    blocks: list[Block] = [Lead(outcome(context))]
    if report.count("error"):
        advice = "The design must not be built while errors are open: correct them, or accept them with a reason."
        blocks.append(Note(advice, "error"))
    if report.open:
        blocks.append(_open(context))
    if any(finding.foundation == "general knowledge" for finding in report.open):
        remark = "Findings founded on general knowledge are good practice in the field; no source says so in print."
        blocks.append(Paragraph(remark))
    return [*blocks, *_waivers(context)]


def outcome(context: Context) -> str:
    """One sentence: how many rules were applied and what they found."""
    report = context.check
    applied = f"{sentence(counted(len(report.rules), 'rule'))} were applied to the design"
    if not report.open:
        return f"{applied}; nothing is open."
    found = [counted(count, LEVELS[level][2], LEVELS[level][3]) for level, count in report.counts().items()]
    return f"{applied}: {_listed(found)} open."


def _listed(parts: list[str]) -> str:
    joined = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{joined} {'is' if parts == [joined] and joined.startswith('one ') else 'are'}"


def _open(context: Context) -> Table:
    columns = (
        Column("Class"),
        Column("Rule"),
        Column("Objects"),
        Column("Finding", weight=3),
        Column("Foundation"),
        Column("Status"),
    )
    rows = tuple(
        Row((*_columns(context, entry), FOUNDATIONS[entry.finding.foundation], "Open"))
        for entry in entries(context.check)
        if entry.waiver is None
    )
    return Table("Open findings, gravest class first", columns, rows, anchor="open-findings", headed=False)


def level_words(level: Level) -> Text:
    """Sign and word of a class."""
    status, word, _, _ = LEVELS[level]
    return (Sign(status), word.replace(" ", "\N{NO-BREAK SPACE}"))


def objects(context: Context, finding: Finding) -> str:
    """The names of the objects that a finding is about, one per line."""
    return "\n".join(object_names(context.snapshot, finding))


def message(finding: Finding) -> str:
    """The message without the rule's code behind it, which has a column of its own."""
    return message_of(finding)


def _columns(context: Context, entry: Entry) -> tuple[Text, str, str, str]:
    """Class, rule, objects and message."""
    finding = entry.finding
    return (level_words(finding.level), finding.code, objects(context, finding), message(finding))


def _waivers(context: Context) -> Iterator[Block]:
    waived = [entry for entry in entries(context.check) if entry.waiver is not None]
    if not waived:
        return
    columns = (
        Column("Class"),
        Column("Rule"),
        Column("Objects"),
        Column("Finding", weight=2),
        Column("Reason", weight=2),
        Column("Accepted by"),
    )
    rows = tuple(Row((*_columns(context, entry), entry.reason, entry.accepted)) for entry in waived)
    yield Heading("Waivers", anchor="waivers")
    count = counted(len(waived), "finding was", "findings were")
    yield Paragraph(f"{sentence(count)} accepted. A waiver holds for exactly the objects that it names.")
    yield Table("Findings that were accepted, and why", columns, rows, anchor="waived-findings", headed=False)
