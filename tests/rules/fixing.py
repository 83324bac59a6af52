"""What must hold of every repair that is offered, on whatever design."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.integrity import integrity_problems
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix
from designer.rules.engine import Report, check, fix_of
from tests.rules.designs import catalog

VERBS = (
    "Add",
    "Change",
    "Clear",
    "Connect",
    "Create",
    "Delete",
    "Disable",
    "Disconnect",
    "Enable",
    "Format",
    "Give",
    "Hang",
    "Install",
    "Keep",
    "Leave",
    "Let",
    "List",
    "Lower",
    "Make",
    "Mark",
    "Mount",
    "Move",
    "Name",
    "Prevent",
    "Put",
    "Raise",
    "Register",
    "Remove",
    "Rename",
    "Replace",
    "Restart",
    "Set",
    "Show",
    "Spread",
    "Start",
    "Stop",
    "Switch",
    "Take",
    "Turn",
    "Use",
    "Write",
)
"""Words that a command may begin with."""

GRAVE = ("error", "warning")


def offered(report: Report) -> Iterator[tuple[Finding, Fix]]:
    """Every open finding for which there is a repair."""
    for finding in report.open:
        fix = fix_of(finding, report.snapshot, report.catalog)
        if fix is not None:
            yield finding, fix


def assert_repairs(report: Report, finding: Finding, fix: Fix) -> None:
    """The repair is one edit that ends its finding, brings no error or warning, and can be taken back.

    What was found about the same objects before, even when another finding covered it, is not new.
    """
    design = report.snapshot
    assert fix.diff, f"{finding.message}: the fix changes nothing"
    after = apply(design, fix.diff)
    assert apply(after, fix.diff.inverse()) == design
    assert integrity_problems(after) == []
    then = check(after, catalog(), today=report.today)
    assert finding.key not in [one.key for one in then.open], f"{finding.message}: still there after: {fix.title}"
    before = [one for outcomes in report.by_rule.values() for one in outcomes if isinstance(one, Finding)]
    new = [one.message for one in then.open if one.level in GRAVE and not any(_is_part_of(one, old) for old in before)]
    assert new == [], f"{finding.message}: the fix ({fix.title}) brings something new"


def assert_names_what_it_does(design: Snapshot, finding: Finding, fix: Fix) -> None:
    """The title is a short command that names an object: one that is changed, or one that the finding is about."""
    title = fix.title
    assert title == title.strip()
    assert title.isprintable()
    assert not title.endswith((".", "…"))
    assert title.split()[0] in VERBS, f"{title}: does not begin with a command (see VERBS)"
    assert finding.code not in title
    names = set(_names(design, finding, fix))
    assert any(name and name in title for name in names), f"{title}: names none of {sorted(names)}"


def _is_part_of(finding: Finding, old: Finding) -> bool:
    """Whether the finding was there before, about the same objects or about more of them."""
    return finding.code == old.code and set(finding.subjects) <= set(old.subjects)


def _names(design: Snapshot, finding: Finding, fix: Fix) -> Iterator[str]:
    for subject in finding.subjects:
        yield from _called(design, subject, design.find(subject))
    for (_, identifier), (before, after) in fix.diff.changes.items():
        yield from _called(design, identifier, before)
        yield from _called(design, identifier, after)


def _called(design: Snapshot, identifier: Id, record: Record | None) -> Iterator[str]:
    """What a reader may know the object by: its name, its letter or path, or what it belongs to."""
    if record is None:
        return
    if identifier == CLUSTER_ID:
        yield from ("cluster", "Cluster", "design", "Windows", "Exchange", "quorum")
    for name in ("name", "letter", "mount_path", "address", "rule"):
        value = getattr(record, name, "")
        yield value if isinstance(value, str) else ""
    for field in fields(record):
        if "ref" in field.metadata:
            value = getattr(record, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                yield getattr(design.find(one), "name", "") if one is not None else ""
