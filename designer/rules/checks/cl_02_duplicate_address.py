"""CL-02: every address belongs to one object."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.addresses import next_address, set_address
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.addressing import Address, addresses, holder_text, parsed_address


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give all holders but the first a free address of their subnet; None where one has no subnet, or that is full."""
    draft = Draft(design)
    given = []
    for holder in finding.subjects[1:]:
        address = next_address(draft.snapshot, holder)
        if not address:
            return None
        given.append(f"{holder_text(design, holder)} the address {address}")
        draft.do(set_address(draft.snapshot, holder, address))
    return Fix(f"Give {listed(given)}", draft.diff)


@rule(
    "CL-02",
    "Address used twice",
    "error",
    "general knowledge",
    reads=("nodes", "networks", "interfaces", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two adapters or IP Address resources have the same address.

    Why: The second one to start finds the address in use and stays offline.
    Fix: Give one of them a free address of the subnet.
    Bad: 192.168.10.11: used by NODE1 on Public and EVS1 IP Address, at most 1 object
    Good: Every adapter and every IP Address resource has an address of its own.
    Source: TCP/IP: an address belongs to one adapter of a network.
    """
    holders: dict[Address, list[Id]] = {}
    for holder, _, text in addresses(context.design):
        address = parsed_address(text)
        if address is not None:
            holders.setdefault(address, []).append(holder)
    for address, ids in holders.items():
        if len(ids) > 1:
            names = listed([holder_text(context.design, holder) for holder in ids])
            yield context.finding(f"{address}: used by {names}, at most 1 object", *ids)
