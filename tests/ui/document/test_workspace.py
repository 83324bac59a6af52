"""The Document workspace: pages, sections, the author's words, readiness, registers, and what becomes of it all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.app.document.readiness import Target
from designer.edits.paper import set_paper
from designer.edits.registers import add_entry
from designer.ui.document.paper import PaperPanel
from designer.ui.document.readiness import ReadinessPanel
from designer.ui.document.registers import RegistersPanel
from designer.ui.document.sections import TITLE, SectionsPanel
from designer.ui.shell.dialogs import IssueWords
from tests.ui.desk import TestDesk
from tests.ui.pages import QuickJob, quick, real_proof, with_quick_pages

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reader(desk: TestDesk) -> TestDesk:
    """The window in the Document workspace, its pages there."""
    with_quick_pages(desk)
    return desk


def sections(desk: TestDesk) -> SectionsPanel:
    panel = desk.bench.sides.need("sections")
    assert isinstance(panel, SectionsPanel)
    return panel


def paper(desk: TestDesk) -> PaperPanel:
    panel = desk.bench.sides.need("paper")
    assert isinstance(panel, PaperPanel)
    return panel


def readiness(desk: TestDesk) -> ReadinessPanel:
    panel = desk.bench.sides.need("readiness")
    assert isinstance(panel, ReadinessPanel)
    return panel


def registers(desk: TestDesk) -> RegistersPanel:
    desk.bench.set_shown("registers", True)
    panel = desk.bench.sides.need("registers")
    assert isinstance(panel, RegistersPanel)
    return panel


def test_pages_are_painted_scrolled_and_zoomed(reader: TestDesk) -> None:
    view = reader.bench.pages.view
    reader.qtbot.waitUntil(lambda: bool(view._images))
    assert view.page == 0
    assert reader.bench.pages.page.text() == f"Page 1 of {len(real_proof().sizes)}"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == len(real_proof().sizes) - 1
    scale = view.scale
    place = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.scale == pytest.approx(1.2 * scale)
    assert view.fitting == ""
    reader.trigger("view.zoom-fit")
    height = real_proof().sizes[0][1] * view.scale * 96 / 72
    assert height <= view.viewport().height()
    assert reader.window.status.zoom.text() == f"{round(view.scale * 100)} %"


def test_older_pages_stay_until_there_are_newer_ones_and_when_those_fail(reader: TestDesk) -> None:
    studio, pages = reader.bench.studio, reader.bench.pages
    waiting = QuickJob(None, ends=False)
    studio._start = lambda *_: waiting  # type: ignore[assignment,return-value]
    before = studio.proof
    reader.window.edit("Number", lambda snapshot: set_paper(snapshot, number="HF-1"))
    assert reader.window.workspace == "document"
    reader.qtbot.waitUntil(lambda: studio.is_busy)
    assert pages.cancel.isVisible()
    assert pages.view.proof is before
    pages.cancel.click()
    assert waiting.cancelled
    assert not pages.cancel.isVisible()
    studio._start = lambda *_: QuickJob(None, "the paper is full")  # type: ignore[assignment,return-value]
    reader.trigger("document.refresh")
    reader.qtbot.waitUntil(lambda: not studio.is_busy)
    assert "the paper is full" in reader.window.status.sentence.text()
    assert pages.view.proof is before
    reader.trigger("edit.undo")
    assert reader.window.workspace == "document"


def test_without_pages_it_says_why_and_offers_another_try(desk: TestDesk) -> None:
    studio = desk.bench.studio
    studio._start = lambda *_: QuickJob(None, "the paper is full")  # type: ignore[assignment,return-value]
    desk.window.enter("document")
    pages = desk.bench.pages
    desk.qtbot.waitUntil(lambda: bool(studio.trouble))
    assert pages.again.isVisible()
    assert "the paper is full" in pages._nothing.text()
    studio._start = quick  # type: ignore[assignment]
    pages.again.click()
    desk.qtbot.waitUntil(lambda: studio.proof is not None)
    assert pages.view.isVisible()


def test_a_section_is_found_by_list_and_page_and_can_be_left_out(reader: TestDesk) -> None:
    panel, studio = sections(reader), reader.bench.studio
    last = studio.proof.order()[-1] if studio.proof is not None else ""
    item = panel.item_of(last)
    assert item is not None
    panel.tree.setCurrentItem(item)
    assert studio.section == last
    place = studio.proof.places[last] if studio.proof is not None else None
    assert place is not None
    assert reader.bench.pages.view.page == place.page
    assert paper(reader).page == "section"
    item.setCheckState(TITLE, Qt.CheckState.Unchecked)
    assert reader.session.snapshot.paper.left_out == (last,)
    assert reader.window.workspace == "document"
    reader.trigger("edit.undo")
    assert reader.session.snapshot.paper.left_out == ()
    assert reader.window.workspace == "document"


def test_the_author_writes_with_live_values(reader: TestDesk) -> None:
    section = reader.bench.studio.proof.order()[0]  # type: ignore[union-attr]
    reader.bench.go_to_section(section)
    words = paper(reader).words
    words.places.buttons["after"].click()
    words.editor.setFocus()
    QTest.keyClicks(words.editor, "For {users} users on {nodse}, 6,000 in all.")
    assert "{nodse}" in words.problem.text()
    assert "{users}" in words.hints.text()
    reader.bench.settle()
    (written,) = reader.session.snapshot.narratives.values()
    assert (written.section, written.where) == (section, "after")
    assert any(gap.target == Target("section", section) for gap in readiness(reader).gaps)
    words.values_menu.aboutToShow.emit()
    words.values_menu.actions()[0].trigger()
    assert words.editor.written().endswith("{cluster}")
    item = sections(reader).item_of(section)
    assert item is not None
    assert not item.icon(1).isNull()


def test_a_pause_while_writing_leaves_the_cursor_where_it_is(reader: TestDesk) -> None:
    reader.bench.go_to_section(reader.bench.studio.proof.order()[0])  # type: ignore[union-attr]
    editor = paper(reader).words.editor
    editor.setFocus()
    QTest.keyClicks(editor, "Some ")
    paper(reader).words.settle()
    QTest.keyClicks(editor, "words")
    assert editor.written() == "Some words"


def test_a_section_that_is_called_like_its_chapter_is_selected_itself(reader: TestDesk) -> None:
    panel, studio = sections(reader), reader.bench.studio
    proof = studio.proof
    assert proof is not None
    chapter = next(one for one in proof.chapters if one.sections)
    alike = replace(chapter, anchor=chapter.sections[0].anchor)
    studio._start = lambda *_: QuickJob(replace(proof, chapters=(alike,)))  # type: ignore[assignment]
    reader.trigger("document.refresh")
    reader.qtbot.waitUntil(lambda: not studio.is_busy)
    item = panel.item_of(alike.anchor)
    assert item is not None
    assert item.parent() is not None


def test_nothing_is_called_ready_before_there_are_pages(desk: TestDesk) -> None:
    desk.bench.studio._start = lambda *_: QuickJob(None, ends=False)  # type: ignore[assignment]
    desk.window.enter("document")
    assert "Nothing is missing" not in readiness(desk).ready.text()


def test_the_zoom_that_is_told_is_that_of_the_pages(reader: TestDesk) -> None:
    view = reader.bench.pages.view
    reader.bench.canvas.camera.scaled.emit(3.21)
    assert reader.window.status.zoom.text() == f"{round(100 * view.scale)} %"


def test_gaps_lead_to_where_they_are_closed(reader: TestDesk) -> None:
    panel = readiness(reader)
    count = panel.badge.text()
    number = next(place for place, gap in enumerate(panel.gaps) if gap.target == Target("document", "number"))
    panel.list.itemClicked.emit(panel.list.item(number))
    form = paper(reader).document
    assert paper(reader).page == "document"
    assert form.editors["number"].hasFocus()
    QTest.keyClicks(form.editors["number"], "HF-2004-07")
    reader.bench.settle()
    assert reader.session.snapshot.paper.number == "HF-2004-07"
    assert int(panel.badge.text()) == int(count) - 1
    approver = next(place for place, gap in enumerate(panel.gaps) if gap.target.what == "stakeholders")
    panel.list.itemClicked.emit(panel.list.item(approver))
    assert reader.window.sight.shows("tables")
    assert registers(reader).shown == "stakeholders"


def test_entries_are_added_shown_and_deleted(reader: TestDesk) -> None:
    panel = registers(reader)
    panel.show_table("requirements")
    panel.add.click()
    (entry,) = reader.session.snapshot.requirements
    assert paper(reader).page == "entry"
    assert paper(reader).entry.form is not None
    assert paper(reader).entry.form.ids == (entry,)
    panel.add.click()
    assert len(reader.session.snapshot.requirements) == 2
    panel.delete.click()
    assert list(reader.session.snapshot.requirements) == [entry]
    assert reader.window.workspace == "document"
    panel.show_table("options")
    assert not panel.add.isEnabled()
    panel.show_table("decisions")
    panel.add_entry("standard:3")
    (decision,) = reader.session.snapshot.decisions.values()
    assert decision.number == 3


def test_colours_are_checked_at_the_field(reader: TestDesk) -> None:
    panel = paper(reader)
    panel.show_page("brand")
    form = panel.brand.form
    editor = form.editors["accent"]
    editor.setFocus()
    QTest.keyClicks(editor, "reddish")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "no colour" in form.sheet.complaints["accent"].text()
    assert reader.session.snapshot.brand.accent == ""
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor, "#ffee00")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert reader.session.snapshot.brand.accent == "#ffee00"
    assert "4.5" in panel.brand.advice.text()


def test_what_is_drawn_is_edited_while_designing(reader: TestDesk) -> None:
    reader.trigger("design.add-node")
    assert reader.window.workspace == "design"
    reader.window.enter("document")
    reader.trigger("edit.undo")
    assert reader.window.workspace == "design"
    reader.window.enter("document")
    reader.trigger("view.storage")
    assert reader.window.workspace == "design"


def test_the_shown_kind_is_exported_as_it_is_seen(reader: TestDesk) -> None:
    reader.trigger("document.testplan")
    reader.qtbot.waitUntil(lambda: reader.bench.studio.is_current)
    path = reader.folder / "plan.pdf"
    reader.answers.save = path
    reader.trigger("document.export")
    assert reader.answers.suggested[-1].name.endswith("FTP.pdf")
    assert path.read_bytes() == real_proof().pdf


def test_a_version_is_issued_with_what_is_missing_said_before(reader: TestDesk) -> None:
    reader.answers.on_issue = IssueWords("1.0", "2004-01-05", "A. Smith", "First issue")
    reader.trigger("document.issue")
    (version,) = reader.session.snapshot.versions.values()
    assert (version.number, version.author) == ("1.0", "A. Smith")
    reader.answers.on_issue = replace(reader.answers.on_issue, number="1.0")
    reader.trigger("document.issue")
    assert reader.answers.asked[-1] == "version 1.1"
    assert "already" in reader.window.status.sentence.text()


def test_panels_of_the_drawing_have_their_counterparts(reader: TestDesk) -> None:
    reader.trigger("view.outline")
    assert not sections(reader).isVisible()
    reader.trigger("view.inspector")
    assert not paper(reader).isVisible()
    reader.trigger("view.tables")
    assert registers(reader).isVisible()
    reader.window.enter("design")
    assert reader.bench.outline.isVisible()
    assert reader.bench.inspector.isVisible()
    assert not reader.window.sight.shows("tables")


def test_an_entry_that_is_gone_is_shown_no_more(reader: TestDesk) -> None:
    reader.window.edit("Add", lambda snapshot: add_entry(snapshot, "risks", cause="Rain"))
    (risk,) = reader.session.snapshot.risks
    reader.bench.show_register("risks", risk)
    assert paper(reader).entry.form is not None
    assert paper(reader).entry.form.ids == (risk,)
    reader.trigger("edit.undo")
    assert reader.session.snapshot.risks == {}
    assert paper(reader).nothing.isVisible()


def test_what_is_looked_for_is_shown_where_it_is(reader: TestDesk) -> None:
    reader.window.edit("Add", lambda snapshot: add_entry(snapshot, "risks", cause="Rain"))
    (risk,) = reader.session.snapshot.risks
    reader.window.enter("design")
    reader.window.search.show(risk)
    assert reader.window.workspace == "document"
    assert registers(reader).shown == "risks"
    reader.window.search.show("n1")
    assert reader.window.workspace == "design"
    assert reader.window.selection == ("n1",)
    reader.window.enter("document")
    reader.trigger("edit.find")
    assert reader.window.workspace == "design"
    assert reader.window.search.bar is not None
    assert reader.window.search.bar.isVisible()


def test_a_design_of_a_newer_program_is_only_looked_at(desk: TestDesk) -> None:
    desk.session.too_new = "This design is newer."
    with_quick_pages(desk)
    section = desk.bench.studio.proof.order()[0]  # type: ignore[union-attr]
    desk.bench.go_to_section(section)
    item = sections(desk).item_of(section)
    assert item is not None
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not paper(desk).words.editor.isEnabled()
    assert not paper(desk).document.editors["number"].isEnabled()
    assert not registers(desk).add.isEnabled()
