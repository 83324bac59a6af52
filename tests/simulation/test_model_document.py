"""docs/failover-model.md prints the times that the engine counts on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from designer.catalog.services import Service
from designer.foundation.ids import Id
from tests.support.samples import catalog

MODEL = (Path(__file__).resolve().parents[2] / "docs" / "failover-model.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| [^|]+ \|$", MODEL, re.MULTILINE))
"""What the table of times says of each time."""

CLUSTER: dict[Id, str] = {
    "detect-node": "Loss of a node noticed",
    "heartbeat-interface": "Missed heartbeats of an interface noticed; ping test",
    "ping-test": "Missed heartbeats of an interface noticed; ping test",
    "regroup": "Regroup, change of owner",
    "owner-change": "Regroup, change of owner",
    "hand-over": "Hand-over of a group that leaves in good order, on top",
    "quorum-challenge": "Quorum arbitration: challenge, quorum online",
    "quorum-arbitration": "Quorum arbitration: challenge, quorum online",
    "arbitration-spread": "Second challenger for the quorum disk, at most so much later",
    "witness-wait": "Lock of the file share witness by a node that does not own the quorum",
    "join": "A node that starts joins",
    "looks-alive": "Looks-alive and is-alive poll",
    "is-alive": "Looks-alive and is-alive poll",
    "reservation": "Renewal of the reservation of a disk",
    "disk-check": "Check of a disk after a crash (chkdsk)",
    "store-online-base": "Information Store online",
    "store-online-per-store": "Information Store online",
    "store-offline-base": "Information Store offline",
    "store-offline-per-store": "Information Store offline",
    "store-replay-per-log": "Log replay after a crash",
}
"""The row in which each time of the catalogue stands."""

TYPES: dict[Id, str] = {
    "ip-address": "IP Address online / offline",
    "network-name": "Network Name online / offline",
    "physical-disk": "Physical Disk",
    "exchange-system-attendant": "System Attendant",
    "exchange-smtp": "Protocols, MTA, Routing",
    "exchange-mta": "Protocols, MTA, Routing",
    "exchange-routing": "Protocols, MTA, Routing",
    "exchange-search": "MS Search",
}


def printed(ms: int) -> str:
    """A time as the table writes it."""
    return f"{ms / 1000:g} s"


def test_every_time_of_the_catalogue_has_a_row() -> None:
    assert set(catalog().times) - set(CLUSTER) == {"store-flush-per-mb"}
    megabytes = 1000 // catalog().times["store-flush-per-mb"].ms
    assert f"dirty memory at {megabytes} MB/s" in ROWS["Information Store offline"]


@pytest.mark.parametrize("time", CLUSTER)
def test_the_table_says_what_the_catalogue_says(time: Id) -> None:
    words = re.findall(r"[\d.]+ s", ROWS[CLUSTER[time]])
    assert printed(catalog().times[time].ms) in words


@pytest.mark.parametrize("kind", TYPES)
def test_the_table_says_how_long_resources_take(kind: Id) -> None:
    known = catalog().types[kind]
    words = re.findall(r"[\d.]+ s", ROWS[TYPES[kind]])
    assert {printed(known.times.online_ms), printed(known.times.offline_ms)} <= set(words)


GENERATIONS = {
    cells[0]: cells[1:]
    for line in MODEL.splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5
}
"""What the table of generations says of each, from Windows 2000 on."""


def told(service: Service) -> dict[str, str]:
    """What the catalogue knows of a generation, as the table writes it."""
    times = {name: time.ms for name, time in catalog().times.items()} | dict(service.times)
    retry, watchdog = service.retry_period_ms, service.hang_watchdog_ms
    votes = "dynamic" if service.dynamic_votes else "yes" if service.quorum_votes else "no"
    return {
        "Failovers of a group in 6 hours": str(service.failover_threshold or "nodes − 1"),
        "Restarts of a resource in 900 s": str(service.restart_threshold),
        "Delay before a restart": printed(service.restart_delay_ms) if service.restart_delay_ms else "none",
        "One more try after giving up": f"{retry // 3_600_000} h" if retry else "none",
        "Giving up takes offline": f"the {service.gives_up}",
        "Anti-affinity": service.anti_affinity,
        "Node lost, no preferred owners": "at random" if service.random_target else "next Node ID",
        "Alternatives among dependencies": "yes" if service.or_dependencies else "no",
        "Quorum owner without any network": "steps aside" if service.isolated_owner_yields else "wins",
        "Votes of nodes and witness": votes,
        "Watchdog of a cluster service that hangs": printed(watchdog) if watchdog else "none",
        "Loss of a node noticed": printed(times["detect-node"]),
        "Quorum disk: challenge": printed(times["quorum-challenge"]),
        "Quorum disk: online": printed(times["quorum-arbitration"]),
    }


def test_the_generations_differ_as_the_table_says() -> None:
    services = [catalog().services[name] for name in ("ws2000", "ws2003", "ws2008", "ws2012")]
    expected = {row: [told(service)[row] for service in services] for row in told(services[0])}
    assert {row: GENERATIONS.get(row) for row in expected} == expected
