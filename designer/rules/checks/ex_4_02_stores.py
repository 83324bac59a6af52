"""EX-4.02: stores per storage group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule


@rule("EX-4.02", "Too many stores", "error", "published", reads=("clusters", "groups", "storage_groups", "stores"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A storage group has more stores than Exchange allows.

    Why: A storage group takes five stores, mailbox and public together.
    Fix: Put the store into another storage group.
    Bad: EVS1, First Storage Group: 6 stores, at most 5
    Good: The storage group has five stores.
    Source: KB 255077. Fact EX-4.02.
    """
    exchange = context.exchange
    if exchange is None:
        return
    limit = exchange.max_stores_per_storage_group
    for identifier, count in Counter(store.storage_group for store in context.design.stores.values()).items():
        if count > limit:
            storage = context.design.storage_groups[identifier]
            name = context.design.groups[storage.group].name
            yield context.finding(f"{name}, {storage.name}: {plural(count, 'store')}, at most {limit}", identifier)
