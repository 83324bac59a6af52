"""EX-5.07: private adapters carry heartbeats and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.networks import strip_adapter
from designer.foundation.units import listed
from designer.model.records import Interface
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.addressing import holder_text


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Leave the adapter nothing but TCP/IP at a fixed speed."""
    interface = finding.subjects[0]
    return Fix(f"Leave {holder_text(design, interface)} TCP/IP alone", strip_adapter(design, interface))


@rule(
    "EX-5.07",
    "Private adapter with more than TCP/IP",
    "warning",
    "published",
    reads=("nodes", "networks", "interfaces", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An adapter on a private network has a gateway, DNS or WINS servers or NetBIOS, registers in DNS, serves
    files, or negotiates its speed.

    Why: Heartbeats are few and small, but they must not be late. Names registered over this adapter send clients to an
    address that they cannot reach, a second gateway misleads the node's own traffic, and an adapter that negotiates its
    speed anew carries nothing meanwhile.
    Fix: Keep TCP/IP only, with address and mask, and set speed and duplex to the same fixed values on both ends. On
    Windows 2000 turn Media Sense off as well.
    Bad: NODE1 on Private: gateway, DNS servers and negotiated speed, should be TCP/IP alone at a fixed speed
    Good: NODE1 has an address on Private and nothing else there.
    Source: KB 258750 (JSI tip 2763); HP Integrity cluster guide; KB 193890. Fact EX-5.07.
    """
    design = context.design
    for interface in design.interfaces.values():
        if design.networks[interface.network].role != "private":
            continue
        faults = _faults(interface)
        if faults:
            yield context.finding(
                f"{holder_text(design, interface.id)}: {listed(faults)}, should be TCP/IP alone at a fixed speed",
                interface.id,
            )
        yield from (context.undecided(what, interface.id) for what in _unknown(interface))


def _faults(interface: Interface) -> list[str]:
    found = {
        "gateway": bool(interface.gateway),
        "DNS servers": bool(interface.dns_servers),
        "WINS servers": bool(interface.wins_servers),
        "NetBIOS": interface.netbios,
        "registration in DNS": interface.dns_registration,
        "file sharing": interface.file_sharing,
        "negotiated speed": interface.fixed_speed is False,
    }
    return [name for name, wrong in found.items() if wrong]


def _unknown(interface: Interface) -> list[str]:
    values = {
        "DNS servers": interface.dns_servers,
        "WINS servers": interface.wins_servers,
        "NetBIOS": interface.netbios,
        "registration in DNS": interface.dns_registration,
        "file sharing": interface.file_sharing,
        "fixed speed": interface.fixed_speed,
    }
    return [name for name, value in values.items() if value is None]
