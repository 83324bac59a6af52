"""The boxes of the tree: what it is, how long it takes or how it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.dependencies.content import Node
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import resource_icon
from designer.drawing.metrics import elide
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import Standing, resource_standing
from designer.drawing.style import BODY, BOLD, DASH, ITEM_RADIUS, SMALL, THIN
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import seconds
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import Times
from designer.simulation.record.state import ClusterState
from designer.topology.evs import disk_text

WITH_ICON = 104.0
"""Narrower boxes need all their room for the text."""

_WORST_FIRST = ("failed", "pending", "unknown", "offline", "online")


@dataclass(frozen=True, slots=True)
class Telling:
    """What the boxes tell from: the design, and the state or the times when they are to be shown."""

    snapshot: Snapshot
    catalog: Catalog
    state: ClusterState | None
    times: Times | None
    like: Mapping[tuple[Id, str], int]
    """How many resources of a type there are in a group."""


def like_of(snapshot: Snapshot) -> Mapping[tuple[Id, str], int]:
    """How many resources of each type there are in each group."""
    return Counter((one.group, one.type) for one in snapshot.resources.values())


def box(telling: Telling, node: Node, rect: Rect) -> Iterator[Primitive]:
    """One box."""
    resource = telling.snapshot.resources[node.key]
    shown = _standing(telling, node)
    look = shown.look if shown is not None else ""
    loud = look in ("failed", "pending")
    for offset in (3.0, 0.0) if len(node.members) > 1 else (0.0,):
        yield Box(
            rect.x + offset,
            rect.y - offset,
            rect.w - (3 if len(node.members) > 1 else 0),
            rect.h,
            fill="canvas" if node.foreign else "card",
            stroke="ghost" if node.foreign else f"{look}.stroke" if loud else "rule",
            width=BOLD if loud else THIN,
            radius=ITEM_RADIUS,
            dash=DASH if node.foreign or look == "offline" else (),
            subject=node.key,
        )
    x, right = rect.x + 7, rect.right - 6
    if rect.w >= WITH_ICON:
        picture = resource_icon(telling.catalog, resource)
        yield from icon(picture, Rect(x, rect.y + 9, 15, 15), "icon", node.key)
        x += 21
    if shown is not None:
        yield from sign(shown.look, right - 9, rect.y + 12, 9, node.key)
        right -= 13
    name = elide(name_of(telling, node), "semibold", BODY, right - x)
    yield Label(x, rect.y + 14, name, BODY, "ink", "semibold", subject=node.key)
    second = shown.word if shown is not None else _second(telling, node)
    role = f"{look}.text" if look else "muted"
    yield Label(x, rect.y + 25, elide(second, "regular", SMALL, right - x), SMALL, role, subject=node.key)


def name_of(telling: Telling, node: Node) -> str:
    """The type's name where that is clear without more, else the resource's own."""
    resource = telling.snapshot.resources[node.key]
    kind = telling.catalog.types.get(resource.type)
    label = kind.label if kind is not None else resource.type
    if len(node.members) > 1:
        return f"{len(node.members)} × {label}"
    disk = telling.snapshot.disks.get(resource.disk or "")
    if disk is not None:
        return tr("Disk {disk}").format(disk=disk_text(disk)) if disk.letter or disk.mount_path else disk.name
    return label if telling.like[resource.group, resource.type] == 1 and kind is not None else resource.name


def _second(telling: Telling, node: Node) -> str:
    resource = telling.snapshot.resources[node.key]
    if node.foreign:
        return tr("in {group}").format(group=telling.snapshot.name_of(resource.group))
    if telling.times is not None:
        on = max(telling.times.online[member] + telling.times.replay.get(member, 0) for member in node.members)
        off = max(telling.times.offline[member] for member in node.members)
        return tr("on {on} · off {off}").format(on=seconds(on), off=seconds(off))
    return _detail(telling, resource) if len(node.members) == 1 else _letters(telling, node)


def _detail(telling: Telling, resource: Resource) -> str:
    """The one private property that says most, else the resource's own name."""
    for key in ("Address", "Name", "ServiceName", "ShareName"):
        value = resource.properties.get(key)
        if value:
            return str(value)
    return resource.name


def _letters(telling: Telling, node: Node) -> str:
    disks = [telling.snapshot.disks.get(telling.snapshot.resources[member].disk or "") for member in node.members]
    return ", ".join(disk_text(disk) for disk in disks if disk is not None)


def _standing(telling: Telling, node: Node) -> Standing | None:
    if telling.state is None:
        return None
    standings = {one.look: one for one in (resource_standing(telling.state, member) for member in node.members)}
    return next(standings[look] for look in _WORST_FIRST if look in standings)
