"""DS-07: what the design does not say, and what it would decide."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, Undecided, rule
from designer.rules.wording import about

_TABLES = ("clusters", "nodes", "networks", "disks", "groups", "resources", "storage_groups", "stores")


@rule("DS-07", "Data missing", "information", "general knowledge", reads=(*_TABLES, "servers", "arrays", "undecided"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A rule would have to know something about an object that the design does not say.

    Why: A rule never reports what is only not filled in; so that nobody takes silence for approval, what is missing is
    named once for each object, with the rules that it would decide.
    Fix: Fill the fields in. What stays open is printed in the document.
    Bad: NODE1: memory not given, EX-9.05 is undecided
    Good: NODE1 with 4 GB of memory.
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
    for table in (*_TABLES, "servers", "arrays"):
        record = context.design.table(table).get(subject)
        if record is not None:
            return getattr(record, "name", "") or "The cluster"
    return subject
