"""The cards of the groups: who it is (stripes), how it is (sign and word), and what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.identity import emblem
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import KEPT_OFFLINE, TRANSIT, Standing, group_standing
from designer.drawing.style import BOLD, DASH, ITEM_RADIUS, SMALL, THIN
from designer.drawing.topology.density import Density
from designer.drawing.topology.detail import FINE
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.fine_list import fine_list
from designer.drawing.topology.fitting import FROM_AFAR, IN_LINE, fits, fitting
from designer.drawing.topology.group_plan import is_listed
from designer.drawing.topology.plan import Plan
from designer.drawing.topology.resource_rows import resource_rows
from designer.drawing.topology.resource_words import fine_summaries, summaries, users_of
from designer.drawing.topology.tokens import tokens
from designer.drawing.topology.watched import is_under_way, refusal_words, transit_words, users_words
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.topology.roles import role_beside_name, role_of

FAR_SIGN = 12.0
APART = 10.0
"""How far each of two large lines is from the middle between them."""

TWO_LINES, HIGH = 46.0, 60.0
"""Seen from afar, two lines need a card of the first height; on one higher than the second they stand at its top."""


def groups(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every group's card."""
    density = plan.density
    for group, rect in plan.groups.items():
        kept = KEPT_OFFLINE if facts.snapshot.groups[group].kept_offline else None
        shown = group_standing(facts.snapshot, facts.state, group) if facts.state is not None else kept
        yield _card(group, rect, shown)
        mark = _emblem_rect(facts, density, group, rect)
        yield from emblem(facts.snapshot, facts.catalog, facts.snapshot.groups[group], mark)
        if facts.detail == "overview":
            yield from _from_afar(facts, density, group, rect, shown)
        else:
            yield from _head(facts, density, group, rect, shown)
        if rect.h > density.brief + 2:
            yield from _contents(facts, plan, group, rect)


def _contents(facts: Facts, plan: Plan, group: Id, rect: Rect) -> Iterator[Primitive]:
    if is_listed(facts, group):
        yield from resource_rows(facts, plan, group)
    elif facts.detail == "close":
        yield from fine_list(facts, plan.density, group, rect)
    elif facts.detail == "normal":
        yield from tokens(facts, plan.density, group, rect)


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
        whole = density.roomy or not (is_listed(facts, group) or facts.detail == "close")
        high = rect.h if whole else min(rect.h, density.title)
        return Rect(rect.x + 3.5, rect.y + 3.5, density.band - 3, high - 7)
    size = density.band if density.roomy else density.band - 2.5
    far = facts.detail == "overview"
    top = _middle(facts, density, group, rect) - size / 2 if far else rect.y + density.first - 10
    return Rect(rect.x + 3.5, top, size, size if far else 13)


def left_of(density: Density, rect: Rect) -> float:
    """Where what is in a group's card begins."""
    return rect.x + density.band + density.pad


def _is_high(facts: Facts, group: Id, rect: Rect) -> bool:
    """Whether there is room for two large lines: on no node, without resources, or above a list, there is none."""
    return rect.h >= TWO_LINES and group not in facts.expanded


def _middle(facts: Facts, density: Density, group: Id, rect: Rect) -> float:
    """The y about which a group's name is set to be read from afar."""
    return rect.y + min(rect.h, HIGH if _is_high(facts, group, rect) else density.title) / 2


def _from_afar(facts: Facts, density: Density, group: Id, rect: Rect, shown: Standing | None) -> Iterator[Primitive]:
    """A large name, and a large sign with its word where there is a state."""
    left, right = left_of(density, rect), rect.right - density.pad
    name, high = facts.snapshot.groups[group].name, _is_high(facts, group, rect)
    middle = _middle(facts, density, group, rect)
    if shown is not None and not high:
        yield from sign(shown.look, right - FAR_SIGN, middle - FAR_SIGN / 2, FAR_SIGN, group)
        right -= FAR_SIGN + 3
    above = APART if shown is not None and high else 0.0
    yield fitting(name, (left, middle - above), right - left, FROM_AFAR, "ink", group)
    if shown is not None and high:
        yield from sign(shown.look, left, middle + APART - FAR_SIGN / 2, FAR_SIGN, group)
        room = right - left - FAR_SIGN - 4
        if fits(shown.word, room):
            at = (left + FAR_SIGN + 4, middle + APART)
            yield fitting(shown.word, at, room, IN_LINE, f"{shown.look}.text", group)


