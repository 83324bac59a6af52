"""What stands in the cells of the failure matrix: outcome as shape, word or number, and colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.matrix.facts import LONGEST, ONLINE, SUMMARY, USERS, Line, Matrix
from designer.drawing.matrix.words import any_one_of, brief, fault_name, more_words, outcome_word
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, SMALL
from designer.foundation.glyphs import Face
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import NBSP
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import ActionKind

SIGN = 9.0
PAD = 6.0
GAP = 4.0
BETWEEN = 14.0
"""Room for the arrow between two faults."""

LEAST_NODE = 24.0
"""With less room than this the node is left out of a cell."""

ICONS: dict[ActionKind, str] = {
    "power": "node",
    "disk": "disk",
    "network": "network",
    "cable": "cable",
    "path": "path",
    "fabric": "fabric",
    "array": "array",
    "site": "site",
    "directory": "directory",
    "resource": "service",
}
"""What a fault takes away."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is shown: its sign ("" for none), and the roles of what is behind and of the text."""

    sign: str
    ground: str
    ink: str
    strong: bool = False


_HEADED: tuple[str, Face] = ("heading", "semibold")
_QUIET: tuple[str, Face] = ("muted", "regular")

UNAFFECTED = Look("", "", "faint")
MOVED = Look("moved", "accent.tint", "ink")
LATE = Look("warning", "warning.tint", "warning.text", strong=True)
CUT_OFF = Look("offline", "pending.tint", "pending.text", strong=True)
OFFLINE = Look("failed", "failed.tint", "failed.text", strong=True)


def look_of(outcome: Outcome, *, late: bool = False) -> Look:
    """How an outcome is shown; `late` is an outage that lasts longer than it may."""
    if outcome.outcome in ("offline", "taken offline"):
        return OFFLINE
    if outcome.cut_off:
        return CUT_OFF
    if outcome.outcome == "unaffected":
        return UNAFFECTED
    return LATE if late else MOVED


def cell(matrix: Matrix, line: Line, column: str, rect: Rect) -> Iterator[Primitive]:
    """One cell of a line: the outcome of a group, or what sums the line up."""
    case = line.case
    if case is None:
        return
    if column in case.outcomes:
        yield from _outcome(matrix, line, column, rect)
        return
    text, role = _summed(matrix, line, column)
    face: Face = "semibold" if role != "muted" else "regular"
    said = elide(text, face, SMALL, rect.w - 2 * PAD)
    yield Label(rect.right - PAD, rect.centre[1] + 3, said, SMALL, role, face, "end", subject=line.key)


def mark(look: Look, x: float, y: float, size: float, subject: str = "") -> Iterator[Primitive]:
    """The sign of an outcome, its top left corner at (x, y)."""
    if look.sign == "moved":
        yield from icon("arrow-right", Rect(x, y, size, size), "accent", subject)
    elif look.sign:
        yield from sign(look.sign, x, y, size, subject)
    else:
        yield Box(x + size / 2 - 1.25, y + size / 2 - 1.25, 2.5, 2.5, "ghost", radius=1.25, subject=subject)


def named(matrix: Matrix, line: Line, rect: Rect) -> Iterator[Primitive]:
    """What a line is about: each fault with the icon of what it takes away, and how many do the same."""
    y, case = rect.centre[1], line.case
    if case is None or line.is_calm:
        role, face = _HEADED if case is None else _QUIET
        said = elide(line.title, face, SMALL, rect.w - 2 * PAD)
        yield Label(rect.x + PAD, y + 3, said, SMALL, role, face, subject=line.key)
        yield from noted(line, Rect(rect.x + 2 * PAD + text_width(said, face, SMALL), rect.y, rect.w, rect.h))
        return
    right, x = rect.right - PAD, rect.x + PAD
    names = [_capital(fault_name(fault, matrix.snapshot)) for fault in case.faults]
    others = line.count - 1
    full = _capital(any_one_of(matrix.sweep, line.cases))
    if full and x + SIGN + GAP + text_width(full, "regular", SMALL) <= right:
        names, others = [full], 0
    if others:
        more = more_words(others)
        yield Label(right, y + 3, more, SMALL, "faint", anchor="end", subject=line.key)
        right -= text_width(more, "regular", SMALL) + GAP
    room = right - x - BETWEEN * (len(names) - 1)
    widths = _shares([SIGN + GAP + text_width(name, "regular", SMALL) for name in names], room)
    for place, (fault, name, width) in enumerate(zip(case.faults, names, widths, strict=True)):
        if place:
            yield from icon("arrow-right", Rect(x + 3.5, y - 3.5, 7, 7), "faint", line.key)
            x += BETWEEN
        yield from icon(ICONS.get(fault.kind, "unknown"), Rect(x, y - SIGN / 2, SIGN, SIGN), "icon", line.key)
        said = elide_middle(name, "regular", SMALL, width - SIGN - GAP + 0.01)
        yield Label(x + SIGN + GAP, y + 3, said, SMALL, "ink", subject=line.key)
        x += width


