"""The failure matrix as a file for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.matrix.facts import Matrix
from designer.drawing.matrix.words import names_of
from designer.foundation.cells import write_cells
from designer.foundation.language import tr
from designer.simulation.outcome.outages import Outcome


def csv_text(matrix: Matrix) -> str:
    """The lines that are shown as comma-separated values, a record for every fault; none of it can be a formula.

    For each group: what becomes of it, on which node, and its outage in seconds.
    """
    return write_cells([_headings(matrix), *_records(matrix)], ",")


def csv_bytes(matrix: Matrix) -> bytes:
    """The same as a file: with the mark by which spreadsheets know that it is UTF-8."""
    return csv_text(matrix).encode("utf-8-sig")


def _headings(matrix: Matrix) -> list[str]:
    found = [tr("Faults"), tr("Number alike")]
    for group in matrix.groups:
        name = matrix.snapshot.name_of(group)
        found += [name, tr("{name}: node").format(name=name), tr("{name}: outage, s").format(name=name)]
    return [*found, tr("Virtual servers online"), tr("Users without mail"), tr("Basis")]


def _records(matrix: Matrix) -> Iterator[list[str]]:
    for line in matrix.lines:
        for case in line.cases:
            record = [names_of(matrix.sweep, case.faults), str(case.alike)]
            for group in matrix.groups:
                record += _outcome(matrix, case.outcomes[group])
            yield [*record, str(matrix.online(case)), str(matrix.without(case)), tr("simulated")]


def _outcome(matrix: Matrix, outcome: Outcome) -> list[str]:
    words = {"unaffected": tr("unaffected"), "moved": tr("moved"), "offline": tr("offline")}
    word = tr("cut off") if outcome.cut_off else words.get(outcome.outcome, tr("taken offline"))
    gone = outcome.outcome in ("offline", "taken offline") or outcome.node is None
    node = "" if gone or outcome.node is None else matrix.snapshot.name_of(outcome.node)
    return [word, node, "" if outcome.outage_ms is None else f"{outcome.outage_ms / 1000:g}"]
