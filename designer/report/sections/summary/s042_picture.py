"""The second page of the summary: the whole cluster in one picture, with three things to see in it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from designer.drawing.callouts import Callout, with_callouts
from designer.drawing.primitives import Picture, scaled
from designer.drawing.topology.view import topology
from designer.foundation.ids import Id
from designer.foundation.units import NBSP
from designer.report.blocks import Block, Figure, IfThere, Lead, Ref, Text
from designer.report.context import Context
from designer.report.decisions.sight import all_nodes, all_servers, counted_users, names
from designer.report.roles import servers, servers_on
from designer.report.study import Study
from designer.report.trim import LANDSCAPE, TRIM, UPRIGHT, trimmed
from designer.report.wording import counted, tenths
from designer.topology.ownership import home_node, is_active_active, passive_nodes

ID = "summary-picture"
TITLE = "The cluster in one picture"

UPRIGHT_HEIGHT = 520.0
"""What is left for a picture on an upright page, Letter or A4, below the section's title, its message and its own."""

ACROSS_HEIGHT = 388.0
"""The same on a landscape page, without a message."""

LEGIBLE = 0.935
"""Printed smaller than this, the smallest letters of the picture have less than 7 points."""

WIDER = (1.0, 1.15, 1.3)
"""Widths of a picture across the page that are tried, in widths of the page."""


def section(context: Context) -> Sequence[Block]:
    """The picture of the body, with call-outs; upright where it is legible, else on a landscape page."""
    if not context.snapshot.nodes or not servers(context):
        return []
    title, callouts = _title(context), list(_callouts(context))
    upright = _largest((_upright(context, callouts, mounted=mounted) for mounted in (True, False)), _scale_upright)
    if _scale_upright(upright) >= LEGIBLE:
        picture = scaled(upright, _scale_upright(upright))
        return [Lead(message(context)), Figure(title, picture, _notes(()), "summary-topology")]
    shapes = itertools.product(WIDER, (True, False))
    across = _largest((_across(context, callouts, *shape) for shape in shapes), _scale_across)
    picture, notes = scaled(across, _scale_across(across)), _notes(callouts)
    return [Figure(title, picture, notes, "summary-topology", own_page=True)]


def _largest(pictures: Iterable[Picture], scale: Callable[[Picture], float]) -> Picture:
    """The first picture that is legible, or the one that is printed largest."""
    found = list(pictures)
    return next((one for one in found if scale(one) >= LEGIBLE), max(found, key=scale))


def _upright(context: Context, callouts: list[Callout], *, mounted: bool) -> Picture:
    """The picture for an upright page."""
    picture = trimmed(topology(context.snapshot, context.catalog, width=UPRIGHT, mounted=mounted))
    return with_callouts(picture, callouts, UPRIGHT - 2 * TRIM)


def _across(context: Context, callouts: list[Callout], wider: float, mounted: bool) -> Picture:
    """The picture for a landscape page, its call-outs in the notes; wider, it is less high with much storage."""
    picture = trimmed(topology(context.snapshot, context.catalog, width=LANDSCAPE * wider, mounted=mounted))
    return with_callouts(picture, callouts, picture.width, explained=False)


def _scale_upright(picture: Picture) -> float:
    return min(1.0, (UPRIGHT - 2 * TRIM) / picture.width, UPRIGHT_HEIGHT / picture.height)


def _scale_across(picture: Picture) -> float:
    return min(1.0, (LANDSCAPE - 2 * TRIM) / picture.width, ACROSS_HEIGHT / picture.height)


def _notes(callouts: Sequence[Callout]) -> Text:
    said = [f"{number}{NBSP}{one.head}: {one.text} " for number, one in enumerate(callouts, 1)]
    larger = ("The same picture is larger in ", Ref("topology-figure", page=True), ".")
    return (*said, IfThere(("topology-figure",), larger))


def message(context: Context) -> str:
    """What the picture shows, in a sentence."""
    snapshot, evs = context.snapshot, servers(context)
    free = passive_nodes(snapshot)
    served = counted_users(context, evs)
    if not free or is_active_active(snapshot):
        nodes = names(context, [home for group in evs if (home := home_node(snapshot, group)) is not None])
        if len(evs) < 2:
            return f"{nodes} serves {served}."
        return f"{nodes} serve {served}; each takes over for {'the other' if len(snapshot.nodes) == 2 else 'another'}."
    stand = "stands" if len(free) == 1 else "stand"
    return f"{all_servers(context)} serve{'s' if len(evs) == 1 else ''} {served}; {names(context, free)} {stand} by."


def _title(context: Context) -> str:
    return f"{all_servers(context)} on {all_nodes(context)}, with their networks and their storage"


def _callouts(context: Context) -> Iterator[Callout]:
    """A node that works, one that stands by, and what all of them share."""
    snapshot, evs = context.snapshot, servers(context)
    free = passive_nodes(snapshot)
    home = home_node(snapshot, evs[0])
    if home is not None:
        own = servers_on(context, home)
        where = f"{context.name(home)} runs {names(context, own)} for {counted_users(context, own)}."
        yield Callout(home, "Work", where)
    if free:
        yield Callout(free[0], "Stand-by", _stand_by(context, free))
    elif (other := next((node for node in snapshot.nodes if node != home), None)) is not None and home is not None:
        text = f"{context.name(other)} also takes over {names(context, servers_on(context, home))}."
        yield Callout(other, "Each for the other", text)
    shared = next(iter(snapshot.arrays), None) or snapshot.cluster.quorum_disk or next(iter(snapshot.disks), None)
    if shared is not None:
        disks = counted(len(snapshot.disks), "disk")
        yield Callout(shared, "One copy", f"All nodes use the same {disks}: storage is not doubled by a cluster.")


def _stand_by(context: Context, free: list[Id]) -> str:
    study, evs = context.study, servers(context)
    who = names(context, free)
    takes = f"{who} take{'s' if len(free) == 1 else ''} over {all_servers(context)}"
    worst = study.worst(evs) if isinstance(study, Study) else None
    each = ", one per node," if len(evs) > 1 else ""
    return f"{takes}{each} within {tenths(worst)} s (simulated)." if worst else f"{takes}."
