"""From a point on the drawing to a place in the design, and from a drop to what it will mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from designer.app.palette import items_for
from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect, bounding
from designer.drawing.primitives import Picture
from designer.drawing.topology.shelves import HEAD, PADDING
from designer.edits.draft import Draft, added
from designer.edits.legality import Effect, Lane, Outcome, Spot, connect_objects, drop_item
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Level
from designer.topology.evs import group_of_disk

REACH = 14.0
"""So far beyond its objects a lane still counts."""

SERVER_REACH = 5.0
"""The same of the servers outside the cluster, right below which a network is."""

TABLES = ("nodes", "networks", "disks", "groups", "servers", "sites", "arrays", "fabrics")

ROWS = ("servers", "sites", "arrays", "fabrics")
"""What is put in order among its like wherever it is dropped."""


NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "nodes": ("networks", "groups", "arrays", "fabrics"),
    "networks": ("nodes",),
    "groups": ("disks", "nodes"),
    "disks": ("groups", "arrays"),
    "arrays": ("disks", "fabrics", "nodes"),
    "fabrics": ("arrays", "nodes"),
    "sites": ("nodes", "arrays", "servers"),
}
"""What can be added at the end of a line from an object, by tables."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a drop will do, and the open findings that come and go with it, gravest first."""

    says: str
    appear: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    @property
    def gravity(self) -> Level | None:
        """The class of the gravest finding that it brings."""
        return self.appear[0].level if self.appear else None

    @property
    def text(self) -> str:
        """All of it in one line."""
        parts = [self.says]
        if self.appear:
            parts.append(tr("Brings {appear}").format(appear=_told(self.appear)))
        if self.gone:
            parts.append(tr("Ends {gone}").format(gone=_told(self.gone)))
        return ". ".join(parts)


def spot_at(picture: Picture, snapshot: Snapshot, x: float, y: float, moving: str = "") -> Spot:
    """Where a point of the topology lies. `moving` is the table of what shall be put there, if it is there already."""
    areas = {table: _areas(picture, snapshot, table) for table in TABLES}
    lane = _lane(areas, x, y)
    node, group = _hit(areas["nodes"], x, y), _hit(areas["groups"], x, y)
    if lane == "storage":
        group = group or _stack_at(areas["disks"], snapshot, x, y)
    if moving == "groups" and node is not None:
        order, index = _gap({key: area.centre[1] for key, area in _on(areas, node).items()}, y)
    elif moving in ROWS or (lane == "servers" and moving != "networks"):
        order, index = _along_rows(areas[moving if moving in ROWS else "servers"], x, y)
    elif lane == "storage":
        order, index = _among_disks(areas["disks"], snapshot, group, x, y)
    elif lane in ("networks", "servers"):
        order, index = _gap({key: area.centre[1] for key, area in areas["networks"].items()}, y)
    else:
        order, index = _gap({key: area.centre[0] for key, area in areas["nodes"].items()}, x)
    return Spot(lane, node, group, order, index, _hit(areas["sites"], x, y), _hit(areas["arrays"], x, y))


def new_neighbours(snapshot: Snapshot, catalog: Catalog, source: Id) -> list[tuple[str, Effect]]:
    """What can be added and connected with an object in one step, each with its name in menus."""
    wanted, found = NEIGHBOURS.get(snapshot.table_of(source) or "", ()), []
    for item in items_for(snapshot, catalog):
        effect = drop_item(snapshot, catalog, item.key, _spot_of(snapshot, source))
        table = next((table for table in wanted if isinstance(effect, Effect) and added(effect.diff, table)), None)
        if isinstance(effect, Effect) and table == _kind_of(item.key, catalog):
            found.append((item.name, _with_line(snapshot, catalog, source, effect, table)))
    return found


def _kind_of(item: str, catalog: Catalog) -> str:
    """The table of what an item of the palette adds first of all."""
    kind = item.partition(":")[0]
    return "groups" if kind in catalog.roles else "servers" if kind == "outside" else f"{kind}s"


def _spot_of(snapshot: Snapshot, source: Id) -> Spot:
    table = snapshot.table_of(source)
    return Spot(
        node=source if table == "nodes" else None,
        group=source if table == "groups" else None,
        site=source if table == "sites" else None,
        array=source if table == "arrays" else None,
    )


