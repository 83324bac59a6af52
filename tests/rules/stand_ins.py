"""Rules made for tests, with repairs that keep their promise and such that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from designer.catalog.schema import Catalog
from designer.model.diff import Diff, changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Level, Rule, RuleContext, Undecided, rule


def disk_rule(
    code: str, field: str, bad: Any, repair: Callable[[Snapshot, Catalog, Finding], Fix | None], level: Level = "error"
) -> Rule:
    """Reports every disk on which a field has the bad value."""

    def run(context: RuleContext) -> Iterator[Finding]:
        """What: Test.

        Why: Test.
        Fix: Test.
        Bad: Test
        Good: Test.
        Source: Test.
        """
        for disk in context.design.disks.values():
            if getattr(disk, field) == bad:
                yield context.finding(f"{disk.name}: {field} is {bad}", disk.id)

    return rule(code, f"{field} {bad}", level, "published", reads=("disks",), fix=repair)(run)


def setting(**values: Any) -> Callable[[Snapshot, Catalog, Finding], Fix | None]:
    """Sets fields of the disk."""

    def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
        disk = finding.subjects[0]
        return Fix(f"Mend {design.name_of(disk)}", changing(design, "disks", disk, **values))

    return repair


def no_repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    return None


def empty_repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    return Fix("Do nothing", Diff())


MENDS = disk_rule("XX-1", "raid", "0", setting(raid="1"))
"""Ends its finding."""

FAILS = disk_rule("XX-2", "dynamic", True, setting(notes="still dynamic"))
"""Does not end its finding."""

HARMS = disk_rule("XX-3", "file_system", "fat", setting(file_system="ntfs", raid="0"))
"""Ends its finding and brings an error of XX-1."""

CIRCLES = (
    disk_rule("XX-4", "spindles", 1, setting(spindles=2), "information"),
    disk_rule("XX-5", "spindles", 2, setting(spindles=1), "information"),
)
"""Each brings back the other."""

SILENT = disk_rule("XX-6", "aligned", False, no_repair)
IDLE = disk_rule("XX-7", "masked", False, empty_repair)
EVERY = (MENDS, FAILS, HARMS, *CIRCLES, SILENT, IDLE)


def _asks(context: RuleContext) -> Iterator[Undecided]:
    yield from (context.undecided("the colour", disk) for disk in context.design.disks)


ASKS = rule("XX-8", "Colour", "warning", "published", reads=("disks",))(_asks)
"""Cannot decide about any disk."""
