"""The failure matrix as comma-separated values."""

from __future__ import annotations

import csv
import io

from designer.app.matrix_file import csv_bytes, csv_text
from designer.drawing.matrix.facts import Choice, matrix_of
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.simulation.studies.sweep.sweep import sweep
from tests.support.samples import catalog, group, template


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_fault_that_is_shown_is_a_record() -> None:
    found = sweep(template("three-plus-one"), catalog(), 2, workers=1)
    rows = records(csv_text(matrix_of(found)))
    assert len(rows) == len(found.cases)
    (pair,) = [row for row in rows if row["Faults"] == "NODE1, then NODE2"]
    assert (pair["EVS1"], pair["EVS1: node"]) == ("moved", "NODE4")
    assert (pair["EVS2"], pair["EVS2: node"], pair["EVS2: outage, s"]) == ("offline", "", "")
    assert (pair["EVS3"], pair["EVS3: node"], pair["EVS3: outage, s"]) == ("unaffected", "NODE3", "0")
    assert (pair["Virtual servers online"], pair["Users without mail"], pair["Basis"]) == ("2", "2000", "simulated")
    single = records(csv_text(matrix_of(found, Choice(length="single", effects="losses"))))
    assert {row["Users without mail"] for row in single} == {"2000", "6000"}


def test_names_are_never_formulas_and_the_file_is_utf_8() -> None:
    design = template("two-node-active-passive")
    design = apply(design, set_fields(design, group(design, "EVS1"), name="=HYPERLINK(1)"))
    design = apply(design, set_fields(design, "n1", name="@Küche"))
    data = csv_bytes(matrix_of(sweep(design, catalog(), 1, workers=1)))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert "'=HYPERLINK(1)" in rows[0]
    assert any("Küche" in row[0] for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+", "-"))]
