"""EX-4.34: databases of a size that can be restored."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.rules.api import Outcome, RuleContext, rule
from designer.sizing.restore import RULE_OF_THUMB_GB
from designer.topology.databases import store_sizes


@rule(
    "EX-4.34",
    "Large database",
    "best practice",
    "general knowledge",
    reads=("clusters", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A database has more than 50 GB, or will have when all its mailboxes have reached their quota, and the
    design does not say how long a restore may take.

    Why: A database is restored as a whole, and its users wait. From tape, 35 to 50 GB take one to two hours.
    Fix: Spread the users over more stores, lower the quota, or say how long a restore may take and how fast it is.
    Bad: EVS1, Mailbox Store 1: 60 GB, at most 50 GB recommended
    Good: The users are spread over two stores of 30 GB.
    Source: Rule of thumb from field practice; 50 GB are assumed. Fact EX-4.34.
    """
    design = context.design
    if design.cluster.restore_minutes is not None and design.cluster.restore_gb_per_hour is not None:
        return  # EX-4.34b knows better
    for identifier, megabytes in store_sizes(design).items():
        store = design.stores[identifier]
        storage = design.storage_groups[store.storage_group]
        if megabytes is None:
            if store.kind == "mailbox":
                yield context.undecided("users and quotas, or sizes of its stores", storage.group)
        elif megabytes > RULE_OF_THUMB_GB * 1024:
            name = f"{design.groups[storage.group].name}, {store.name}"
            limit = size(RULE_OF_THUMB_GB * 1024)
            yield context.finding(f"{name}: {size(megabytes)}, at most {limit} recommended", identifier)
