"""What dragging along and between networks does: another priority, another network for an address."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address, set_address
from designer.edits.draft import Draft, EditError
from designer.edits.legality.connecting import reconnect
from designer.edits.legality.outcomes import Effect, Outcome, Refusal
from designer.edits.networks import prioritise
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.topology.addressing import address_problem, holder_address, holder_text, parsed_address


def drop_network(snapshot: Snapshot, network: Id, order: Sequence[Id]) -> Outcome:
    """Put the networks into this order of priority; `network` is the one that moves."""
    names, place = snapshot.name_of, list(order).index(network) + 1
    diff = prioritise(snapshot, order)
    if not diff:
        return Refusal(tr("{network} keeps its priority").format(network=names(network)))
    other = (
        tr(", before {place}").format(place=names(order[place]))
        if place < len(order)
        else tr(", after {place}").format(place=names(order[place - 2]))
    )
    says = tr("Gives {network} priority {place}{other}").format(
        network=names(network), place=place, other=other if len(order) > 1 else ""
    )
    return Effect(tr("Set Priority of {network}").format(network=names(network)), diff, says, network)


def drop_address(snapshot: Snapshot, catalog: Catalog, holder: Id, network: Id | None) -> Outcome:
    """Put an interface or an IP Address resource on a network, with a free address of it."""
    text = holder_text(snapshot, holder)
    if network is None:
        return Refusal(tr("Drop {text} on the network that it shall be on").format(text=text))
    if holder in snapshot.interfaces:
        if snapshot.interfaces[holder].network == network:
            return Refusal(tr("{text} stays where it is").format(text=text), network)
        return reconnect(snapshot, catalog, holder, network)
    if snapshot.resources[holder].network == network:
        return Refusal(tr("{text} stays where it is").format(text=text), network)
    draft = Draft(snapshot)
    draft.change("resources", holder, network=network)
    draft.do(set_address(draft.snapshot, holder, ""))
    address = next_address(draft.snapshot, holder)
    draft.do(set_address(draft.snapshot, holder, address))
    name = snapshot.name_of(network)
    says = tr("Puts {text} on {name}{with_no_address_yet}").format(
        text=text,
        name=name,
        with_no_address_yet=tr(" as {address}").format(address=address) if address else tr(", with no address yet"),
    )
    return Effect(tr("Put {text} on {name}").format(text=text, name=name), draft.diff, says, network)


def write_address(snapshot: Snapshot, holder: Id, text: str) -> Diff:
    """Give an interface or an IP Address resource the address that somebody has typed; "" takes it away.

    Raises `EditError` for what is no address. What is wrong with it on its network is for the rules to say.
    """
    address = text.strip()
    if address and parsed_address(address) is None:
        raise EditError(
            tr("{address} is not an IP address, such as {holder}").format(
                address=address, holder=_example(snapshot, holder)
            )
        )
    return set_address(snapshot, holder, address)


def about_address(snapshot: Snapshot, holder: Id, text: str) -> str:
    """What an address that is being typed would bring, in a few words; "" when nothing speaks against it."""
    address = text.strip()
    interface = snapshot.interfaces.get(holder)
    network = interface.network if interface is not None else snapshot.resources[holder].network
    problem = address_problem(snapshot, network, address)
    if problem:
        return problem
    parsed = parsed_address(address)
    if parsed is None:
        return ""
    for other in (*snapshot.interfaces, *(one.id for one in snapshot.resources.values() if one.type == "ip-address")):
        if other != holder and parsed_address(holder_address(snapshot, other)) == parsed:
            return tr("{other} has it already").format(other=holder_text(snapshot, other))
    taken = next((one.name for one in snapshot.servers.values() if parsed_address(one.address) == parsed), "")
    return tr("{taken} has it already").format(taken=taken) if taken else ""


def _example(snapshot: Snapshot, holder: Id) -> str:
    return next_address(snapshot, holder) or "192.168.1.10"
