"""The word and the sign for a state, the same in every view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown of a state: its sign, which names its family of colour roles too (see `theme`), and its word."""

    look: str
    word: str


TRANSIT = Standing("pending", tr("In transit"))
HUNG = Standing("failed", tr("Hangs"))
KEPT_OFFLINE = Standing("offline", tr("Kept offline"))
EVICTED = Standing("offline", tr("Evicted"))

_STANDINGS: Mapping[str, Standing] = {
    "online": Standing("online", tr("Online")),
    "online pending": Standing("pending", tr("Coming online")),
    "offline pending": Standing("pending", tr("Going offline")),
    "pending": Standing("pending", tr("Pending")),
    "partially online": Standing("warning", tr("Partly online")),
    "offline": Standing("offline", tr("Offline")),
    "failed": Standing("failed", tr("Failed")),
    "up": Standing("online", tr("Up")),
    "down": Standing("failed", tr("Down")),
    "paused": Standing("pending", tr("Paused")),
    "joining": Standing("pending", tr("Joining")),
}


def standing(word: str) -> Standing:
    """How a state of a node, resource or group is shown; a word that is not known is shown as it is."""
    return _STANDINGS.get(word) or Standing("unknown", word or tr("Unknown"))


def resource_standing(state: ClusterState, resource: Id) -> Standing:
    """How a resource is doing."""
    return standing(state.resources.get(resource, ""))


def node_standing(state: ClusterState, node: Id) -> Standing:
    """How a node is doing; one that hangs is up as long as nobody has noticed."""
    word = state.nodes.get(node, "")
    if word == "down" and node in state.damage.evicted:
        return EVICTED
    return HUNG if word != "down" and node in state.damage.hung else standing(word)


def group_standing(snapshot: Snapshot, state: ClusterState, group: Id) -> Standing:
    """How a group is doing: a group on no node never looks online, and a pending one says in which direction."""
    if group in state.owners and state.owners[group] is None:
        return TRANSIT
    word = str(state.groups.get(group, ""))
    if word == "pending":
        words = {state.resources.get(member.id) for member in snapshot.members(group)}
        word = "offline pending" if "offline pending" in words else "online pending"
    return KEPT_OFFLINE if word == "offline" and group in state.kept_offline else standing(word)
