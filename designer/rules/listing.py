"""The findings of a design as every output lists them: the same entries, in the same order, in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.units import listed, plural
from designer.model.records import Waiver
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Level
from designer.rules.engine import Report
from designer.rules.waiving import acceptance

NOUNS: dict[Level, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "best practice": ("best practice", "best practices"),
    "non-default": ("non-default value", "non-default values"),
    "information": ("piece of information", "pieces of information"),
}
"""What one and several findings of a class are called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, and the waiver that accepts it, if any."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def message(self) -> str:
        """What was found, without the code behind it: the code has a place of its own."""
        return message_of(self.finding)

    @property
    def reason(self) -> str:
        """Why it was accepted; "" for an open finding."""
        return self.waiver.reason.strip() if self.waiver is not None else ""

    @property
    def accepted(self) -> str:
        """By whom it was accepted, when, and until when; "" for an open finding."""
        return acceptance(self.waiver) if self.waiver is not None else ""


def entries(report: Report) -> list[Entry]:
    """Every finding of a report: open ones, gravest class first, then waived ones in the same order."""
    return [*(Entry(one) for one in report.open), *(Entry(one.finding, one.waiver) for one in report.waived)]


def message_of(finding: Finding) -> str:
    """What was found, without the code behind it."""
    return finding.message.removesuffix(f" ({finding.code})")


def object_names(snapshot: Snapshot, finding: Finding) -> list[str]:
    """What the objects of a finding are called now, each once."""
    names = (_name(snapshot, subject) for subject in finding.subjects)
    return list(dict.fromkeys(names))


def _name(snapshot: Snapshot, subject: str) -> str:
    name = snapshot.name_of(subject)
    return "Cluster" if subject == CLUSTER_ID and name == CLUSTER_ID else name


def summary(report: Report) -> str:
    """`2 errors, 1 warning and 1 waived`, or `no findings`."""
    parts = [plural(count, *NOUNS[level]) for level, count in report.counts().items()]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    return listed(parts) if parts else "no findings"
