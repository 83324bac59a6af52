"""What a timeline consists of: events that name their cause, and the decisions on owners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from designer.foundation.ids import Id

EventKind = Literal[
    "node",  # the state of a node changed (before, after)
    "resource",  # the state of a resource changed (before, after; node: where; detail: why it failed)
    "owner",  # the owner of a group changed (before, after; None = in transit)
    "quorum",  # the owner of the quorum changed (before, after)
    "action",  # an action of the scenario strikes (detail: its kind; other: its value; count: its number)
    "request",  # an administrator wants a group or resource to be (after) online or offline, and that is remembered
    "refused",  # an action has no effect (detail: why)
    "detected",  # the loss of a node is noticed
    "regrouped",  # the nodes left agree on who is still there
    "arbitration",  # a node begins to arbitrate for the witness (node; other: its owner; detail: disk, share)
    "arbitrated",  # a node wins the witness
    "stopped",  # the cluster service stops on a node because the cluster has no quorum (detail: why)
    "cluster down",  # no node is left (subject: the last one)
    "formed",  # a node forms the cluster anew
    "watchdog",  # a node whose cluster service hangs is ended by its watchdog
    "evicted",  # a node has left the cluster for good
    "interface",  # the state of a network interface changed (before, after; node; other: the network; detail: why)
    "network",  # the state of a network changed (before, after)
    "ping",  # heartbeats on a network are missed, and its nodes ping hosts outside the cluster
    "split",  # members notice that they do not all hear each other any more (nodes: all; count: how many sides)
    "side",  # what becomes of one side (nodes; after: a `quorum.Ruling`; detail: why; count of limit: votes)
    "reservation",  # a challenger tries to get the witness (after: won, refused; other: its owner; detail: disk, share)
    "quorum lost",  # a node does not reach the witness any more (detail: share, or empty for the quorum disk)
    "waits",  # a node cannot form the cluster (detail: why)
    "replayed",  # an Information Store has replayed its logs (count)
    "checked",  # a disk has been checked after a crash
    "terminated",  # a pending resource that reports nothing is ended (detail: on the way to what; node; count: ms)
    "decision",  # the cluster service chose an owner for a group (after; see `Decision`)
    "broken",  # an online resource does not work any more, and nobody has noticed (node: where; detail, other: why)
    "poll",  # a poll finds that a resource does not work (detail: which poll; node: where)
    "mended",  # a broken resource works again before anybody noticed (node: where)
    "restart",  # a failed resource is restarted on its node (count of limit)
    "restarting",  # the delay before a restart is over
    "retry",  # a resource left failed is tried once more, after the retry period (node: where)
    "left failed",  # a failed resource is not restarted and its group stays (count of limit)
    "failover",  # a failed resource makes its group move (count of limit; other: the resource)
    "given up",  # a group has no failover left or no node to go to (count of limit; detail: why; other: the resource)
    "move",  # a group begins to move away on request (other: target)
    "failback",  # a group begins to go back to a preferred owner (other: target)
    "window",  # a group waits until its failback window opens (count: the hour; other: target)
    "drain",  # a group begins to leave a node whose cluster service stops
    "kept",  # a group cannot go to its target any more and comes online where it is (other: target; detail: or leaves)
]


BY_REQUEST = "by request"
"""The detail of an event with which a resource begins to go offline because an administrator asked for it."""


@dataclass(slots=True, unsafe_hash=True)
class Event:
    """Something that happened at `at` (ms), because of the event with the number `cause` (None: the scenario's will).

    What the other fields mean, is said with each `EventKind`; those that a kind does not mention are empty.

    Runs and their copies share events, so nothing may change one; `Final` has the type checker hold that. A dataclass
    that is frozen takes four times as long to make: with it, a sweep of the 3 + 1 sample took a fifth longer.
    """

    seq: Final[int]
    at: Final[int]
    kind: Final[EventKind]
    subject: Final[Id]
    cause: Final[int | None]
    before: Final[str | None] = None
    after: Final[str | None] = None
    node: Final[Id | None] = None
    other: Final[Id | None] = None
    detail: Final[str] = ""
    count: Final[int] = 0
    limit: Final[int] = 0
    nodes: Final[tuple[Id, ...]] = ()


Reason = Literal["node", "resource", "service", "form", "best"]
"""Why an owner is sought: a node was lost, a resource failed, a cluster service is stopped, the cluster forms anew, or
an administrator asked for the best possible node."""

Rule = Literal[
    "list",  # next in the circular list of preferred owners and Node IDs
    "node id",  # next by Node ID
    "random",  # picked at random: Windows Server 2003, node lost, no preferred owners
    "only",  # no preferred owners, and only this node could take it
    "shared",  # as in the order, although the node runs a group of the same anti-affinity class
    "host only",  # no possible owner is up: hosted, but not brought online
    "paused",  # only paused nodes are left: hosted, but not brought online, except for the quorum resource
    "none",  # no node could take the group
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that was asked, in the order of asking, and why it was taken or not.

    `basis` names the rule, property or document behind it; `other` is the group on the node that anti-affinity keeps
    apart from this one.
    """

    node: Id
    taken: bool
    rule: Literal[
        "taken",
        "down",
        "hung",
        "apart",
        "paused",
        "leaving",
        "current",
        "possible owner",
        "quorum",
        "anti-affinity",
        "order",
    ]
    text: str
    basis: str
    other: Id | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a group went where it went; `event` is the number of its event, `target` None when no node could take it."""

    event: int
    at: int
    group: Id
    reason: Reason
    previous: Id
    target: Id | None
    rule: Rule
    candidates: tuple[Candidate, ...]
