"""Prints every figure: median, fastest and slowest in ms, what is promised, and the ratio to a peer."""

from __future__ import annotations

import platform

from designer.catalog.loader import load_catalog
from designer.edits.objects import set_fields
from designer.files.load import load
from designer.model.diff import apply
from designer.report.build import design_report
from designer.report.pdf import write_pdf
from designer.rules.engine import check
from designer.simulation.scenario.standard import first_server_loses_its_node
from designer.simulation.simulate import simulate
from tests.benchmarks.engine import engine_figures, growth, growth_lines, rest_lines
from tests.benchmarks.film import film_figures
from tests.benchmarks.matrix import matrix_figures
from tests.benchmarks.measure import ROOT, Figure, inside, process
from tests.benchmarks.oracle import oracle_figures
from tests.benchmarks.plot import growth_picture
from tests.benchmarks.rules import dearest, rule_figures
from tests.benchmarks.timeline import timeline_figures
from tests.support.large import large

SAMPLE = ROOT / "samples" / "four-node-3-plus-1.cluster"


def figures() -> list[Figure]:
    catalog, design = load_catalog(), load(SAMPLE).snapshot
    actions = first_server_loses_its_node(design)
    report = check(design, catalog)
    evs = design.groups_of_kind("evs")[0].id
    edited = apply(design, set_fields(design, evs, users=1999))
    run = simulate(design, catalog, actions)
    nothing, networkx = process(["-c", "pass"]), process(["-c", "import networkx"])
    window = process(["-m", "tests.benchmarks.bare_window"])
    return [
        Figure("check the 3 + 1 sample, all rules", inside(lambda: check(design, catalog)), 10),
        Figure("check it again after one edit", inside(lambda: check(edited, catalog, report))),
        *rule_figures("8 nodes, 7 EVSs", large(8, 7), catalog, 16),
        *rule_figures("80 nodes, 70 EVSs", large(80, 70), catalog, 100),
        Figure("simulate the loss of a node", inside(lambda: simulate(design, catalog, actions)), 20),
        *oracle_figures(),
        *engine_figures(catalog, design),
        *film_figures(catalog, design),
        *matrix_figures(design),
        *timeline_figures(catalog),
        Figure("state at one moment of that run", inside(lambda: run.state_at(30_000))),
        Figure(
            "document and PDF", inside(lambda: write_pdf(design_report(design, catalog, date="2026-11-22")), 5), 2000
        ),
        Figure("clusterwright templates", process(["-m", "designer", "templates"]), 150, "python -c pass", nothing),
        Figure(
            "clusterwright check", process(["-m", "designer", "check", str(SAMPLE)]), 800, "import networkx", networkx
        ),
        Figure("clusterwright simulate", process(["-m", "designer", "simulate", str(SAMPLE)])),
        Figure("start to the painted start page", process(["-m", "tests.benchmarks.first_paint"]), 500),
        Figure(
            "start to the painted sample",
            process(["-m", "tests.benchmarks.first_paint", str(SAMPLE)]),
            500,
            "a bare main window",
            window,
        ),
    ]


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; ms")
    print(f"{'':58} {'median':>8}  {'fastest':>8}  {'slowest':>8}  {'promise':>8}  ratio")
    for figure in figures():
        print(figure.line())
    print("\nThe dearest rules on 80 nodes and 70 EVSs; ms")
    for code, title, ms in dearest(large(80, 70), load_catalog(), 10):
        print(f"{code:<9} {title:<56} {ms:5.2f}")
    print("\nThe rest of a sweep of a large design")
    print("\n".join(rest_lines(load_catalog())))
    print("\nThe loss of half the nodes, by size of the design; ms")
    sizes = growth(load_catalog())
    print("\n".join(growth_lines(sizes)))
    picture = ROOT / "build" / "growth.svg"
    picture.parent.mkdir(exist_ok=True)
    picture.write_text(
        growth_picture([(size.events, size.ms) for size in sizes], "events", "ms to play"), encoding="utf-8"
    )
    print(f"plotted in {picture.relative_to(ROOT)}")


main()
