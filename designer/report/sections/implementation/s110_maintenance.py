"""Taking every node out of service in turn."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed, seconds
from designer.report.blocks import Block, Lead
from designer.report.building.overview import longest_move_ms, maintenance
from designer.report.context import Context
from designer.report.testing.moves import planned_moves
from designer.topology.ownership import passive_nodes

ID = "rolling-maintenance"
TITLE = "Rolling maintenance"


def section(context: Context) -> Sequence[Block]:
    """The lanes of the nodes; nothing where no node can be spared."""
    blocks = tuple(maintenance(context))
    if not blocks:
        return []
    names = context.names(list(planned_moves(context)))
    passive = listed(context.names(passive_nodes(context.snapshot)))
    begins = f" It begins with {passive}, which runs nothing." if passive and " and " not in passive else ""
    longest = longest_move_ms(context)
    if longest is None:
        return [Lead(f"Updates go from node to node of {context.cluster_name}.{begins}"), *blocks]
    away = f"{listed(names)} {'are' if len(names) > 1 else 'is'} away twice for at most"
    text = f"When every node of {context.cluster_name} is updated, {away} {seconds(round(longest, -3))} (simulated)."
    return [Lead(f"{text}{begins}"), *blocks]
