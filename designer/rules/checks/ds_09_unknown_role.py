"""DS-09: the catalogue knows the role of every group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import CORE_KINDS
from designer.rules.api import Finding, RuleContext, rule


@rule("DS-09", "Unknown role", "warning", "general knowledge", reads=("groups",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group has a role that the program does not have in its catalogue.

    Why: The group is kept, drawn and printed like any other, but no rule knows what it needs.
    Fix: Open the design with the newer program that knows the role.
    Bad: FS1: unknown role "print-server", known are evs, file-server and sql-server
    Good: The group is a file server.
    Source: The program's catalogue.
    """
    known = list(context.catalog.roles)
    for group in context.design.groups.values():
        if group.kind not in CORE_KINDS and group.kind not in context.catalog.roles:
            yield context.finding(f'{group.name}: unknown role "{group.kind}", known are {listed(known)}', group.id)
