"""How objects are recognised: a virtual server by its stripe pattern, a resource by the icon of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.primitives import Box, Hatch, Primitive
from designer.foundation.ids import Id
from designer.model.records import Group, Resource
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server
from designer.topology.roles import role_of

STRIPES: tuple[Hatch, ...] = get_args(Hatch)

_CORE_ICONS = {"cluster": "cluster", "dtc": "transaction"}

_SERVER_ICONS = (
    ("domain-controller", "directory"),
    ("front-end", "front-end"),
    ("exchange", "mail"),
    ("dns", "directory"),
)
"""The icon of a server outside the cluster, by the first of these roles that it has."""


def stripe_of(snapshot: Snapshot, group: Id) -> Hatch:
    """The stripe pattern of a virtual server: given out in creation order, starting again after the seventh."""
    servers = [server.id for server in snapshot.virtual_servers()]
    return STRIPES[servers.index(group) % len(STRIPES)]


def emblem(snapshot: Snapshot, catalog: Catalog, group: Group, rect: Rect) -> Iterator[Primitive]:
    """What tells a group from the others, as large as `rect`: a virtual server's stripes, or another group's icon."""
    if role_of(catalog, group) is not None:
        hatch = stripe_of(snapshot, group.id)
        ground = "stripe.ground" if hatch else "stripe"
        yield Box(
            rect.x, rect.y, rect.w, rect.h, ground, radius=2, hatch=hatch, ink="stripe", pitch=3.4, subject=group.id
        )
        return
    size = min(rect.w, rect.h)
    yield from icon(
        group_icon(catalog, group), Rect(*rect.centre, size, size).moved(-size / 2, -size / 2), "icon", group.id
    )


def group_icon(catalog: Catalog, group: Group) -> str:
    """The icon of a group's role or kind; a role that the catalogue does not know looks like any other group."""
    role = role_of(catalog, group)
    return role.icon if role is not None else _CORE_ICONS.get(group.kind, "group")


def resource_icon(catalog: Catalog, resource: Resource) -> str:
    """The icon of a resource's type; types that the catalogue does not know have one of their own."""
    kind = catalog.types.get(resource.type)
    return kind.icon if kind is not None else "unknown"


def server_icon(server: Server) -> str:
    """The icon of a server outside the cluster, by the chief thing that it does."""
    return next((icon for role, icon in _SERVER_ICONS if role in server.roles), "server")


def by_rank(snapshot: Snapshot, table: str) -> list[Id]:
    """The ids of a table as they stand in their lane: ranked ones first, the others in creation order."""
    layout = snapshot.layout
    return sorted(
        snapshot.table(table),
        key=lambda identifier: (0, layout[identifier].rank) if identifier in layout else (1, 0),
    )
