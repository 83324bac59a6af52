"""A simulation while it runs: the state of everything, the queue of what comes next, and the record of what happened.

Nothing here knows how a cluster behaves; that is in `groups`, `failures`, `membership`, `owners` and `actions`.
"""

from __future__ import annotations

import copy
import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal

from designer.foundation.ids import Id
from designer.simulation.engine.contest import Contest, undisputed
from designer.simulation.engine.wires import Wires, whole
from designer.simulation.plan.plan import Plan
from designer.simulation.record.damage import NO_DAMAGE
from designer.simulation.record.events import Decision, Event, EventKind
from designer.simulation.record.state import MEMBER_STATES, NodeState, ResourceState

INACTIVE = ("offline", "failed")

Mode = Literal[
    "run",  # brings everything online on its owner and keeps it so
    "vacate",  # takes everything offline, to leave
    "transit",  # between two owners
    "lost",  # its node is gone
    "host only",  # on a node that is no possible owner
    "given up",  # offline for good after too many failovers
    "stranded",  # offline: its node's cluster service stops and no other node is there
]

Handler = Callable[["Run", Id, int], None]
"""Something due: called with the run, the subject, and the number of the event that it results from."""


class Priority(IntEnum):
    """Who comes first within one millisecond."""

    NODE = 0
    QUORUM = 1
    OFFLINE = 2
    OWNER = 3
    ONLINE = 4
    TIMER = 5
    ACTION = 6


@dataclass(slots=True)
class Window:
    """A counter that starts again when its period, which the first count opens, is over."""

    start: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Errand:
    """Why a group vacates its node; moves and failbacks have a target, the others look for one when they leave."""

    kind: Literal["move", "failback", "failover", "drain"]
    target: Id | None = None


