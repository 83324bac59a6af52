"""EX-4.37: no circular logging."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-4.37",
    "Circular logging",
    "warning",
    "general knowledge",
    reads=("groups", "storage_groups", "stores"),
    fix=setting("storage_groups", "Turn circular logging off in {name}", circular_logging=False),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Circular logging is on in a storage group with mailboxes.

    Why: Logs are overwritten before they are backed up, so that a restore ends at the last full backup and all later
    mail is lost. Exchange has it off unless somebody turns it on.
    Fix: Turn it off; the full backup deletes the logs.
    Bad: EVS1, First Storage Group: circular logging, should be off
    Good: Circular logging is off.
    Source: Field practice. Fact EX-4.37.
    """
    design = context.design
    public = {store.storage_group for store in design.stores.values() if store.kind == "public"}
    mailboxes = {store.storage_group for store in design.stores.values() if store.kind == "mailbox"}
    for storage in design.storage_groups.values():
        only_public = storage.id in public and storage.id not in mailboxes
        if storage.circular_logging and not storage.recovery and not only_public:
            name = design.groups[storage.group].name
            yield context.finding(f"{name}, {storage.name}: circular logging, should be off", storage.id)
