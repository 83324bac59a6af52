"""The addresses of a subnet as a strip: what is taken by what, and what is free; one mark per address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Picture, Primitive
from designer.drawing.style import BODY, MONO, SMALL
from designer.foundation.language import plural, tr

Holder = Literal["node", "cluster", "outside"]
"""What has an address: an adapter of a node, an IP Address resource, or a server outside the cluster."""

WIDTH = 481.0
PER_ROW = 64
ROW = 11.0
HEAD = 15.0
GAP = 9.0
ENDS = 34.0
"""Room left of a row for the address that it begins with."""

KEY = 14.0
_FILLS: Mapping[Holder, str] = {"node": "navy", "cluster": "accent", "outside": "faint"}


def _words() -> Mapping[Holder, str]:
    return {"node": tr("Nodes"), "cluster": tr("Cluster and virtual servers"), "outside": tr("Outside the cluster")}


@dataclass(frozen=True, slots=True)
class Range:
    """A subnet of `size` addresses, of which the first ends in `first`; `taken` holds the last number of each that is
    used, counted from the subnet's own address."""

    name: str
    subnet: str
    size: int
    taken: Mapping[int, Holder]
    first: int = 0


def strip(ranges: Sequence[Range], *, width: float = WIDTH) -> Picture:
    """One block of rows per subnet and a key below them. Subnets hold 256 addresses at most."""
    primitives: list[Primitive] = []
    y = 0.0
    for one in ranges:
        primitives += _block(one, y, width)
        y += HEAD + _rows(one) * ROW + GAP
    primitives += _key(ranges, y)
    words = " ".join(f"{one.name}, {one.subnet}: {_told(one)}." for one in ranges)
    return Picture(width, y + KEY, tuple(primitives), title=tr("Addresses used and free"), description=words)


def _rows(one: Range) -> int:
    return -(-one.size // PER_ROW)


def _told(one: Range) -> str:
    free = max(0, one.size - 2 - len(one.taken))
    return f"{plural(len(one.taken), 'address', 'addresses')} {tr('used')}, {free} {tr('free')}"


def _block(one: Range, top: float, width: float) -> Iterator[Primitive]:
    name = elide(one.name, "semibold", BODY, width * 0.4)
    yield Label(0, top + 9, name, BODY, "ink", "semibold")
    yield Label(text_width(name, "semibold", BODY) + 8, top + 9, one.subnet, MONO, "muted", "mono")
    yield Label(width, top + 9, _told(one), SMALL, "muted", anchor="end")
    pitch = (width - ENDS) / PER_ROW
    for row in range(_rows(one)):
        y = top + HEAD + row * ROW
        start = row * PER_ROW
        yield Label(ENDS - 6, y + 7.5, f".{one.first + start}", MONO, "muted", "mono", "end")
        for place in range(start, min(one.size, start + PER_ROW)):
            holder = one.taken.get(place)
            x = ENDS + (place - start) * pitch
            is_end = place in (0, one.size - 1)
            fill = _FILLS[holder] if holder is not None else "" if is_end else "inset"
            yield Box(x, y, pitch - 1.2, ROW - 2, fill, "" if fill else "ghost", 0.5, 1.0)


def _key(ranges: Sequence[Range], y: float) -> Iterator[Primitive]:
    used = {holder for one in ranges for holder in one.taken.values()}
    x = ENDS
    shown = [(_FILLS[holder], word) for holder, word in _words().items() if holder in used]
    for fill, word in [*shown, ("inset", tr("Free")), ("", tr("Not for hosts"))]:
        yield Box(x, y + 2, 8, 8, fill, "" if fill else "ghost", 0.5, 1.0)
        yield Label(x + 12, y + 9, word, SMALL, "muted")
        x += 12 + text_width(word, "regular", SMALL) + 16
