"""EX-8.05: a large store gets the time to go offline."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import seconds
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import counted
from designer.topology.evs import INFORMATION_STORE, of_type

_MANY_USERS, _ENOUGH_MS = 2000, 600_000


@rule(
    "EX-8.05",
    "Pending timeout short for a large store",
    "best practice",
    "general knowledge",
    reads=("groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS has more than 2,000 users, and its Information Store a pending timeout below 600 s. The cluster
    service's default counts where none is set.

    Why: A store that does not go offline in time is ended by force; the logs of such a stop have to be replayed.
    Fix: Raise the pending timeout of the Information Store to 600 s.
    Bad: EVS1: pending timeout 180 s of the Information Store for 2,500 users, 600 s recommended
    Source: The timeout: Setting Pending States (TechNet bb124063); both thresholds: practice. Fact EX-8.05.
    """
    default = context.catalog.defaults.pending_timeout_ms
    for group in context.design.groups_of_kind("evs"):
        if (group.users or 0) <= _MANY_USERS:
            continue
        for store in of_type(context.design, group.id, INFORMATION_STORE):
            timeout = store.pending_timeout_ms if store.pending_timeout_ms is not None else default
            if timeout < _ENOUGH_MS:
                yield context.finding(
                    f"{group.name}: pending timeout {seconds(timeout)} of the Information Store for"
                    f" {counted(group.users or 0, 'user')}, {seconds(_ENOUGH_MS)} recommended",
                    store.id,
                )
