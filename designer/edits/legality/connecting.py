"""What leading a line from one object to another does, and what leading one of its ends elsewhere does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address
from designer.edits.draft import Draft
from designer.edits.legality.moving import drop_object
from designer.edits.legality.outcomes import Effect, Outcome, Refusal, Spot, without_errors
from designer.edits.nodes import connect
from designer.edits.objects import set_property
from designer.edits.surroundings import STANDING, connect_over
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.diff import changing
from designer.model.records import Interface
from designer.model.snapshot import TABLES, Snapshot
from designer.model.surroundings import StoragePath
from designer.topology.evs import ADDRESS, disk_text, of_type
from designer.topology.ownership import home_node

Joiner = Callable[[Snapshot, Catalog, Id, Id], Outcome]


def connect_objects(snapshot: Snapshot, catalog: Catalog, source: Id, target: Id) -> Outcome:
    """What a line between two objects does, whichever end was drawn first."""
    kinds = snapshot.table_of(source) or "", snapshot.table_of(target) or ""
    if source == target:
        return Refusal(tr("Lead the line from {source} to something else").format(source=snapshot.name_of(source)))
    for (first, second), ends in ((kinds, (source, target)), (kinds[::-1], (target, source))):
        joiner = _JOINERS.get((first, second))
        if joiner is not None:
            return without_errors(lambda joiner=joiner, ends=ends: joiner(snapshot, catalog, *ends))  # type: ignore[misc]
    nouns = [tr(TABLES[kind].noun) for kind in kinds if kind]
    return Refusal(
        tr("Nothing connects a {one} with a {last}").format(one=nouns[0], last=nouns[-1])
        if len(nouns) == 2
        else tr("Nothing to connect")
    )


def reconnect(snapshot: Snapshot, catalog: Catalog, connection: Id, target: Id) -> Outcome:
    """What leading an end of an interface or a path to another object does: the end of the same kind goes there."""
    record = snapshot.find(connection)
    if isinstance(record, Interface):
        return without_errors(lambda: _interface_elsewhere(snapshot, record, target))
    if isinstance(record, StoragePath):
        return _path_elsewhere(snapshot, record, target)
    return Refusal(tr("{connection} cannot be led elsewhere").format(connection=snapshot.name_of(connection)))


def _joined(snapshot: Snapshot, catalog: Catalog, node: Id, network: Id) -> Outcome:
    names = snapshot.name_of(node), snapshot.name_of(network)
    if any((one.node, one.network) == (node, network) for one in snapshot.interfaces.values()):
        return Refusal(tr("{one} has an adapter on {other} already").format(one=names[0], other=names[1]), network)
    draft = Draft(snapshot)
    connect(draft, catalog, node, network)
    (new,) = (one for one in draft.snapshot.interfaces.values() if one.id not in snapshot.interfaces)
    at = tr(" as {address}").format(address=new.address) if new.address else tr(", with no address yet")
    says = tr("Connects {one} to {other}{at}").format(one=names[0], other=names[1], at=at)
    return Effect(tr("Connect {one} to {other}").format(one=names[0], other=names[1]), draft.diff, says, network)


def _reaching(snapshot: Snapshot, nodes: list[Id], fabrics: list[Id], arrays: list[Id], ends: tuple[Id, Id]) -> Outcome:
    """The paths between these that are missing."""
    names = snapshot.name_of(ends[0]), snapshot.name_of(ends[1])
    if not (nodes and fabrics and arrays):
        missing = tr("node") if not nodes else tr("fabric") if not fabrics else tr("array")
        return Refusal(
            tr("A path leads from a node over a fabric to an array: add {missing} first").format(missing=_a(missing)),
            ends[1],
        )
    draft = Draft(snapshot)
    connect_over(draft, nodes, fabrics, arrays)
    if not draft.diff:
        return Refusal(tr("{one} is connected to {other} already").format(one=names[0], other=names[1]), ends[1])
    count = len(draft.diff.changes)
    paths = tr("by {count}").format(count=plural(count, "path"))
    return Effect(
        tr("Connect {one} to {other}").format(one=names[0], other=names[1]),
        draft.diff,
        tr("Connects {one} to {other} {paths}").format(one=names[0], other=names[1], paths=paths),
        ends[1],
    )


def _node_to_array(snapshot: Snapshot, catalog: Catalog, node: Id, array: Id) -> Outcome:
    return _reaching(snapshot, [node], list(snapshot.fabrics), [array], (node, array))


def _node_to_fabric(snapshot: Snapshot, catalog: Catalog, node: Id, fabric: Id) -> Outcome:
    return _reaching(snapshot, [node], [fabric], list(snapshot.arrays), (node, fabric))


def _fabric_to_array(snapshot: Snapshot, catalog: Catalog, fabric: Id, array: Id) -> Outcome:
    return _reaching(snapshot, list(snapshot.nodes), [fabric], [array], (fabric, array))


def _owned(snapshot: Snapshot, catalog: Catalog, group: Id, node: Id) -> Outcome:
    """A group without a home gets one; any other gets one more node that it prefers."""
    record, names = snapshot.groups[group], (snapshot.name_of(group), snapshot.name_of(node))
    if home_node(snapshot, group) is None:
        return drop_object(snapshot, catalog, group, Spot(node=node))
    if node in record.preferred_owners:
        place = record.preferred_owners.index(node) + 1
        return Refusal(
            tr("{other} is preferred owner {place} of {one} already").format(other=names[1], place=place, one=names[0]),
            node,
        )
    owners = (*record.preferred_owners, node)
    diff = changing(snapshot, "groups", group, preferred_owners=owners)
    says = tr("Makes {other} preferred owner {count} of {one}").format(other=names[1], count=len(owners), one=names[0])
    return Effect(tr("Let {one} Prefer {other}").format(one=names[0], other=names[1]), diff, says, node)


def _given(snapshot: Snapshot, catalog: Catalog, disk: Id, group: Id) -> Outcome:
    return drop_object(snapshot, catalog, disk, Spot("storage", group=group))


def _seen(snapshot: Snapshot, catalog: Catalog, node: Id, disk: Id) -> Outcome:
    seen, texts = snapshot.disks[disk].visible_to, (snapshot.name_of(node), disk_text(snapshot.disks[disk]))
    if seen is None or node in seen:
        return Refusal(tr("{one} sees {other} already").format(one=texts[0], other=texts[1]), disk)
    everyone = (*seen, node)
    whole = None if set(everyone) == set(snapshot.nodes) else everyone
    diff = changing(snapshot, "disks", disk, visible_to=whole)
    return Effect(
        tr("Show {other} to {one}").format(other=texts[1], one=texts[0]),
        diff,
        tr("Lets {one} see {other}").format(one=texts[0], other=texts[1]),
        disk,
    )


def _on_array(snapshot: Snapshot, catalog: Catalog, disk: Id, array: Id) -> Outcome:
    if snapshot.disks[disk].array == array:
        return Refusal(
            tr("{disk} is on {array} already").format(
                disk=disk_text(snapshot.disks[disk]), array=snapshot.name_of(array)
            ),
            array,
        )
    return drop_object(snapshot, catalog, disk, Spot("storage", array=array))


def _at_site(snapshot: Snapshot, catalog: Catalog, standing: Id, site: Id) -> Outcome:
    if getattr(snapshot.find(standing), "site", None) == site:
        return Refusal(
            tr("{standing} is at {site} already").format(
                standing=snapshot.name_of(standing), site=snapshot.name_of(site)
            ),
            site,
        )
    return drop_object(snapshot, catalog, standing, Spot(site=site))


def _addressed(snapshot: Snapshot, catalog: Catalog, group: Id, network: Id) -> Outcome:
    """The address of a group goes to a network, where it becomes another one."""
    names, holders = (snapshot.name_of(group), snapshot.name_of(network)), of_type(snapshot, group, ADDRESS)
    if not holders:
        return Refusal(
            tr("{one} has no IP Address resource that could be on {other}").format(one=names[0], other=names[1]),
            network,
        )
    if any(holder.network == network for holder in holders):
        return Refusal(tr("{one} has its address on {other} already").format(one=names[0], other=names[1]), network)
    draft, holder = Draft(snapshot), holders[0].id
    draft.change("resources", holder, network=network)
    draft.do(set_property(draft.snapshot, holder, "Address", None))
    address = next_address(draft.snapshot, holder)
    draft.do(set_property(draft.snapshot, holder, "Address", address))
    says = tr("Puts the address of {one} on {other}{rest}").format(
        one=names[0], other=names[1], rest=tr(" as {address}").format(address=address) if address else ""
    )
    return Effect(tr("Put {one} on {other}").format(one=names[0], other=names[1]), draft.diff, says, network)


def _interface_elsewhere(snapshot: Snapshot, record: Interface, target: Id) -> Outcome:
    name, there = snapshot.name_of(record.id), snapshot.name_of(target)
    table = snapshot.table_of(target)
    if table not in ("nodes", "networks"):
        return Refusal(tr("Lead {name} to another network or another node").format(name=name), target)
    ends = (target, record.network) if table == "nodes" else (record.node, target)
    if ends == (record.node, record.network):
        return Refusal(tr("{name} stays where it is").format(name=name), target)
    if any((one.node, one.network) == ends for one in snapshot.interfaces.values()):
        names = [snapshot.name_of(end) for end in ends]
        return Refusal(tr("{one} has an adapter on {other} already").format(one=names[0], other=names[1]), target)
    draft = Draft(snapshot)
    draft.change("interfaces", record.id, node=ends[0], network=ends[1])
    at = ""
    if table == "networks":
        draft.change("interfaces", record.id, address="")
        address = next_address(draft.snapshot, record.id)
        draft.change("interfaces", record.id, address=address)
        at = tr(" as {address}").format(address=address) if address else tr(", with no address yet")
    return Effect(
        tr("Lead {name} to {there}").format(name=name, there=there),
        draft.diff,
        tr("Leads {name} to {there}{at}").format(name=name, there=there, at=at),
        target,
    )


def _path_elsewhere(snapshot: Snapshot, record: StoragePath, target: Id) -> Outcome:
    name, there = snapshot.name_of(record.id), snapshot.name_of(target)
    field = {"nodes": "node", "fabrics": "fabric", "arrays": "array"}.get(snapshot.table_of(target) or "")
    if field is None:
        return Refusal(tr("Lead {name} to another node, fabric or array").format(name=name), target)
    ends = {"node": record.node, "fabric": record.fabric, "array": record.array} | {field: target}
    if any((one.node, one.fabric, one.array) == tuple(ends.values()) for one in snapshot.paths.values()):
        return Refusal(tr("There is such a path to {there} already").format(there=there), target)
    diff = changing(snapshot, "paths", record.id, **ends)
    return Effect(
        tr("Lead {name} to {there}").format(name=name, there=there),
        diff,
        tr("Leads {name} to {there}").format(name=name, there=there),
        target,
    )


def _a(noun: str) -> str:
    return tr("an {noun}").format(noun=noun) if noun[0] in "aeiou" else tr("a {noun}").format(noun=noun)


_JOINERS: Mapping[tuple[str, str], Joiner] = {
    ("nodes", "networks"): _joined,
    ("nodes", "arrays"): _node_to_array,
    ("nodes", "fabrics"): _node_to_fabric,
    ("fabrics", "arrays"): _fabric_to_array,
    ("groups", "nodes"): _owned,
    ("groups", "networks"): _addressed,
    ("disks", "groups"): _given,
    ("disks", "arrays"): _on_array,
    ("nodes", "disks"): _seen,
    **{(table, "sites"): _at_site for table in STANDING},
}
"""What can be connected; a line means the same from either end."""
