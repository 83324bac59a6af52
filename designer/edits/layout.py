"""The complete storage of an EVS from its users: storage groups, stores, disks, letters or mount points."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.schema import Catalog, Profile
from designer.edits.draft import Draft, EditError, added
from designer.edits.groups import ServerPlan, add_server
from designer.edits.luns import disks_of, letters_of, may_mount, mounts_already, place_luns
from designer.edits.naming import free_letters
from designer.edits.objects import set_property
from designer.edits.stores import fill_storage_groups, mailbox_stores, other_stores, public_places
from designer.foundation.decode import LARGEST_INTEGER
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.sizing.active_active import STORAGE_GROUPS
from designer.sizing.assumptions import Assumptions, Mounting
from designer.sizing.bounds import OutOfRange
from designer.sizing.databases import RETENTION_BY_VERSION
from designer.sizing.layout import EvsLayout, evs_layout
from designer.sizing.luns import FEWEST, Lun, whole_gb
from designer.sizing.restore import RestoreWindow
from designer.topology.evs import INFORMATION_STORE, SYSTEM_ATTENDANT, disk_text, of_type
from designer.topology.ownership import is_active_active
from designer.topology.roles import role_of

USUAL_PROFILE = "average"
"""The profile of users of whom nothing else is known, assumed."""

MANY_USERS = 2000
LONG_PENDING_MS = 600_000
"""The Information Store of more users than that gets this pending timeout (EX-8.05)."""

_WORDS = {
    "quota_mb": tr("quota"),
    "retention_days": tr("retention"),
    "iops_per_user": tr("I/O per user"),
    "window_h": tr("longest time of a restore"),
    "gb_per_hour": tr("speed of a restore"),
}
"""What the arguments of the calculators are called in a sentence."""


def add_sized_evs(
    snapshot: Snapshot,
    catalog: Catalog,
    users: int,
    profile: str = USUAL_PROFILE,
    quota_mb: int | None = None,
    node: Id | None = None,
) -> Diff:
    """Add an EVS with the storage that its users need, at home on `node` or where `add_server` puts it.

    Raises `EditError` as `add_server` and `lay_out` do.
    """
    made = add_server(snapshot, catalog, "evs", node, ServerPlan(users=users))
    return _laid_out(snapshot, catalog, made, profile, quota_mb)


def add_server_like_last(snapshot: Snapshot, catalog: Catalog, role: str, node: Id | None = None) -> Diff:
    """Add a virtual server as `add_server` does.

    Where the last one of the role says who uses it, the new one gets as many users of the same kind, with the storage
    that they need: if there are letters for that, and if a node stays passive, else there are users to be shared first.
    """
    known, servers = catalog.roles.get(role), snapshot.groups_of_kind(role)
    last = next((one for one in reversed(servers) if one.users), None)
    stays_passive = len(servers) + 1 < len(snapshot.nodes)
    if known is not None and known.storage_groups and last is not None and stays_passive:
        made = add_server(snapshot, catalog, role, node, ServerPlan(users=last.users))
        try:
            return _laid_out(snapshot, catalog, made, last.profile or USUAL_PROFILE, last.quota_mb)
        except EditError:
            pass  # there is no room for that: it still arrives complete
    return add_server(snapshot, catalog, role, node)


def _laid_out(snapshot: Snapshot, catalog: Catalog, made: Diff, profile: str, quota_mb: int | None) -> Diff:
    """A virtual server that was just made, with its users described and its storage laid out."""
    draft = Draft(snapshot)
    draft.do(made)
    (group,) = added(made, "groups")
    draft.change("groups", group, profile=profile, quota_mb=quota_mb)
    draft.do(lay_out(draft.snapshot, catalog, group))
    return draft.diff


def lay_out(snapshot: Snapshot, catalog: Catalog, group: Id) -> Diff:
    """Give an EVS the storage of `planned_layout`, and write down the users, profile and quota that it is made for.

    Storage groups and stores are made, changed and removed until they are those of the layout; public stores and
    recovery storage groups stay. Disks that the group has are used again, with the sizes and RAID levels of the layout;
    none is removed. A data directory that is not chosen yet goes beside the queues, and the Information Store of many
    users gets time to stop (EX-8.05). Raises `EditError` as `planned_layout` does, and for too few drive letters.
    """
    layout = planned_layout(snapshot, catalog, group)
    owner = snapshot.groups[group]
    draft = Draft(snapshot)
    quota = _quota(snapshot, owner) or _profile(catalog, owner).mailbox_mb
    draft.change("groups", group, users=layout.users, profile=owner.profile or USUAL_PROFILE, quota_mb=quota)
    most_stores = catalog.exchange[snapshot.cluster.exchange].max_stores_per_storage_group
    publics = public_places(snapshot, group, layout, most_stores)
    room = dict.fromkeys(range(1, len(layout.storage_groups) + 1), 0)
    for store, number in publics.items():
        room[number] += snapshot.stores[store].size_mb or 0
    luns = tuple(_with_room(lun, sum(room[number] for number in lun.storage_groups)) for lun in layout.luns)
    if max(lun.size_mb for lun in luns) > LARGEST_INTEGER:
        raise EditError(
            tr("{owner}: so many users of such a quota need more room than a disk can have").format(owner=owner.name)
        )
    disks = place_luns(draft, catalog, group, luns, mounted=layout.mount_points)
    fill_storage_groups(draft, catalog, group, layout, quota, disks, publics)
    _place_data_directory(draft, group)
    _allow_for_many(draft, group)
    return draft.diff


def planned_layout(snapshot: Snapshot, catalog: Catalog, group: Id) -> EvsLayout:
    """The storage that an EVS needs for its users, profile and quota on the design's platform.

    Without a profile the users are average, without a quota their mailboxes are as large as the profile's. The restore
    window of the design bounds the databases. Of two EVSs that are active on two nodes each gets half of the storage
    groups (EX-2.09). Letters that other EVSs need are left to them; disks are mounted when there are too few, or when
    the EVS has mounted disks already. Raises `EditError` when the group keeps nothing in storage groups, when its users
    or the Exchange version are unknown, and for numbers that make no sense.
    """
    owner = snapshot.groups[group]
    exchange, role = catalog.exchange.get(snapshot.cluster.exchange), role_of(catalog, owner)
    if role is None or not role.storage_groups:
        raise EditError(tr("{owner} keeps nothing in storage groups").format(owner=owner.name))
    if exchange is None:
        raise EditError(tr("Choose the Exchange version of the design first: it decides how storage is laid out"))
    assumptions = Assumptions(
        retention_days=owner.retention_days
        if owner.retention_days is not None
        else RETENTION_BY_VERSION[exchange.version],
        indexed=any(store.indexed for store in mailbox_stores(snapshot, group)),
        window=_window(snapshot),
        most_groups=_most_groups(snapshot, owner, exchange.max_storage_groups),
        most_stores=exchange.max_stores_per_storage_group,
        other_stores=len(other_stores(snapshot, group)),
        fill_first=exchange.version == "2000",
        free_letters=_letters_for(snapshot, owner),
        mounting=_mounting(snapshot, catalog, group),
    )
    profile = _profile(catalog, owner)
    if owner.iops_per_user is not None:
        profile = replace(profile, iops=owner.iops_per_user)
    try:
        return evs_layout(_users(snapshot, owner), profile, _quota(snapshot, owner), assumptions)
    except OutOfRange as error:
        raise EditError(f"{owner.name}: {_WORDS.get(error.argument, error.argument)}: {error.reason}") from error


def _place_data_directory(draft: Draft, group: Id) -> None:
    """Where System Attendant has no data directory yet, put it on the disk for queues (EX-3.06)."""
    queue = next(disk for disk in disks_of(draft.snapshot, group) if "queue" in disk.holds)
    for attendant in of_type(draft.snapshot, group, SYSTEM_ATTENDANT):
        if not attendant.properties.get("DataPath"):
            draft.do(set_property(draft.snapshot, attendant.id, "DataPath", f"{disk_text(queue)}\\exchsrvr"))


def _allow_for_many(draft: Draft, group: Id) -> None:
    """Give the Information Store of many users time to stop, where nobody has chosen a time yet (EX-8.05)."""
    if (draft.snapshot.groups[group].users or 0) > MANY_USERS:
        for store in of_type(draft.snapshot, group, INFORMATION_STORE):
            if store.pending_timeout_ms is None:
                draft.change("resources", store.id, pending_timeout_ms=LONG_PENDING_MS)


def _with_room(lun: Lun, more_mb: int) -> Lun:
    """A disk for databases with room for public stores too, as much of it free as of the rest (EX-4.38)."""
    if "database" not in lun.holds or not more_mb:
        return lun
    return replace(lun, size_mb=lun.size_mb + whole_gb(more_mb / (1 - Assumptions().free_share)))


def _users(snapshot: Snapshot, owner: Group) -> int:
    """The users of an EVS: its own number, else what its stores say."""
    if owner.users is not None:
        return owner.users
    told = [store.users for store in mailbox_stores(snapshot, owner.id) if store.users is not None]
    if not told:
        raise EditError(tr("Enter the users of {owner} first: they decide its storage").format(owner=owner.name))
    return sum(told)


def _quota(snapshot: Snapshot, owner: Group) -> int | None:
    """The quota of an EVS in MB: its own, else the largest of its stores."""
    if owner.quota_mb is not None:
        return owner.quota_mb
    stores = mailbox_stores(snapshot, owner.id)
    return max((store.quota_mb for store in stores if store.quota_mb is not None), default=None)


def _profile(catalog: Catalog, owner: Group) -> Profile:
    known = catalog.profiles.get(owner.profile or USUAL_PROFILE)
    if known is None:
        raise EditError(
            tr('{owner}: profile "{profile}" is unknown, one of {profiles}').format(
                owner=owner.name, profile=owner.profile, profiles=", ".join(catalog.profiles)
            )
        )
    return known


def _window(snapshot: Snapshot) -> RestoreWindow | None:
    minutes, speed = snapshot.cluster.restore_minutes, snapshot.cluster.restore_gb_per_hour
    return RestoreWindow(minutes / 60, speed) if minutes is not None and speed is not None else None


def _most_groups(snapshot: Snapshot, owner: Group, most: int) -> int:
    servers = len(snapshot.groups_of_kind(owner.kind))
    paired = len(snapshot.nodes) == 2 and is_active_active(snapshot, owner.kind)
    return max(1, min(most, STORAGE_GROUPS // servers)) if paired else most


def _letters_for(snapshot: Snapshot, owner: Group) -> int:
    """The letters that an EVS may use: its share of those that EVSs have and can have, as far as it can get them."""
    servers = [group.id for group in snapshot.groups_of_kind(owner.kind)]
    free = len(list(free_letters(snapshot)))
    own = free + len(letters_of(snapshot, owner.id))
    share = (free + sum(len(letters_of(snapshot, one)) for one in servers)) // len(servers)
    return max(min(own, share), min(own, FEWEST))


def _mounting(snapshot: Snapshot, catalog: Catalog, group: Id) -> Mounting:
    if not may_mount(snapshot, catalog):
        return "never"
    return "always" if mounts_already(snapshot, group) else "when short"
