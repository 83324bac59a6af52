"""What is cut and mended between nodes: networks, cables and links between sites."""

from __future__ import annotations

from collections.abc import Iterable

from designer.foundation.ids import Id
from designer.simulation.engine.membership.networks import networks_changed
from designer.simulation.engine.membership.regrouping import break_silence
from designer.simulation.engine.reach.hearing import newly_silent, shared_networks
from designer.simulation.engine.run import Run


def fail_network(run: Run, network: Id, cause: int) -> str:
    """Nobody hears anybody on a network any more. Why that is refused; empty when it happens."""
    if network in run.wires.dead:
        return f"{run.name(network)} has failed already"
    run.wires.dead.add(network)
    _rewired(run, [network], cause)
    return ""


def mend_network(run: Run, network: Id, cause: int) -> str:
    """A network that failed works again."""
    if network not in run.wires.dead:
        return f"{run.name(network)} has not failed"
    run.wires.dead.discard(network)
    _rewired(run, [network], cause)
    return ""


def pull_cables(run: Run, node: Id, network: Id | None, cause: int) -> str:
    """The cable of a node to a network is pulled, or all its network cables."""
    cables = _cables(run, node, network)
    if not cables:
        return f"the design has no interface of {run.name(node)}{f' on {run.name(network)}' if network else ''}"
    if run.wires.pulled.issuperset(cables):
        return f"no network cable of {run.name(node)} is left to pull" if network is None else "it is pulled already"
    run.wires.pulled.update(cables)
    _rewired(run, [cable[1] for cable in cables], cause)
    return ""


def plug_cables(run: Run, node: Id, network: Id | None, cause: int) -> str:
    """The cable of a node to a network is in again, or all its network cables."""
    cables = run.wires.pulled.intersection(_cables(run, node, network))
    if not cables:
        return f"no network cable of {run.name(node)} is pulled"
    run.wires.pulled.difference_update(cables)
    _rewired(run, [network for network in run.plan.cabling.nodes if (node, network) in cables], cause)
    return ""


def cut_link(run: Run, site: Id, other: Id | None, cause: int) -> str:
    """The connection of a site with another, or with all, is cut."""
    links = _links(run, site, other)
    if site == other:
        return "a site has no link with itself"
    if run.wires.cut.issuperset(links):
        return "it is cut already"
    run.wires.cut.update(links)
    _rewired(run, run.plan.cabling.nodes, cause)
    return ""


def join_link(run: Run, site: Id, other: Id | None, cause: int) -> str:
    """The connection of a site with another, or with all, is whole again."""
    links = run.wires.cut.intersection(_links(run, site, other))
    if not links:
        return f"no link of {run.name(site)} is cut"
    run.wires.cut.difference_update(links)
    _rewired(run, run.plan.cabling.nodes, cause)
    return ""


def _links(run: Run, site: Id, other: Id | None) -> set[frozenset[Id]]:
    """The connections of a site with another one, or with all and with what stands at none."""
    others = [*run.plan.snapshot.sites, ""] if other is None else [other]
    return {frozenset((site, there)) for there in others if there != site}


def _cables(run: Run, node: Id, network: Id | None) -> list[tuple[Id, Id]]:
    return [cable for cable in run.plan.cabling.interfaces if cable[0] == node and network in (None, cable[1])]


def _rewired(run: Run, networks: Iterable[Id], cause: int) -> None:
    networks_changed(run, networks, cause)
    lost, found = newly_silent(run)
    if not lost and any(not shared_networks(run, *pair) for pair in _pairs(run)):
        run.note(
            "Nodes that the design does not join by a network for heartbeats are assumed to hear each other whatever "
            "happens to the networks."
        )
    if lost:
        break_silence(run, cause)
    if found:
        run.look_again = cause


def _pairs(run: Run) -> list[tuple[Id, Id]]:
    nodes = run.plan.nodes
    return [(one, other) for number, one in enumerate(nodes) for other in nodes[number + 1 :]]
