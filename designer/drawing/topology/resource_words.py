"""What is said about resources and groups on a group's card."""

from __future__ import annotations

import functools

from designer.catalog.schema import Catalog
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.interface_words import shortest_address
from designer.foundation import units
from designer.foundation.glyphs import Face
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.records import Group, Resource
from designer.topology.dependencies import providers
from designer.topology.evs import ADDRESS, NAME, disk_text
from designer.topology.ownership import owner_list
from designer.topology.roles import role_beside_name

BETWEEN = " · "

_ADDRESS, _NAME = "Address", "Name"
"""The private properties of IP Address and Network Name resources."""


def type_label(catalog: Catalog, resource: Resource) -> str:
    """What a resource is, in a word or two."""
    kind = catalog.types.get(resource.type)
    return kind.label if kind is not None else resource.type


def name_in(facts: Facts, resource: Resource, face: Face, size: float, room: float) -> str:
    """A resource's name on the card of its group, whose own name need not be said again.

    Where that is too long what it is, if no other in the group is the same; else the name, cut.
    """
    whole = _whole_names(facts, resource)
    shown = next((one for one in whole if text_width(one, face, size) <= room), "")
    if shown:
        return shown
    return elide_middle(whole[0], face, size, room) if len(whole) == 1 else elide(whole[1], face, size, room)


def least_room(facts: Facts, resource: Resource, face: Face, size: float) -> float:
    """So much room does a resource's name need at least so as not to be cut."""
    return min(text_width(one, face, size) for one in _whole_names(facts, resource))


def _whole_names(facts: Facts, resource: Resource) -> tuple[str, ...]:
    name = _without(resource.name, facts.snapshot.groups[resource.group].name)
    if facts.stock.alike[resource.group, resource.type] > 1:
        return (name,)
    return (name, type_label(facts.catalog, resource))


@functools.lru_cache(maxsize=4096)
def _without(name: str, group: str) -> str:
    """A name without that of its group where this is only added to it, as in "EVS1 IP Address"."""
    for tail in (f" - ({group})", f" ({group})"):
        if name.endswith(tail):
            return name.removesuffix(tail) or name
    return name.removeprefix(f"{group} ") or name


def fact(facts: Facts, resource: Resource) -> tuple[str, ...]:
    """The one thing that one wants to know about a resource besides its name, the long way first: address or size."""
    disk = facts.snapshot.disks.get(resource.disk or "")
    if disk is not None:
        return (units.size(disk.size_mb),) if disk.size_mb is not None else ()
    if resource.type == NAME:
        return (str(resource.properties.get(_NAME, "")),)
    if resource.type != ADDRESS:
        return ()
    address = str(resource.properties.get(_ADDRESS, ""))
    network = facts.snapshot.networks.get(resource.network or "")
    return (address, shortest_address(address, network.subnet)) if network is not None else (address,)


def fine_facts(facts: Facts, resource: Resource) -> list[str]:
    """What else is known about a resource, the most first: what it is, where it may run, what it needs."""
    snapshot = facts.snapshot
    label = type_label(facts.catalog, resource)
    parts = [label if label != resource.name else ""]
    disk = snapshot.disks.get(resource.disk or "")
    if disk is not None:
        parts.append(disk_text(disk))
    if resource.network is not None:
        parts.append(tr("on {network}").format(network=snapshot.networks[resource.network].name))
    if resource.possible_owners is not None:
        parts.append(
            tr("only on {one}").format(
                one=listed([snapshot.nodes[one].name for one in resource.possible_owners]) or tr("no node")
            )
        )
    needed = [snapshot.resources[one].name for one in dict.fromkeys(providers(snapshot)[resource.id])]
    if needed:
        parts.append(
            tr("needs {one}").format(one=needed[0])
            if len(needed) == 1
            else tr("needs {count} resources").format(count=len(needed))
        )
    there = [part for part in parts if part]
    return [BETWEEN.join(there[:count]) for count in range(len(there), 0, -1)]


def users_of(group: Group) -> str:
    """How many use a virtual server; "" where that is unknown."""
    return tr("{users:,} users").format(users=group.users) if group.users else ""


def summaries(facts: Facts, group: Id) -> list[str]:
    """What a group consists of, the most first: resources, storage groups, stores."""
    members = sum(map(len, facts.stock.layers[group]))
    storage = facts.stock.storage_of.get(group, (0, 0))
    parts = [plural(members, "resource") if members else tr("no resources")]
    for count, noun in zip(storage, (tr("storage group"), "store"), strict=True):
        parts += [plural(count, noun)] if count else []
    return [BETWEEN.join(parts[:count]) for count in range(len(parts), 0, -1)]


def fine_summaries(facts: Facts, group: Id, said: str) -> list[str]:
    """What else there is to say about a group than what is `said`, the most first: contents, role, where it may run."""
    record, nodes = facts.snapshot.groups[group], facts.snapshot.nodes
    able = owner_list(facts.snapshot, group)
    where = ", ".join(nodes[one].name for one in able[:3]) + (f" + {len(able) - 3}" if len(able) > 3 else "")
    parts = [
        *summaries(facts, group)[0].split(BETWEEN),
        users_of(record),
        role_beside_name(facts.catalog, record),
        tr("runs on {where}").format(where=where) if where else "",
    ]
    there = [part for part in parts if part and part not in said]
    return [BETWEEN.join(there[:count]) for count in range(len(there), 0, -1)]
