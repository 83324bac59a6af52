"""A simulated run in a few small pictures for paper: the nodes, and which virtual server is where in which state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.evidence import LEAST, WIDTH
from designer.drawing.film.moments import KeyFrame, key_frames
from designer.drawing.film.reel import Reel
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width, wrap
from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import group_standing
from designer.drawing.style import DASH, HAIR, SMALL, THIN
from designer.drawing.theme import STATES
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.record.state import ClusterState
from designer.topology.ownership import nodes_by_number

FRAMES = 6
GAP = 10.0
PAD = 6.0
HEAD = 16.0
NODE_HEAD = 13.0
CHIP = 12.0
LEADING = 9.5
LINES = 3
FEW = 5
"""So many nodes stand side by side in a third of the page; more need half of it."""

SIGN = 6.5


@dataclass(frozen=True, slots=True)
class _Frame:
    key: KeyFrame
    state: ClusterState
    lines: tuple[str, ...]


def film_picture(reel: Reel, width: float = WIDTH) -> Picture:
    """Up to six key frames, each with the nodes by Node ID and the virtual servers that are on them, and a sentence."""
    nodes = nodes_by_number(reel.snapshot)
    columns = 3 if len(nodes) <= FEW else 2
    wide = (width - GAP * (columns - 1)) / columns
    frames = [_Frame(key, reel.state(key.at_ms), _lines(reel, key, wide)) for key in key_frames(reel, FRAMES)]
    most = max((_stacked(reel, frame.state) for frame in frames), default=1)
    stage = NODE_HEAD + most * (CHIP + 2) + 4
    lines = max((len(frame.lines) for frame in frames), default=1)
    high = HEAD + stage + 6 + lines * LEADING + PAD
    primitives: list[Primitive] = []
    for number, frame in enumerate(frames):
        row, column = divmod(number, columns)
        card = Rect(column * (wide + GAP), row * (high + GAP), wide, high)
        primitives += _card(reel, nodes, frame, card, stage, number + 1)
    rows = -(-len(frames) // columns)
    told = " ".join(f"{frame.key.clock} {frame.key.heading}: {' '.join(frame.lines)}" for frame in frames)
    title = tr("{title} in {count} pictures").format(title=reel.title, count=len(frames))
    return Picture(width, rows * (high + GAP) - GAP + 1, tuple(primitives), title=title, description=told)


def _lines(reel: Reel, key: KeyFrame, wide: float) -> tuple[str, ...]:
    room = wide - 2 * PAD
    found = wrap(reel.caption(key.at_ms), "regular", LEAST, room)
    if len(found) <= LINES:
        return found
    return (*found[: LINES - 1], elide(f"{found[LINES - 1]} {found[LINES]}", "regular", LEAST, room))


def _stacked(reel: Reel, state: ClusterState) -> int:
    """The most virtual servers on one node, and at least one."""
    owners = [state.owners.get(server.id) for server in reel.snapshot.virtual_servers()]
    return max([1, *(owners.count(owner) for owner in owners if owner is not None)])


def _card(reel: Reel, nodes: list[Id], frame: _Frame, card: Rect, stage: float, number: int) -> Iterator[Primitive]:
    yield Box(card.x, card.y, card.w, card.h, "canvas", "rule", HAIR, 3)
    time = frame.key.clock
    room = card.w - 2 * PAD - text_width(time, "semibold", SMALL) - 6
    heading = elide(f"{number}  {frame.key.heading}", "semibold", SMALL, room)
    yield Label(card.x + PAD, card.y + 11, heading, SMALL, "heading", "semibold")
    yield Label(card.right - PAD, card.y + 11, time, SMALL, "heading", "semibold", "end")
    each = (card.w - 2 * PAD - 3 * (len(nodes) - 1)) / len(nodes)
    for place, node in enumerate(nodes):
        yield from _node(reel, node, frame.state, Rect(card.x + PAD + place * (each + 3), card.y + HEAD, each, stage))
    y = card.y + HEAD + stage + 6 + LEADING - 2
    for place, line in enumerate(frame.lines):
        yield Label(card.x + PAD, y + place * LEADING, line, LEAST, "ink")


def _node(reel: Reel, node: Id, state: ClusterState, rect: Rect) -> Iterator[Primitive]:
    lost = state.nodes.get(node) == "down"
    edge, fill = ("failed.stroke", "failed.tint") if lost else ("rule", "inset")
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, edge, THIN, 2, DASH if lost else ())
    x, room = rect.x + 3, rect.w - 5
    full = reel.snapshot.name_of(node)
    if lost and text_width(full, "semibold", LEAST) <= room - 7:
        yield from icon("lightning", Rect(x - 1, rect.y + 3, 7, 7), "failed.text")
        x, room = x + 7, room - 7
    name = elide_middle(full, "semibold", LEAST, room)
    yield Label(x, rect.y + 9.5, name, LEAST, "failed.text" if lost else "ink", "semibold")
    y = rect.y + NODE_HEAD
    if lost and state.owners and not any(state.owners.get(one.id) == node for one in reel.snapshot.virtual_servers()):
        yield from icon("lightning", Rect(rect.x + rect.w / 2 - 4, y + 1, 9, 9), "failed.text")
    for server in reel.snapshot.virtual_servers():
        if state.owners.get(server.id) == node:
            yield from _chip(reel, server.id, state, Rect(rect.x + 2, y, rect.w - 4, CHIP))
            y += CHIP + 2


def _chip(reel: Reel, group: Id, state: ClusterState, rect: Rect) -> Iterator[Primitive]:
    """A virtual server: its sign, its name, and the tint of its state."""
    look = group_standing(reel.snapshot, state, group).look
    edge = f"{look}.stroke" if look in STATES else "rule"
    yield Box(rect.x, rect.y, rect.w, rect.h, f"{look}.tint", edge, HAIR, 2)
    x, room = rect.x + 2, rect.w - 4
    name = reel.snapshot.name_of(group)
    if text_width(name, "regular", LEAST) + SIGN + 2 <= room:
        yield from sign(look, x, rect.y + (CHIP - SIGN) / 2, SIGN)
        x, room = x + SIGN + 2, room - SIGN - 2
    yield Label(x, rect.y + 8.7, elide_middle(name, "regular", LEAST, room), LEAST, f"{look}.text")
