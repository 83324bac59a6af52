"""EX-5.13: heartbeats arrive in time."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule

_MOST_MS = 500


@rule("EX-5.13", "Round trip between nodes too long", "error", "general knowledge", reads=("clusters", "networks"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: On a network of the cluster a packet takes more than 500 ms from one node to another and back.

    Why: A node that misses heartbeats for a few seconds counts as dead. With a delay of more than half a second a short
    congestion is enough for that, and the nodes arbitrate for the quorum.
    Fix: Use a faster link between the sites, with a guaranteed delay.
    Bad: Private: round trip of 600 ms, at most 500 ms
    Good: The round trip between the sites takes 12 ms.
    Source: Field practice, from the requirements for clusters at several sites. Facts EX-5.13 and EX-11.03.
    """
    for network in context.design.networks.values():
        if network.role == "none":
            continue
        if network.round_trip_ms is None:
            if context.design.cluster.dispersed:
                yield context.undecided("round trip", network.id)
        elif network.round_trip_ms > _MOST_MS:
            yield context.finding(
                f"{network.name}: round trip of {network.round_trip_ms:,} ms, at most {_MOST_MS} ms", network.id
            )
