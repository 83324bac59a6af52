"""The findings of a design as every output lists them: the same entries, in the same order, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from designer.foundation.units import listed, plural
from designer.model.records import Waiver
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import LEVELS, Finding, Level
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

NOTHING = "no findings"


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
    waived = [f"{len(report.waived)} waived"] if report.waived else []
    return listed([*_counts(report.open), *waived]) or NOTHING


def counted(findings: Iterable[Finding]) -> str:
    """`2 errors and 1 warning`, or `no findings`."""
    return listed(_counts(findings)) or NOTHING


def _counts(findings: Iterable[Finding]) -> list[str]:
    numbers = Counter(finding.level for finding in findings)
    return [plural(numbers[level], *NOUNS[level]) for level in LEVELS if numbers[level]]
