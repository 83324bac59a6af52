"""What a network is used for, in words."""

from __future__ import annotations

from designer.drawing.networks.facts import Facts
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.topology.addressing import overlapping

ROLES = {
    "public": tr("Clients only"),
    "mixed": tr("Clients and cluster"),
    "private": tr("Cluster only"),
    "none": tr("Not used by the cluster"),
}

_CHOICES = (tr("first choice"), tr("second choice"), tr("third choice"))


def role_words(facts: Facts, network: Id) -> str:
    """Who uses it."""
    return ROLES[facts.snapshot.networks[network].role]


def heartbeat_words(facts: Facts, network: Id) -> str:
    """Whether heartbeats go over it, and which choice it is for what nodes tell each other (EX-5.05)."""
    cluster = [one for one in facts.networks if facts.snapshot.networks[one].role in ("private", "mixed")]
    if network not in cluster:
        return tr("No heartbeats")
    if len(cluster) == 1:
        return tr("Heartbeats: the only choice")
    place = cluster.index(network)
    return tr("Heartbeats: {place}").format(place=_CHOICES[place]) if place < len(_CHOICES) else tr("Heartbeats")


def clash_words(facts: Facts, network: Id) -> str:
    """With which networks its subnet overlaps; "" with none."""
    others = overlapping(facts.snapshot, network)
    return (
        tr("Overlaps {other}").format(other=listed([facts.snapshot.name_of(other) for other in others]))
        if others
        else ""
    )


def state_words(facts: Facts, network: Id) -> tuple[str, str]:
    """How a network is doing in a simulation, as a look and a word; both empty when all is well."""
    if network in facts.damage.networks:
        return "failed", tr("Failed")
    state = facts.state.networks.get(network) if facts.state is not None else None
    return {"down": ("failed", tr("Down")), "partitioned": ("pending", tr("Partitioned"))}.get(state or "", ("", ""))
