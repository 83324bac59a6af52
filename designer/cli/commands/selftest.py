"""`clusterwright selftest`."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SUMMARY = "prove that this installation is complete: open, check, simulate, draw, print"

SAMPLE = "four-node-3-plus-1.cluster"


def arguments(_: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Run every step; 1 when one fails."""
    from designer.foundation.paths import samples

    sample = samples() / SAMPLE
    steps: list[tuple[str, Callable[[Path], str]]] = [
        ("everything is there", lambda _: _counts()),
        ("check", _check),
        ("simulate", _simulate),
        ("draw", _draw),
        ("print", _print),
        ("film", _film),
    ]
    if options.prove_window is not None:
        steps.append(("window", options.prove_window))
    failed = 0
    for name, step in steps:
        try:
            print(f"ok      {name}: {step(sample)}")
        except Exception as error:
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}")
    print(f"{len(steps) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _counts() -> str:
    """Discovery against the files of the source tree: a program without its rules would find no problem."""
    from designer.cli.inventory import expected, found

    have, wanted = found(), expected()
    wrong = [f"{have[kind]} {kind} instead of {wanted[kind]}" for kind in wanted if have.get(kind) != wanted[kind]]
    if wrong:
        raise AssertionError(", ".join(wrong))
    return ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in have.items())


def _check(sample: Path) -> str:
    from designer.catalog.loader import load_catalog
    from designer.files.load import load
    from designer.rules.engine import check

    report = check(load(sample).snapshot, load_catalog())
    if report.count("error"):
        raise AssertionError(f"the sample has errors: {report.open[0].message}")
    return f"{len(report.open)} findings, no error"


def _simulate(sample: Path) -> str:
    from designer.catalog.loader import load_catalog
    from designer.files.load import load
    from designer.simulation.outcome.outages import outcomes
    from designer.simulation.scenario.standard import first_server_loses_its_node
    from designer.simulation.simulate import simulate

    snapshot = load(sample).snapshot
    results = outcomes(simulate(snapshot, load_catalog(), first_server_loses_its_node(snapshot)))
    moved = [snapshot.name_of(group) for group, outcome in results.items() if outcome.outcome == "moved"]
    if not moved:
        raise AssertionError("no group moved")
    return f"{' and '.join(moved)} moved"


def _draw(sample: Path) -> str:
    from designer.app.pictures import picture_bytes
    from designer.catalog.loader import load_catalog
    from designer.drawing.topology.view import topology
    from designer.files.load import load

    picture = topology(load(sample).snapshot, load_catalog())
    sizes = [f"{len(picture_bytes(picture, 'svg'))} bytes of SVG", f"{len(picture_bytes(picture, 'png'))} of PNG"]
    return ", ".join(sizes)


def _film(sample: Path) -> str:
    from designer.app.filming import Format, Take, film, reel_for
    from designer.catalog.loader import load_catalog
    from designer.files.load import load
    from designer.simulation.scenario.standard import first_server_loses_its_node

    snapshot = load(sample).snapshot
    reel = reel_for(snapshot, load_catalog(), Take("Self-test", first_server_loses_its_node(snapshot)))
    small = (480, 300)
    made = {kind: film(reel, Format(kind, 3, small))[""] for kind in ("gif", "apng", "html")}
    heads = {"gif": b"GIF89a", "apng": b"\x89PNG", "html": b"<!DOCTYPE html>"}
    wrong = [kind for kind, data in made.items() if not data.startswith(heads[kind])]
    if wrong:
        raise AssertionError(f"what was written is no {' and no '.join(wrong)}")
    return ", ".join(f"{len(data)} bytes of {kind.upper()}" for kind, data in made.items())


def _print(sample: Path) -> str:
    from designer.catalog.loader import load_catalog
    from designer.files.atomic import save_bytes_atomically
    from designer.files.load import load
    from designer.foundation.units import plural
    from designer.report.bundle.printed import Order, print_designs

    printed = print_designs([(load(sample).snapshot, "")], load_catalog(), Order(time.strftime("%Y-%m-%d")))
    data = printed.data
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "selftest.pdf"
        save_bytes_atomically(path, data)
        if not path.read_bytes().startswith(b"%PDF-"):
            raise AssertionError("what was written is no PDF")
    return f"{len(data)} bytes of PDF, {plural(len(printed.flaws), 'flaw')}"
