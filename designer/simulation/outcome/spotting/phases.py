"""Which outage matters most, what it is spent on, and whom the outages keep from their work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import Step, StepKind
from designer.simulation.outcome.outages import Outage, cut_off
from designer.simulation.outcome.spotting.seen import Arbitration, Phase, Progress, Silence, Toll, Transit
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline

_PHASES: Mapping[StepKind, Phase] = {
    "detect": "detect",
    "poll": "detect",
    "regroup": "detect",
    "arbitrate": "arbitrate",
    "offline": "offline",
    "transfer": "transfer",
    "online": "online",
    "replay": "replay",
    "join": "wait",
    "pending": "wait",
    "broken off": "wait",
    "wait": "wait",
}


def lead_of(snapshot: Snapshot, active: Mapping[Id, Outage]) -> Id:
    """The group whose outage matters most: of those that serve clients the one that lasts longest; "" without any."""
    servers = {group.id for group in snapshot.virtual_servers()}

    def weight(group: Id) -> tuple[bool, bool, int, int]:
        outage = active[group]
        ends = outage.end is not None
        return (group in servers, not outage.requested, outage.end or 0 if ends else 1 << 62, -outage.first)

    return max(active, key=weight, default="")


def phase_of(
    lead: Id,
    step: Step | None,
    pending: Sequence[Progress],
    transits: Sequence[Transit],
    arbitrations: Sequence[Arbitration],
    silences: Sequence[Silence],
) -> Phase:
    """What the outage of a group is spent on: as its critical path says, else as it looks."""
    if not lead:
        return "calm"
    if step is not None:
        return _PHASES[step.kind]
    if silences:
        return "detect"
    if arbitrations:
        return "arbitrate"
    if any(one.group == lead for one in transits):
        return "transfer"
    own = [one for one in pending if one.group == lead]
    if any(one.towards == "online" for one in own):
        return "online"
    return "offline" if own else "failed"


def toll_of(timeline: Timeline, state: ClusterState, active: Mapping[Id, Outage], carriers: Mapping[Id, Id]) -> Toll:
    """Which servers for clients work; one whose address no client reaches does not, even while it is online."""
    servers = timeline.snapshot.virtual_servers()
    silent = cut_off(carriers, state.networks, timeline.snapshot)
    without = {
        group.id: group.users or 0
        for group in servers
        if group.id in active or group.id in silent or state.groups[group.id] != "online"
    }
    users = sum(group.users or 0 for group in servers)
    return Toll(len(servers), len(servers) - len(without), users, users - sum(without.values()), without)
