"""What the cluster depends on that is not part of it."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Lead
from designer.report.context import Context
from designer.report.roles import servers as all_servers
from designer.report.surroundings import servers_outside
from designer.report.wording import counted, ranged, sentence

ID = "surroundings"
TITLE = "Dependencies outside the cluster"

DIRECTORY = ("domain-controller", "global-catalog", "dns")
"""Without these no virtual server comes online (EX-1.14, EX-1.15)."""


def section(context: Context) -> Sequence[Block]:
    """On whom every start depends, then all servers."""
    table = servers_outside(context)
    if not table:
        return []
    servers = context.snapshot.servers.values()
    needed = [server.name for server in servers if set(server.roles) & set(DIRECTORY)]
    others = len(servers) - len(needed)
    lead = f"{sentence(counted(len(servers), 'server'))} outside the cluster; none of them holds the directory."
    if needed:
        evs = all_servers(context)
        who = listed(ranged(context.names(evs))) or "a virtual server"
        lead = f"Without {listed(needed, 'or')} nothing of {who} starts (EX-1.14)."
    if needed and others:
        verb = "serves" if others == 1 else "serve"
        lead += f" {sentence(counted(others, 'further server'))} {verb} clients or the cluster."
    return [Lead(lead), *table]
