"""Finished documents for tests: each is made once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from designer.files.load import load
from designer.files.text import fingerprint
from designer.model.paper import Sheet
from designer.model.snapshot import Snapshot
from designer.report.blocks import Document
from designer.report.build import design_report
from designer.report.bundle.printed import Order, Printed, print_designs
from designer.report.variants import VariantId
from tests.report.designs import CATALOG, DESIGNS
from tests.support.samples import SAMPLES
from tests.support.volume import is_deep

DATE = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Case:
    """A document by its design (a sample, or one of `DESIGNS`), its kind and its paper."""

    design: str
    variant: VariantId = "design"
    sheet: Sheet = "a4"

    def __str__(self) -> str:
        return f"{self.design}-{self.variant}-{self.sheet}"


FEW = ("four-node-3-plus-1", "two-node-seed", "eight-node-6-plus-2", "hostile", "empty")
"""Two, four and eight nodes, texts that mean something in markup, and nothing at all."""

LONG = "long-names"
"""Words of 120 characters, as names of everything. Tables of the runbook whose steps name all nodes are as high as a
page then, so that the page before them stays empty."""

OTHERS: tuple[VariantId, ...] = ("summary", "runbook", "testplan")


def cases() -> list[Case]:
    """The documents that are looked through: every kind for a few designs, two papers, and more of it with `--deep`.

    Those of one design stand together, so that it is simulated once.
    """
    found = [Case(name) for name in (*FEW, "halden-freight")]
    found += [Case(name, variant) for name in FEW for variant in OTHERS]
    found += [Case(LONG), Case(LONG, "summary")]
    found += [Case("four-node-3-plus-1", variant, "letter") for variant in ("design", *OTHERS)]
    if is_deep():
        found += [Case(path.stem, variant) for path in SAMPLES for variant in ("design", "runbook", "testplan")]
        found += [Case(name, variant, "letter") for name in FEW for variant in ("design", *OTHERS)]
        found += [Case(name, variant) for name in DESIGNS for variant in ("design", *OTHERS)]
        found.remove(Case(LONG, "runbook"))
    return sorted(dict.fromkeys(found), key=lambda case: case.design)


@functools.cache
def snapshot_of(name: str) -> Snapshot:
    """The design of that name."""
    sample = next((path for path in SAMPLES if path.stem == name), None)
    return DESIGNS[name]() if sample is None else load(sample).snapshot


@functools.cache
def document_of(name: str) -> Document:
    """The design document of one of `DESIGNS` or of a sample, as several modules look at it."""
    return design_report(snapshot_of(name), CATALOG, date=DATE, fingerprint="0123456789ab")


@functools.lru_cache(maxsize=2)
def finished(case: Case) -> Printed:
    """The document, looked through."""
    design = snapshot_of(case.design)
    return print_designs([(design, fingerprint(design))], CATALOG, Order(DATE, case.variant, sheet=case.sheet))


def written(case: Case, folder: Path) -> Path:
    """The file of the document."""
    path = folder / f"{case}.pdf"
    path.write_bytes(finished(case).data)
    return path
