"""Moving the mailboxes of a stand-alone server to the cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import NBSP, listed, size
from designer.model.records import Group, Store
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, disk_place
from designer.report.context import Context
from designer.topology.evs import SYSTEM_ATTENDANT, network_name, of_type

_SOURCE = "Source server"


def mailbox_move(context: Context) -> Phase | None:
    """One part per virtual server that has mailbox stores; None in a design without Exchange."""
    groups = [one for one in context.snapshot.virtual_servers() if of_type(context.snapshot, one.id, SYSTEM_ATTENDANT)]
    if not groups:
        return None
    names = listed([group.name for group in groups])
    users = sum(group.users or 0 for group in groups)
    who = f"{users:,} users move" if users else "Users move"
    return Phase(
        number=11,
        letter="M",
        title="Mailbox move from a stand-alone server",
        aim=f"{who} to {names} in batches; nobody is interrupted but the users whose mailboxes are on their way.",
        parts=(
            Part(title="Before the first batch", jobs=tuple(_before(context))),
            *(Part(title=group.name, jobs=tuple(_batches(context, group))) for group in groups),
            Part(title="After the last batch", jobs=tuple(_after(context, groups))),
        ),
        hold="the source server holds no mailbox, no public folder replica and no connector any more.",
        rollback=f"Move the mailboxes back from {names} to the source server, which stays on until the last step.",
    )


def _sources(context: Context) -> str:
    found = [server.name for server in context.snapshot.servers.values() if "exchange" in server.roles]
    return comma(found)


def _before(context: Context) -> Iterator[Job]:
    yield Job(
        action="Write down what moves: mailboxes, their size, public folders and connectors.",
        where=_sources(context) or _SOURCE,
        inputs=(Given(_SOURCE, _sources(context)), Given("Mailboxes"), Given("Total size, GB")),
        expected="The total fits into the stores below.",
        minutes=30,
    )
    logs = [disk_place(disk) for disk in context.snapshot.disks.values() if "log" in disk.holds]
    yield Job(
        action="Plan batches no larger than the log disks take between two backups: what is moved is logged as well.",
        where="Project",
        inputs=(Given("Log disks", comma(logs)), Given("Batch, GB")),
        expected=f"Every log disk keeps at least 20{NBSP}% free after a batch.",
        facts=("EX-4.38",),
        minutes=30,
    )
    yield Job(
        action="Save the source server.",
        where=_sources(context) or _SOURCE,
        expected="The job ends without an error.",
        minutes=60,
    )


def _batches(context: Context, group: Group) -> Iterator[Job]:
    snapshot = context.snapshot
    kept = {one.id: one for one in snapshot.storage_groups.values() if one.group == group.id and not one.recovery}
    stores = [one for one in snapshot.stores.values() if one.storage_group in kept and one.kind == "mailbox"]
    name = network_name(snapshot, group.id)
    yield Job(
        action=f"Move a pilot of a few mailboxes to {name} and let their users work for a day.",
        where=group.name,
        inputs=(Given("Pilot users"),),
        expected=f"Their clients find {name} by themselves.",
        minutes=30,
    )
    for storage in kept.values():
        inside = [one for one in stores if one.storage_group == storage.id]
        if not inside:
            continue
        yield Job(
            action=f"Move mailboxes into the stores of {storage.name}, batch by batch, with a backup after each.",
            where=group.name,
            inputs=tuple(_target(context, store) for store in inside),
            expected=f"Every mailbox opens on {name}; the logs are gone after the backup.",
            facts=("EX-10.01",),
            minutes=60 * len(inside),
        )
    if not stores:
        yield Job(
            action=f"Move mailboxes to {group.name}, batch by batch, with a backup after each.",
            where=group.name,
            inputs=(Given("Users", f"{group.users}" if group.users is not None else ""),),
            expected="Every mailbox opens; the logs are gone after the backup.",
            facts=("EX-10.01",),
            minutes=60,
        )


def _target(context: Context, store: Store) -> Given:
    """A store with its disk, and what is planned to be in it."""
    disk = context.snapshot.disks.get(store.disk or "")
    where = f"{store.name} on {disk_place(disk)}" if disk is not None else store.name
    planned = [f"{store.users} users"] if store.users is not None else []
    planned += [size(store.size_mb)] if store.size_mb is not None else []
    return Given(where, ", ".join(planned))


def _after(context: Context, groups: list[Group]) -> Iterator[Job]:
    public = [store for store in context.snapshot.stores.values() if store.kind == "public"]
    if public:
        yield Job(
            action="Replicate the public folders to the cluster and wait until they are complete.",
            where=_sources(context) or _SOURCE,
            inputs=(Given("Public stores", comma([store.name for store in public])),),
            expected="The replicas on both sides are equal; then those of the source are removed.",
            facts=("EX-2.10",),
            minutes=120,
        )
    yield Job(
        action="Move connectors that do not work in a cluster to another stand-alone server.",
        where=_sources(context) or _SOURCE,
        inputs=(Given("Stand-alone server"),),
        expected=f"No mail flows through the source server; {groups[0].name} serves X.400 alone.",
        facts=("EX-7.01", "EX-3.10"),
        minutes=60,
    )
    yield Job(
        action="Retire the source server, then delete its DNS and WINS records.",
        where=_sources(context) or _SOURCE,
        expected="No client asks for it any more.",
        facts=("EX-5.17",),
        minutes=60,
    )
