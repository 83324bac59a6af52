"""Handing over a run: files that are written in the background, and what happens when that fails or is cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.app.desk.filming import Handover
from designer.ui.shell.qt_dialogs import QtDialogs
from tests.ui.desk import TestDesk

HEADS = {
    "run.gif": b"GIF89a",
    "run.png": b"\x89PNG",
    "run.html": b"<!DOCTYPE html>",
    "strip.svg": b"<svg ",
    "strip.pdf": b"%PDF-",
}


def begun(desk: TestDesk) -> None:
    desk.window.enter("failover")
    desk.window.player.add_fault("power", "n1")
    desk.bench.failover.playback.pause()


def finished(desk: TestDesk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.window.filming.is_busy, timeout=60_000)


def export(desk: TestDesk, handover: Handover, name: str) -> Path:
    desk.answers.save = desk.folder / name
    desk.trigger(f"failover.export-{handover}")
    finished(desk)
    return desk.folder / name


def test_a_run_becomes_files(desk: TestDesk) -> None:
    assert not desk.window.filming.has_run
    begun(desk)
    assert desk.window.filming.has_run
    wanted: list[tuple[Handover, str]] = [("html", "run.html"), ("filmstrip", "strip.svg"), ("filmstrip", "strip.pdf")]
    for handover, name in wanted:
        path = export(desk, handover, name)
        assert path.read_bytes().startswith(HEADS[name])
        assert desk.window.status.sentence.text() == f"{name} is written"
    assert desk.answers.suggested[0].name == "NODE1 loses power.html"
    folder = export(desk, "frames", "slides")
    assert (folder / "captions.txt").exists()
    assert (folder / "frame-01.png").read_bytes().startswith(HEADS["run.png"])


def test_cancelling_leaves_the_old_file(desk: TestDesk) -> None:
    begun(desk)
    path = desk.folder / "run.gif"
    path.write_bytes(b"old")
    desk.answers.save = path
    desk.trigger("failover.export-gif")
    assert desk.window.filming.is_busy
    assert desk.window.status.cancel.isVisibleTo(desk.window.status)
    desk.window.status.cancel.click()
    assert not desk.window.filming.is_busy
    assert path.read_bytes() == b"old"
    assert desk.window.status.sentence.text() == "The run was not written"


def test_what_cannot_be_written_is_told(desk: TestDesk) -> None:
    begun(desk)
    path = export(desk, "html", "none/run.html")
    assert not path.exists()
    assert "does not exist" in desk.answers.errors[-1]
    export(desk, "html", "run.gif")
    assert "ends in nothing" in desk.window.status.sentence.text()
    desk.answers.save = None
    desk.trigger("failover.export-html")
    assert not desk.window.filming.is_busy


def test_the_name_of_a_new_folder_gets_no_ending(monkeypatch: pytest.MonkeyPatch, desk: TestDesk) -> None:
    from PySide6.QtWidgets import QFileDialog

    answers = iter([("/tmp/slides", ""), ("", "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    dialogs = QtDialogs(desk.window, desk.window.company.look)
    assert dialogs.save_folder(Path("/tmp/x")) == Path("/tmp/slides")
    assert dialogs.save_folder(Path("/tmp/x")) is None
