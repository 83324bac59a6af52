"""Networks in the roles that they are meant for: private ones first, with adapters that carry heartbeats only."""

from __future__ import annotations

from collections.abc import Sequence

from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.model.diff import Diff, changing
from designer.model.records import NetworkRole
from designer.model.snapshot import Snapshot


def set_role(snapshot: Snapshot, network: Id, role: NetworkRole) -> Diff:
    """Give a network a role, with the priorities that go with it; the adapters of a private one are stripped too."""
    draft = Draft(snapshot)
    draft.change("networks", network, role=role)
    draft.do(private_first(draft.snapshot))
    if role == "private":
        for interface in snapshot.interfaces.values():
            if interface.network == network:
                draft.do(strip_adapter(draft.snapshot, interface.id))
        for node in snapshot.nodes:
            draft.do(bind_clients_first(draft.snapshot, node))
    return draft.diff


def private_first(snapshot: Snapshot) -> Diff:
    """Let private networks come before all others in the priorities, each kind in the order that it has (EX-5.05).

    They are numbered anew from 1; networks without a priority stay without.
    """
    draft = Draft(snapshot)
    ranked = [network for network in snapshot.networks.values() if network.priority is not None]
    ranked.sort(key=lambda network: (network.role != "private", network.priority or 0))
    for place, network in enumerate(ranked, start=1):
        draft.change("networks", network.id, priority=place)
    return draft.diff


def bind_clients_first(snapshot: Snapshot, node: Id) -> Diff:
    """Let the adapters of a node on networks for clients come before the others in its binding order (EX-5.06).

    Adapters without a place in the order stay without.
    """
    draft = Draft(snapshot)
    ranked = [one for one in snapshot.interfaces.values() if one.node == node and one.binding_rank is not None]
    private = {network.id for network in snapshot.networks.values() if network.role == "private"}
    ranked.sort(key=lambda interface: (interface.network in private, interface.binding_rank or 0))
    for place, interface in enumerate(ranked, start=1):
        draft.change("interfaces", interface.id, binding_rank=place)
    return draft.diff


def strip_adapter(snapshot: Snapshot, interface: Id) -> Diff:
    """Leave an adapter nothing but TCP/IP at a fixed speed, as a private network wants it (EX-5.07)."""
    return changing(
        snapshot,
        "interfaces",
        interface,
        gateway="",
        dns_servers=(),
        wins_servers=(),
        netbios=False,
        dns_registration=False,
        file_sharing=False,
        fixed_speed=True,
    )


def prioritise(snapshot: Snapshot, order: Sequence[Id]) -> Diff:
    """Give networks their priorities in this order, from 1; an empty diff when they have them."""
    draft = Draft(snapshot)
    for place, network in enumerate(order, start=1):
        draft.change("networks", network, priority=place)
    return draft.diff
