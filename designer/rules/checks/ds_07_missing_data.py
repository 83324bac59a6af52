"""DS-07: what the design does not say, and what it would decide."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, Undecided, rule
from designer.rules.wording import about
from designer.topology.addressing import holder_text

_NAMED = ("clusters", "nodes", "networks", "disks", "groups", "resources", "servers", "arrays")


@rule(
    "DS-07",
    "Data missing",
    "information",
    "general knowledge",
    reads=(*_NAMED, "interfaces", "storage_groups", "stores", "undecided"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A rule would have to know something about an object that the design does not say.

    Why: A rule never reports what is only not filled in; so that nobody takes silence for approval, what is missing is
    named once for each object, with the rules that it would decide.
    Fix: Fill the fields in. What stays open is printed in the document.
    Bad: DC1: Windows version not given, EX-1.14 is undecided
    Good: DC1 with Windows Server 2003, Enterprise Edition.
    Source: Rule of this program.
    """
    missing: dict[Id, list[Undecided]] = {}
    for one in context.left_open:
        missing.setdefault(one.subject, []).append(one)
    for subject, ones in missing.items():
        what = listed(list(dict.fromkeys(one.what for one in ones)))
        codes = list(dict.fromkeys(one.code for one in ones))
        verb = "is" if len(codes) == 1 else "are"
        name = _name(context, subject)
        yield context.finding(f"{about(name)} {what} not given, {listed(codes)} {verb} undecided", subject)


def _name(context: RuleContext, subject: Id) -> str:
    design = context.design
    if subject in design.interfaces:
        return holder_text(design, subject)
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
