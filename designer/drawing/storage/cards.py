"""The cards of the storage view: groups with their disks, and what lies on these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.standing import group_standing, resource_standing
from designer.drawing.storage.contents import Content, used_mb
from designer.drawing.storage.facts import Facts, Item
from designer.drawing.storage.plan import INDENT, ROW, Placed, Plan
from designer.drawing.style import BODY, CARD_RADIUS, DASH, ITEM_RADIUS, SMALL, THIN
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import size
from designer.model.records import Disk
from designer.sizing.databases import FREE_SHARE
from designer.topology.evs import disk_text
from designer.topology.ownership import home_node
from designer.topology.storage import disk_resources, is_mounted, letter_of

LETTER = Rect(5, 4, 20, 12)
"""Where the letter stands on a disk, from the disk's corner."""

BAR = 34.0
NAME_ROOM = 26.0


def cards(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Every card, with all that is on it."""
    for placed in plan.cards:
        yield from _head(facts, placed)
        below: dict[int, Rect] = {}
        for item, rect, lines in zip(placed.card.items, placed.disks, placed.lines, strict=True):
            yield from _elbow(item, rect, below.get(item.depth - 1))
            below[item.depth] = rect
            yield from _disk(facts, item, rect)
            for content, line in zip(item.contents, lines, strict=True):
                yield from _content(content, line, item.disk)
        yield from _loose(placed)


def letter_at(disk: Rect) -> Rect:
    """Where the letter of a disk stands, given where the disk does."""
    return LETTER.moved(disk.x, disk.y)


def _head(facts: Facts, placed: Placed) -> Iterator[Primitive]:
    group, rect = placed.card.group, placed.rect
    subject = group or ""
    dash, fill, stroke = ((), "card", "rule") if group is not None else (DASH, "", "ghost")
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, THIN, CARD_RADIUS, dash, subject=subject)
    left, right, y = rect.x + 24, rect.right - 8, rect.y + 17
    if group is None:
        yield Label(rect.x + 9, y, tr("In no group"), BODY, "muted", "semibold")
        return
    record = facts.snapshot.groups[group]
    yield from emblem(facts.snapshot, facts.catalog, record, Rect(rect.x + 6, rect.y + 6, 12, 15))
    owner = facts.state.owners.get(group) if facts.state is not None else home_node(facts.snapshot, group)
    told = facts.snapshot.name_of(owner) if owner is not None else tr("On no node")
    if facts.state is not None:
        shown = group_standing(facts.snapshot, facts.state, group)
        yield from sign(shown.look, right - 9, y - 8, 9, group)
        right -= 13
    told = elide(told, "regular", SMALL, (right - left) * 0.45)
    yield Label(right, y, told, SMALL, "muted", anchor="end", subject=group)
    room = right - text_width(told, "regular", SMALL) - 8 - left
    yield Label(left, y, elide_middle(record.name, "semibold", BODY, room), BODY, "ink", "semibold", subject=group)
    if not placed.card.items and not placed.card.loose:
        yield Label(left, y + 15, tr("No disks yet"), SMALL, "faint", subject=group)


def _elbow(item: Item, rect: Rect, host: Rect | None) -> Iterator[Primitive]:
    """From a disk to the one that is mounted in it."""
    if item.depth and host is not None:
        x, y = rect.x - INDENT / 2, rect.y + ROW / 2
        yield Line(((x, host.bottom), (x, y), (rect.x, y)), "ghost", subject=item.disk)


def _disk(facts: Facts, item: Item, rect: Rect) -> Iterator[Primitive]:
    """Its letter or mount point, how large it is, and how full."""
    disk, subject = facts.snapshot.disks[item.disk], item.disk
    worst = next((content.tone for content in item.contents if content.tone), "")
    stroke = "failed.stroke" if worst == "error" else "pending.stroke" if worst else ""
    yield Box(rect.x, rect.y, rect.w, rect.h, "inset", stroke, THIN, ITEM_RADIUS, subject=subject)
    baseline, right = rect.y + 13.5, rect.right - 7
    left = rect.x + LETTER.right + 6
    if letter_of(disk):
        yield from _letter(letter_of(disk), letter_at(rect), subject)
    else:
        picture = "mount" if is_mounted(disk) else "disk"
        yield from icon(picture, Rect(rect.x + 7, rect.y + 4, 12, 12), "icon", subject)
        left -= 4
    if facts.state is not None:
        user = next(iter(disk_resources(facts.snapshot, subject)), None)
        if user is not None:
            yield from sign(resource_standing(facts.state, user.id).look, right - 8, rect.y + 6, 8, subject)
            right -= 12
    used = used_mb(facts.snapshot, subject)
    if used is not None and disk.size_mb:
        yield from _bar(used, disk.size_mb, Rect(right - BAR, rect.y + 7, BAR, 6), subject)
        right -= BAR + 6
    yield from _texts(disk, left, right, baseline)


def _texts(disk: Disk, left: float, right: float, baseline: float) -> Iterator[Primitive]:
    """What it is called unless its letter says it, then size and RAID level, as far as there is room."""
    name = "" if letter_of(disk) and disk.name in ("", f"Disk {letter_of(disk)}") else _name(disk)
    measures = [size(disk.size_mb) if disk.size_mb is not None else tr("No size yet")]
    measures += [tr("{one} · RAID {raid}").format(one=measures[0], raid=disk.raid)] if disk.raid is not None else []
    room = right - left
    least = min(text_width(name, "semibold", SMALL), NAME_ROOM * 2) + 6 if name else 0.0
    fitting = [text for text in measures if text_width(text, "regular", SMALL) <= room - least]
    told = fitting[-1] if fitting else ""
    if not name:
        yield Label(left, baseline, told, SMALL, "muted", subject=disk.id)
        return
    if told:
        yield Label(right, baseline, told, SMALL, "muted", anchor="end", subject=disk.id)
        room -= text_width(told, "regular", SMALL) + 6
    yield Label(left, baseline, elide_middle(name, "semibold", SMALL, room), SMALL, "ink", "semibold", subject=disk.id)


def _name(disk: Disk) -> str:
    return disk.name if letter_of(disk) else disk_text(disk)


def _letter(letter: str, rect: Rect, subject: Id) -> Iterator[Primitive]:
    yield Box(rect.x, rect.y, rect.w, rect.h, "card", "rule", THIN, 2.5, subject=subject)
    text = elide(f"{letter}:", "semibold", SMALL, rect.w - 2)
    yield Label(rect.centre[0], rect.y + 9, text, SMALL, "ink", "semibold", "middle", subject=subject)


def _bar(used: int, whole: int, rect: Rect, subject: Id) -> Iterator[Primitive]:
    """How much its databases take, with a mark at what should stay free (EX-4.38)."""
    share = min(1.0, used / whole)
    fill = "failed.fill" if used > whole else "pending.fill" if share > 1 - FREE_SHARE else "accent"
    yield Box(rect.x, rect.y, rect.w, rect.h, "card", "rule", 0.5, 2.0, subject=subject)
    if share > 0:
        yield Box(rect.x, rect.y, max(2.0, rect.w * share), rect.h, fill, radius=2.0, subject=subject)
    x = rect.x + rect.w * (1 - FREE_SHARE)
    yield Line(((x, rect.y - 1.5), (x, rect.bottom + 1.5)), "faint", 0.6, subject=subject)


def _content(content: Content, rect: Rect, disk: Id) -> Iterator[Primitive]:
    subject, baseline = content.subject or disk, rect.y + 9.5
    if content.subject:
        yield Box(rect.x, rect.y, rect.w, rect.h, "card", "rule", 0.5, 2.5, subject=subject)
    if content.tone:
        yield from sign(content.tone, rect.x + 3, rect.y + 2.5, 8, subject)
    elif content.icon:
        yield from icon(content.icon, Rect(rect.x + 3, rect.y + 2, 9, 9), "icon", subject)
    left, right = rect.x + 16, rect.right - 5
    if content.amount:
        yield Label(right, baseline, content.amount, SMALL, "faint", anchor="end", subject=subject)
        right -= text_width(content.amount, "regular", SMALL) + 5
    role = f"{content.tone}.text" if content.tone else "ink" if content.subject else "muted"
    yield Label(
        left, baseline, elide_middle(content.text, "regular", SMALL, right - left), SMALL, role, subject=subject
    )


def _loose(placed: Placed) -> Iterator[Primitive]:
    if not placed.loose:
        return
    first = placed.loose[0]
    yield Label(first.x + 2, first.y - 3, tr("On no disk yet"), SMALL, "pending.text", subject=placed.card.group or "")
    for content, rect in zip(placed.card.loose, placed.loose, strict=True):
        for part in _content(content, rect, placed.card.group or ""):
            yield replace(part, subject=content.subject)
