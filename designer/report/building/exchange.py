"""What turns a group with address, name and disks into an Exchange Virtual Server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group, Resource, StorageGroup
from designer.report.blocks import Given
from designer.report.building.commands import typed
from designer.report.building.steps import Job
from designer.report.building.values import comma, disk_place, text_property
from designer.report.context import Context
from designer.topology.dependencies import providers
from designer.topology.evs import MTA, NAME, SYSTEM_ATTENDANT, of_type
from designer.topology.ownership import home_node

BY_HAND = ("exchange-pop3", "exchange-imap4")
"""Made by hand with Exchange 2003 (EX-3.07)."""


def exchange_jobs(context: Context, group: Group) -> Iterator[Job]:
    """System Attendant, what Exchange adds to it, protocols made by hand, and databases."""
    attendants = of_type(context.snapshot, group.id, SYSTEM_ATTENDANT)
    where = context.name(home_node(context.snapshot, group.id)) or "Cluster"
    for attendant in attendants:
        yield _attendant(context, group, attendant, where)
    yield _added(context, group, where)
    for name in of_type(context.snapshot, group.id, NAME):
        yield _kerberos(context, name, where)
    if _is_2003(context):
        for resource in context.snapshot.members(group.id):
            if resource.type in BY_HAND:
                yield _protocol(context, group, resource, where)
    yield Job(
        action=f"Bring {group.name} online with everything in it.",
        where=where,
        inputs=typed(context, "group {} /online", group.name) or (Given("Group", group.name),),
        expected=f"All {len(context.snapshot.members(group.id))} resources of {group.name} are online on {where}.",
        facts=("EX-8.11",) if _is_2003(context) else ("EX-8.12",),
        minutes=10,
    )
    yield from _databases(context, group, where)


def _is_2003(context: Context) -> bool:
    return context.exchange is None or context.exchange.version == "2003"


def _attendant(context: Context, group: Group, attendant: Resource, where: str) -> Job:
    snapshot = context.snapshot
    needs = [snapshot.resources[one].name for one in providers(snapshot).get(attendant.id, ())]
    known = context.type_of(attendant)
    return Job(
        action=f"Create the System Attendant of {group.name} in Cluster Administrator.",
        where=where,
        inputs=(
            Given("Name", attendant.name),
            Given("Type", known.name if known is not None else attendant.type),
            Given("Group", group.name),
            Given("Depends on", comma(needs)),
            Given("Administrative group", group.admin_group),
            Given("Routing group", group.routing_group),
            Given("Data directory", text_property(attendant, "DataPath")),
        ),
        expected="Neither group can be changed later; the data directory was empty before.",
        facts=("EX-3.04", "EX-3.06", "EX-3.19"),
        minutes=10,
    )


def _added(context: Context, group: Group, where: str) -> Job:
    by_hand = BY_HAND if _is_2003(context) else ()
    added = [
        one.name
        for one in context.snapshot.members(group.id)
        if one.type.startswith("exchange-") and one.type not in (SYSTEM_ATTENDANT, *by_hand)
    ]
    mta = any(one.type == MTA for one in context.snapshot.members(group.id))
    tail = f" {group.name} is the first and gets the Message Transfer Agent for the whole cluster." if mta else ""
    return Job(
        action=f"Check that Exchange has added its other resources to {group.name}.",
        where=where,
        inputs=tuple(Given("Resource", name) for name in added),
        expected=f"{len(added)} resources depend on it, directly or not.{tail}",
        facts=("EX-3.09", "EX-3.10") if mta else (),
    )


def _kerberos(context: Context, name: Resource, where: str) -> Job:
    wanted = "1" if _is_2003(context) else "0"
    return Job(
        action=f"Check RequireKerberos of {name.name}.",
        where=where,
        inputs=(Given("RequireKerberos", wanted),),
        expected=f"{text_property(name, 'Name') or name.name} has Kerberos {'on' if wanted == '1' else 'off'}.",
        facts=("EX-5.18",) if wanted == "1" else ("EX-5.19",),
    )


def _protocol(context: Context, group: Group, resource: Resource, where: str) -> Job:
    known = context.type_of(resource)
    needs = [context.snapshot.resources[one].name for one in providers(context.snapshot).get(resource.id, ())]
    return Job(
        action=f"Create {resource.name} by hand.",
        where=where,
        inputs=(
            Given("Type", known.name if known is not None else resource.type),
            Given("Group", group.name),
            Given("Depends on", comma(needs)),
        ),
        expected="Its service starts by hand on every node.",
        facts=("EX-3.07",),
    )


def _databases(context: Context, group: Group, where: str) -> Iterator[Job]:
    snapshot = context.snapshot
    kept = [one for one in snapshot.storage_groups.values() if one.group == group.id]
    for storage in kept:
        yield _storage_group(context, storage, where)
    disks = [disk for disk in snapshot.disks.values() if "queue" in disk.holds and _in(context, disk.id, group)]
    queues = [disk_place(disk) for disk in disks]
    if queues:
        yield Job(
            action=f"Move SMTP queue and tracking logs of {group.name} to its queue disk.",
            where=where,
            inputs=(Given("Queue disk", comma(queues)),),
            expected=f"Both lie on {listed(queues)}.",
            facts=("EX-4.25",),
        )
    if group.retention_days is not None or group.quota_mb is not None:
        values = [Given("Retention of deleted items, days", str(group.retention_days))] if group.retention_days else []
        values += [Given("Mailbox quota, MB", str(group.quota_mb))] if group.quota_mb is not None else []
        yield Job(
            action=f"Set retention and quota of the mailbox stores of {group.name}.",
            where=where,
            inputs=tuple(values),
            expected="Every mailbox store shows both.",
            facts=("EX-4.33",),
        )


def _storage_group(context: Context, storage: StorageGroup, where: str) -> Job:
    snapshot = context.snapshot
    stores = [store for store in snapshot.stores.values() if store.storage_group == storage.id]
    logs = snapshot.disks.get(storage.log_disk or "")
    inputs = [Given("Logs on", disk_place(logs) if logs is not None else "")]
    for store in stores:
        disk = snapshot.disks.get(store.disk or "")
        inputs.append(Given(store.name, disk_place(disk) if disk is not None else ""))
    circular = "on" if storage.circular_logging else "off"
    kind = "recovery storage group" if storage.recovery else "storage group"
    return Job(
        action=f"Create the {kind} {storage.name} in Exchange System Manager, circular logging {circular}.",
        where=where,
        inputs=tuple(inputs),
        expected=f"{listed([store.name for store in stores])} {'are' if len(stores) > 1 else 'is'} mounted."
        if stores
        else "It is listed.",
        facts=("EX-4.24", "EX-4.37"),
        minutes=10,
    )


def _in(context: Context, disk: Id, group: Group) -> bool:
    return any(one.disk == disk for one in context.snapshot.members(group.id))
