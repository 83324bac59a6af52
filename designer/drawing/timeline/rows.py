"""What a timeline is drawn from; plain data, so that any source of times will do. All times are ms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.language import tr

Kind = Literal["online", "offline", "replay", "wait", "steady", "failed", "slack", "compare"]
"""online, offline: work in that direction. replay: the part of it that replays logs. wait: its turn has not come yet.
steady: it is online. failed: it is failed. slack: so much later it could end without delaying anything. compare: the
same work under other assumptions, as an outline."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a row."""

    start_ms: int
    end_ms: int
    kind: Kind = "online"


@dataclass(frozen=True, slots=True)
class Phase:
    """A named part of the whole, written above the rows."""

    start_ms: int
    end_ms: int
    label: str


@dataclass(frozen=True, slots=True)
class Down:
    """A stretch in which a group was not fully there; `end_ms` is None when it never came back. `requested` says that
    somebody wanted it so. `phases` are what the stretch consists of, for one that ended."""

    start_ms: int
    end_ms: int | None
    phases: tuple[Phase, ...] = ()
    requested: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """What a group was worth to its users: when it was down, and how long it may be at a time (None = nobody says)."""

    downs: tuple[Down, ...]
    allowed_ms: int | None = None

    @property
    def worst_ms(self) -> int | None:
        """The longest time down; None when it never came back."""
        lengths = [None if one.end_ms is None else one.end_ms - one.start_ms for one in self.downs]
        return None if None in lengths else max((length for length in lengths if length is not None), default=0)

    @property
    def met(self) -> bool | None:
        """Whether it was never down for longer than allowed; None when nothing says what is."""
        if self.allowed_ms is None:
            return None
        return self.worst_ms is not None and self.worst_ms <= self.allowed_ms


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart. `icon` is the name of an icon; a `heading` names the rows below it and has no bars.

    `note` is written behind the last working bar, its duration when left empty, nothing when None. `service` belongs to
    the heading of a group.
    """

    label: str
    subject: str = ""
    segments: tuple[Segment, ...] = ()
    critical: bool = False
    icon: str = ""
    heading: bool = False
    note: str | None = ""
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that happens at one moment: a fault, or what somebody did."""

    at_ms: int
    label: str
    icon: str = "lightning"
    fault: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """What is reached in the end, as in "EVS1 online after 103 s"."""

    at_ms: int
    label: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that a timeline tells: rows from top to bottom, from 0 to `span_ms`."""

    rows: tuple[Row, ...]
    span_ms: int
    markers: tuple[Marker, ...] = ()
    phases: tuple[Phase, ...] = ()
    flags: tuple[Flag, ...] = ()
    title: str = tr("Timeline")
