"""The networks in words, for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.networks.facts import Facts
from designer.drawing.networks.usage import clash_words, heartbeat_words, role_words, state_words
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.topology.addressing import holder_address, holder_text


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return tr("Networks of {name}").format(name=name) if name else tr("Networks")


def described(facts: Facts) -> str:
    """Every network with who is on it under which address, then what is wrong."""
    sentences = [sentence for network in facts.networks for sentence in _network(facts, network)]
    names = facts.snapshot.name_of
    joined = {interface.node for interface in facts.snapshot.interfaces.values()}
    sentences += [tr("{node} is on no network.").format(node=names(node)) for node in facts.nodes if node not in joined]
    problems = [
        f"{holder_text(facts.snapshot, one)}: {text}."
        for one, text in facts.problems.items()
        if one not in facts.snapshot.servers
    ]
    return " ".join([*sentences, *problems]) or tr("No networks.")


def _network(facts: Facts, network: Id) -> Iterator[str]:
    record, names = facts.snapshot.networks[network], facts.snapshot.name_of
    priority = tr(", priority {priority}").format(priority=record.priority) if record.priority is not None else ""
    about = f"{role_words(facts, network).lower()}; {heartbeat_words(facts, network).lower()}"
    yield f"{record.name}{priority}, {record.subnet or tr('no subnet')}: {about}."
    _, word = state_words(facts, network)
    problem = clash_words(facts, network)
    yield from (f"{text}." for text in (word, problem) if text)
    holders = [one for (place, _), ids in facts.interfaces.items() if place == network for one in ids]
    held = [f"{names(facts.snapshot.interfaces[one].node)} {_address(facts, one)}" for one in holders]
    served = [one for (place, _), ids in facts.addresses.items() if place == network for one in ids]
    held += [f"{names(facts.snapshot.resources[one].group)} {_address(facts, one)}" for one in served]
    held += [f"{names(server)} {facts.snapshot.servers[server].address}" for server in facts.servers.get(network, ())]
    if held:
        yield tr("On it: {held}.").format(held=listed(held))


def _address(facts: Facts, holder: Id) -> str:
    return holder_address(facts.snapshot, holder) or tr("without an address")
