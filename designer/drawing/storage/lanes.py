"""The arrays with what there is to say about them, and the fabrics that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.storage.facts import Facts, Lane
from designer.drawing.storage.plan import LABEL, Plan
from designer.drawing.storage.words import about_storage, capacity, reach
from designer.drawing.style import BODY, CARD_RADIUS, DASH, ITEM_RADIUS, MARGIN, NAME, SMALL, THIN
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr

TEXT = 14.0
LEADING = 12.0


def lanes(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Title, fabrics and arrays."""
    room = plan.width - 2 * MARGIN
    title = tr("Shared storage")
    yield Label(MARGIN, MARGIN + 8, title, NAME, "heading", "semibold")
    used = text_width(title, "semibold", NAME) + 10
    yield Label(MARGIN + used, MARGIN + 8, elide(about_storage(facts), "regular", SMALL, room - used), SMALL, "muted")
    for fabric, rect in plan.fabrics.items():
        yield from _fabric(facts, fabric, rect)
    for lane, rect in plan.lanes:
        yield from _lane(facts, lane, rect)


def _fabric(facts: Facts, fabric: Id, rect: Rect) -> Iterator[Primitive]:
    failed = fabric in facts.damage.fabrics
    stroke = "failed.stroke" if failed else "rule"
    yield Box(rect.x, rect.y, rect.w, rect.h, "card", stroke, THIN, ITEM_RADIUS, subject=fabric)
    if failed:
        yield from sign("failed", rect.x + 6, rect.y + 5.5, 11, fabric)
    else:
        yield from icon("fabric", Rect(rect.x + 6, rect.y + 5, 12, 12), "icon", fabric)
    paths = sum(path.fabric == fabric for path in facts.snapshot.paths.values())
    told = "failed" if failed else plural(paths, "path")
    left, right = rect.x + 23, rect.right - 7
    yield Label(right, rect.y + 14.5, told, SMALL, "failed.text" if failed else "muted", anchor="end", subject=fabric)
    room = right - text_width(told, "regular", SMALL) - 6 - left
    name = elide_middle(facts.snapshot.name_of(fabric), "semibold", SMALL, room)
    yield Label(left, rect.y + 14.5, name, SMALL, "ink", "semibold", subject=fabric)


def _lane(facts: Facts, lane: Lane, rect: Rect) -> Iterator[Primitive]:
    array = lane.array
    if array is None:
        yield from _loose(facts, rect)
        return
    record = facts.snapshot.arrays[array]
    failed = array in facts.damage.arrays
    yield Box(
        rect.x, rect.y, rect.w, rect.h, "lane", "failed.stroke" if failed else "", radius=CARD_RADIUS, subject=array
    )
    x, y, room = rect.x + TEXT, rect.y + 21, LABEL - TEXT - 8
    if failed:
        yield from sign("failed", x, y - 10, 12, array)
    else:
        yield from icon("array", Rect(x, y - 11, 14, 14), "icon", array)
    name = elide_middle(record.name, "semibold", NAME, room - 19)
    yield Label(x + 19, y, name, NAME, "ink", "semibold", subject=array)
    controllers = plural(record.controllers, "controller") if record.controllers is not None else ""
    site = facts.snapshot.name_of(record.site) if record.site is not None else ""
    lines = [(record.hardware, "muted"), (" · ".join(one for one in (site, controllers) if one), "muted")]
    lines.append((capacity(facts, array), "muted"))
    lines += [(text, "muted" if whole else "pending.text") for text, whole in reach(facts, array)]
    for text, role in lines:
        if text and y + LEADING <= rect.bottom - 4:
            y += LEADING
            yield Label(x, y, elide(text, "regular", SMALL, room), SMALL, role, subject=array)


def _loose(facts: Facts, rect: Rect) -> Iterator[Primitive]:
    alone = not facts.snapshot.arrays
    dash, fill, stroke = ((), "lane", "") if alone else (DASH, "", "ghost")
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, radius=CARD_RADIUS, dash=dash)
    x, y = rect.x + TEXT, rect.y + 20
    yield Label(x, y, tr("No array drawn") if alone else tr("In no array"), BODY, "muted", "semibold")
    told = capacity(facts, None)
    yield Label(x, y + LEADING, elide(told, "regular", SMALL, LABEL - TEXT - 8), SMALL, "faint")
