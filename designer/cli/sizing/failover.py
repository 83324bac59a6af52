"""`clusterwright size failover`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from designer.cli.errors import BadUsage
from designer.cli.sizing.numbers import counted, whole
from designer.cli.sizing.sheet import Section, Sheet
from designer.foundation.units import NBSP
from designer.sizing.active_active import (
    CPU_PERCENT,
    STORAGE_GROUPS,
    ActiveActive,
    Limit,
    active_active,
    connection_limit,
)
from designer.sizing.survival import Survival, survival

SUMMARY = "what a cluster survives, and the limits of an active/active pair"

MOST_ROWS = 17
"""Failed nodes that the table goes up to; clusters have eight nodes at most."""

LOADS = ("connections", "cpu_percent", "storage_groups")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nodes, EVSs, and the loads of an active/active pair."""
    parser.add_argument("--nodes", metavar="N", required=True, type=whole("--nodes"), help="nodes of the cluster")
    parser.add_argument("--evs", metavar="N", required=True, type=whole("--evs"), help="Exchange Virtual Servers")
    pair = parser.add_argument_group("an active/active pair, one value per EVS")
    _add_loads(pair, "--connections", "connections", "concurrent connections")
    _add_loads(pair, "--cpu", "cpu_percent", "processor load from clients in percent")
    _add_loads(pair, "--storage-groups", "storage_groups", "storage groups")
    pair.add_argument("--exchange", choices=("2000", "2003"), default="2003", help="version (default: 2003)")
    pair.add_argument(
        "--service-pack",
        metavar="N",
        type=whole("--service-pack"),
        default=3,
        help="service pack of Exchange 2000, 0 for none (default: 3)",
    )


def _add_loads(group: Any, option: str, name: str, text: str) -> None:
    group.add_argument(option, dest=name, metavar="N", nargs="+", type=whole(option), default=[], help=text)


def answer(options: argparse.Namespace) -> Sheet:
    """Failed nodes against EVSs that are down; for a pair that both work the limits too."""
    found = survival(options.nodes, options.evs)
    most = connection_limit(options.exchange, options.service_pack)
    pair = _pair(options, found, most)
    sections = [
        Section(
            "What survives (EX-2.17)",
            (
                ("Kind", "active/active (EX-2.01)" if found.active_active else "active/passive (EX-2.01)"),
                ("Passive nodes", f"{found.passive:,}"),
                ("Tolerated", f"{counted(found.tolerated, 'failed node')} with every EVS online"),
            ),
        ),
        Section(
            "When nodes fail that run an EVS",
            tuple(_row(found, failed) for failed in range(min(found.nodes, MOST_ROWS) + 1)),
        ),
    ]
    if pair is not None:
        sections.append(Section("Limits of an active/active pair", tuple(_limits(pair, most))))
    return Sheet(
        f"{counted(found.nodes, 'node')} with {counted(found.evs, 'EVS', 'EVSs')}",
        tuple(sections),
        {
            "passive": found.passive,
            "active_active": found.active_active,
            "tolerated": found.tolerated,
            "down": [found.down_after(failed) for failed in range(min(found.nodes, MOST_ROWS) + 1)],
            "pair": None if pair is None else _document(pair, most),
        },
        tuple(_remarks(found)),
    )


def _pair(options: argparse.Namespace, found: Survival, most: int) -> ActiveActive | None:
    given = [name for name in LOADS if getattr(options, name)]
    if found.nodes != 2 or not found.active_active:
        if given:
            option = "--cpu" if given[0] == "cpu_percent" else f"--{given[0].replace('_', '-')}"
            raise BadUsage(f"{option}: only for an active/active pair, --nodes 2 --evs 2")
        return None
    return active_active(options.connections, options.cpu_percent, options.storage_groups, most)


def _row(found: Survival, failed: int) -> tuple[str, str]:
    down = found.down_after(failed)
    outcome = "every EVS online" if not down else f"{counted(down, 'EVS', 'EVSs')} down, {found.evs - down:,} online"
    return (f"{counted(failed, 'node')} failed", outcome)


def _limits(pair: ActiveActive, most: int) -> Iterator[tuple[str, str]]:
    for number, limit in enumerate(pair.connections, start=1):
        yield (f"Connections {number}", _against(limit, ""))
    if not pair.connections:
        yield ("Connections", f"at most {most:,} per node at the same time (EX-2.06)")
    for number, limit in enumerate(pair.cpu, start=1):
        yield (f"Processor {number}", _against(limit, f"{NBSP}%"))
    if not pair.cpu:
        yield ("Processor", f"at most {CPU_PERCENT}{NBSP}% per node from clients (EX-2.08)")
    if pair.storage_groups.value:
        yield ("Storage groups", f"{_against(pair.storage_groups, ' on both together')} (EX-2.09)")
    else:
        yield ("Storage groups", f"at most {STORAGE_GROUPS} on both together (EX-2.09)")


def _against(limit: Limit, unit: str) -> str:
    verdict = "fits" if limit.fits else "too much"
    return f"{limit.value:,} of {limit.most:,}{unit}: {verdict}"


def _remarks(found: Survival) -> Iterator[str]:
    if found.active_active and found.nodes == 2:
        yield "Active/active is supported, but not recommended; after one failure nothing is left (EX-2.05, EX-2.11)"
    elif found.active_active:
        yield "Not supported: one node alone is no cluster, and more than two need a passive one (EX-2.02, EX-2.12)"
    elif found.nodes >= 7 and found.passive < 2:
        yield "With seven or more nodes two passive ones are recommended (EX-2.15)"


def _document(pair: ActiveActive, most: int) -> dict[str, Any]:
    return {
        "fits": pair.fits,
        "connections": [{"value": one.value, "limit": one.most, "fits": one.fits} for one in pair.connections],
        "cpu_percent": [{"value": one.value, "limit": one.most, "fits": one.fits} for one in pair.cpu],
        "storage_groups": {
            "value": pair.storage_groups.value,
            "limit": pair.storage_groups.most,
            "fits": pair.storage_groups.fits,
        },
        "most_connections": most,
    }
