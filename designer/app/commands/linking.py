"""What connects objects: dependencies, owners, networks, disks. All of it can be done on the pictures, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from designer.app.commands.command import Command, Submenu, may_edit
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.catalog.schema import Catalog
from designer.edits.dependencies import remove_dependency
from designer.edits.draft import EditError
from designer.edits.legality import Effect, Outcome, connect_objects
from designer.edits.legality.depending import depend, drop_resource, resource_kinds, suffice
from designer.edits.legality.networking import drop_address, drop_network
from designer.edits.legality.owning import place_owner, toggle_owner
from designer.edits.legality.placing import drop_contents, letters_for
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import providers
from designer.topology.evs import disk_text, group_of_disk
from designer.topology.ownership import possible_owners
from designer.topology.storage import groups_using

CONNECT, STORAGE, OWNERS = "Design/Connect", "Design/Stora&ge", "Design/&Owners"


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a submenu, and what choosing it does."""

    value: str
    label: str
    outcome: Outcome
    checked: bool = False


Choices = Callable[[Snapshot, Catalog, Id], Iterable[Choice]]


def _the_one(desk: Desk, tables: tuple[str, ...]) -> Id | None:
    """The selected object, when it is just one and in one of these tables."""
    if desk.session is None or len(desk.selection) != 1:
        return None
    return desk.selection[0] if desk.session.snapshot.table_of(desk.selection[0]) in tables else None


def _submenu(identifier: str, menu: str, label: str, tables: tuple[str, ...], choices: Choices, needs: str) -> Submenu:
    """Choices about the one selected object."""

    def of(desk: Desk) -> list[Choice]:
        subject = _the_one(desk, tables)
        if desk.session is None or subject is None:
            return []
        return list(choices(desk.session.snapshot, desk.session.catalog, subject))

    def entries(desk: Desk) -> list[Entry]:
        return [Entry(one.value, one.label, isinstance(one.outcome, Effect), one.checked) for one in of(desk)]

    def pick(desk: Desk, value: str) -> None:
        for one in of(desk):
            if one.value == value:
                _do(desk, one.outcome)

    return Submenu(
        id=identifier,
        menu=menu,
        label=label,
        entries=entries,
        pick=pick,
        section=1,
        needs=needs,
        enabled=lambda desk: may_edit(desk) and bool(of(desk)),
    )


def _do(desk: Desk, outcome: Outcome) -> None:
    """Raises `EditError` with the reason when the outcome is a refusal."""
    if not isinstance(outcome, Effect):
        raise EditError(outcome.says)
    desk.edit(outcome.label, lambda _: outcome.diff)


def _needable(snapshot: Snapshot, catalog: Catalog, resource: Id) -> Iterable[Choice]:
    for other in snapshot.members(snapshot.resources[resource].group):
        outcome = depend(snapshot, (resource,), (other.id,))
        if isinstance(outcome, Effect):
            yield Choice(other.id, other.name, outcome)


def _needed(snapshot: Snapshot, catalog: Catalog, resource: Id) -> Iterable[Choice]:
    name = snapshot.name_of(resource)
    for other in dict.fromkeys(providers(snapshot)[resource]):
        label = tr("Let {name} No Longer Need {other}").format(name=name, other=snapshot.name_of(other))
        yield Choice(
            other, snapshot.name_of(other), Effect(label, remove_dependency(snapshot, resource, other), "", other)
        )


def _addable(snapshot: Snapshot, catalog: Catalog, subject: Id) -> Iterable[Choice]:
    group = snapshot.resources[subject].group if subject in snapshot.resources else subject
    for kind in resource_kinds(snapshot, catalog, group):
        yield Choice(kind.id, kind.label, drop_resource(snapshot, catalog, kind.id, group))


def _joinable(snapshot: Snapshot, catalog: Catalog, subject: Id) -> Iterable[Choice]:
    is_node = subject in snapshot.nodes
    if subject in snapshot.resources and snapshot.resources[subject].type != "ip-address":
        return
    from designer.drawing.networks import by_priority  # not needed to list the commands

    for network in by_priority(snapshot):
        join = connect_objects if is_node else drop_address
        yield Choice(network, snapshot.name_of(network), join(snapshot, catalog, subject, network))


def _letters(snapshot: Snapshot, catalog: Catalog, disk: Id) -> Iterable[Choice]:
    return (Choice(name, name, effect) for name, effect in letters_for(snapshot, catalog, disk))


def _holders(snapshot: Snapshot, catalog: Catalog, subject: Id) -> Iterable[Choice]:
    """Disks for logs or a store: those of the group first."""
    storage = subject if subject in snapshot.storage_groups else snapshot.stores[subject].storage_group
    group, users = snapshot.storage_groups[storage].group, groups_using(snapshot)
    for disk in sorted(snapshot.disks, key=lambda one: group not in users[one]):
        yield Choice(disk, disk_text(snapshot.disks[disk]), drop_contents(snapshot, subject, disk))


def _takers(snapshot: Snapshot, catalog: Catalog, disk: Id) -> Iterable[Choice]:
    now = group_of_disk(snapshot, disk)
    for group in snapshot.groups:
        outcome = connect_objects(snapshot, catalog, disk, group)
        yield Choice(group, snapshot.name_of(group), outcome, checked=group == now)


