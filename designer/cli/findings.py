"""The outcome of `check` as text, JSON or SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from designer import __version__
from designer.cli.lines import paragraph
from designer.rules.api import Finding
from designer.rules.applying import offer_of
from designer.rules.engine import Report, discover
from designer.rules.listing import Entry, entries, summary
from designer.rules.missing import missing_of

INDENT = " " * 16


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, what the rules found in its design, and the titles of the repairs that are to be shown, by finding."""

    path: Path
    report: Report
    fixes: Mapping[object, str] = field(default_factory=dict)


def fix_titles(report: Report) -> dict[object, str]:
    """The titles of all repairs on offer, by the keys of their findings."""
    offered = (offer_of(report, finding) for finding in report.open)
    return {offer.finding.key: offer.fix.title for offer in offered if offer is not None}


def as_text(files: Sequence[CheckedFile]) -> str:
    """One paragraph per file in lines of at most 100 characters; under a finding its repair, if it is to be shown."""
    lines: list[str] = []
    for file in files:
        lines.append(f"{file.path}: {summary(file.report)}")
        for entry in entries(file.report):
            lines += _entry(entry)
            title = file.fixes.get(entry.finding.key)
            lines += wrapped(f"fix: {title}", INDENT) if title else []
    return "".join(f"{line}\n" for line in lines)


def finding_lines(finding: Finding) -> list[str]:
    """A finding behind its class."""
    return wrapped(finding.message, f"  {finding.level.capitalize():<14}")


def _entry(entry: Entry) -> list[str]:
    if entry.waiver is None:
        return finding_lines(entry.finding)
    return wrapped(f"{entry.finding.message}: {_accepted(entry)}", f"  {'Waived':<14}")


def _accepted(entry: Entry) -> str:
    """Why, by whom, when and until when a finding was accepted."""
    return f"{entry.reason} ({entry.accepted})" if entry.accepted else entry.reason


def wrapped(text: str, label: str) -> list[str]:
    """The text behind a label, in lines of at most 100 characters that begin below the text."""
    return paragraph(text, label)


def as_json(files: Sequence[CheckedFile]) -> str:
    """Everything, for other programs; object names beside their ids."""
    document = {
        "schema": "clusterwright-check",
        "version": 1,
        "files": [
            {
                "file": str(file.path),
                "counts": file.report.counts(),
                "findings": [finding_json(file, entry.finding) for entry in entries(file.report) if not entry.waiver],
                "waived": [
                    {
                        **finding_json(file, entry.finding),
                        "reason": entry.reason,
                        "author": entry.waiver.author,
                        "date": entry.waiver.date,
                        "expires": entry.waiver.expires,
                    }
                    for entry in entries(file.report)
                    if entry.waiver
                ],
            }
            for file in files
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def finding_json(file: CheckedFile, finding: Finding) -> dict[str, Any]:
    """One finding; "fix" is the title of its repair, null where there is none.

    A finding about missing data has all of that under "missing", each with the rules that wait for it.
    """
    missing = [{"what": one.what, "rules": list(one.codes)} for one in missing_of(file.report.by_rule, finding)]
    names = file.report.snapshot.name_of
    return {
        "rule": finding.code,
        "class": finding.level,
        "foundation": finding.foundation,
        "message": finding.message,
        "objects": [{"id": subject, "name": names(subject)} for subject in finding.subjects],
        "fix": file.fixes.get(finding.key),
        **({"missing": missing} if missing else {}),
    }


SARIF_LEVELS = {"error": "error", "warning": "warning"}


def as_sarif(files: Sequence[CheckedFile]) -> str:
    """SARIF 2.1.0, which code-review tools read."""
    results = []
    for file in files:
        for entry in entries(file.report):
            result: dict[str, Any] = {
                "ruleId": entry.finding.code,
                "level": SARIF_LEVELS.get(entry.finding.level, "note"),
                "message": {"text": entry.finding.message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": file.path.as_posix()}}}],
            }
            if entry.waiver is not None:
                result["suppressions"] = [{"kind": "external", "justification": _accepted(entry)}]
            results.append(result)
    rules = [
        {"id": rule.code, "shortDescription": {"text": rule.title}, "fullDescription": {"text": rule.text.why}}
        for rule in discover()
    ]
    tool = {"driver": {"name": "Clusterwright", "version": __version__, "rules": rules}}
    document = {"version": "2.1.0", "runs": [{"tool": tool, "results": results}]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[CheckedFile]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
}
