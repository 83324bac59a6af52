"""How long films take to make, and how evenly the web page plays, which needs Chromium."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from designer.app.filming import Format, Take, film, reel_for
from designer.catalog.loader import load_catalog
from designer.catalog.schema import Catalog
from designer.drawing.film import Reel
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import parse_event
from tests.benchmarks.measure import Figure, inside
from tests.support.chromium import browser, chromium
from tests.support.large import large

PLAYED_S = 8.0
"""So much of a run the browser plays while its frames are timed."""


def film_figures(catalog: Catalog, design: Snapshot) -> Iterator[Figure]:
    """Figures on a design and on one of eight nodes."""
    small, wide = lost(catalog, design), lost(catalog, large(8, 7))
    yield Figure("film the loss of a node as a GIF of 60 frames", inside(lambda: film(small, Format("gif")), 3), 3000)
    yield Figure("the same as a web page", inside(lambda: film(small, Format("html")), 3))
    yield Figure("web page of 8 nodes and 306 resources", inside(lambda: film(wide, Format("html")), 3))
    if chromium() is not None:
        page = film(wide, Format("html"))[""]
        name = f"a frame of that page in Chromium ({len(page) / 1000:.0f} kB)"
        yield Figure(name, tuple(frame_times(page)), 1000 / 60)


def lost(catalog: Catalog, design: Snapshot) -> Reel:
    """The loss of the first node."""
    first = next(iter(design.nodes.values())).name
    return reel_for(design, catalog, Take("Loss of a node", (parse_event(f"power:{first}@5", design),)))


def frame_times(page: bytes) -> list[float]:
    """From one frame to the next, ms, while a page plays."""
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        path = Path(folder) / "run.html"
        path.write_bytes(page)
        opened.open(path)
        opened.ask(
            "window.seen = []; (function look(now) { seen.push(now); requestAnimationFrame(look) })(performance.now())"
        )
        opened.press(" ")
        time.sleep(PLAYED_S)
        return [after - before for before, after in pairwise(opened.ask("window.seen"))][30:]


def main() -> None:
    """Print these figures alone: python -m tests.benchmarks.film."""
    from designer.files.load import load
    from tests.benchmarks.measure import ROOT

    design = load(ROOT / "samples" / "four-node-3-plus-1.cluster").snapshot
    for figure in film_figures(load_catalog(), design):
        print(figure.line())
        if "frame" in figure.name:
            print(f"{'':58} 95th percentile {sorted(figure.runs)[int(0.95 * len(figure.runs))]:.1f}")


if __name__ == "__main__":
    main()
