"""What the calculators suggest for an open design: the storage of an EVS; addresses, names and letters of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from designer.app.session import Session
from designer.edits.addresses import give_addresses, without_address
from designer.edits.changes import Change, changes
from designer.edits.draft import EditError
from designer.edits.layout import lay_out, planned_layout
from designer.edits.luns import disks_of
from designer.edits.names import proposed_names, sound_names
from designer.edits.stores import storage_groups_of
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.foundation.units import size
from designer.model.diff import Diff, apply
from designer.model.records import Disk, Network
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Fix
from designer.rules.engine import Comparison
from designer.sizing.addresses import addresses
from designer.sizing.layout import EvsLayout
from designer.sizing.letters import LETTERS
from designer.sizing.luns import Lun
from designer.sizing.names import names
from designer.sizing.restore import RATES, restore_time
from designer.topology.addressing import addresses as given
from designer.topology.addressing import addresses_needed, holder_text, subnet_of, usable_hosts
from designer.topology.evs import disk_text
from designer.topology.letters import letters_needed
from designer.topology.names import LONGEST_NAME, computer_names
from designer.topology.roles import role_of

_NAMED = 4
"""So many objects are named; of more, the rest is counted."""


Standing = Literal["agrees", "differs", "lacking"]
"""The design is like that, it is not, or something is missing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A disk to have: where it will be found, what it is for, and how large it is."""

    place: str
    purpose: str
    room: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An edit that can be applied: `fix` with its title, what it changes, and which findings go and come."""

    fix: Fix
    changes: tuple[Change, ...]
    findings: Comparison


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a calculator suggests. `says` tells how the design stands to it, or what to enter first; `standing` as well.

    `rows` are facts with their labels, `disks` the disks of a layout, `remarks` what is unusual. Without an `offer`
    there is nothing to do; `verb` is what doing it is called on a button.
    """

    title: str
    says: str
    standing: Standing
    rows: tuple[tuple[str, str], ...] = ()
    disks: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()
    verb: str = ""
    offer: Offer | None = None


def suggestions(session: Session, ids: Sequence[Id]) -> list[Suggestion]:
    """What there is to suggest about a selection: the layout of one EVS, or the plans of the cluster."""
    if not ids or tuple(ids) == (CLUSTER_ID,):
        return [address_plan(session), name_plan(session), letter_plan(session)] if session.snapshot.nodes else []
    if len(ids) == 1 and ids[0] in session.snapshot.groups:
        found = suggested_layout(session, ids[0])
        return [found] if found is not None else []
    return []


def suggested_layout(session: Session, group: Id) -> Suggestion | None:
    """The storage that an EVS needs; None for a group that keeps nothing in storage groups."""
    snapshot, catalog = session.snapshot, session.catalog
    role = role_of(catalog, snapshot.groups[group])
    if role is None or not role.storage_groups:
        return None
    title = tr("Suggested layout")
    try:
        layout = planned_layout(snapshot, catalog, group)
    except EditError as error:
        return Suggestion(title, str(error), "lacking")
    rows = tuple(_layout_rows(snapshot, layout))
    try:
        diff = lay_out(snapshot, catalog, group)
    except EditError as error:
        return Suggestion(title, str(error), "lacking", rows, remarks=layout.remarks)
    after = apply(snapshot, diff)
    offer = _offer(session, tr("Lay Out {group}").format(group=snapshot.name_of(group)), diff)
    return Suggestion(
        title,
        tr("{group} is laid out {differently}").format(
            group=snapshot.name_of(group), differently=tr("differently") if diff else tr("like this")
        ),
        "differs" if diff else "agrees",
        rows,
        tuple(_disk_lines(after, group, layout)),
        layout.remarks,
        tr("Apply Layout"),
        offer,
    )


def address_plan(session: Session) -> Suggestion:
    """The static addresses that the cluster needs, and which of them are not given yet (EX-5.10)."""
    snapshot = session.snapshot
    servers = len(snapshot.virtual_servers())
    needed = addresses(len(snapshot.nodes), servers)
    missing = without_address(snapshot)
    sum_of = f"2 × {plural(len(snapshot.nodes), 'node')} + {plural(servers, 'virtual server')} + 2"
    rows = [(tr("Needed"), f"{needed.total} = {sum_of}")]
    rows.append((tr("Given"), f"{len(given(snapshot))}"))
    rows += list(_networks(snapshot))
    if not missing:
        return Suggestion(
            tr("Address plan"), tr("Every adapter and IP Address resource has one"), "agrees", tuple(rows)
        )
    lacking = _some([holder_text(snapshot, holder) for holder in missing])
    rows.append((tr("Missing"), f"{len(missing)}: {lacking}"))
    diff = give_addresses(snapshot)
    count = plural(len(missing), "address", "addresses")
    says = (
        tr("{count} missing").format(count=count)
        if diff
        else tr("{count} missing: {missing}").format(count=count, missing=_no_room(snapshot, missing))
    )
    offer = _offer(session, tr("Give {count}").format(count=plural(len(missing), "Address", "Addresses")), diff)
    return Suggestion(tr("Address plan"), says, "lacking", tuple(rows), verb=tr("Give Addresses"), offer=offer)


def name_plan(session: Session) -> Suggestion:
    """The names that the cluster needs on the network, and which of them will not do (EX-3.15, EX-5.24)."""
    snapshot, catalog = session.snapshot, session.catalog
    needed = names(len(snapshot.nodes), len(snapshot.virtual_servers()))
    rows = [
        (
            tr("Needed"),
            tr("{total} different ones, at most {longest_name} characters each").format(
                total=needed.total, longest_name=LONGEST_NAME
            ),
        )
    ]
    proposals = proposed_names(snapshot)
    if not proposals:
        return Suggestion(tr("Computer names"), tr("Every name will do"), "agrees", tuple(rows))
    now = {holder: name for name, holder in computer_names(snapshot)}
    better = [f"{now.get(holder) or snapshot.name_of(holder)} → {name}" for holder, name in proposals.items()]
    rows += [(tr("Better") if not place else "", text) for place, text in enumerate(better)]
    offer = _offer(
        session,
        tr("Change {count}").format(count=plural(len(proposals), "Computer Name")),
        sound_names(snapshot, catalog),
    )
    says = tr("{count} too long, odd, taken or not given").format(count=plural(len(proposals), "name"))
    return Suggestion(tr("Computer names"), says, "lacking", tuple(rows), verb=tr("Change Names"), offer=offer)


def letter_plan(session: Session) -> Suggestion:
    """The drive letters that the cluster takes of those that there are (EX-4.17)."""
    shared, local = letters_needed(session.snapshot)
    free = LETTERS - shared - local
    says = (
        tr("{count} left").format(count=plural(free, "letter"))
        if free >= 0
        else tr("{count} too many").format(count=plural(-free, "letter"))
    )
    rows = (
        (
            tr("Taken"),
            tr("{shared} of {letters}: {count}, {local} on the nodes").format(
                shared=shared + local, letters=LETTERS, count=plural(shared, "shared disk"), local=local
            ),
        ),
    )
    return Suggestion(tr("Drive letters"), says, "agrees" if free >= 0 else "lacking", rows)


def _offer(session: Session, title: str, diff: Diff) -> Offer | None:
    """The edit with what it does; None when it changes nothing, and where nothing may be changed."""
    if not diff or session.too_new:
        return None
    session.check_now()
    said = tuple(changes(session.snapshot, diff, session.catalog))
    return Offer(Fix(title, diff), said, session.preview(diff))


def _networks(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """How full the subnets are."""
    taken = addresses_needed(snapshot)
    for network in snapshot.networks.values():
        subnet = subnet_of(network)
        if subnet is not None:
            yield (
                network.name,
                tr("{network} of {subnet:,} in {subnet_2}").format(
                    network=taken[network.id], subnet=usable_hosts(subnet), subnet_2=subnet
                ),
            )


def _layout_rows(snapshot: Snapshot, layout: EvsLayout) -> Iterator[tuple[str, str]]:
    yield (
        tr("Users"),
        tr("{users:,} with {size_mb} each").format(users=layout.users, size_mb=_room(layout.mailbox.size_mb)),
    )
    drives = sum(lun.spindles for lun in layout.luns if "database" in lun.holds)
    yield (
        "I/O",
        tr("{total:,} per second, {count} for databases").format(
            total=ceil(layout.load.total), count=plural(drives, "drive")
        ),
    )
    stores = layout.stores
    users = max(store.users for store in stores)
    groups = plural(len(layout.storage_groups), "storage group")
    yield (
        tr("Storage"),
        tr("{groups}, {count} of {users:,} users").format(
            groups=groups, count=plural(len(stores), "store"), users=users
        ),
    )
    largest = max(store.size_mb for store in stores)
    yield tr("Database"), tr("{largest} at most").format(largest=_room(largest))
    yield tr("Restore"), _restore(snapshot, largest)
    yield tr("Logs"), tr("{daily_mb} a day").format(daily_mb=_room(layout.logs.daily_mb))


def _restore(snapshot: Snapshot, largest_mb: int) -> str:
    """How long the largest database takes: against the window of the design, else from tape as usual."""
    minutes, speed = snapshot.cluster.restore_minutes, snapshot.cluster.restore_gb_per_hour
    if speed is None:
        slow, fast = (_minutes(largest_mb, rate) for rate in RATES["tape"])
        return tr("{fast} to {slow}\N{NO-BREAK SPACE}min from tape, assumed").format(fast=fast, slow=slow)
    needed = tr("{largest_mb}\N{NO-BREAK SPACE}min").format(largest_mb=_minutes(largest_mb, speed))
    return (
        tr("{needed} of {minutes}\N{NO-BREAK SPACE}min").format(needed=needed, minutes=minutes)
        if minutes is not None
        else needed
    )


def _disk_lines(after: Snapshot, group: Id, layout: EvsLayout) -> Iterator[Line]:
    disks = disks_of(after, group)
    roots = {disk.root for disk in disks}
    if layout.mount_points:
        yield from (Line(disk_text(disk), tr("root of folders"), _size(disk)) for disk in disks if disk.id in roots)
    for lun in layout.luns:
        disk = _disk_of(after, group, lun)
        if disk is not None:
            yield Line(disk_text(disk), _purpose(lun), f"{_size(disk)}, {plural(lun.spindles, 'drive')}")


def _disk_of(after: Snapshot, group: Id, lun: Lun) -> Disk | None:
    """The disk that a laid-out EVS has for a LUN of its layout."""
    if lun.holds[0] == "queue":
        return next((disk for disk in disks_of(after, group) if "queue" in disk.holds), None)
    storage = storage_groups_of(after, group)[lun.storage_groups[0] - 1]
    if lun.holds[0] == "log":
        return after.disks[storage.log_disk] if storage.log_disk is not None else None
    held = (store.disk for store in after.stores.values() if store.storage_group == storage.id)
    return next((after.disks[disk] for disk in held if disk is not None), None)


def _purpose(lun: Lun) -> str:
    """ "logs 1 to 3": contents, and the numbers of the storage groups."""
    what = {"queue": tr("queues"), "log": tr("logs"), "database": tr("databases")}[lun.holds[0]]
    numbers = lun.storage_groups
    if not numbers:
        return what
    return (
        f"{what} {numbers[0]}"
        if len(numbers) == 1
        else tr("{what} {one} to {last}").format(what=what, one=numbers[0], last=numbers[-1])
    )


def _no_room(snapshot: Snapshot, missing: Sequence[Id]) -> str:
    """Why nothing that lacks an address can get one."""
    places = [_network_of(snapshot, holder) for holder in missing]
    unknown = list(dict.fromkeys(one.name for one in places if one is not None and subnet_of(one) is None))
    if unknown:
        return tr("enter the subnet of {unknown} first").format(unknown=listed(unknown))
    return tr("choose the networks of the IP Address resources first") if None in places else tr("the subnet is full")


def _network_of(snapshot: Snapshot, holder: Id) -> Network | None:
    interface = snapshot.interfaces.get(holder)
    place = interface.network if interface is not None else snapshot.resources[holder].network
    return snapshot.networks[place] if place is not None else None


def _some(words: list[str]) -> str:
    if len(words) <= _NAMED:
        return listed(words)
    return tr("{words} and {count} more").format(words=", ".join(words[: _NAMED - 1]), count=len(words) - _NAMED + 1)


def _size(disk: Disk) -> str:
    return size(disk.size_mb) if disk.size_mb is not None else tr("size not set")


def _room(megabytes: float) -> str:
    return size(round(megabytes))


def _minutes(largest_mb: int, gb_per_hour: float) -> int:
    return max(1, ceil(60 * restore_time(largest_mb / 1024, gb_per_hour).total_h))
