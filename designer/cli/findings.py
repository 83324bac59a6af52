"""The outcome of `check` as text, JSON or SARIF."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer import __version__
from designer.foundation.units import listed, plural
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding
from designer.rules.engine import Report, discover

WIDTH = 100

NOUNS = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "best practice": ("best practice", "best practices"),
    "non-default": ("non-default value", "non-default values"),
    "information": ("piece of information", "pieces of information"),
}


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, the design in it, and what the rules found."""

    path: Path
    snapshot: Snapshot
    report: Report


def summary(report: Report) -> str:
    """`2 errors, 1 warning and 1 waived`, or `no findings`."""
    parts = [plural(count, *NOUNS[level]) for level, count in report.counts().items()]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    return listed(parts) if parts else "no findings"


def as_text(files: Sequence[CheckedFile]) -> str:
    """One paragraph per file in lines of at most 100 characters."""
    lines: list[str] = []
    for file in files:
        lines.append(f"{file.path}: {summary(file.report)}")
        lines += [line for finding in file.report.open for line in _entry(finding.level, finding.message)]
        for waived in file.report.waived:
            waiver = waived.waiver
            lines += _entry("waived", f"{waived.finding.message}: {waiver.reason} ({waiver.author}, {waiver.date})")
    return "".join(f"{line}\n" for line in lines)


def _entry(kind: str, message: str) -> list[str]:
    label = f"  {kind.capitalize():<14}"
    return textwrap.wrap(label + message, WIDTH, subsequent_indent=" " * len(label), break_on_hyphens=False)


def as_json(files: Sequence[CheckedFile]) -> str:
    """Everything, for other programs; object names beside their ids."""
    document = {
        "schema": "clusterwright-check",
        "version": 1,
        "files": [
            {
                "file": str(file.path),
                "counts": file.report.counts(),
                "findings": [_finding(file.snapshot, finding) for finding in file.report.open],
                "waived": [
                    {
                        **_finding(file.snapshot, waived.finding),
                        "reason": waived.waiver.reason,
                        "author": waived.waiver.author,
                        "date": waived.waiver.date,
                    }
                    for waived in file.report.waived
                ],
            }
            for file in files
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _finding(snapshot: Snapshot, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.code,
        "class": finding.level,
        "foundation": finding.foundation,
        "message": finding.message,
        "objects": [{"id": subject, "name": snapshot.name_of(subject)} for subject in finding.subjects],
    }


SARIF_LEVELS = {"error": "error", "warning": "warning"}


def as_sarif(files: Sequence[CheckedFile]) -> str:
    """SARIF 2.1.0, which code-review tools read."""
    results = []
    for file in files:
        waived = {entry.finding.key: entry.waiver.reason for entry in file.report.waived}
        for finding in (*file.report.open, *(entry.finding for entry in file.report.waived)):
            result: dict[str, Any] = {
                "ruleId": finding.code,
                "level": SARIF_LEVELS.get(finding.level, "note"),
                "message": {"text": finding.message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": file.path.as_posix()}}}],
            }
            if finding.key in waived:
                result["suppressions"] = [{"kind": "external", "justification": waived[finding.key]}]
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
