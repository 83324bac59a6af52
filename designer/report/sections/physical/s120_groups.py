"""Groups: where they may go and how often, and what they consist of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP, listed
from designer.model.records import Group
from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.changed import CHANGED
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.resource_tables import resource_table
from designer.report.wording import counted, number, ranged, sentence
from designer.topology.ownership import home_node
from designer.topology.roles import group_noun, role_beside_name, role_of

ID = "groups"
TITLE = "Groups and resources"


def section(context: Context) -> Sequence[Block]:
    """The groups' policies, then their resources, each shape once."""
    groups = context.snapshot.groups
    if not groups:
        return []
    resources = len(context.snapshot.resources)
    content = f" with {counted(resources, 'resource')}" if resources else ""
    lead = f"{sentence(counted(len(groups), 'group'))}{content}; {_failbacks(context)}."
    return [Lead(lead), _policies(context), *resource_table(context)]


def _failbacks(context: Context) -> str:
    back = [group.name for group in context.snapshot.groups.values() if _returns(context, group)]
    if not back:
        return "none of them returns to its node by itself"
    return (
        f"{listed(ranged(back))} {'returns' if len(back) == 1 else 'return'} to the preferred node without being told"
    )


def _policies(context: Context) -> Table:
    columns = [
        Column("Group"),
        Column("Role"),
        Column("Runs on"),
        Column("Preferred owners, in order", weight=2),
        Column("Failovers allowed"),
        Column("Failback"),
        Column("Notes", weight=2),
    ]
    groups = context.snapshot.groups.values()
    rows = [
        Row(
            (
                group.name,
                _role(context, group),
                context.name(home_node(context.snapshot, group.id)) + (", kept offline" if group.kept_offline else ""),
                ", ".join(context.names(group.preferred_owners)),
                _allowance(context, group),
                _failback(context, group),
                "" if role_of(context.catalog, group) is not None else group.notes,
            )
        )
        for group in groups
    ]
    marked = any(CHANGED in str(cell) for row in rows for cell in row.cells)
    notes = [
        _without_preferred(context),
        *([f"{CHANGED}differs from the default."] if marked else []),
        *_apart(context),
        "Defaults: EX-8.02, EX-8.08.",
    ]
    owners = len({home_node(context.snapshot, group.id) for group in groups})
    title = f"Policies of {counted(len(rows), 'group')} at home on {counted(owners, 'node')}"
    return filled(title, columns, rows, notes=" ".join(part for part in notes if part), anchor="policies")


def _without_preferred(context: Context) -> str:
    """Where groups without preferred owners go."""
    cluster, groups = context.cluster, context.snapshot.groups.values()
    free = [group.name for group in groups if not group.preferred_owners]
    if not free or len(context.snapshot.nodes) < 2:
        return ""
    goes = "goes" if len(free) == 1 else "go"
    if len(context.snapshot.nodes) == 2:
        return f"{listed(ranged(free))} {goes} to the other node."
    others = f"any of the other {number(len(context.snapshot.nodes) - 1)} nodes"
    if context.catalog.service_of(cluster.windows).random_target and not cluster.ordered_target:
        return f"{listed(ranged(free))} {goes} to {others} after a loss, otherwise to the next by Node ID."
    return f"{listed(ranged(free))} {goes} to the next node by Node ID."


def _role(context: Context, group: Group) -> str:
    """What a group is; "" for all of them where their names say it."""
    if not any(role_beside_name(context.catalog, other) for other in context.snapshot.groups.values()):
        return ""
    return sentence(group_noun(context.catalog, group))


def _apart(context: Context) -> Iterator[str]:
    """A sentence per anti-affinity class."""
    groups = context.snapshot.groups.values()
    for name in dict.fromkeys(name for group in groups for name in group.anti_affinity):
        members = [group.name for group in groups if name in group.anti_affinity]
        if len(members) > 1:
            yield f"The anti-affinity class {name} keeps apart: {listed(members)}."


def _allowance(context: Context, group: Group) -> str:
    service = context.catalog.service_of(context.snapshot.cluster.windows)
    usual = (service.failovers(len(context.snapshot.nodes)), context.catalog.defaults.failover_period_h)
    threshold = usual[0] if group.failover_threshold is None else group.failover_threshold
    hours = usual[1] if group.failover_period_h is None else group.failover_period_h
    return f"{CHANGED if (threshold, hours) != usual else ''}{threshold} in {hours}{NBSP}h"


def _returns(context: Context, group: Group) -> bool:
    return context.catalog.defaults.failback if group.failback is None else group.failback


def _failback(context: Context, group: Group) -> str:
    allowed = _returns(context, group)
    mark = CHANGED if allowed != context.catalog.defaults.failback else ""
    if not allowed:
        return f"{mark}Prevented"
    if group.failback_from is None or group.failback_until is None:
        return f"{mark}At once"
    return f"{mark}Between {group.failback_from}:00 and {group.failback_until}:00"
