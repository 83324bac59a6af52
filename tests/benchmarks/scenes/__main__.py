"""Prints every figure of both sides, the ratio and whether it is what it should be; the exit code tells."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.loader import load_catalog
from designer.drawing.dependencies import dependencies
from tests.benchmarks.measure import ROOT
from tests.benchmarks.scenes.graph import GROUP, design_of, graph_of

RUNS = {100: 5, 1000: 3, 5000: 1}
"""Processes of each side by the number of boxes."""

TIMES = {"open": 20.0, "repaint": 4.0, "animate": 4.0, "drag": 8.0, "fit all": 8.0}
"""So many times as fast the project should be with a thousand boxes and more; with fewer never slower."""

LARGE = 1000

WORDS = {
    "open": "open: laid out, drawn, painted",
    "repaint": "paint everything anew at 100 %",
    "animate": "animate 50 boxes",
    "drag": "drag a box",
    "fit all": "from 100 % to all in sight",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was done with so many boxes: the medians of both sides in ms, and the ratio that is wanted."""

    count: int
    deed: str
    own: float
    peer: float

    @property
    def wanted(self) -> float:
        return TIMES[self.deed] if self.count >= LARGE else 1.0

    @property
    def is_met(self) -> bool:
        return self.peer / self.own >= self.wanted

    def line(self) -> str:
        verdict = "met" if self.is_met else "NOT MET"
        numbers = f"{self.own:9.1f} {self.peer:11.1f} {self.peer / self.own:8.1f} {self.wanted:7.0f}"
        return f"{self.count:>6} {WORDS[self.deed]:34}{numbers}  {verdict}"


def rows(peer_python: str) -> list[Row]:
    """Run both sides by turns."""
    found = []
    for count, runs in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder) / "graph.json"
            graph.write_text(json.dumps(_placed(count)), encoding="utf-8")
            own, peer = [], []
            for _ in range(runs):
                own.append(_run([sys.executable, "-m", "tests.benchmarks.scenes.own", str(count)]))
                peer.append(_run([peer_python, str(Path(__file__).with_name("peer.py")), str(graph)]))
        for deed in TIMES:
            sides = (statistics.median(run[deed] for run in side) for side in (own, peer))
            found.append(Row(count, deed, *sides))
            print(found[-1].line(), flush=True)
    return found


def _placed(count: int) -> dict[str, object]:
    """The graph, with where its boxes stand in our drawing."""
    graph = graph_of(count)
    areas = dependencies(design_of(graph), load_catalog(), GROUP).areas
    places = [(areas[f"r{one}"].x, areas[f"r{one}"].y) for one in range(count)]
    return {"places": places, "links": graph.links}


def _run(command: Sequence[str]) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> int:
    """0 when every ratio is what it should be."""
    if len(sys.argv) != 2:
        raise SystemExit("Give the Python of an environment with NodeGraphQt; dev.py bench does.")
    print(f"{'boxes':>6} {'':34}{'ms here':>9} {'NodeGraphQt':>11} {'times':>8} {'wanted':>7}")
    return 0 if all(row.is_met for row in rows(sys.argv[1])) else 1


if __name__ == "__main__":
    sys.exit(main())
