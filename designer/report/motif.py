"""The title page's picture: the design reduced to nodes, virtual servers and disks, without a word."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect, circle
from designer.drawing.identity import by_rank, emblem
from designer.drawing.primitives import Box, Line, Picture, Primitive, Shape
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node

_WIDTH = 480.0
_WIDEST, _HEIGHT = 66.0, 84.0
_NODE_SHARE = 0.75
_BUS_Y, _NODE_Y, _FABRIC_Y = 6.0, 36.0, 150.0
_DISK_RADIUS = 5.0
_DISKS_PER_ROW = 4
_DISK_PITCH, _ROW_PITCH = 15.0, 16.0


def motif(snapshot: Snapshot, catalog: Catalog) -> Picture | None:
    """The picture; None for a design without nodes."""
    nodes = by_rank(snapshot, "nodes")
    if not nodes:
        return None
    pitch = min(_WIDTH / len(nodes), 120.0)
    width = pitch * len(nodes)
    wide = min(_WIDEST, pitch * _NODE_SHARE)
    per_row = max(1, min(_DISKS_PER_ROW, int((pitch - 6) / _DISK_PITCH)))
    primitives = list(_frame(width))
    lowest = _FABRIC_Y
    for index, node in enumerate(nodes):
        middle = pitch * (index + 0.5)
        primitives += _node(snapshot, catalog, node, Rect(middle - wide / 2, _NODE_Y, wide, _HEIGHT))
        disks = _disks(snapshot, node)
        primitives += _stack(len(disks), middle, per_row)
        lowest = max(lowest, _FABRIC_Y + 24 + _ROW_PITCH * -(-len(disks) // per_row))
    return Picture(width, lowest, tuple(primitives), title="The design at a glance")


def _frame(width: float) -> Iterator[Primitive]:
    yield Line(((0, _BUS_Y), (width, _BUS_Y)), stroke="bus", width=2.25)
    yield Line(((0, _FABRIC_Y), (width, _FABRIC_Y)), stroke="bus", width=2.25)


def _node(snapshot: Snapshot, catalog: Catalog, node: Id, rect: Rect) -> Iterator[Primitive]:
    middle = rect.x + rect.w / 2
    yield Line(((middle, _BUS_Y), (middle, rect.y)), stroke="wire", width=0.9)
    yield Line(((middle, rect.bottom), (middle, _FABRIC_Y)), stroke="wire", width=0.9)
    servers = [group for group in snapshot.virtual_servers() if home_node(snapshot, group.id) == node]
    if servers:
        yield Box(rect.x, rect.y, rect.w, rect.h, fill="card", stroke="navy", width=1.2, radius=4)
    else:
        yield Box(rect.x, rect.y, rect.w, rect.h, fill="card", stroke="ghost", width=1.2, radius=4, dash=(4, 3))
    room = (rect.h - 16) / max(1, len(servers))
    for index, group in enumerate(servers):
        card = Rect(rect.x + 8, rect.y + 8 + index * room, rect.w - 16, room - (6 if len(servers) > 1 else 0))
        yield from emblem(snapshot, catalog, group, card)


def _disks(snapshot: Snapshot, node: Id) -> list[Id]:
    """The disks of the groups at home on a node."""
    owners = {disk: group_of_disk(snapshot, disk) for disk in snapshot.disks}
    return [disk for disk, group in owners.items() if group is not None and home_node(snapshot, group) == node]


def _stack(count: int, middle: float, per_row: int) -> Iterator[Primitive]:
    if count:
        yield Line(((middle, _FABRIC_Y), (middle, _FABRIC_Y + 12)), stroke="wire", width=0.9)
    for index in range(count):
        row, column = divmod(index, per_row)
        in_row = min(per_row, count - row * per_row)
        x = middle + (column - (in_row - 1) / 2) * _DISK_PITCH
        y = _FABRIC_Y + 18 + row * _ROW_PITCH
        yield Shape(circle(x, y, _DISK_RADIUS), fill="card", stroke="navy", width=1.1)
        yield Shape(circle(x, y, 1.2), fill="navy")
