"""What can happen to a cluster, as submenus of the Failover menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from designer.app.commands.command import Submenu, has_design
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.app.palette import DIRECTORY
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot

if TYPE_CHECKING:
    from designer.app.faults import Blow

NODE, MEMBER = "Failover/&Node", "Failover/&Group or Resource"
NETWORK, STORAGE = "Failover/Ne&twork", "Failover/Sto&rage"


def _pick(desk: Desk, value: str) -> None:
    """Let happen what an entry stands for: a kind and an id with a space between."""
    kind, _, subject = value.partition(" ")
    desk.enter("failover")
    desk.player.add_fault(kind, subject)


def _entries(offer: Callable[[Snapshot, Desk], Iterable[Entry]]) -> Callable[[Desk], list[Entry]]:
    return lambda desk: list(offer(desk.session.snapshot, desk)) if desk.session is not None else []


def _table(kind: str, table: str) -> Callable[[Desk], list[Entry]]:
    """The objects of a table, each of which can suffer this."""
    return _entries(lambda snapshot, _: (Entry(f"{kind} {i}", snapshot.name_of(i)) for i in snapshot.table(table)))


def _submenu(identifier: str, menu: str, label: str, entries: Callable[[Desk], list[Entry]]) -> Submenu:
    def offered(desk: Desk) -> bool:
        return has_design(desk) and bool(entries(desk))

    return Submenu(
        id=f"failover.{identifier}", menu=menu, label=label, entries=entries, pick=_pick, section=1, enabled=offered
    )


def _chosen_groups(snapshot: Snapshot, desk: Desk) -> list[Id]:
    """The selected groups, else the first virtual server; all of them would fill the screen."""
    return [i for i in desk.selection if i in snapshot.groups] or [g.id for g in snapshot.virtual_servers()][:1]


def _members(kind: str) -> Callable[[Desk], list[Entry]]:
    """The selected resources, and those of the selected groups."""

    def offer(snapshot: Snapshot, desk: Desk) -> Iterable[Entry]:
        found = [i for i in desk.selection if i in snapshot.resources]
        inside = [member.id for group in _chosen_groups(snapshot, desk) for member in snapshot.members(group)]
        return (Entry(f"{kind} {i}", snapshot.name_of(i)) for i in dict.fromkeys((*found, *inside)))

    return _entries(offer)


def _administered(kind: str) -> Callable[[Desk], list[Entry]]:
    """All groups; then the resources as above."""

    def offer(snapshot: Snapshot, desk: Desk) -> Iterable[Entry]:
        yield from (Entry(f"{kind} {group.id}", group.name, section="groups") for group in snapshot.groups.values())
        for entry in _members(kind)(desk):
            yield Entry(entry.value, entry.label, section="resources")

    return _entries(offer)


def _by_owner(owners: str, blows: Callable[[Snapshot, Id], list[Blow]]) -> Callable[[Desk], list[Entry]]:
    """What can happen to each object of a table, with a line between two of them."""

    def offer(snapshot: Snapshot, _: Desk) -> Iterable[Entry]:
        for owner in snapshot.table(owners):
            for blow in blows(snapshot, owner):
                label = f"{snapshot.name_of(owner)}: {blow.label[0].lower()}{blow.label[1:]}"
                yield Entry(f"{blow.kind} {blow.subject}", label, section=owner)

    return _entries(offer)


def _cables(snapshot: Snapshot, node: Id) -> list[Blow]:
    from designer.app.blows import cable_cuts  # brings the simulation along

    return cable_cuts(snapshot, node)


def _sites(snapshot: Snapshot, site: Id) -> list[Blow]:
    from designer.app.blows import site_losses

    return site_losses(snapshot, site)


def _directories(snapshot: Snapshot, _: Desk) -> Iterable[Entry]:
    found = [server for server in snapshot.servers.values() if DIRECTORY & set(server.roles)]
    yield from (Entry(f"directory {server.id}", server.name) for server in found)
    if len(found) > 1:
        yield Entry(tr("directory cluster"), tr("All of Them"), section="all")


def _broken(snapshot: Snapshot, desk: Desk) -> Iterable[Entry]:
    from designer.app.blows import all_repairs

    return (Entry(f"{b.kind} {b.subject}", b.label) for b in all_repairs(snapshot, desk.player.damage))


FAULTS: tuple[Submenu, ...] = (
    _submenu("power", NODE, tr("Cut the &Power of"), _table("power", "nodes")),
    _submenu("service", NODE, tr("&Stop the Cluster Service of"), _table("service", "nodes")),
    _submenu("hang", NODE, tr("Let the Cluster Service &Hang on"), _table("hang", "nodes")),
    _submenu("pause", NODE, tr("P&ause"), _table("pause", "nodes")),
    _submenu("resume", NODE, tr("&Resume"), _table("resume", "nodes")),
    _submenu("start", NODE, tr("Star&t"), _table("start", "nodes")),
    _submenu("evict", NODE, tr("&Evict"), _table("evict", "nodes")),
    _submenu("resource", MEMBER, tr("&Fail"), _members("resource")),
    _submenu("start-failure", MEMBER, tr("Fail to &Come Online Once"), _members("start-failure=1")),
    _submenu("stall", MEMBER, tr("&Hang When Pending"), _members("stall")),
    _submenu("offline", MEMBER, tr("&Take Offline"), _administered("offline")),
    _submenu("online", MEMBER, tr("Bring O&nline"), _administered("online")),
    _submenu("move", MEMBER, tr("&Move to the Best Possible Node"), _table("move", "groups")),
    _submenu("network", NETWORK, tr("&Fail for Every Node"), _table("network", "networks")),
    _submenu("cable", NETWORK, tr("&Pull the Cable of"), _by_owner("nodes", _cables)),
    _submenu("directory", NETWORK, tr("Fail &Directory or Name Server"), _entries(_directories)),
    _submenu("disk", STORAGE, tr("Lose &Disk"), _table("disk", "disks")),
    _submenu("array", STORAGE, tr("Fail &Array"), _table("array", "arrays")),
    _submenu("fabric", STORAGE, tr("Fail &Fabric"), _table("fabric", "fabrics")),
    _submenu("path", STORAGE, tr("Cut &Path of"), _table("path", "paths")),
    _submenu("site", "Failover", tr("S&ite"), _by_owner("sites", _sites)),
    _submenu("repair", "Failover", tr("Rep&air"), _entries(_broken)),
)
