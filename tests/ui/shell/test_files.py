"""Design files in the window: every way in and out, and every way in which that can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from designer.app.actions import COMMANDS
from designer.app.commands.command import Submenu
from designer.files.load import load
from designer.files.save import save
from designer.ui.run import Application
from tests.support.samples import SAMPLES, three_plus_one
from tests.ui.desk import TestDesk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "client.cluster"
    save(path, three_plus_one())
    return path


def submenu(identifier: str) -> Submenu:
    return next(one for one in COMMANDS if isinstance(one, Submenu) and one.id == identifier)


def test_a_new_design_is_saved_where_the_user_says(desk: TestDesk, tmp_path: Path) -> None:
    target = tmp_path / "new.cluster"
    desk.answers.save = target
    desk.trigger("file.save")
    assert load(target).snapshot == desk.session.snapshot
    assert desk.answers.suggested[0].name == "EXCLUSTER.cluster"
    assert desk.window.windowTitle() == "new.cluster[*] – Clusterwright"
    assert desk.window.status.sentence.text() == "Saved"
    assert desk.memory.recent() == [target]


def test_saving_again_asks_nothing(desk: TestDesk, file: Path) -> None:
    assert desk.window.files.open_path(str(file))
    desk.trigger("design.add-node")
    desk.trigger("file.save")
    assert desk.answers.asked == []
    assert len(load(file).snapshot.nodes) == 5
    assert not desk.window.isWindowModified()


def test_what_is_still_being_typed_is_saved(desk: TestDesk, file: Path) -> None:
    desk.window.files.open_path(str(file))
    desk.turn()
    editor = desk.editor("client")
    editor.setFocus()
    desk.qtbot.keyClicks(editor, "Contoso")
    assert desk.window.files.save()
    assert load(file).snapshot.cluster.client == "Contoso"


@pytest.mark.parametrize(
    ("answer", "stays", "written"), [("save", False, 5), ("discard", False, 4), ("cancel", True, 4)]
)
def test_unsaved_changes_are_asked_about(desk: TestDesk, file: Path, answer: str, stays: bool, written: int) -> None:
    desk.window.files.open_path(str(file))
    desk.trigger("design.add-node")
    desk.answers.on_unsaved = answer  # type: ignore[assignment]
    desk.trigger("file.close")
    assert desk.answers.asked == ["unsaved client.cluster"]
    assert (desk.window.session is not None) == stays
    assert len(load(file).snapshot.nodes) == written
    desk.answers.on_unsaved = "discard"


def test_a_save_that_is_cancelled_keeps_the_design_open(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.answers.on_unsaved = "save"
    desk.answers.save = None
    assert not desk.window.files.close()
    assert desk.window.session is not None
    desk.answers.on_unsaved = "discard"


def test_nothing_is_asked_when_nothing_has_changed(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.trigger("edit.undo")
    desk.trigger("file.close")
    assert desk.answers.asked == []


def test_closing_the_window_can_be_refused(desk: TestDesk) -> None:
    desk.trigger("design.add-node")
    desk.answers.on_unsaved = "cancel"
    assert not desk.window.close()
    assert desk.window.isVisible()
    desk.answers.on_unsaved = "discard"
    assert desk.window.close()
    assert desk.memory.geometry() is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "empty"), ("{", "truncated"), ('{"format": "other"}', ""), (None, "there is no such file")],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    desk: TestDesk, tmp_path: Path, content: str | None, words: str
) -> None:
    path = tmp_path / "bad.cluster"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    before = desk.session
    assert not desk.window.files.open_path(str(path))
    assert desk.window.session is before
    (sentence,) = desk.answers.errors
    assert sentence.startswith(str(path))
    assert words in sentence
    assert "\n" not in sentence
    assert desk.memory.recent() == []


def test_a_file_that_cannot_be_written_is_told_and_stays_unsaved(desk: TestDesk, tmp_path: Path) -> None:
    desk.trigger("design.add-node")
    desk.answers.save = tmp_path / "nowhere" / "x.cluster"
    assert not desk.window.files.save_as()
    assert len(desk.answers.errors) == 1
    assert desk.window.isWindowModified()


@pytest.mark.parametrize("answer", ["overwrite", "save as", "cancel"])
def test_a_file_that_somebody_else_changed_is_asked_about(
    desk: TestDesk, file: Path, tmp_path: Path, answer: str
) -> None:
    desk.window.files.open_path(str(file))
    desk.trigger("design.add-node")
    theirs = file.read_text(encoding="utf-8").replace("NODE1", "THEIRS")
    file.write_text(theirs, encoding="utf-8")
    desk.answers.on_conflict = answer  # type: ignore[assignment]
    desk.answers.save = tmp_path / "mine.cluster"
    saved = desk.window.files.save()
    assert desk.answers.asked[0] == "changed client.cluster"
    assert saved == (answer != "cancel")
    assert (file.read_text(encoding="utf-8") == theirs) == (answer != "overwrite")
    if answer == "save as":
        assert desk.session.path == tmp_path / "mine.cluster"


def test_samples_are_opened_as_copies(desk: TestDesk) -> None:
    menu = submenu("file.samples")
    entries = desk.entries(menu)
    assert len(entries) == len(SAMPLES)
    menu.pick(desk.window, entries[0].value)
    assert desk.session.path is None
    assert desk.memory.recent() == []


def test_templates_can_be_started_from_the_menu(desk: TestDesk) -> None:
    menu = submenu("file.templates")
    for entry in desk.entries(menu):
        menu.pick(desk.window, entry.value)
        assert desk.session.snapshot.nodes


def test_recent_files_are_offered_and_forgotten(desk: TestDesk, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.cluster"
    save(other, three_plus_one())
    desk.window.files.open_path(str(file))
    desk.window.files.open_path(str(other))
    file.unlink()
    entries = [entry for entry in desk.entries(submenu("file.recent")) if not entry.section]
    assert [(entry.label, entry.enabled) for entry in entries] == [("other.cluster", True), ("client.cluster", False)]
    submenu("file.recent").pick(desk.window, "-gone")
    assert [entry.label for entry in desk.window.files.recent()] == ["other.cluster"]
    submenu("file.recent").pick(desk.window, "")
    assert desk.window.files.recent() == []


def test_what_loading_has_to_say_stands_above_the_canvas(desk: TestDesk, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("NODE1", "NODE9"), encoding="utf-8")
    desk.window.files.open_path(str(file))
    assert desk.window.banner.isVisible()
    assert "checksum" in desk.window.banner.text.text()
    desk.window.files.new_from_template("three-plus-one")
    assert not desk.window.banner.isVisible()


def test_a_design_of_a_newer_program_is_opened_to_look_at(desk: TestDesk, file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('"version":"1.1"', '"version":"2.0"')
    text = text.replace('"version": "1.1"', '"version": "2.0"')
    text = text.replace('"min_reader":"1.0"', '"min_reader":"2.0"').replace(
        '"min_reader": "1.0"', '"min_reader": "2.0"'
    )
    file.write_text(text, encoding="utf-8")
    assert desk.window.files.open_path(str(file))
    desk.turn()
    assert desk.window.banner.isVisible()
    assert not desk.window.menus.actions["file.save"].isEnabled()
    assert not desk.editor("title").isEnabled()
    assert desk.window.menus.actions["file.export-document"].isEnabled()


def test_the_document_is_made_in_the_background(desk: TestDesk, tmp_path: Path) -> None:
    target = tmp_path / "design.pdf"
    desk.answers.save = target
    desk.trigger("file.export-document")
    assert desk.window.exporter.is_busy
    assert desk.window.status.progress.isVisible()
    desk.trigger("design.add-node")  # the window is not blocked
    desk.qtbot.waitUntil(lambda: not desk.window.exporter.is_busy, timeout=40_000)
    assert desk.answers.errors == []
    assert target.read_bytes().startswith(b"%PDF-")
    assert desk.window.status.sentence.text() == "design.pdf is written"
    assert not desk.window.status.progress.isVisible()


def test_making_the_document_can_be_cancelled(desk: TestDesk, tmp_path: Path) -> None:
    desk.answers.save = tmp_path / "design.pdf"
    desk.trigger("file.export-document")
    desk.window.status.cancel.click()
    assert not desk.window.exporter.is_busy
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(("name", "start"), [("view.svg", b"<svg"), ("view.png", b"\x89PNG"), ("view.pdf", b"%PDF")])
def test_what_the_canvas_shows_becomes_a_picture(desk: TestDesk, tmp_path: Path, name: str, start: bytes) -> None:
    desk.answers.save = tmp_path / name
    desk.trigger("view.dependencies")
    desk.trigger("file.export-picture")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_shows_what_the_canvas_shows(desk: TestDesk, tmp_path: Path) -> None:
    desk.answers.save = tmp_path / "view.svg"
    desk.trigger("file.export-picture")
    brief = (tmp_path / "view.svg").read_text(encoding="utf-8")
    assert "Information Store" not in brief
    desk.trigger("view.expand-all")
    desk.trigger("file.export-picture")
    assert "Information Store" in (tmp_path / "view.svg").read_text(encoding="utf-8")


def test_a_picture_of_no_known_kind_is_refused(desk: TestDesk, tmp_path: Path) -> None:
    desk.answers.save = tmp_path / "view.bmp"
    desk.trigger("file.export-picture")
    assert "svg" in desk.window.status.sentence.text()
    assert not (tmp_path / "view.bmp").exists()


def test_the_system_may_ask_to_open_a_file(desk: TestDesk, file: Path) -> None:
    app = QApplication.instance()
    waiting: list[str] = []
    asked = QFileOpenEvent(QUrl.fromLocalFile(str(file)))
    standin = type("Standin", (), {"_program": None, "_waiting": waiting})()
    assert Application.event(standin, asked)  # type: ignore[arg-type]
    assert waiting == [str(file)]
    Application.serve(standin, desk.program)  # type: ignore[arg-type]
    assert desk.session.path == file
    assert app is not None
