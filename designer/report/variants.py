"""The documents that are made of one design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

VariantId = Literal["design", "summary", "runbook", "testplan"]


@dataclass(frozen=True, slots=True)
class Variant:
    """A kind of document: its id on the command line, what it is called, the suffix of its document number, and its
    chapters, which are packages of `designer.report.sections`."""

    id: VariantId
    kind: str
    suffix: str
    chapters: tuple[str, ...]


VARIANTS: Mapping[str, Variant] = {
    variant.id: variant
    for variant in (
        Variant(
            "design",
            "Cluster design document",
            "CDD",
            (
                "front",
                "summary",
                "introduction",
                "needs",
                "logical",
                "physical",
                "decisions",
                "verification",
                "implementation",
                "appendix",
            ),
        ),
        Variant("summary", "Executive summary", "ES", ("summary",)),
        Variant("runbook", "Build runbook", "BLD", ("front", "runbook")),
        Variant("testplan", "Failover test plan", "FTP", ("front", "testplan")),
    )
}
