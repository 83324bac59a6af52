"""How long documents take and how much memory: samples as the command line makes them, and designs of growing size.

`python -m tests.benchmarks.documents` measures each document in a process of its own, in processor time, so that what
else runs counts less. A process that is given a design prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from designer.catalog.loader import load_catalog
from designer.model.diff import adding, apply
from designer.model.records import Group, Record, Resource
from designer.model.snapshot import Snapshot
from designer.report.build import build, make_context
from designer.report.context import issue_of
from designer.report.layout.pages import paginate
from designer.report.lint.run import lint
from designer.report.pdf import write_pdf
from designer.report.variants import VARIANTS, VariantId
from tests.benchmarks.measure import ROOT
from tests.support.designs import design as empty
from tests.support.large import large
from tests.support.samples import sample

T = TypeVar("T")

DATE = "2026-11-22"
SAMPLES = ("two-node-seed", "four-node-3-plus-1", "halden-freight", "eight-node-6-plus-2")
PROMISED: dict[tuple[str, VariantId], int] = {
    ("four-node-3-plus-1", "design"): 4000,
    ("four-node-3-plus-1", "summary"): 1500,
}
"""ms of a whole command."""

MEMORY_MB = 300
NODES = (2, 4, 8)
RESOURCES = (50, 100, 200, 300)
MB_PER_UNIT = 1 / 2**20 if sys.platform == "darwin" else 1 / 2**10
"""In what systems tell the most memory that a process has had."""


IN_GROUP = 10
"""Resources of each group that makes a design as large as it is to be."""


@dataclass(frozen=True)
class Made:
    """What it took to make a document: ms of the processor for each step, pages, and the most memory of the process."""

    check: float
    content: float
    pages: float
    pdf: float
    lint: float
    count: int
    memory_mb: float

    @property
    def all(self) -> float:
        return self.check + self.content + self.pages + self.pdf + self.lint

    def line(self) -> str:
        steps = (self.check, self.content, self.pages, self.pdf, self.lint, self.all)
        return "".join(f"{ms:9.0f}" for ms in steps) + f"{self.count:7}{self.memory_mb:9.0f}"


def sized(nodes: int, resources: int) -> Snapshot:
    """A design of so many nodes and resources: as many EVSs as find room with a node to spare, and other groups."""
    most = range(1, nodes)
    design = max((large(nodes, servers) for servers in most), key=lambda one: _fitting(one, resources))
    records: list[tuple[str, Record]] = []
    for number in range(resources - len(design.resources)):
        group, place = divmod(number, IN_GROUP)
        if not place:
            owner = f"n{group % nodes + 1}"
            records.append(("groups", Group(id=f"x{group}", name=f"Other {group + 1}", kind="other", owner=owner)))
        name = f"Service {number + 1}"
        service = Resource(id=f"x{group}-{place}", name=name, type="generic-service", group=f"x{group}")
        records.append(("resources", service))
    return apply(design, adding(records))


def _fitting(design: Snapshot, resources: int) -> int:
    """The resources of a design; less than nothing for one that has too many."""
    count = len(design.resources)
    return count if count <= resources else -count


def made(design: Snapshot, variant: VariantId) -> Made:
    """The steps of a document, one after the other; what is loaded once for all is not counted."""
    _made(empty(), variant)
    return _made(design, variant)


def _made(design: Snapshot, variant: VariantId) -> Made:
    catalog = load_catalog()
    issue = issue_of(design, date=DATE)
    context, check = _timed(lambda: make_context(design, catalog, issue, VARIANTS[variant]))
    document, content = _timed(lambda: build(context))
    layout, pages = _timed(lambda: paginate(document))
    data, pdf = _timed(lambda: write_pdf(document, layout=layout))
    _, looked = _timed(lambda: lint(document, layout, data, [context]))
    return Made(check, content, pages, pdf, looked, len(layout.pages), _most_memory())


def _most_memory() -> float:
    """MB that this process has had at most; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MB_PER_UNIT


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    return result, (time.process_time() - start) * 1000


def command_ms(name: str, variant: VariantId, runs: int = 3) -> list[float]:
    """ms of the processor for the whole command."""
    found = []
    with TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.pdf")
        command = ["-m", "designer", "report", f"samples/{name}.cluster", "-o", out, "--variant", variant]
        for _ in range(runs):
            before = os.times()
            subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True)
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            found.append(1000 * spent)
    return found


def apart(*what: str) -> Made:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.documents", *what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return Made(**json.loads(done.stdout.splitlines()[-1]))


def lines() -> Iterator[str]:
    """Everything, as text."""
    if hasattr(os, "getloadavg"):
        yield f"Load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    yield f"\n{'clusterwright report; ms of the processor':44} {'fastest':>8} {'slowest':>8} {'promise':>8}"
    for name in SAMPLES:
        for variant in ("design", "summary"):
            found, promised = command_ms(name, variant), PROMISED.get((name, variant))
            verdict = "" if promised is None else f"{promised:8}  {'kept' if min(found) <= promised else 'NOT KEPT'}"
            yield f"{name + ', ' + variant:44} {min(found):8.0f} {max(found):8.0f} {verdict}".rstrip()
    steps = "".join(f"{step:>9}" for step in ("check", "content", "pages", "PDF", "lint", "all"))
    yield f"\n{'steps; ms of the processor':32}{steps}{'pages':>7}{'MB':>9}"
    for name in SAMPLES:
        for variant in VARIANTS:
            yield _line(f"{name}, {variant}", apart(name, variant))
    for nodes in NODES:
        for count in RESOURCES:
            yield _line(f"{nodes} nodes, {count} resources", apart(str(nodes), str(count)))
    yield _line("8 nodes, 7 EVSs", apart("large", "design"))


def _line(name: str, found: Made) -> str:
    verdict = "" if found.memory_mb <= MEMORY_MB else f"  more than {MEMORY_MB} MB"
    return f"{name:32}{found.line()}{verdict}"


def _named(one: str, other: str) -> Made:
    """Of the design that two words name."""
    if one.isdigit():
        return made(sized(int(one), int(other)), "design")
    return made(large(8, 7) if one == "large" else sample(one), other)  # type: ignore[arg-type]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(_named(*sys.argv[1:]))))
    else:
        for line in lines():
            print(line, flush=True)
