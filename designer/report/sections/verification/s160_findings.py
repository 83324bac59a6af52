"""What the rules found, and what was accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.ids import Id, natural_key
from designer.report.blocks import Block, Column, Heading, Lead, Note, Paragraph, Row, Sign, Status, Table, Text
from designer.report.context import Context
from designer.report.register_words import with_links
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
        Column("Check"),
        Column("Class"),
        Column("Objects"),
        Column("Finding", weight=3),
        Column("What to do", weight=3),
        Column("Foundation"),
    )
    fixes = {rule.code: rule.text.fix for rule in context.check.rules}
    seen: set[str] = set()
    rows = []
    for entry in entries(context.check):
        if entry.waiver is None:
            code, named, found = _columns(context, entry)
            advice = "as above" if code in seen else fixes.get(code, "")
            cells: tuple[Text, ...] = (code, level_words(entry.finding.level), named, found, advice)
            foundation = FOUNDATIONS[entry.finding.foundation]
            rows.append(Row((*cells, foundation), anchor="" if code in seen else check_anchor(code)))
            seen.add(code)
    return Table("Open findings, gravest class first", columns, tuple(rows), anchor="open-findings")


def check_anchor(code: str) -> str:
    """The anchor of the first finding of a rule: "ck-ex-4.17"."""
    return f"ck-{code.lower()}"


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


def _columns(context: Context, entry: Entry) -> tuple[str, str, str]:
    """Rule, objects and message."""
    finding = entry.finding
    return (finding.code, objects(context, finding), message(finding))


def _waivers(context: Context) -> Iterator[Block]:
    waived = [entry for entry in entries(context.check) if entry.waiver is not None]
    if not waived:
        return
    columns = (
        Column("Waiver"),
        Column("Check"),
        Column("Objects"),
        Column("Finding", weight=2),
        Column("Reason", weight=2),
        Column("Accepted by"),
    )
    named: set[str] = set()
    rows = []
    for entry in waived:
        code = waiver_code(entry.waiver.id) if entry.waiver is not None else ""
        anchor = "" if code in named else code.lower()
        rows.append(Row((code, *_columns(context, entry), with_links(entry.reason), entry.accepted), anchor=anchor))
        named.add(code)
    yield Heading("Waivers", anchor="waivers")
    count = counted(len(waived), "finding was", "findings were")
    yield Paragraph(f"{sentence(count)} accepted. A waiver holds for exactly the objects that it names.")
    yield Table("Findings that were accepted, and why", columns, tuple(rows), anchor="waived-findings")


def waiver_code(identifier: Id) -> str:
    """`waiver_code("w3")` -> "WV-03": ids are permanent, and so are the codes."""
    number = natural_key(identifier)[1]
    return f"WV-{number:02d}" if number >= 0 else f"WV-{identifier}"
