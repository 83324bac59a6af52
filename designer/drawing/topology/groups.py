"""The cards of the groups: who it is (stripes), how it is (sign and word), what is in it (tokens)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import KEPT_OFFLINE, Standing, group_standing, resource_standing
from designer.drawing.style import BOLD, DASH, ITEM_RADIUS, SMALL, THIN
from designer.drawing.topology.density import Density
from designer.drawing.topology.facts import Facts, Token
from designer.drawing.topology.plan import MOST_ROWS, Plan
from designer.foundation.ids import Id
from designer.topology.roles import role_beside_name, role_of

_WORST_FIRST = ("failed", "pending", "unknown", "offline", "online")


def groups(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every group's card."""
    density = plan.density
    for group, rect in plan.groups.items():
        kept = KEPT_OFFLINE if facts.snapshot.groups[group].kept_offline else None
        shown = group_standing(facts.snapshot, facts.state, group) if facts.state is not None else kept
        yield _card(group, rect, shown)
        mark = _emblem_rect(facts, density, group, rect)
        yield from emblem(facts.snapshot, facts.catalog, facts.snapshot.groups[group], mark)
        yield from _head(facts, density, group, rect, shown)
        if rect.h > density.title + 4:
            yield from _tokens(facts, density, group, rect)


def _card(group: Id, rect: Rect, shown: Standing | None) -> Box:
    look = shown.look if shown is not None else "online"
    loud = look in ("failed", "pending", "warning")
    return Box(
        rect.x,
        rect.y,
        rect.w,
        rect.h,
        fill="card",
        stroke=f"{'pending' if look == 'warning' else look}.stroke" if loud else "rule",
        width=BOLD if loud else THIN,
        radius=ITEM_RADIUS,
        dash=DASH if look == "offline" else (),
        subject=group,
    )


def _emblem_rect(facts: Facts, density: Density, group: Id, rect: Rect) -> Rect:
    if role_of(facts.catalog, facts.snapshot.groups[group]) is not None:
        return Rect(rect.x + 3.5, rect.y + 3.5, density.band - 3, rect.h - 7)
    size = density.band if density.roomy else density.band - 2.5
    return Rect(rect.x + 3.5, rect.y + (6 if density.roomy else 4.5), size, 13)


def _left(density: Density, rect: Rect) -> float:
    return rect.x + density.band + density.pad


def _head(facts: Facts, density: Density, group: Id, rect: Rect, shown: Standing | None) -> Iterator[Primitive]:
    record = facts.snapshot.groups[group]
    left, right = _left(density, rect), rect.right - density.pad
    baseline = rect.y + (16 if density.roomy else 13)
    if shown is not None and density.roomy:
        width = text_width(shown.word, "regular", SMALL)
        yield Label(right, baseline, shown.word, SMALL, f"{shown.look}.text", anchor="end", subject=group)
        yield from sign(shown.look, right - width - 12, baseline - 7.5, 9, group)
        right -= width + 17
    elif shown is not None and facts.state is None:
        yield from sign(shown.look, right - 8, baseline - 7.5, 8, group)  # in the design, words have no line here
        right -= 12
    elif shown is not None:
        yield from sign(shown.look, left, baseline + 4, 8, group)
        word = next((word for word in (shown.word, "Pending") if _fits(word, right - left - 11)), "")
        yield Label(left + 11, baseline + 11, word, SMALL, f"{shown.look}.text", subject=group)
    elif density.roomy:
        side = _beside(facts, density, group, right - left)
        yield from (Label(right, baseline, side, SMALL, "muted", anchor="end", subject=group),) if side else ()
        right -= text_width(side, "regular", SMALL) + 6 if side else 0
    name = elide_middle(record.name, "semibold", density.group_name, right - left)
    yield Label(left, baseline, name, density.group_name, "ink", "semibold", subject=group)


def _beside(facts: Facts, density: Density, group: Id, room: float) -> str:
    """What stands at the right of a group's name: its role, as far as the name leaves room for that, and its users."""
    record = facts.snapshot.groups[group]
    users = f"{record.users:,} users" if record.users else ""
    whole = " · ".join(part for part in (role_beside_name(facts.catalog, record), users) if part)
    return whole if _fits(whole, room - 6 - text_width(record.name, "semibold", density.group_name)) else users


def _fits(word: str, room: float) -> bool:
    return text_width(word, "regular", SMALL) <= room


def _tokens(facts: Facts, density: Density, group: Id, rect: Rect) -> Iterator[Primitive]:
    columns = density.columns(rect.w)
    tokens: Sequence[Token] = facts.tokens[group]
    left_over = 0
    if len(tokens) > MOST_ROWS * columns:
        left_over = len(tokens) - MOST_ROWS * columns + 1
        tokens = tokens[: MOST_ROWS * columns - 1]
    for index, token in enumerate(tokens):
        yield from _token(facts, group, token, _slot(density, rect, index))
    if left_over:
        slot = _slot(density, rect, len(tokens))
        yield Label(slot.x, slot.bottom - 3.5, f"+{left_over}", SMALL, "muted", subject=group)


def _slot(density: Density, rect: Rect, index: int) -> Rect:
    row, column = divmod(index, density.columns(rect.w))
    step = density.token + density.token_gap
    return Rect(_left(density, rect) + column * step, rect.y + density.title + row * step, density.token, density.token)


def _token(facts: Facts, group: Id, token: Token, slot: Rect) -> Iterator[Primitive]:
    """A resource's icon on a small tile; the tile's edge and filling say how it is, in shape as well as in colour."""
    look = ""
    if facts.state is not None:
        looks = {resource_standing(facts.state, member).look for member in token.members}
        look = next(one for one in _WORST_FIRST if one in looks)
    fill, stroke, dash, ink = _TILES[look]
    yield Box(slot.x, slot.y, slot.w, slot.h, fill, stroke, radius=2.5, dash=dash, subject=group)
    kind = facts.catalog.types.get(token.type)
    yield from icon(kind.icon if kind is not None else "unknown", slot.inset(2), ink, group)


_TILES: dict[str, tuple[str, str, tuple[float, ...], str]] = {
    "": ("inset", "", (), "icon"),
    "online": ("online.tint", "", (), "online.text"),
    "pending": ("pending.tint", "pending.stroke", (), "pending.text"),
    "offline": ("", "rule", (1.5, 1.5), "faint"),
    "failed": ("failed.fill", "", (), "failed.sign"),
    "unknown": ("unknown.tint", "unknown.stroke", (1.5, 1.5), "unknown.text"),
}
"""Fill, edge, dash and icon colour of a tile by the look of its resource; "" is for a design without a state."""
