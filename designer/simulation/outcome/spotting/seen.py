"""What a spotlight shows: things that last from one time to another, whose share depends on the model time alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id

Phase = Literal["calm", "detect", "arbitrate", "offline", "transfer", "online", "replay", "wait", "failed"]
"""What the outage that matters most is spent on; calm: there is none, failed: nothing is going on to end it."""


def share_of(start: int, end: int | None, at: int) -> float | None:
    """How much of a stretch of time (ms) is over at a time, from 0 to 1; None when nobody knows when it ends."""
    if end is None:
        return None
    return 1.0 if at >= end else max(0.0, (at - start) / (end - start))


@dataclass(frozen=True, slots=True)
class Progress:
    """A resource on its way online or offline, from `start` to `end` (ms; None: to the end of the run).

    It `arrives` unless something breaks it off; to fail in the end is an arrival, too. An Information Store replays
    logs until `replayed` before it comes online.
    """

    resource: Id
    group: Id
    node: Id | None
    towards: Literal["online", "offline"]
    start: int
    end: int | None
    arrives: bool = True
    replayed: int | None = None

    def share(self, at: int) -> float | None:
        """How far it is, from 0 to 1; None when it does not arrive: a share would be a promise that is not kept."""
        return share_of(self.start, self.end, at) if self.arrives else None

    def replays(self, at: int) -> bool:
        """Whether it replays logs at a time."""
        return self.replayed is not None and at < self.replayed


@dataclass(frozen=True, slots=True)
class Fresh:
    """A resource that has come online at `start` and stands out for a little while, until `end` (ms)."""

    resource: Id
    group: Id
    start: int
    end: int

    def share(self, at: int) -> float:
        """How much of that while is over."""
        return share_of(self.start, self.end, at) or 0.0


@dataclass(frozen=True, slots=True)
class Transit:
    """A group that sits on no node from `start` to `end` (ms; None: for ever), and where it was before.

    Its `target` is known from `decided` on: nobody knows it earlier, not even a picture.
    """

    group: Id
    origin: Id
    start: int
    end: int | None
    target: Id | None = None
    decided: int | None = None

    def target_at(self, at: int) -> Id | None:
        """The node that it goes to, as far as that is decided."""
        return self.target if self.decided is not None and self.decided <= at else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A group that belongs to `target` since `start` and whose card gets there until `end` (ms).

    It was on no node if it had `waited`; `queue` are the groups (each with the node that it was on) that then waited,
    itself among them.
    """

    group: Id
    origin: Id
    target: Id
    start: int
    end: int
    waited: bool
    queue: tuple[tuple[Id, Id], ...] = ()

    def share(self, at: int) -> float:
        """How much of the way is over."""
        return share_of(self.start, self.end, at) or 0.0


@dataclass(frozen=True, slots=True)
class Arbitration:
    """A node tries to get the witness ("disk" or "share") from `start` to `end` (ms), and tries it out at `reserves`.

    `holder` is the node that holds it and is not heard, None when nobody does. `won` is None while it never comes to
    that.
    """

    node: Id
    holder: Id | None
    witness: str
    start: int
    reserves: int | None
    end: int | None
    won: bool | None

    def share(self, at: int) -> float | None:
        """How much of it is over."""
        return share_of(self.start, self.end, at)


@dataclass(frozen=True, slots=True)
class Silence:
    """Nodes that are not heard any more since `start`, which nobody notices before `end` (ms).

    Either they are gone, or they are there and the way to them is `cut`.
    """

    nodes: tuple[Id, ...]
    start: int
    end: int | None
    cut: bool = False

    def missed(self, at: int, beat_ms: int) -> tuple[int, int | None]:
        """How many heartbeats each has missed, and with how many it is noticed."""
        needed = None if self.end is None else max(1, -(-(self.end - self.start) // beat_ms))
        return (at - self.start) // beat_ms, needed


@dataclass(frozen=True, slots=True)
class Judging:
    """A network whose heartbeats are missed since `start`; hosts outside are pinged from `pinged` to `end` (ms)."""

    network: Id
    start: int
    pinged: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A resource that fails again and again with error 5018, because `other` runs on every node that it is tried on.

    So far that happened `count` times, on these nodes, last on `node`; `over` when nothing more comes of it. `first` is
    the number of the first failure's event.
    """

    group: Id
    resource: Id
    nodes: tuple[Id, ...]
    node: Id
    other: Id
    count: int
    over: bool
    first: int


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of the servers for clients work, and how many of their users; `without` are the users of each that does
    not, whatever its resources look like (0 where that is not known)."""

    servers: int
    online: int
    users: int
    served: int
    without: Mapping[Id, int]


@dataclass(frozen=True, slots=True)
class Beat:
    """A network on which heartbeats travel, `alone` or beside what clients send, and the nodes that send some."""

    network: Id
    nodes: tuple[Id, ...]
    alone: bool