class Run:
    """The mutable state of one simulation. Its time is `now` (ms).

    With `late_polls` every poll finds a failure as late as it can, a whole interval after it; otherwise polls come at
    moments that depend on the seed.

    Nodes: `unpowered` have no power, `leaving` stop their cluster service, `unnoticed` are lost without anybody knowing
    (with the event that took them), `ready` have started and found no cluster, `paused` take no groups, also after a
    restart, `hung` have a cluster service that does nothing, `evicted` have left for good. `wires` and `contest` say
    who hears whom and who may go on; after the event `look_again` those that wait may have something to do. `notes`
    are what the run had to assume.

    Groups: `home` is where a group belongs, in transit or with the node gone, `blocked` are those that strict
    anti-affinity keeps off every node, `failback_due` says when the windows of those that wait open, `last_window` when
    the last of them does.

    Resources: `kept_offline` are offline by request, `exhausted` are not restarted, `waiting` are pending offline and
    still needed, `dirty` are Information Stores that must replay logs, `obstacles` say why a start under way will fail,
    `broken` are online and do not work, unnoticed (with their event), `resting` wait before they are restarted,
    `retrying` are given one more chance after all restarts; `start_failures` says how many more attempts to come online
    will fail, `stalls` for how many ms (0 = for good) a resource will report nothing when it is pending next.

    Surroundings: `damage` is what is broken there, `unreserved` are the disks broken because of it, `dark` the nodes
    that lost their power with their site.
    """

    def __init__(self, plan: Plan, seed: int, *, late_polls: bool = False) -> None:  # noqa: PLR0915 - many parts
        self.plan = plan
        self.seed = seed
        self.late_polls = late_polls
        self.random = random.Random(seed)
        self.now = 0
        self.events: list[Event] = []
        self.decisions: list[Decision] = []
        self.nodes: dict[Id, NodeState] = dict.fromkeys(plan.nodes, "up")
        self.unpowered: set[Id] = set()
        self.leaving: set[Id] = set()
        self.paused: set[Id] = set()
        self.unnoticed: dict[Id, int] = {}
        self.ready: set[Id] = set()
        self.hung: set[Id] = set()
        self.evicted: set[Id] = set()
        self.wires = whole(plan.cabling)
        self.contest = undisputed(plan.nodes)
        self.look_again: int | None = None
        self.notes: list[str] = []
        self.resources: dict[Id, ResourceState] = dict.fromkeys(plan.group_of, "offline")
        self.owners: dict[Id, Id | None] = dict(plan.homes)
        self.home: dict[Id, Id] = dict(plan.homes)
        self.mode: dict[Id, Mode] = {}
        self.errands: dict[Id, Errand] = {}
        self.blocked: set[Id] = set()
        self.failback_due: dict[Id, int] = {}
        self.last_window = 0
        self.kept_offline: set[Id] = set(plan.kept_offline)
        self.quorum_owner: Id | None = None
        self.exhausted: set[Id] = set()
        self.waiting: set[Id] = set()
        self.dirty: set[Id] = set()
        self.obstacles: dict[Id, tuple[str, Id | None]] = {}
        self.broken: dict[Id, int] = {}
        self.resting: set[Id] = set()
        self.retrying: set[Id] = set()
        self.start_failures: dict[Id, int] = {}
        self.stalls: dict[Id, int] = {}
        self.damage = NO_DAMAGE
        self.unreserved: set[Id] = set()
        self.dark: set[Id] = set()
        self.restart_windows: dict[tuple[Id, Id], Window] = {}
        self.failover_windows: dict[Id, Window] = {}
        self.touched: dict[Id, int] = {}
        self.stirred: dict[Id, Id] = {}
        self._tokens: dict[Id, int] = {}
        self._queue: list[tuple[int, int, int, Handler, Id, int | None, int]] = []
        self._order = 0

    def emit(self, kind: EventKind, subject: Id, cause: int | None, **values: Any) -> int:
        """Record an event that happens now, and return its number."""
        seq = len(self.events)
        self.events.append(Event(seq, self.now, kind, subject, cause, **values))
        return seq

    def schedule(
        self, delay: int, priority: Priority, handler: Handler, subject: Id, cause: int, *, forgettable: bool = False
    ) -> None:
        """Call `handler` in `delay` ms; when it is forgettable, only if nothing forgets the subject before."""
        token = self._tokens.get(subject, 0) if forgettable else None
        self._order += 1
        heapq.heappush(self._queue, (self.now + delay, priority, self._order, handler, subject, token, cause))

    def forget(self, subject: Id) -> None:
        """Drop everything forgettable that is due for a subject."""
        self._tokens[subject] = self._tokens.get(subject, 0) + 1

    @property
    def arbitrating(self) -> bool:
        """Whether it is still open which nodes go on."""
        contest = self.contest
        if not contest.challenges and not contest.side:
            return False
        left = {contest.side[node] for node in self.members() if node in contest.side}
        return len(left) > 1 or not all(challenge.forms for challenge in contest.challenges.values())

    def next_due(self) -> int | None:
        """The time of the next thing due that is not forgotten; None when nothing is."""
        while self._queue:
            at, _, _, _, subject, token, _ = self._queue[0]
            if token is None or token == self._tokens.get(subject, 0):
                return at
            heapq.heappop(self._queue)
        return None

    def copy(self) -> Run:
        """The same run once more, as far as it has come; what happens in the one does not concern the other."""
        twin = Run.__new__(Run)
        for name, value in vars(self).items():
            setattr(twin, name, _copied(value))
        return twin

    def step(self) -> bool:
        """Let the next thing happen; False when it had been forgotten."""
        self.now, _, _, handler, subject, token, cause = heapq.heappop(self._queue)
        if token is not None and token != self._tokens.get(subject, 0):
            return False
        handler(self, subject, cause)
        return True

    def touch(self, group: Id, cause: int) -> None:
        """Note that something changed for a group, so that it tends its resources before anything else happens."""
        self.touched[group] = cause
        self.stirred.pop(group, None)

    def stir(self, resource: Id, cause: int) -> None:
        """The same when nothing but one resource has come online or gone offline: that concerns its neighbours only."""
        group = self.plan.group_of[resource]
        if group in self.touched:
            self.stirred.pop(group, None)
        else:
            self.stirred[group] = resource
        self.touched[group] = cause

    def note(self, sentence: str) -> None:
        """Tell the user, once, what this run had to assume."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def set_node(self, node: Id, state: NodeState, cause: int, detail: str = "") -> int:
        """Give a node a state."""
        before, self.nodes[node] = self.nodes[node], state
        return self.emit("node", node, cause, before=before, after=state, detail=detail)

    def set_resource(
        self, resource: Id, state: ResourceState, cause: int, detail: str = "", other: Id | None = None
    ) -> int:
        """Give a resource a state, on the node of its group. Whatever was due for it is forgotten."""
        self.forget(resource)
        self.waiting.discard(resource)
        self.broken.pop(resource, None)
        self.resting.discard(resource)
        if self.retrying and state in ("online", "offline"):
            self.retrying.discard(resource)
        before, self.resources[resource] = self.resources[resource], state
        node = self.home[self.plan.group_of[resource]]
        seq = len(self.events)
        self.events.append(Event(seq, self.now, "resource", resource, cause, before, state, node, other, detail))
        return seq

    def set_owner(self, group: Id, owner: Id | None, cause: int) -> int:
        """Give a group an owner, or None while it is in transit. The quorum goes with its group."""
        before, self.owners[group] = self.owners[group], owner
        seq = self.emit("owner", group, cause, before=before, after=owner)
        if group == self.plan.quorum.group and owner is not None:
            self.set_quorum(owner, seq)
        return seq

    def set_quorum(self, owner: Id | None, cause: int) -> None:
        """Give the quorum an owner."""
        if owner != self.quorum_owner:
            before, self.quorum_owner = self.quorum_owner, owner
            self.emit("quorum", self.plan.quorum.group or "", cause, before=before, after=owner)

    def up_nodes(self) -> list[Id]:
        """The nodes that are up, by Node ID."""
        return [node for node in self.plan.nodes if self.nodes[node] == "up"]

    def members(self) -> list[Id]:
        """The nodes that belong to the cluster now, up or paused, by Node ID."""
        return [node for node in self.plan.nodes if self.nodes[node] in MEMBER_STATES]

    def is_member(self, node: Id) -> bool:
        """Whether a node belongs to the cluster now."""
        return self.nodes[node] in MEMBER_STATES

    def groups_at(self, node: Id) -> list[Id]:
        """The groups that belong to a node now, in creation order."""
        return [group for group in self.plan.groups if self.home[group] == node]

    def active(self, resource: Id) -> bool:
        """Whether a resource is online or on its way."""
        return self.resources[resource] not in INACTIVE

    def name(self, identifier: Id) -> str:
        """What the user calls a node, a group or a resource."""
        return self.plan.names.get(identifier, identifier)


def _copied(value: Any) -> Any:
    """A part of a run for another run: containers and windows are new, what never changes is shared."""
    if isinstance(value, (dict, list, set)):
        if isinstance(value, dict) and not _CHANGING.isdisjoint(map(type, value.values())):
            return {key: _copied(inner) for key, inner in value.items()}
        return value.copy()
    if isinstance(value, (Wires, Contest)):
        return value.copy()
    if type(value) in _CHANGING:
        return copy.copy(value)
    return value


_CHANGING = {dict, list, set, Window, random.Random}
"""The types of what changes in a run."""
