"""The estimates for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from designer.cli.estimates.found import Found
from designer.simulation.studies.availability.contributors import Contributor
from designer.simulation.studies.availability.estimate import Availability
from designer.simulation.studies.availability.histories import Histories, unplayed
from designer.simulation.studies.monte_carlo import Spread


def as_json(found: Found) -> str:
    """Everything; names of values end in their units, shares are of the whole time."""
    inputs = found.estimates.inputs
    chosen = ("coverage", "manual_recovery_h", "repair_crews", "moves_per_year")
    document: dict[str, Any] = {
        "schema": "clusterwright-availability",
        "version": 1,
        "file": str(found.path),
        "basis": "modelled",
        "year_h": inputs.year_h,
        "inputs": {name: {"value": getattr(inputs, name), "basis": inputs.basis(name)} for name in chosen},
        "servers": {found.snapshot.name_of(one.group): _server(found, one) for one in found.estimates.servers},
        "samples": found.chance.samples,
        "years": found.chance.years,
        "seed": found.chance.seed,
        "ranges": [
            {"key": one.key, "label": one.label, "low_ms": one.low, "likely_ms": one.likely, "high_ms": one.high}
            for one in found.ranges
        ],
        "left_out": list(found.estimates.left_out),
        "caveats": list(found.estimates.caveats),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _server(found: Found, server: Availability) -> dict[str, Any]:
    spread, played = found.spreads.get(server.group), found.histories.get(server.group)
    times, pool = server.switchover, server.layer.pool
    return {
        "complete": not server.unknown,
        "availability_percent": server.percent,
        "availability_with_planned_percent": server.percent_with_planned,
        "unplanned_minutes": server.minutes(server.unplanned),
        "planned_minutes": None if server.planned is None else server.minutes(server.planned),
        "node_minutes": server.minutes(server.in_nodes),
        "outside_nodes": server.outside_nodes,
        "stand_alone_minutes": server.minutes(server.alone),
        "stand_alone_node_minutes": server.minutes(server.alone_in_nodes),
        "contributors": [_contributor(server, cause) for cause in server.contributors],
        "not_given": [{"cause": one.cause, "single_point": one.single} for one in server.unknown],
        "pool": {
            "nodes": [found.snapshot.name_of(node) for node in server.layer.members.nodes],
            "servers": [found.snapshot.name_of(group) for group in server.layer.members.servers],
            "mtbf_h": pool.times.mtbf_h,
            "mttr_h": pool.times.mttr_h,
        },
        "outages": {
            "node": found.snapshot.name_of(times.node),
            "node_lost_ms": times.lost_ms,
            "node_lost_as_designed_ms": times.lost_as_designed_ms,
            "moved_ms": times.moved_ms,
            "node_lost_runs": None if spread is None else _spread(spread),
        },
        "years": None if played is None else {**_years(server, played), "without": list(unplayed(server))},
        "notes": list(server.layer.notes),
    }


def _contributor(server: Availability, cause: Contributor) -> dict[str, Any]:
    return {
        "cause": cause.cause,
        "minutes": server.minutes(cause.share),
        "share_of_time": cause.share,
        "formula": cause.formula,
        "inputs": [asdict(one) for one in cause.inputs],
        "single_point": cause.single,
        "nodes": cause.nodes,
        "objects": list(cause.subjects),
    }


def _spread(spread: Spread) -> dict[str, Any]:
    counted = len(spread.outages) > 1
    return {
        "p50_ms": spread.below(50),
        "p95_ms": spread.below(95),
        "mean_ms": spread.mean if counted else None,
        "half_width_ms": spread.half_width if counted else None,
        "without_end": spread.offline,
    }


def _years(server: Availability, played: Histories) -> dict[str, Any]:
    return {
        "mean_minutes": server.minutes(played.mean),
        "half_width_minutes": server.minutes(played.half_width) if len(played.hours) > 1 else None,
        "p50_minutes": played.below(50) * 60,
        "p95_minutes": played.below(95) * 60,
        "most_minutes": played.below(100) * 60,
    }
