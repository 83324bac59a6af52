"""What is said about a node on its card."""

from __future__ import annotations

from designer.drawing.topology.facts import Facts
from designer.foundation import units
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr


def role_of(facts: Facts, node: Id) -> str:
    """ "active", "passive", or nothing in a design without virtual servers."""
    if not facts.servers_of_clients:
        return ""
    return tr("active") if facts.servers_of_clients.intersection(facts.hosted[node]) else tr("passive")


def fine_node(facts: Facts, node: Id) -> list[str]:
    """What a node is made of, the most first: hardware, processors, memory, operating system."""
    record, cluster = facts.snapshot.nodes[node], facts.snapshot.cluster
    windows = facts.catalog.windows.get(record.windows or cluster.windows)
    pack = record.windows_sp if record.windows_sp is not None or record.windows else cluster.windows_sp
    system = windows.name if windows is not None else ""
    parts = [
        record.hardware,
        plural(record.cpus, "CPU") if record.cpus is not None else "",
        units.size(record.ram_mb) if record.ram_mb is not None else "",
        tr("{system} SP{pack}").format(system=system, pack=pack) if system and pack else system,
    ]
    there = [part for part in parts if part]
    return [" · ".join(there[:count]) for count in range(len(there), 0, -1)]
