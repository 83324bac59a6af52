"""Who uses what, and what stands behind it, without technology."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.register.concept import Concept, concept
from designer.foundation.units import NBSP, listed
from designer.report.blocks import Block, Figure, Lead
from designer.report.context import Context
from designer.report.wording import counted, number, ranged, sentence
from designer.topology.ownership import passive_nodes

ID = "concept"
TITLE = "What the client needs"


def section(context: Context) -> Sequence[Block]:
    """One sentence, one picture."""
    snapshot = context.snapshot
    if not snapshot.nodes or not snapshot.virtual_servers():
        return []
    return [
        Lead(message(context)),
        Figure(
            _title(context), concept(_content(context)), "Source: the design, without its technology.", "concept-figure"
        ),
    ]


def message(context: Context) -> str:
    """Who needs what, and what it survives by standing by."""
    snapshot = context.snapshot
    names = context.names([group.id for group in snapshot.virtual_servers()])
    need = "needs" if _users(context) == 1 else "need"
    spare = passive_nodes(snapshot)
    busy = len(snapshot.nodes) - len(spare)
    behind = f"{sentence(counted(busy, 'computer'))} {'carries' if busy == 1 else 'carry'}"
    waits = f"{listed(context.names(spare))} {'waits' if len(spare) == 1 else 'wait'} for work" if spare else ""
    known = f"{_who(context)} {need} {listed(_services(context))}"
    return f"{known}. {behind} {listed(ranged(names))}{'; ' + waits if waits else ', and none stands by'}."


def _content(context: Context) -> Concept:
    snapshot = context.snapshot
    spare = len(passive_nodes(snapshot))
    total = sum(disk.size_mb or 0 for disk in snapshot.disks.values())
    disks = counted(len(snapshot.disks), "disk")
    data = f"{_amount(total)} on {disks}" if total else disks
    return Concept(
        users=_who(context),
        services=tuple(_services(context)),
        servers=len(snapshot.nodes),
        spare=spare,
        data=f"{data}, kept once",
        why=_why(context, spare),
    )


def _amount(megabytes: int) -> str:
    """A size that is easily remembered: "1.6 TB", "640 GB"."""
    gigabytes = megabytes / 1024
    return f"{gigabytes / 1024:,.1f}{NBSP}TB" if gigabytes >= 1024 else f"{max(gigabytes, 1):,.0f}{NBSP}GB"


def _why(context: Context, spare: int) -> str:
    if not spare:
        return f"Whatever fails on one computer of {context.cluster_name} moves to another that has work already."
    waits = "waits" if spare == 1 else "wait"
    return (
        f"{sentence(counted(spare, 'computer'))} of {context.cluster_name} {waits} for what another one has to give up."
    )


def _title(context: Context) -> str:
    spare = len(passive_nodes(context.snapshot))
    behind = f"{number(spare)} of {number(len(context.snapshot.nodes))} computers" if spare else "every computer"
    waits = ("stands by" if spare == 1 else "stand by") if spare else "works"
    return f"{_who(context)} use {listed(_services(context))}; {behind} {waits}"


def _users(context: Context) -> int:
    return sum(group.users or 0 for group in context.snapshot.virtual_servers())


def _who(context: Context) -> str:
    users = _users(context)
    return f"{users:,}{NBSP}user{'' if users == 1 else 's'}" if users else "The users"


def _services(context: Context) -> list[str]:
    """What the virtual servers are to their users: "three mail services"."""
    roles = [context.catalog.roles.get(group.kind) for group in context.snapshot.virtual_servers()]
    names = [role.service if role is not None else "service" for role in roles]
    return [counted(names.count(name), name) for name in dict.fromkeys(names)]
