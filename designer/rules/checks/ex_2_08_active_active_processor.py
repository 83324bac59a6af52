"""EX-2.08: processor load per node of an active/active pair."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.ownership import is_active_active

_LIMIT = 40


@rule("EX-2.08", "Too much processor load for active/active", "error", "general knowledge", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The clients of an EVS of an active/active pair load the processors of its node by more than 40 %.

    Why: After a failover one node carries both loads; twice 40 % leaves it the headroom that mount, log replay and
    peaks need.
    Fix: Move mailboxes elsewhere, use faster nodes, or go to active/passive.
    Bad: EVS1: 45 % processor load, at most 40 % per node in active/active
    Good: EVS1 loads its node by 40 %.
    Source: Field practice. Fact EX-2.08.
    """
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    servers = context.design.groups_of_kind("evs")
    unknown = [group.id for group in servers if group.cpu_percent is None]
    if len(unknown) == len(servers):
        yield context.undecided("processor load of the EVSs", CLUSTER_ID)
    else:
        yield from (context.undecided("processor load", group) for group in unknown)
    for group in servers:
        if group.cpu_percent is not None and group.cpu_percent > _LIMIT:
            yield context.finding(
                f"{group.name}: {group.cpu_percent} % processor load, at most {_LIMIT} % per node in active/active",
                group.id,
            )
