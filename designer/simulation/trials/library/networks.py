"""Tests that pull network cables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.foundation.ids import Id
from designer.simulation.scenario.actions import Action
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library.setting import Builder, ReadyRun, Runs, Setting

ONE_NETWORK = "there are no two networks that carry heartbeats between all nodes"


def heartbeat_alone(setting: Setting, code: str) -> Runs | str:
    """The private cable of each active node is pulled (TC-08)."""
    return _private(setting, code) or ONE_NETWORK


def client_network_alone(setting: Setting, code: str) -> Runs | str:
    """The client network cable of each active node is pulled (TC-09)."""
    return _public(setting, code) or ONE_NETWORK


def all_between_nodes(setting: Setting, code: str) -> Runs | str:
    """Every network that carries traffic between the nodes is pulled from each active node (TC-07)."""
    if len(setting.nodes) < 2:
        return "the design has only one node"
    runs = []
    for node in setting.active():
        pulled = _internal(setting, node)
        if pulled:
            actions = tuple(Action("cable", node, network) for network in pulled)
            runs.append(ReadyRun(f"{code} {setting.name(node)}", actions, _after_partition(setting, node, pulled)))
    return tuple(runs) or "no active node is connected to a network between the nodes"


def each_and_both(setting: Setting, code: str) -> Runs | str:
    """The client network, the private one, and everything, from each active node (AT-05)."""
    both = [
        ReadyRun(
            f"{code} {setting.name(node)} from everything",
            (Action("cable", node),),
            _after_partition(setting, node, _connected(setting, node)),
        )
        for node in setting.active()
        if _connected(setting, node) and len(setting.nodes) > 1
    ]
    runs = (*_public(setting, code), *_private(setting, code), *both)
    return runs or "no active node is connected to a network"


def _private(setting: Setting, code: str) -> Runs:
    return tuple(
        ReadyRun(_name(setting, code, node, network), (Action("cable", node, network),), setting.undisturbed())
        for node in setting.active()
        for network in _internal(setting, node)
        if setting.snapshot.networks[network].role == "private" and _heard_without(setting, network)
        if not any(network in _addressed(setting, server) for server in setting.servers)
    )


def _public(setting: Setting, code: str) -> Runs:
    runs = []
    for node in setting.active():
        for network in _connected(setting, node):
            concerned = [s for s in setting.servers if setting.homes[s] == node and network in _addressed(setting, s)]
            if concerned and _heard_without(setting, network):
                expected = _after_address_lost(setting, concerned)
                runs.append(ReadyRun(_name(setting, code, node, network), (Action("cable", node, network),), expected))
    return tuple(runs)


def _name(setting: Setting, code: str, node: Id, network: Id) -> str:
    return f"{code} {setting.name(node)} from {setting.name(network)}"


def _after_address_lost(setting: Setting, concerned: Sequence[Id]) -> tuple[Expected, ...]:
    """The servers whose address has failed go on to the next free node, by their lists; nobody else is disturbed."""
    after: dict[Id, Id | None] = dict(setting.homes)
    for server in concerned:
        after[server] = None
        after[server] = setting.goes_on(server, after)
    return tuple(
        Expected(server, "stays online")
        if node == setting.homes[server]
        else Expected(server, "failed" if node is None else "online", node)
        for server, node in after.items()
    )


def _after_partition(setting: Setting, node: Id, pulled: Sequence[Id]) -> tuple[Expected, ...]:
    """What follows when a node hears nobody: the side without the quorum stops. Empty where that side is the larger.

    A disk quorum stays with its owner, unless that has no working network left and yields (KB 286342).
    """
    others = [other for other in setting.nodes if other != node]
    isolated = set(_connected(setting, node)) <= set(pulled)
    if setting.snapshot.cluster.quorum == "majority-node-set" or setting.plan.service.quorum_votes:
        goes_on = len(others) > 1 and setting.has_quorum([node])
    else:
        goes_on = setting.quorum_owner() != node or (isolated and setting.plan.service.isolated_owner_yields)
        goes_on = goes_on and setting.snapshot.cluster.quorum == "disk" and bool(others)
    return setting.promise(setting.without([node], setting.homes)) if goes_on else ()


def _connected(setting: Setting, node: Id) -> list[Id]:
    """The networks of a node."""
    return [network for network in setting.snapshot.networks if node in setting.plan.cabling.nodes[network]]


def _internal(setting: Setting, node: Id) -> list[Id]:
    """The networks of a node that carry heartbeats."""
    return [network for network in _connected(setting, node) if network in setting.plan.cabling.heartbeats]


def _heard_without(setting: Setting, network: Id) -> bool:
    """Whether another network carries the heartbeats of all nodes."""
    cabling = setting.plan.cabling
    return any(other != network and set(setting.nodes) <= set(cabling.nodes[other]) for other in cabling.heartbeats)


def _addressed(setting: Setting, server: Id) -> set[Id]:
    """The networks in which a server has addresses."""
    addresses = setting.plan.cabling.addresses
    return {addresses[member] for member in setting.plan.members[server] if member in addresses}


BUILDERS: Mapping[str, Builder] = {
    "AT-05": each_and_both,
    "TC-07": all_between_nodes,
    "TC-08": heartbeat_alone,
    "TC-09": client_network_alone,
}
