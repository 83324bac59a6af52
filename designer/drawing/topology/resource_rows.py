"""The resources of an expanded group, one line each, in start order: a rule tells those apart that start later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import resource_icon
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import KEPT_OFFLINE, resource_standing
from designer.drawing.style import HAIR, MONO, SMALL
from designer.drawing.topology.detail import FINE
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.group_plan import LAYER_GAP, ROW_GAP
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.resource_words import fact, fine_facts, least_room, name_in
from designer.drawing.topology.tokens import LINES, look_of
from designer.drawing.topology.watched import ring
from designer.foundation.glyphs import Face
from designer.foundation.ids import Id
from designer.model.records import Resource
from designer.topology.evs import ADDRESS

ICON = 9.0
APART = 5.0
TINY = 6.0
"""Size of a name above fine print on a tight card."""

LEAST_NAME = 35.0
"""With less room than that for its name, a line says nothing else; with a state, the name may be cut."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands at the end of a line."""

    text: str
    fill: str
    face: Face = "regular"
    size: float = SMALL

    @property
    def width(self) -> float:
        """How wide it is."""
        return text_width(self.text, self.face, self.size)


def resource_rows(facts: Facts, plan: Plan, group: Id) -> Iterator[Primitive]:
    """All lines of the group's card."""
    layers = facts.stock.layers[group]
    for layer in layers[1:]:
        row = plan.rows[layer[0]]
        y = row.y - (LAYER_GAP + ROW_GAP) / 2
        yield Line(((row.x, y), (row.right, y)), "rule", HAIR, subject=group)
    for layer in layers:
        for resource in layer:
            yield from _row(facts, plan, facts.snapshot.resources[resource], plan.rows[resource])
            if facts.is_critical(resource):
                yield ring(plan.rows[resource].inset(1.0), resource, 2.5)


def _row(facts: Facts, plan: Plan, resource: Resource, rect: Rect) -> Iterator[Primitive]:
    subject = resource.id
    look = look_of(facts, (subject,))
    fill, stroke, dash, ink = LINES[look]
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, radius=2.5, dash=dash, subject=subject)
    left, right = rect.x + 3, rect.right - 4
    role = "failed.sign" if look == "failed" else "ink"
    if facts.detail == "overview":
        size = rect.h - 2
        yield from _mark(facts, resource, look, Rect(left, rect.y + 1, size, size), ink)
        return
    roomy = plan.density.roomy
    size = ICON if roomy else ICON - 1
    mark = Rect(left if roomy else left - 1, rect.y + (rect.h - size) / 2, size, size)
    yield from _mark(facts, resource, "" if roomy else look, mark, ink)
    left, right = mark.right + (4 if roomy else 2), right if roomy else right + 2
    close = facts.detail == "close"
    baseline = rect.y + (rect.h - 5.8 if close else rect.h / 2 + 2.8)
    size = (MONO if roomy else TINY) if close else (SMALL if roomy else MONO)
    least = max(LEAST_NAME, least_room(facts, resource, "regular", size) if facts.state is None else 0.0)
    beside = _beside(facts, resource, look, role, right - left - least - APART) if roomy else None
    if beside is not None:
        yield Label(right, baseline, beside.text, beside.size, beside.fill, beside.face, "end", subject)
        right -= beside.width + APART
    name = name_in(facts, resource, "regular", size, right - left)
    yield Label(left, baseline, name, size, role, subject=subject)
    if close:
        fine = (one for one in fine_facts(facts, resource) if text_width(one, "regular", FINE) <= right - left)
        colour = "muted" if look != "failed" else role
        yield from (Label(left, rect.bottom - 1.5, one, FINE, colour, subject=subject) for one in list(fine)[:1])


def _mark(facts: Facts, resource: Resource, look: str, box: Rect, ink: str) -> Iterator[Primitive]:
    """What a resource is, or, where there is no room for words, how it is doing."""
    if look:
        yield from sign(look, box.x, box.y, box.w, resource.id)
    else:
        yield from icon(resource_icon(facts.catalog, resource), box, ink, resource.id)


def _beside(facts: Facts, resource: Resource, look: str, role: str, room: float) -> Beside | None:
    """What stands at the right of a name: a state, else a fact; None without room."""
    if facts.state is not None:
        word = resource_standing(facts.state, resource.id).word
        ways = [Beside(word, role if look == "failed" else f"{look}.text")]
    elif resource.kept_offline:
        ways = [Beside(KEPT_OFFLINE.word, f"{KEPT_OFFLINE.look}.text")]
    elif resource.type == ADDRESS:
        ways = [Beside(text, "faint", "mono", MONO) for text in fact(facts, resource)]
    else:
        ways = [Beside(text, "faint") for text in fact(facts, resource)]
    return next((one for one in ways if one.text and one.width <= room), None)
