"""EX-2.18b: nodes carry the users that a failover brings."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import counted
from designer.topology.members import common_owners, members_by_group


@rule(
    "EX-2.18b",
    "More users than the node can carry",
    "warning",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A possible owner of an EVS cannot carry its users; on two nodes, not those of all EVSs together. Alternate
    passive nodes are left out: less is expected of them.

    Why: After a failover the node has the load of another one, in an active/active pair on top of its own.
    Fix: Use a stronger node, move mailboxes elsewhere, or take the node out of the possible owners.
    Bad: NODE4: can carry 1,500 users, EVS1 has 2,000 and EVS2 has 2,000
    Good: NODE4 can carry the 2,000 users of any EVS.
    Source: Arithmetic on the capacity that the design gives for the node. Fact EX-2.18.
    """
    design = context.design
    limits = {node.id: node.max_users for node in design.nodes.values() if node.role != "alternate passive"}
    limits = {node: limit for node, limit in limits.items() if limit is not None}
    if not limits:
        return
    members = members_by_group(design)
    arriving: dict[Id, list[tuple[Group, int]]] = {node: [] for node in limits}
    for group in design.groups_of_kind("evs"):
        if group.users is None:
            yield context.undecided("users", group.id)
            continue
        for owner in common_owners(design, members[group.id]):
            if owner in arriving:
                arriving[owner].append((group, group.users))
    for node, limit in limits.items():
        load = _overload(arriving[node], limit or 0, together=len(design.nodes) <= 2)
        if load:
            yield context.finding(f"{design.nodes[node].name}: can carry {counted(limit or 0, 'user')}, {load}", node)


def _overload(arriving: list[tuple[Group, int]], limit: int, *, together: bool) -> str:
    """Who brings more users than `limit`; "" when nobody does."""
    if together and len(arriving) > 1:
        total = sum(users for _, users in arriving)
        names = listed([group.name for group, _ in arriving])
        return f"{names} have {total:,} together" if total > limit else ""
    return listed([f"{group.name} has {users:,}" for group, users in arriving if users > limit])
