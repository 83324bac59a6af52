"""The outcome of `check --platform` as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from designer.catalog.schema import Catalog
from designer.cli.findings import CheckedFile, finding_json, finding_lines, wrapped
from designer.rules.api import Finding
from designer.rules.applying import GRAVE
from designer.rules.engine import Report
from designer.rules.lens import Capability, Lens, simulated_texts
from designer.rules.listing import counted
from designer.rules.platforms import platform_text


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file, what the rules found in its design, and the design on another platform."""

    path: Path
    report: Report
    lens: Lens


def as_text(files: Sequence[SeenFile], catalog: Catalog) -> str:
    """One chapter per file in lines of at most 100 characters; of what stays, only errors and warnings are listed."""
    lines: list[str] = []
    for number, file in enumerate(files):
        seen = file.lens
        lines += [""] if number else []
        lines += wrapped(f"on {platform_text(catalog, seen.report.snapshot.cluster)}", f"{file.path} ")
        lines += _findings(f"Would break: {counted(seen.breaks)}", seen.breaks)
        lines += _capabilities("Would be lost", seen.lost)
        lines += _findings(f"Would go away: {counted(seen.goes)}", seen.goes)
        lines += _capabilities("Would be gained", seen.gained)
        if seen.simulated is not None:
            lines += ["", "Outages"]
            for sentence in simulated_texts(seen.simulated, file.report.snapshot, catalog):
                lines += wrapped(sentence, "  ")
        grave = [finding for finding in seen.stays if finding.level in GRAVE]
        lines += _findings(f"Would stay: {counted(seen.stays)}", grave)
    return "".join(f"{line}\n" for line in lines)


def _findings(title: str, findings: Sequence[Finding]) -> list[str]:
    return ["", title, *(line for finding in findings for line in finding_lines(finding))]


def _capabilities(title: str, capabilities: Sequence[Capability]) -> list[str]:
    lines = [line for one in capabilities for line in wrapped(f"{one.text} ({one.source})", "  ")]
    return ["", title, *lines] if lines else []


def as_json(files: Sequence[SeenFile], catalog: Catalog) -> str:
    """Everything, for other programs."""
    document = {
        "schema": "clusterwright-lens",
        "version": 1,
        "files": [_file(file, catalog) for file in files],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _file(file: SeenFile, catalog: Catalog) -> dict[str, Any]:
    cluster, simulated = file.lens.report.snapshot.cluster, file.lens.simulated
    here, there = CheckedFile(file.path, file.report), CheckedFile(file.path, file.lens.report)
    times = None
    if simulated is not None:
        times = {
            "basis": "simulated",
            "group": file.report.snapshot.name_of(simulated.group),
            "trees": [simulated.tree, simulated.other_tree],
            "planned_move_ms": list(simulated.move),
            "node_loss_ms": list(simulated.node_loss),
        }
    return {
        "file": str(file.path),
        "platform": {
            "name": platform_text(catalog, cluster),
            "windows": cluster.windows,
            "windows_sp": cluster.windows_sp,
            "exchange": cluster.exchange,
            "exchange_sp": cluster.exchange_sp,
        },
        "would_break": [finding_json(there, finding) for finding in file.lens.breaks],
        "would_go": [finding_json(here, finding) for finding in file.lens.goes],
        "would_stay": [finding_json(there, finding) for finding in file.lens.stays],
        "gained": [asdict(one) for one in file.lens.gained],
        "lost": [asdict(one) for one in file.lens.lost],
        "times": times,
    }


FORMATS: Mapping[str, Callable[[Sequence[SeenFile], Catalog], str]] = {"text": as_text, "json": as_json}
