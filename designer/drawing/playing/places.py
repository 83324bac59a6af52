"""Where something moves in a picture that does not say so itself: read from its cards and lines."""

from __future__ import annotations

from dataclasses import replace

from designer.drawing.geometry import Point, Rect
from designer.drawing.primitives import Picture
from designer.drawing.props import NO_PROPS, Props
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot


def with_places(picture: Picture, snapshot: Snapshot) -> Picture:
    """The picture with the places of its resources and disks, and with the ways of heartbeats where it shows any."""
    if picture.props is not NO_PROPS:
        return picture
    spots = _spots(picture, snapshot)
    cables: dict[tuple[Id, Id], tuple[Point, ...]] = {}
    for interface, points in picture.wires.items():
        record = snapshot.interfaces.get(interface)
        if record is not None:
            cables.setdefault((record.network, record.node), points)
    posts: dict[Id, list[Id]] = {}
    for network, node in sorted(cables, key=lambda one: cables[one][-1][0]):
        posts.setdefault(network, []).append(node)
    props = Props(
        spots=spots,
        rings=spots,
        cables=cables,
        posts={network: tuple(nodes) for network, nodes in posts.items()},
        witness=picture.areas.get(snapshot.cluster.quorum_disk or ""),
    )
    return replace(picture, props=props)


def _spots(picture: Picture, snapshot: Snapshot) -> dict[Id, Rect]:
    """Resources that have a card, and those whose disk has one."""
    found = {one: picture.areas[one] for one in snapshot.resources if one in picture.areas}
    for resource in snapshot.resources.values():
        if resource.id not in found and resource.disk in picture.areas:
            found[resource.id] = picture.areas[resource.disk or ""]
    return found
