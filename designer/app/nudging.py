"""Moving objects with the keyboard: one place on in their lane, a group to the next node, a note a little aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from designer.app.rearranging import IN_LANES, step
from designer.catalog.schema import Catalog
from designer.drawing.identity import by_rank
from designer.edits.draft import Draft
from designer.edits.legality import Effect, Outcome, Refusal, Spot, drop_objects
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.snapshot import TABLES, Snapshot
from designer.topology.ownership import home_node

Way = Literal["left", "right", "up", "down"]

BACK: tuple[Way, ...] = ("left", "up")

STRIDE = 8
"""Points that a note moves at a time (assumed): the width of two letters."""

ASIDE: Mapping[Way, tuple[int, int]] = {
    "left": (-STRIDE, 0),
    "right": (STRIDE, 0),
    "up": (0, -STRIDE),
    "down": (0, STRIDE),
}


def nudge(snapshot: Snapshot, catalog: Catalog, ids: Sequence[Id], way: Way) -> Outcome:
    """What moving objects of one kind a place on does."""
    kinds = list(dict.fromkeys(snapshot.table_of(one) or "" for one in ids))
    if not ids:
        return Refusal(tr("Select what shall be moved"))
    if len(kinds) > 1:
        return Refusal(
            tr("Move objects of one kind: {kinds} are several").format(
                kinds=listed([f"{TABLES[kind].noun}s" for kind in kinds])
            )
        )
    if kinds == ["notes"]:
        return _aside(snapshot, ids, way)
    if kinds == ["groups"] and way in ("left", "right"):
        return _next_node(snapshot, catalog, ids, -1 if way == "left" else 1)
    if kinds[0] not in IN_LANES:
        return Refusal(tr("{one} has no place of its own").format(one=snapshot.name_of(ids[0])))
    return _in_lane(snapshot, kinds[0], ids, -1 if way in BACK else 1)


WAYS: Mapping[Way, str] = {"left": tr("left"), "right": tr("right"), "up": tr("up"), "down": tr("down")}
"""The ways as a sentence says them."""


def _aside(snapshot: Snapshot, ids: Sequence[Id], way: Way) -> Outcome:
    draft, (dx, dy) = Draft(snapshot), ASIDE[way]
    for one in ids:
        note = snapshot.notes[one]
        draft.change("notes", one, dx=note.dx + dx, dy=note.dy + dy)
    what = tr("note") if len(ids) == 1 else plural(len(ids), "note")
    return Effect(
        tr("Move {what}").format(what=what), draft.diff, tr("Moves the {what} {way}").format(what=what, way=WAYS[way])
    )


def _next_node(snapshot: Snapshot, catalog: Catalog, ids: Sequence[Id], by: int) -> Outcome:
    """A group whose home becomes the node beside."""
    nodes, home = by_rank(snapshot, "nodes"), home_node(snapshot, ids[0])
    place = nodes.index(home) + by if home in nodes else 0
    if not 0 <= place < len(nodes):
        side = tr("left") if by < 0 else tr("right")
        return Refusal(
            tr("There is no node at the {side} of {home}").format(side=side, home=snapshot.name_of(home or ""))
        )
    return drop_objects(snapshot, catalog, ids, Spot("nodes", node=nodes[place]))


def _in_lane(snapshot: Snapshot, table: str, ids: Sequence[Id], by: int) -> Outcome:
    """The foremost goes first, so that those behind it find its place free."""
    lane = by_rank(snapshot, table)
    moving = sorted(ids, key=lane.index, reverse=by > 0)
    draft, done = Draft(snapshot), list[Effect]()
    for one in moving:
        outcome = step(draft.snapshot, one, by)
        if not isinstance(outcome, Effect):
            if not done:
                return outcome
            break
        draft.do(outcome.diff)
        done.append(outcome)
    label = (
        done[0].label if len(done) == 1 else tr("Reorder {count}").format(count=plural(len(ids), TABLES[table].noun))
    )
    return replace(done[0], label=label, diff=draft.diff)
