"""How the document covers what ISO/IEC/IEEE 42010 asks of an architecture description."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, IfThere, Lead, Piece, Ref, Row, Table
from designer.report.context import Context

ID = "conformance"
TITLE = "Conformance with ISO/IEC/IEEE 42010"
BY_DEFAULT = False

ELEMENTS = (
    ("Identification and overview", ("control", "purpose", "scope")),
    ("Stakeholders and concerns", ("stakeholders",)),
    ("Viewpoint of function", ("topology", "dependencies")),
    ("Viewpoint of behaviour", ("failover", "failures", "capacity")),
    ("Viewpoint of deployment", ("nodes", "networks", "storage")),
    ("Viewpoint of operation", ("running", "rolling-maintenance")),
    ("Correspondences and inconsistencies", ("traceability", "findings")),
    ("Decisions and rationale", ("decision-register", "decision-cards")),
)
"""What the standard asks for, and the sections that may answer it."""


def section(context: Context) -> Sequence[Block]:
    """One row per element of the standard with what answers it in this document."""
    if context.is_empty:
        return []
    rows = tuple(Row((element, _places(anchors))) for element, anchors in ELEMENTS)
    columns = (Column("Element of the standard"), Column("Where in this document", weight=2))
    lead = f"The description of {context.cluster_name} follows the elements of ISO/IEC/IEEE 42010."
    return [Lead(lead), Table("Elements of an architecture description", columns, rows)]


def _places(anchors: tuple[str, ...]) -> tuple[Piece, ...]:
    return tuple(IfThere((anchor,), (Ref(anchor), "  ")) for anchor in anchors)