def _possible(snapshot: Snapshot, catalog: Catalog, row: Id) -> Iterable[Choice]:
    members = snapshot.members(row) if row in snapshot.groups else [snapshot.resources[row]]
    for node in snapshot.nodes:
        able = bool(members) and all(node in possible_owners(snapshot, member) for member in members)
        yield Choice(node, snapshot.name_of(node), toggle_owner(snapshot, row, node), checked=able)


def _preferred(snapshot: Snapshot, catalog: Catalog, group: Id) -> Iterable[Choice]:
    """Chosen nodes go to the end of the list, those that are on it off it."""
    order = list(dict.fromkeys(snapshot.groups[group].preferred_owners))
    for node in snapshot.nodes:
        place = None if node in order else len(order) + 1
        text = f"{snapshot.name_of(node)} ({order.index(node) + 1})" if node in order else snapshot.name_of(node)
        yield Choice(node, text, place_owner(snapshot, group, node, place), checked=node in order)


def _move_network(desk: Desk, step: int) -> None:
    network = _the_one(desk, ("networks",))
    if desk.session is None or network is None:
        return
    from designer.drawing.networks import by_priority

    order = by_priority(desk.session.snapshot)
    place = order.index(network)
    order.insert(max(0, place + step), order.pop(place))
    _do(desk, drop_network(desk.session.snapshot, network, order))


def _choice_of(desk: Desk) -> tuple[Id, tuple[Id, ...]] | None:
    """A resource and the providers of which one could suffice: of selected dependencies, else all that are alike."""
    if desk.session is None:
        return None
    snapshot = desk.session.snapshot
    edges = [snapshot.dependencies[one] for one in desk.selection if one in snapshot.dependencies]
    if edges:
        dependent = edges[0].dependent
        return dependent, tuple(edge.provider for edge in edges if edge.dependent == dependent)
    resource = _the_one(desk, ("resources",))
    if resource is None:
        return None
    needed = providers(snapshot)[resource]
    kinds = [snapshot.resources[one].type for one in needed]
    alike = tuple(one for one, kind in zip(needed, kinds, strict=True) if kinds.count(kind) > 1)
    return resource, alike


def _suffice(desk: Desk) -> None:
    chosen = _choice_of(desk)
    if desk.session is not None and chosen is not None:
        _do(desk, suffice(desk.session.snapshot, desk.session.catalog, *chosen))


def _can_suffice(desk: Desk) -> bool:
    chosen = _choice_of(desk) if may_edit(desk) else None
    return chosen is not None and len(set(chosen[1])) > 1


_RESOURCE, _DISK, _GROUP = tr("Select a resource first"), tr("Select a disk first"), tr("Select a group first")

LINKING: tuple[Command | Submenu, ...] = (
    _submenu("design.depend", CONNECT, tr("Add &Dependency on"), ("resources",), _needable, _RESOURCE),
    _submenu("design.undepend", CONNECT, tr("&Remove Dependency on"), ("resources",), _needed, _RESOURCE),
    Command(
        id="design.suffice",
        menu=CONNECT,
        label=tr("&One Provider Suffices"),
        call=_suffice,
        section=1,
        hint=tr("Of the selected dependencies, or of providers of one type, one will do; again, and all are needed"),
        needs=tr("Select a resource that needs two others of one type, or two of its dependencies"),
        enabled=_can_suffice,
    ),
    _submenu(
        "design.join",
        CONNECT,
        tr("Connect to &Network"),
        ("nodes", "interfaces", "resources"),
        _joinable,
        tr("Select a node, an interface or an IP address first"),
    ),
    *(
        Command(
            id=f"design.priority-{word}",
            menu=CONNECT,
            label=label,
            call=partial(_move_network, step=step),
            section=1,
            hint=hint,
            needs=tr("Select a network first"),
            enabled=lambda desk: may_edit(desk) and _the_one(desk, ("networks",)) is not None,
        )
        for word, label, step, hint in (
            (
                "up",
                tr("Raise Network &Priority"),
                -1,
                tr("The cluster uses the network earlier for what its nodes tell each other"),
            ),
            (
                "down",
                tr("&Lower Network Priority"),
                1,
                tr("The cluster uses the network later for what its nodes tell each other"),
            ),
        )
    ),
    _submenu("design.add-resource", "Design/&Add", tr("Resource"), ("groups", "resources"), _addable, _GROUP),
    _submenu("design.letter", STORAGE, tr("Drive &Letter"), ("disks",), _letters, _DISK),
    _submenu("design.give", STORAGE, tr("&Give Disk to"), ("disks",), _takers, _DISK),
    _submenu(
        "design.put",
        STORAGE,
        tr("&Put on Disk"),
        ("storage_groups", "stores"),
        _holders,
        tr("Select a storage group or a store first"),
    ),
    _submenu("design.possible", OWNERS, tr("&Possible Owners"), ("groups", "resources"), _possible, _GROUP),
    _submenu("design.preferred", OWNERS, tr("Preferred &Owners"), ("groups",), _preferred, _GROUP),
)
