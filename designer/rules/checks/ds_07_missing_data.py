"""DS-07: what the design does not say, and what it would decide."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.missing import CODE, missing_by_object
from designer.rules.wording import about, does, some
from designer.topology.addressing import holder_text
from designer.topology.evs import disk_text

_NAMED = ("clusters", "nodes", "networks", "disks", "groups", "resources", "servers", "arrays")


@rule(
    CODE,
    "Data missing",
    "information",
    "general knowledge",
    reads=(*_NAMED, "interfaces", "storage_groups", "stores", "undecided"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A rule would have to know something about an object that the design does not say.

    Why: A rule never reports what is only not filled in. So that nobody takes silence for approval, what is missing is
    named once for each object, first what the gravest rules wait for.
    Fix: Fill the fields in. The document prints what stays open.
    Bad: DC1: Windows version not given; EX-1.14 is undecided
    Good: DC1 has Windows Server 2003, Enterprise Edition.
    Source: Rule of this program.
    """
    for subject, ones in missing_by_object(context.left_open).items():
        codes = list(dict.fromkeys(code for one in ones for code in one.codes))
        wait = does(codes, "is", "are")
        things = some([one.what for one in ones])
        yield context.finding(f"{about(_name(context, subject))} {things} not given; {wait} undecided", subject)


def _name(context: RuleContext, subject: Id) -> str:
    design = context.design
    if subject in design.interfaces:
        return holder_text(design, subject)
    if subject in design.disks:
        return disk_text(design.disks[subject])
    if subject in design.stores:
        store = design.stores[subject]
        return f"{design.groups[design.storage_groups[store.storage_group].group].name}, {store.name}"
    if subject in design.storage_groups:
        storage = design.storage_groups[subject]
        return f"{design.groups[storage.group].name}, {storage.name}"
    for table in _NAMED:
        record = design.table(table).get(subject)
        if record is not None:
            return getattr(record, "name", "") or "The cluster"
    return subject