def noted(line: Line, rect: Rect) -> Iterator[Primitive]:
    """What is said about a section beside its heading."""
    if line.note:
        yield Label(rect.x, rect.centre[1] + 3, line.note, SMALL, "muted", subject=line.key)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shares(wanted: list[float], room: float) -> list[float]:
    """The widths of several texts in one line: short ones leave their room to long ones."""
    found = list(wanted)
    while sum(found) > room + 0.01:
        longest = max(found)
        rest = [one for one in found if one < longest - 0.01]
        equal = (room - sum(rest)) / (len(found) - len(rest))
        limit = max(equal, max(rest, default=0.0))
        found = [min(one, limit) for one in found]
        if limit <= equal + 0.01:
            break
    return found


def _outcome(matrix: Matrix, line: Line, group: Id, rect: Rect) -> Iterator[Primitive]:
    case = line.cases[0]
    outcome = case.outcomes[group]
    look = look_of(outcome, late=matrix.is_late(case, group))
    y = rect.centre[1]
    inner = Rect(rect.x + 1.5, rect.y + 1, rect.w - 3, rect.h - 2)
    if look.ground:
        yield Box(inner.x, inner.y, inner.w, inner.h, look.ground, radius=2, subject=line.key)
    if look is UNAFFECTED:
        yield from mark(look, rect.centre[0] - SIGN / 2, y - SIGN / 2, SIGN, line.key)
        return
    if look in (MOVED, LATE) and outcome.outage_ms and matrix.longest_ms:
        long = max(2.0, inner.w * outcome.outage_ms / matrix.longest_ms)
        yield Box(inner.x, inner.bottom - 2, min(long, inner.w), 2, "accent" if look is MOVED else "pending.stroke")
    x = inner.x + PAD - 1.5
    yield from mark(look, x, y - SIGN / 2, SIGN, line.key)
    x += SIGN + GAP
    face: Face = "semibold" if look.strong else "regular"
    word = elide(outcome_word(outcome), face, SMALL, inner.right - 3 - x)
    yield Label(x, y + 3, word, SMALL, look.ink, face, subject=line.key)
    x += text_width(word, face, SMALL) + GAP
    node = matrix.snapshot.name_of(outcome.node) if outcome.node is not None and look in (MOVED, LATE) else ""
    if node and inner.right - 3 - x >= LEAST_NODE:
        said = elide_middle(node, "regular", SMALL, inner.right - 3 - x)
        yield Label(inner.right - 3, y + 3, said, SMALL, "muted", anchor="end", subject=line.key)


def _summed(matrix: Matrix, line: Line, column: str) -> tuple[str, str]:
    """The text of a column that sums up, and its colour."""
    case = line.cases[0]
    if column == ONLINE:
        online, all_of_them = matrix.online(case), len(matrix.counted)
        role = "muted" if online == all_of_them else "failed.text"
        return tr("{online} of {all}").format(online=online, all=all_of_them), role
    if column == USERS:
        without = matrix.without(case)
        return (f"{without:,}", "failed.text") if without else ("0", "muted")
    assert column == LONGEST
    if case.lost:
        return tr("for good"), "failed.text"
    if any(matrix.is_late(case, group) for group in matrix.groups):
        return brief(case.longest_ms), "warning.text"
    return (brief(case.longest_ms) if case.longest_ms else f"0{NBSP}s"), "muted"


def heading_of(matrix: Matrix, column: str) -> str:
    """What stands above a column."""
    words = {ONLINE: tr("Online"), USERS: tr("Without mail"), LONGEST: tr("Longest")}
    return words.get(column) or matrix.snapshot.name_of(column)


def heading(matrix: Matrix, column: str, rect: Rect) -> Iterator[Primitive]:
    """The heading of a column, with the target of a group where it has one."""
    room = rect.w - 2 * PAD
    if column in SUMMARY:
        role = "accent" if matrix.choice.by == column else "muted"
        said = elide(heading_of(matrix, column), "semibold", SMALL, room)
        yield Label(rect.right - PAD, rect.y + rect.h / 2 + 3, said, SMALL, role, "semibold", "end")
        return
    target = matrix.targets.get(column)
    role = "accent" if matrix.choice.by == column else "ink"
    said = elide_middle(heading_of(matrix, column), "semibold", BODY, room)
    y = rect.y + (rect.h / 2 + 3 if target is None else 12)
    yield Label(rect.x + PAD, y, said, BODY, role, "semibold", subject=column)
    if target is not None:
        told = elide(tr("target {target}").format(target=brief(target)), "regular", SMALL, room)
        yield Label(rect.x + PAD, rect.y + 23, told, SMALL, "muted", subject=column)
