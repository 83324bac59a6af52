"""How components fail, what the cluster does about it by itself, and what people do then: one line per kind of failure.

Only failures of components that the design has; interruption and users are the worst of all that were played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.units import listed, seconds
from designer.report.context import Context
from designer.report.evidence.matrix import single_failures
from designer.report.wording import ranged
from designer.simulation.outcome.outages import Outcome, outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.plan.times import times_of
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.simulate import simulate
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.verdicts import serving
from designer.topology.evs import INFORMATION_STORE
from designer.topology.ownership import home_node, passive_nodes


@dataclass(frozen=True, slots=True)
class Worst:
    """What the failures of one kind do at worst: `lost` virtual servers are out of reach until a repair, the longest
    outage that ends by itself, and the most users whom one failure concerns."""

    lost: tuple[Id, ...]
    longest_ms: int
    users: int


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which components of one kind fail."""

    component: str
    failure: str
    detected: str
    reaction: str
    worst: Worst
    manual: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of a kind of failure: its reactions where nobody notices, where something moves or starts again, and
    where something is lost."""

    failure: str
    detected: str
    calm: str
    moves: str
    lost: str
    manual: str
    tests: tuple[str, ...] = ()


_OTHER_NETWORK = "Heartbeats take another network"
_IN_VAIN = "Restarts and failovers, all in vain"
_WORDS: Mapping[str, _Words] = {
    "active": _Words(
        "Power lost",
        "Missed heartbeats, {detect-node}",
        "Nothing to do",
        "Arbitration if it held the quorum; groups start on {takers}",
        "Groups start on {takers} as far as they can",
        "Repair the node, plan the move home",
        ("TC-04", "TC-05", "TC-06"),
    ),
    "hang": _Words(
        "Windows hangs",
        "Missed heartbeats, {detect-node}",
        "Nothing to do",
        "As after a loss of power",
        "As after a loss of power",
        "Switch the node off, then on",
    ),
    "service": _Words(
        "Cluster service stopped",
        "The node signs off",
        "Nothing to do",
        "Groups go offline in order, then move",
        "Groups go offline, some stay so",
        "Start the service",
        ("TC-03",),
    ),
    "passive": _Words(
        "Power lost",
        "Missed heartbeats, {detect-node}",
        "Nothing moves; the reserve is gone",
        "The other nodes take over what it held",
        "Nobody takes over what it held",
        "Repair before the next failure",
        ("TC-15",),
    ),
    "client cable": _Words(
        "Cable or adapter",
        "Missed heartbeats, {heartbeat-interface}; next poll",
        _OTHER_NETWORK,
        "IP Address fails, its group moves",
        _IN_VAIN,
        "Replace the part",
        ("TC-09",),
    ),
    "private cable": _Words(
        "Cable or adapter",
        "Missed heartbeats, {heartbeat-interface}",
        _OTHER_NETWORK,
        "The side with the quorum goes on",
        "The side with the quorum goes on",
        "Replace the part",
        ("TC-08",),
    ),
    "client network": _Words(
        "Switch lost",
        "Missed heartbeats, {heartbeat-interface}",
        _OTHER_NETWORK,
        "Groups stay where they are",
        "No node is better off",
        "Repair the network",
    ),
    "private network": _Words(
        "Switch lost",
        "Missed heartbeats, {heartbeat-interface}",
        _OTHER_NETWORK,
        "The side with the quorum goes on",
        "The side with the quorum goes on",
        "Repair the network",
        ("TC-08",),
    ),
    "disk": _Words(
        "Lost or unreadable",
        "Reservation, {reservation}; next poll",
        "Nothing to do",
        "The group moves",
        _IN_VAIN,
        "Repair, restore from backup",
        ("TC-19",),
    ),
    "quorum disk": _Words(
        "Lost or unreadable",
        "Reservation, {reservation}",
        "Another node takes it over",
        "The cluster service stops, others arbitrate",
        "The cluster service stops everywhere",
        "Repair, start with a new quorum",
    ),
    "path": _Words(
        "Adapter, cable or port", "Multipath driver", "Another path", "Group moves", _IN_VAIN, "Replace it", ("TC-10",)
    ),
    "fabric": _Words(
        "Switch lost", "Multipath driver", "The other fabric", "Group moves", _IN_VAIN, "Repair the fabric"
    ),
    "array": _Words(
        "Lost as a whole",
        "Reservation, {reservation}",
        "Nothing to do",
        "Groups move",
        "Every node needs it",
        "Repair, restore from backup",
    ),
    "store": _Words(
        "Process ends",
        "Polls, {looks-alive} and {is-alive}",
        "Nothing to do",
        "Restart in place",
        _IN_VAIN,
        "Find the cause",
        ("TC-12",),
    ),
    "resource": _Words(
        "Fails",
        "Polls, {looks-alive} and {is-alive}",
        "Nothing to do",
        "Restart in place, then failover",
        _IN_VAIN,
        "Find the cause",
        ("TC-13",),
    ),
    "dtc": _Words(
        "Process ends",
        "Polls, {looks-alive} and {is-alive}",
        "Restart in place",
        "Restart in place",
        _IN_VAIN,
        "Find the cause",
    ),
    "directory": _Words(
        "One of them lost",
        "Directory access of the nodes",
        "Nodes use another one",
        "Restart in place",
        "It was the only one",
        "Repair the server",
        ("TC-17",),
    ),
    "site": _Words(
        "Site or its power lost",
        "Missed heartbeats, {detect-node}",
        "Other sites go on",
        "Other sites take over",
        "Nothing is left to go on",
        "Cold start in order",
        ("TC-16",),
    ),
}
"""In the order in which they are printed."""

_NAMES: Mapping[str, str] = {
    "path": "A storage path",
    "store": "Information Store",
    "resource": "Any other resource of a virtual server",
    "dtc": "MSDTC",
}

_ACTIONS: Mapping[str, ActionKind] = {"hang": "hang", "service": "service"}


def modes(context: Context, sweep: Sweep) -> tuple[Mode, ...]:
    """All lines, nodes first."""
    return tuple(_modes(context, sweep))


def _modes(context: Context, sweep: Sweep) -> Iterator[Mode]:
    cases = {case.faults[0]: case.outcomes for case in single_failures(sweep)}
    struck: dict[str, list[Action]] = {}
    for fault in cases:
        struck.setdefault(_key(context, fault), []).append(fault)
    for key, words in _WORDS.items():
        faults = struck.get("active" if key in _ACTIONS else key, [])
        if not faults:
            continue
        ends = [cases[fault] for fault in faults] if key not in _ACTIONS else _played(context, _ACTIONS[key], faults)
        if ends:
            all_of_them = [one for fault in faults for one in sweep.faults.like(fault)]
            yield _mode(context, words, _name(context, key, all_of_them), _worst(context, ends), len(faults))


def _key(context: Context, fault: Action) -> str:
    """Which words are about a fault; "" for none."""
    snapshot = context.snapshot
    match fault.kind:
        case "power":
            return "passive" if fault.subject in passive_nodes(snapshot) else "active"
        case "cable" | "network":
            network = snapshot.networks[fault.value or fault.subject]
            return f"{'private' if network.role == 'private' else 'client'} {fault.kind}"
        case "disk":
            of_quorum = snapshot.cluster.quorum == "disk" and fault.subject == snapshot.cluster.quorum_disk
            return "quorum disk" if of_quorum else "disk"
        case "resource":
            kind = snapshot.resources[fault.subject].type
            of_server = snapshot.resources[fault.subject].group in serving(snapshot)
            return {INFORMATION_STORE: "store", "msdtc": "dtc"}.get(kind, "resource" if of_server else "")
    return fault.kind


def _mode(context: Context, words: _Words, name: str, worst: Worst, count: int) -> Mode:
    values = _values(context)
    reaction = words.lost if worst.lost else words.moves if worst.longest_ms else words.calm
    tests = words.tests[:count] if words.tests[:1] == ("TC-04",) else words.tests
    return Mode(
        name, words.failure, words.detected.format(**values), reaction.format(**values), worst, words.manual, tests
    )


def _values(context: Context) -> dict[str, str]:
    """What the words have room for: times of this design, and who takes over."""
    times = times_of(context.snapshot, context.catalog).cluster
    free = ranged(context.names(list(passive_nodes(context.snapshot))))
    return {**{key: seconds(ms) for key, ms in times.items()}, "takers": listed(free) or "the other nodes"}


def _name(context: Context, key: str, faults: Sequence[Action]) -> str:
    """What fails: by name where that is short, else what it is."""
    snapshot = context.snapshot
    match key:
        case "client cable" | "private cable":
            networks = dict.fromkeys(fault.value for fault in faults)
            return f"A node's link to {listed(context.names([one for one in networks if one]))}"
        case "disk":
            return "A disk of a virtual server"
        case "path" | "store" | "resource" | "dtc":
            return _NAMES[key]
    names = ranged([snapshot.name_of(subject) for subject in dict.fromkeys(fault.subject for fault in faults)])
    return listed(names)


def _played(context: Context, kind: ActionKind, faults: Sequence[Action]) -> list[Mapping[Id, Outcome]]:
    """The same nodes, struck in another way; nothing where that cannot be played."""
    try:
        return [
            outcomes(simulate(context.snapshot, context.catalog, [Action(kind, fault.subject)], late_polls=True))
            for fault in faults
        ]
    except CannotSimulate:
        return []


def _worst(context: Context, ends: Sequence[Mapping[Id, Outcome]]) -> Worst:
    """The maximum over all cases: what is lost in any of them, the longest outage, the most users in one."""
    groups = serving(context.snapshot)
    lost = [group for group in groups if any(_is_lost(end[group]) for end in ends)]
    longest = max((end[group].outage_ms or 0 for end in ends for group in groups), default=0)
    users = max(
        (sum(_users(context, group) for group in groups if _is_struck(context, group, end[group])) for end in ends),
        default=0,
    )
    return Worst(tuple(lost), longest, users)


def _is_lost(end: Outcome) -> bool:
    return end.outcome == "offline" or end.cut_off


def _is_struck(context: Context, group: Id, end: Outcome) -> bool:
    return _is_lost(end) or bool(end.outage_ms) or end.node != home_node(context.snapshot, group)


def _users(context: Context, group: Id) -> int:
    return context.snapshot.groups[group].users or 0
