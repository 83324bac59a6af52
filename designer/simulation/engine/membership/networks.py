"""The states of networks and interfaces, how the cluster service finds them, and what follows for IP Address resources.

An interface without a signal has failed at once. When heartbeats on a network stop otherwise, each node pings hosts
outside the cluster: where some can reach one and others cannot, the interfaces of the others have failed; where nobody
can, nobody's has, and nothing moves (KB 242600, KB 814459).
"""

from __future__ import annotations

from collections.abc import Iterable

from designer.foundation.ids import Id
from designer.simulation.engine.reach.hearing import cut_off, has_signal
from designer.simulation.engine.resources.failures import mend, notice
from designer.simulation.engine.resources.obstacles import NO_NETWORK
from designer.simulation.engine.run import Priority, Run
from designer.simulation.record.state import InterfaceState, NetworkState


def networks_changed(run: Run, networks: Iterable[Id], cause: int) -> None:
    """Something has happened to networks: lost signals show at once, the rest when heartbeats and pings have told."""
    times = run.plan.times.cluster
    for network in networks:
        for node in run.plan.cabling.nodes[network]:
            if run.is_member(node) and not has_signal(run, node, network):
                _set_interface(run, node, network, "failed", cause, "no signal")
        run.forget(network)
        run.schedule(times["heartbeat-interface"], Priority.NODE, _missed, network, cause, forgettable=True)


def review_all(run: Run, cause: int) -> None:
    """Give all networks the states that follow from who is a member now."""
    for network in run.plan.cabling.nodes:
        _review(run, network, cause)


def _missed(run: Run, network: Id, cause: int) -> None:
    """Heartbeats have been missed, or come again; where there are hosts outside, they are pinged first."""
    delay = run.plan.times.cluster["ping-test"] if network in run.plan.cabling.clients else 0
    if delay and _needs_ping(run, network):
        event = run.emit("ping", network, cause)
        run.schedule(delay, Priority.NODE, _review, network, event, forgettable=True)
    else:
        _review(run, network, cause)


def _needs_ping(run: Run, network: Id) -> bool:
    nodes = _with_signal(run, network)
    return len(nodes) < 2 or any(not _all_talk(run, network, node, nodes) for node in nodes)


def _review(run: Run, network: Id, cause: int) -> None:
    if network in run.plan.cabling.idle:
        return
    talking = _with_signal(run, network)
    states: dict[Id, InterfaceState] = {}
    for node in run.plan.cabling.nodes[network]:
        if run.is_member(node):
            states[node] = _interface_state(run, network, node, talking)
    for node, state in states.items():
        detail = "no signal" if not has_signal(run, node, network) else "no host reached"
        _set_interface(run, node, network, state, cause, detail if state == "failed" else "")
    if states:
        _set_network(run, network, _network_state(run, network, states, talking), cause)


def _interface_state(run: Run, network: Id, node: Id, talking: list[Id]) -> InterfaceState:
    if node not in talking:
        return "failed"
    if network in run.wires.dead:
        return "unreachable"
    if len(talking) == 1:
        alone = len([other for other in run.plan.cabling.nodes[network] if run.is_member(other)]) == 1
        return "up" if alone or network in run.plan.cabling.clients else "unreachable"
    return "up" if _all_talk(run, network, node, talking) else "unreachable"


def _network_state(run: Run, network: Id, states: dict[Id, InterfaceState], talking: list[Id]) -> NetworkState:
    """Up when all that have a signal can talk, down when nobody can, else partitioned."""
    up = [node for node, state in states.items() if state == "up"]
    if len(up) == len(talking) and up:
        return "up"
    if up or (network not in run.wires.dead and len(talking) > 1):
        return "partitioned"
    return "down"


def _with_signal(run: Run, network: Id) -> list[Id]:
    nodes = run.plan.cabling.nodes[network]
    return [node for node in nodes if run.is_member(node) and has_signal(run, node, network)]


def _all_talk(run: Run, network: Id, node: Id, nodes: list[Id]) -> bool:
    sites = run.plan.cabling.sites
    return network not in run.wires.dead and not any(cut_off(run, sites[node], sites[other]) for other in nodes)


def _set_interface(run: Run, node: Id, network: Id, state: InterfaceState, cause: int, detail: str) -> None:
    interface = run.plan.cabling.interfaces[node, network]
    before = run.wires.interfaces[interface]
    if before == state:
        return
    run.wires.interfaces[interface] = state
    values = {"before": before, "after": state, "node": node, "other": network, "detail": detail}
    event = run.emit("interface", interface, cause, **values)
    addresses = [resource for resource in run.plan.cabling.carried[network] if _is_at(run, resource, node)]
    for resource in addresses:
        if state == "failed":
            _flag(run, resource, network, event)
        elif before == "failed" and resource in run.broken:
            mend(run, resource, event)


def _flag(run: Run, resource: Id, network: Id, cause: int) -> None:
    """An address on a failed interface fails at its next looks-alive poll (KB 914458), or as it comes online."""
    if run.resources[resource] == "online pending":
        run.obstacles[resource] = (NO_NETWORK, network)
    else:
        notice(run, resource, cause, "looks-alive", NO_NETWORK, network)


def _is_at(run: Run, resource: Id, node: Id) -> bool:
    group = run.plan.group_of[resource]
    return run.home[group] == node and run.mode[group] not in ("transit", "lost")


def _set_network(run: Run, network: Id, state: NetworkState, cause: int) -> None:
    before = run.wires.networks[network]
    if before != state:
        run.wires.networks[network] = state
        run.emit("network", network, cause, before=before, after=state)
