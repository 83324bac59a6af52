"""EX-8.05: a large store gets the time to go offline."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import seconds
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import counted
from designer.topology.evs import INFORMATION_STORE
from designer.topology.members import members_by_group

_MANY_USERS, _ENOUGH_MS = 2000, 600_000


@rule(
    "EX-8.05",
    "Pending timeout short for a large store",
    "best practice",
    "general knowledge",
    reads=("groups", "resources"),
    fix=setting("resources", "Raise the pending timeout of {name} to 600 s", pending_timeout_ms=_ENOUGH_MS),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An EVS has more than 2,000 users, and its Information Store a pending timeout of less than 600 s. Where
    none is set, the default of the Cluster service counts.

    Why: A store that does not go offline in time is ended by force, and its logs have to be replayed.
    Fix: Raise the pending timeout of the Information Store to 600 s.
    Bad: EVS1: pending timeout of 180 s of the Information Store for 2,500 users, 600 s recommended
    Good: The store of EVS1 has 600 s for its 2,500 users.
    Source: Setting Pending States (TechNet bb124063) for the timeout; field practice for both thresholds. Fact EX-8.05.
    """
    default, members = context.catalog.defaults.pending_timeout_ms, members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        for store in (one for one in members[group.id] if one.type == INFORMATION_STORE):
            timeout = store.pending_timeout_ms if store.pending_timeout_ms is not None else default
            if timeout >= _ENOUGH_MS:
                continue
            if group.users is None:
                yield context.undecided("users", group.id)
            elif group.users > _MANY_USERS:
                yield context.finding(
                    f"{group.name}: pending timeout of {seconds(timeout)} of the Information Store for"
                    f" {counted(group.users, 'user')}, {seconds(_ENOUGH_MS)} recommended",
                    store.id,
                )
