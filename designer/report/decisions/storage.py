"""DD-06 and DD-07: how data is laid out on disks, and how disks are reached."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Disk
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_servers, exchange_servers, names
from designer.report.roles import servers
from designer.report.wording import counted, number, sentence
from designer.topology.evs import disk_text
from designer.topology.letters import letters_in_use, letters_needed
from designer.topology.storage import groups_using, is_mounted

APART = 9
"""Disks of a virtual server whose four storage groups all have disks of their own (EX-4.18)."""

LETTERS = 24
"""Letters without A: and B: (EX-4.17)."""

MOST_NAMED = 3
"""More disks than these are counted instead of named."""

FEW_DISKS = 5
"""With fewer shared disks than this nobody has to think about letters."""


def layout(context: Context) -> Drafted | None:
    """DD-06: which disks hold databases, logs and queues."""
    evs = [group.id for group in exchange_servers(context)]
    disks = {group: _disks_of(context, group) for group in evs}
    groups = [one for one in context.snapshot.storage_groups.values() if one.group in disks and not one.recovery]
    if not groups or not all(disks.values()):
        return None
    together = [group for group in evs if _mixed(context, group)]
    if together:
        return _together(context, together, disks)
    most, count = max(map(len, disks.values())), sum(map(len, disks.values()))
    first = evs[0]
    ways = [
        Way(name=f"{sentence(_each(most))} for every virtual server", chosen=True),
        Way(
            name="One disk for everything of a virtual server",
            availability="worse",
            performance="worse",
            cost="better",
            complexity="better",
            operability="same",
            remark="Logs are lost with the databases that they should restore (EX-4.24).",
        ),
    ]
    if most < APART:
        ways.append(
            Way(
                name=f"{sentence(number(APART))} disks for every virtual server",
                availability="better",
                performance="better",
                cost="worse",
                complexity="worse",
                operability="worse",
                remark=f"{len(evs) * APART} disks, where this design has {count} (EX-4.18).",
            )
        )
    return Drafted(
        title=f"{sentence(_each(most))} for databases, logs and queues apart",
        question=f"Which disks hold databases, logs and queues of {all_servers(context)}?",
        ways=tuple(ways),
        decision=f"We keep logs apart from databases: {_shared_out(context, first)}.",
        justification=f"The loss of a database disk of {all_servers(context)} leaves the logs for the restore "
        "(EX-4.24).",
        impact=f"The array provides {counted(count, 'disk')} for {counted(len(groups), 'storage group')} of "
        f"{counted(len(evs), 'virtual server')}.",
        risk=_of_disk(context, first, disks[first]),
        mitigation=f"The logs of {context.name(first)} on another disk make the restore complete.",
        facts=("EX-4.24",),
    )


def _together(context: Context, together: list[Id], disks: dict[Id, list[Disk]]) -> Drafted:
    first = together[0]
    shared = _mixed(context, first)
    disk = disk_text(context.snapshot.disks[shared[0]])
    evs = names(context, together)
    return Drafted(
        title=f"Logs and databases of {evs} together",
        question=f"Do databases and logs of {evs} share {disk}, or does each have a disk of its own?",
        ways=(
            Way(name=f"Databases and logs on {disk}", chosen=True),
            Way(
                name="Databases, logs and queues on disks of their own",
                availability="better",
                performance="better",
                cost="worse",
                complexity="worse",
                operability="better",
                remark=f"Two disks more for {context.name(first)}; what EX-4.24 and EX-4.25 ask for.",
            ),
        ),
        decision=f"We put databases and logs of {evs} on {disk}, {_of_how_many(disks[first])}.",
        justification=f"{context.name(first)} needs {counted(len(disks[first]), 'shared disk')} and no more than that.",
        impact=f"Writing logs and reading databases of {context.name(first)} compete for the spindles of {disk}.",
        risk=f"If {disk} is lost, {context.name(first)} falls back to its last backup, without logs (EX-4.24).",
        business_question=f"How much mail may {context.name(first)} lose if {disk} fails: nothing, or a day?",
        answers=("Nothing: logs on a disk of their own", f"A day: {disk} for everything"),
        mitigation=f"A disk of their own for the logs of {context.name(first)}.",
        facts=("EX-4.24", "EX-4.25"),
    )


def reached(context: Context) -> Drafted | None:
    """DD-07: mount points or drive letters."""
    snapshot = context.snapshot
    mounted = [disk for disk in snapshot.disks.values() if is_mounted(disk)]
    exchange = context.exchange
    possible = context.windows is None or context.windows.mount_points
    possible = possible and (exchange is None or exchange.mount_points or not exchange_servers(context))
    if not servers(context) or len(snapshot.disks) < FEW_DISKS or not (mounted or possible):
        return None
    shared, local = letters_needed(snapshot)
    total = len(snapshot.disks)
    if mounted:
        return _mounted(context, len(mounted), shared, local)
    free = LETTERS - len(letters_in_use(snapshot))
    letters = sorted(disk.letter for disk in snapshot.disks.values() if disk.letter)
    if not letters:
        return None
    span = f"{letters[0]}: to {letters[-1]}:" if len(letters) > 1 else f"{letters[0]}:"
    return Drafted(
        title=f"Drive letters {span}",
        question=f"Are the {number(total)} shared disks reached by drive letters or by mount points?",
        ways=(
            Way(name=f"A letter for each of {counted(total, 'disk')}", chosen=True),
            Way(
                name="Mount points below one letter for each virtual server",
                availability="worse",
                performance="same",
                cost="same",
                complexity="worse",
                operability="worse",
                remark=f"{sentence(counted(len(servers(context)), 'root disk'))} more, each of which stops its virtual "
                "server (EX-4.22).",
            ),
        ),
        decision=f"We give each of the {counted(total, 'shared disk')} a letter, {span}, the same on every node.",
        justification=f"{sentence(counted(shared + local, 'letter'))} are in use of {LETTERS}: {shared} for shared and "
        f"{local} for local drives (EX-4.17).",
        impact=f"No node of {context.cluster_name} may use {span} for anything of its own (EX-4.15).",
        risk=f"{sentence(counted(max(free, 0), 'letter'))} {'is' if free == 1 else 'are'} left for disks that "
        f"{all_servers(context)} may need later.",
        facts=("EX-4.15", "EX-4.17"),
    )


def _mounted(context: Context, mounted: int, shared: int, local: int) -> Drafted:
    total = len(context.snapshot.disks)
    if total + local > LETTERS:
        why = f"{total} letters for shared and {local} for local drives would not fit into {LETTERS} (EX-4.17)."
    else:
        why = f"{total} letters for shared drives would leave {LETTERS - total - local} for growth (EX-4.17)."
    return Drafted(
        title=f"{sentence(counted(mounted, 'disk'))} on mount points",
        question=f"Are the {total} shared disks reached by drive letters or by mount points?",
        ways=(
            Way(name=f"{mounted} mount points below {counted(shared, 'letter')}", chosen=True),
            Way(
                name=f"A letter for each of {total} disks",
                availability="same",
                performance="same",
                cost="same",
                complexity="better",
                operability="worse",
                remark=f"{total + local} letters with local drives, of {LETTERS} (EX-4.17).",
            ),
        ),
        decision=f"We mount {counted(mounted, 'disk')} below root disks of {all_servers(context)}.",
        justification=f"{why} Exchange 2003 on Windows Server 2003 supports mount points (EX-4.19).",
        impact=f"Each of the {mounted} mounted disks depends on its root disk in the same group (EX-4.21).",
        risk="A root disk that is lost takes all disks below it along (EX-4.22): "
        f"{counted(shared, 'letter')} carry {total} disks of {context.cluster_name}.",
        facts=("EX-4.17", "EX-4.19", "EX-4.21", "EX-4.22"),
    )


def _disks_of(context: Context, group: Id) -> list[Disk]:
    """The disks of a virtual server, in the order of the design."""
    used = groups_using(context.snapshot)
    return [disk for disk in context.snapshot.disks.values() if group in used.get(disk.id, ())]


def _mixed(context: Context, group: Id) -> list[Id]:
    """The disks on which a virtual server has both stores and logs."""
    snapshot = context.snapshot
    own = {one.id: one for one in snapshot.storage_groups.values() if one.group == group}
    logs = {one.log_disk for one in own.values() if one.log_disk is not None}
    stores = dict.fromkeys(store.disk for store in snapshot.stores.values() if store.storage_group in own)
    return [disk for disk in stores if disk is not None and disk in logs]


def _shared_out(context: Context, group: Id) -> str:
    """On which disks a virtual server has databases and logs; only how many where there are too many to name."""
    snapshot = context.snapshot
    own = {one.id: one for one in snapshot.storage_groups.values() if one.group == group}
    logs = dict.fromkeys(one.log_disk for one in own.values() if one.log_disk is not None)
    stores = dict.fromkeys(store.disk for store in snapshot.stores.values() if store.storage_group in own)
    kinds = [[snapshot.disks[one] for one in kind if one is not None] for kind in (stores, logs)]
    first, second = (
        listed([disk_text(disk) for disk in kind]) if len(kind) <= MOST_NAMED else counted(len(kind), "disk")
        for kind in kinds
    )
    return f"{context.name(group)} has databases on {first} and logs on {second}"


def _of_disk(context: Context, group: Id, disks: list[Disk]) -> str:
    """What the loss of the disk with the most stores of a virtual server costs."""
    snapshot, name = context.snapshot, context.name(group)
    own = {one.id for one in snapshot.storage_groups.values() if one.group == group}
    stores = [store.disk for store in snapshot.stores.values() if store.storage_group in own]
    widest = max(disks, key=lambda disk: stores.count(disk.id))
    lost, total = stores.count(widest.id), len(stores)
    what = counted(total, "store") if lost == total else f"{number(lost)} of {counted(total, 'store')}"
    return f"If {disk_text(widest)} is lost, {what} of {name} {'is' if total == 1 else 'are'} away until the restore."


def _each(most: int) -> str:
    return counted(most, "disk")


def _of_how_many(disks: list[Disk]) -> str:
    return "its only disk" if len(disks) == 1 else f"one of its {counted(len(disks), 'disk')}"