def _with_line(snapshot: Snapshot, catalog: Catalog, source: Id, effect: Effect, table: str) -> Effect:
    """The effect with the connection, which much of what is new has by itself."""
    draft = Draft(snapshot)
    draft.do(effect.diff)
    joined = connect_objects(draft.snapshot, catalog, source, added(effect.diff, table)[0])
    if isinstance(joined, Effect):
        draft.do(joined.diff)
        return replace(effect, diff=draft.diff, says=f"{effect.says}. {joined.says}")
    return effect


def foresee(session: Session, outcome: Outcome) -> Foresight:
    """Put an outcome into words, with the findings that it will bring and end."""
    if not isinstance(outcome, Effect):
        return Foresight(outcome.says)
    difference = session.preview(outcome.diff)
    return Foresight(outcome.says, difference.appeared, difference.gone)


def _told(findings: tuple[Finding, ...]) -> str:
    first = f"{tr(findings[0].level)}: {findings[0].message}"
    return tr("{first}, and {count} more").format(first=first, count=len(findings) - 1) if len(findings) > 1 else first


def _areas(picture: Picture, snapshot: Snapshot, table: str) -> dict[Id, Rect]:
    known = snapshot.table(table)
    return {subject: area for subject, area in picture.areas.items() if subject in known}


def _hit(areas: dict[Id, Rect], x: float, y: float) -> Id | None:
    return next((subject for subject, area in areas.items() if area.contains(x, y)), None)


def _lane(areas: dict[str, dict[Id, Rect]], x: float, y: float) -> Lane:
    nodes, disks = areas["nodes"], areas["disks"]
    if areas["servers"] and bounding(areas["servers"].values()).inset(-SERVER_REACH).contains(x, y):
        return "servers"
    if disks and y >= bounding(disks.values()).y - HEAD - REACH:
        return "storage"
    if nodes:
        frame = bounding(nodes.values())
        if frame.y - REACH <= y <= frame.bottom + REACH:
            return "nodes"
        lowest = max([frame.bottom, *(area.bottom for area in areas["networks"].values())])
        if not disks and y > lowest + REACH:
            return "storage"
    return "networks" if areas["networks"] else "nodes"


def _on(areas: dict[str, dict[Id, Rect]], node: Id) -> dict[Id, Rect]:
    """The groups that stand on a node."""
    card = areas["nodes"][node]
    return {group: area for group, area in areas["groups"].items() if card.contains(*area.centre)}


def _stack_at(disks: dict[Id, Rect], snapshot: Snapshot, x: float, y: float) -> Id | None:
    """The group whose stack of disks lies there; a group with disks in several arrays has a stack in each."""
    stacks: dict[tuple[Id, Id | None], list[Rect]] = {}
    for disk, area in disks.items():
        group = group_of_disk(snapshot, disk)
        if group is not None:
            stacks.setdefault((group, snapshot.disks[disk].array), []).append(area)
    return next((group for (group, _), rects in stacks.items() if _frame(rects).contains(x, y)), None)


def _frame(rects: list[Rect]) -> Rect:
    inner = bounding(rects)
    return Rect(inner.x - PADDING, inner.y - HEAD, inner.w + 2 * PADDING, inner.h + HEAD + PADDING)


def _among_disks(
    disks: dict[Id, Rect], snapshot: Snapshot, group: Id | None, x: float, y: float
) -> tuple[tuple[Id, ...], int]:
    """The disks of a group, column by column, and the nearest gap between them."""
    mine = {disk: area for disk, area in disks.items() if group is not None and group_of_disk(snapshot, disk) == group}
    order = tuple(sorted(mine, key=lambda disk: (mine[disk].x, mine[disk].y)))
    before = [disk for disk in order if mine[disk].right < x or (mine[disk].x <= x and mine[disk].centre[1] < y)]
    return order, len(before)


def _along_rows(areas: dict[Id, Rect], x: float, y: float) -> tuple[tuple[Id, ...], int]:
    """Objects that stand in rows, in reading order, and the gap in the nearest row that is nearest to a point."""
    order = tuple(sorted(areas, key=lambda one: (areas[one].y, areas[one].x)))
    if not order:
        return (), 0
    whole = bounding(areas.values())
    row = min(max(y, whole.y), whole.bottom)
    before = [one for one in order if areas[one].bottom < row or (areas[one].y <= row and areas[one].centre[0] < x)]
    return order, len(before)


def _gap(middles: dict[Id, float], at: float) -> tuple[tuple[Id, ...], int]:
    order = tuple(sorted(middles, key=lambda subject: middles[subject]))
    return order, sum(middles[subject] < at for subject in order)