def _head(facts: Facts, density: Density, group: Id, rect: Rect, shown: Standing | None) -> Iterator[Primitive]:
    """The first line with the name and, if there is room, a state or the users; the second with what is in it."""
    record = facts.snapshot.groups[group]
    left, right = left_of(density, rect), rect.right - density.pad
    baseline = rect.y + density.first
    brief = rect.h <= density.brief + 2
    lines = True
    shown = _worded(facts, density, group, rect, shown)
    if shown is not None and density.roomy:
        baseline += 1.5 if brief else 0.0
        width = text_width(shown.word, "regular", SMALL)
        yield Label(right, baseline, shown.word, SMALL, f"{shown.look}.text", anchor="end", subject=group)
        yield from sign(shown.look, right - width - 12, baseline - 7.5, 9, group)
        right -= width + 17
    elif shown is not None and facts.state is None:
        yield from sign(shown.look, right - 8, baseline - 7.5, 8, group)  # in the design, words have no line here
        right -= 12
    elif shown is not None:
        yield from sign(shown.look, left, rect.y + density.second - 7, 8, group)
        refused = [(word, "failed.text") for word in refusal_words(facts, group)[3:]]
        words = [*refused, (shown.word, f"{shown.look}.text"), (tr("Pending"), f"{shown.look}.text")]
        word, ink = next((one for one in words if _fits(one[0], right - left - 11)), ("", "ink"))
        yield Label(left + 11, rect.y + density.second, word, SMALL, ink, subject=group)
        lines = False
    elif density.roomy:
        side = _beside(facts, density, group, right - left)
        yield from (Label(right, baseline, side, SMALL, "muted", anchor="end", subject=group),) if side else ()
        right -= text_width(side, "regular", SMALL) + 6 if side else 0
    name = elide_middle(record.name, "semibold", density.group_name, right - left)
    yield Label(left, baseline, name, density.group_name, "ink", "semibold", subject=group)
    if lines and not brief:
        yield from _second(facts, density, group, rect, with_users=shown is not None or not density.roomy)


def _second(facts: Facts, density: Density, group: Id, rect: Rect, *, with_users: bool) -> Iterator[Primitive]:
    """What is in the group; looked at closely, whatever there is to say about it, in fine print."""
    left, room = left_of(density, rect), rect.right - density.pad - left_of(density, rect)
    baseline = rect.y + density.second
    watched = list(_watched(facts, group, left, baseline, room))
    if watched or is_under_way(facts, group):
        yield from watched
        return
    told = summaries(facts, group)
    users = users_of(facts.snapshot.groups[group])
    if with_users and users:
        told = [*(f"{users} · {one}" for one in told), users, told[-1]]
    text = next((one for one in told if _fits(one, room)), "")
    if text:
        yield Label(left, baseline, text, SMALL, "muted", subject=group)
    if facts.detail == "close":
        beside = "" if with_users else users
        more = fine_summaries(facts, group, said=f"{text} {beside}")
        fine = next((one for one in more if text_width(one, "regular", FINE) <= room), "")
        yield from (Label(left, baseline + 5.5, fine, FINE, "muted", subject=group),) if fine else ()


def _watched(facts: Facts, group: Id, left: float, baseline: float, room: float) -> Iterator[Primitive]:
    """Error 5018 at the left, and at the right how many users wait; between them the progress is told, if any."""
    users = next((one for one in users_words(facts, group) if _fits(one, room)), "")
    refused = next((one for one in refusal_words(facts, group) if _fits(one, room)), "")
    if refused:
        yield Label(left, baseline, refused, SMALL, "failed.text", subject=group)
        room -= text_width(refused, "regular", SMALL) + 8
        users = next((one for one in users_words(facts, group) if _fits(one, room)), "")
        left += text_width(refused, "regular", SMALL) + 8
    if users:
        yield Label(left + room, baseline, users, SMALL, "failed.text", anchor="end", subject=group)


def progress_line(facts: Facts, density: Density, group: Id, rect: Rect) -> Rect | None:
    """Where the progress of a group's resources is told: what the head leaves free of its second line."""
    if facts.detail == "overview" or not density.roomy or rect.h <= density.brief + 2:
        return None
    left, room = left_of(density, rect), rect.right - density.pad - left_of(density, rect)
    if refusal_words(facts, group) or not is_under_way(facts, group):
        return None
    users = next((one for one in users_words(facts, group) if _fits(one, room)), "")
    room -= text_width(users, "regular", SMALL) + 8 if users else 0.0
    return Rect(left, rect.y + density.second, room, 0)


def _worded(facts: Facts, density: Density, group: Id, rect: Rect, shown: Standing | None) -> Standing | None:
    """A state with as much about a transit as there is room for beside, or in a tight card below, the name."""
    if shown is None or shown.look != TRANSIT.look or shown.word != TRANSIT.word:
        return shown
    room = rect.right - density.pad - left_of(density, rect)
    if density.roomy:
        room -= 17 + text_width(facts.snapshot.groups[group].name, "semibold", density.group_name)
    else:
        room -= 11
    return Standing(shown.look, next((one for one in transit_words(facts, group) if _fits(one, room)), shown.word))


def _beside(facts: Facts, density: Density, group: Id, room: float) -> str:
    """What stands at the right of a group's name: its role, as far as the name leaves room for that, and its users."""
    record = facts.snapshot.groups[group]
    users = users_of(record)
    whole = " · ".join(part for part in (role_beside_name(facts.catalog, record), users) if part)
    return whole if _fits(whole, room - 6 - text_width(record.name, "semibold", density.group_name)) else users


def _fits(word: str, room: float) -> bool:
    return text_width(word, "regular", SMALL) <= room
