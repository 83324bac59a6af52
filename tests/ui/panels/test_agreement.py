"""The command line, the window and the document say the same about the same findings, open and waived."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from designer.cli.main import main
from designer.edits.objects import set_fields
from designer.edits.waivers import waive
from designer.files.save import save
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.build import design_report
from designer.report.text import render
from designer.rules.engine import check
from designer.rules.listing import Entry, entries
from designer.ui.panels.findings import WAIVED
from designer.ui.panels.findings_model import MESSAGE, RULE
from tests.rules.designs import active_active
from tests.support.samples import catalog
from tests.ui.desk import TestDesk


def judged() -> Snapshot:
    """Findings of several classes: open, waived for ever, waived for a time, expired, and a waiver of nothing."""
    design = active_active()
    for disk in ("d2", "d3"):
        design = apply(design, set_fields(design, disk, raid="0"))
    design = apply(design, set_fields(design, CLUSTER_ID, quorum_log_kb=64))
    for rule, subjects, reason, author, expires in (
        ("EX-2.05", [CLUSTER_ID], "The client owns both servers.", "R. Owner", ""),
        ("EX-4.26", ["d2"], "Replaced in spring.", "A. Smith", "9999-03-31"),
        ("EX-4.26", ["d3"], "Replaced last spring.", "A. Smith", "2004-03-31"),
        ("EX-9.99", ["n1"], "Nobody knows.", "A. Smith", ""),
    ):
        diff = waive(design, rule, subjects, reason=reason, author=author, date="2004-01-05", expires=expires)
        design = apply(design, diff)
    return design


@pytest.fixture
def expected() -> list[Entry]:
    found = entries(check(judged(), catalog()))
    assert {entry.finding.code for entry in found if entry.waiver} == {"EX-2.05", "EX-4.26"}
    assert {"EX-4.26", "DS-04", "DS-05"} <= {entry.finding.code for entry in found if not entry.waiver}
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_order(text: str, parts: list[str]) -> None:
    place = 0
    for part in map(one_line, parts):
        assert part in text[place:], part
        place = text.index(part, place) + len(part)


def test_the_command_line(expected: list[Entry], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "judged.cluster"
    save(path, judged())
    main(["check", str(path)])
    told = [
        f"{entry.finding.message}: {entry.reason} ({entry.accepted})" if entry.waiver else entry.finding.message
        for entry in expected
    ]
    in_order(one_line(capsys.readouterr().out), told)
    main(["check", str(path), "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [(one["rule"], one["message"]) for one in (*file["findings"], *file["waived"])] == [
        (entry.finding.code, entry.finding.message) for entry in expected
    ]


def test_the_document(expected: list[Entry]) -> None:
    document = one_line(render(design_report(judged(), catalog(), date="2004-06-01")))
    for waived in (False, True):
        start = document.index("Findings that were accepted" if waived else "Open findings, gravest class first")
        parts = [
            part
            for entry in expected
            if bool(entry.waiver) == waived
            for part in (entry.finding.code, entry.message, *((entry.reason, entry.accepted) if waived else ()))
        ]
        in_order(document[start:], parts)


def test_the_window(expected: list[Entry], desk: TestDesk, tmp_path: Path) -> None:
    path = tmp_path / "judged.cluster"
    save(path, judged())
    assert desk.window.files.open_path(str(path))
    desk.qtbot.waitUntil(lambda: bool(desk.session.report.rules))
    desk.trigger("view.findings")
    panel = desk.bench.findings
    model = panel.model
    rows = range(model.rowCount())
    assert [(model.data(model.index(row, RULE)), model.data(model.index(row, MESSAGE))) for row in rows] == [
        (entry.finding.code, entry.message) for entry in expected
    ]
    assert panel.chips[WAIVED].text() == f"{sum(bool(entry.waiver) for entry in expected)} waived"
    for row, entry in enumerate(expected):
        panel.table.selectRow(row)
        shown = {label.text() for label in panel.explanation.findChildren(QLabel) if label.isVisible()}
        assert (f"{entry.reason} – {entry.accepted}" in shown) == bool(entry.waiver)
