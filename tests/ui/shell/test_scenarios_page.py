"""The page of the scenarios, with real events, in one window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from designer.edits.objects import delete, set_fields
from designer.edits.scenarios import save_scenario
from designer.files.load import load
from designer.model.diff import apply, between, changing
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from designer.ui.failover.scenarios.page import ScenariosPage
from designer.ui.panels.editors import TextEditor
from tests.support.strategies import HOSTILE_TEXTS
from tests.ui.desk import TestDesk

CONTROL = Qt.KeyboardModifier.ControlModifier


def step(kind: str = "power", subject: str = "n1", at_ms: int = 0, value: str | None = None) -> Step:
    return Step(id="", scenario="", kind=kind, subject=subject, at_ms=at_ms, value=value)


MOVES = Expectation(id="", scenario="", group="g2", node="n4", within_ms=600_000)
STAYS = Expectation(id="", scenario="", group="g2", state="stays online")


class Reader:
    """Somebody at the page of a window."""

    def __init__(self, desk: TestDesk) -> None:
        self.desk = desk
        desk.window.scenarios.show()
        desk.turn()
        page = desk.bench.failover.page("scenarios")
        assert isinstance(page, ScenariosPage)
        self.page = page
        desk.window.activateWindow()
        desk.qtbot.waitUntil(desk.window.isActiveWindow)

    @property
    def design(self) -> Snapshot:
        return self.desk.session.snapshot

    def save(self, name: str, steps: list[Step], expected: list[Expectation]) -> str:
        self.desk.session.do("Save", save_scenario(self.design, name, steps, expected))
        self.desk.turn()
        return next(one.id for one in self.design.scenarios.values() if one.name == name.strip())

    def choose(self, key: str) -> None:
        self.page.select(key)
        self.desk.turn()

    def click(self, widget: QWidget) -> None:
        self.desk.qtbot.waitUntil(widget.isVisible)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.desk.turn()

    def type(self, field: QLineEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, key)
        self.desk.turn()

    def run(self) -> None:
        self.click(self.page.head.buttons["run all"])
        self.desk.qtbot.waitUntil(lambda: self.page.running is None)
        self.desk.turn()

    def standing(self, scenario: str) -> str:
        return self.page.results.status(scenario).standing

    def lines(self) -> dict[str, str]:
        """The words at the right of the list, by key."""
        found = {}
        model = self.page.list.model()
        for top in range(model.rowCount()):
            heading = model.index(top, 0)
            for row in range(model.rowCount(heading)):
                index = model.index(row, 0, heading)
                found[str(index.data(Qt.ItemDataRole.UserRole))] = str(index.data(Qt.ItemDataRole.UserRole + 1))
        return found


@pytest.fixture
def reader(desk: TestDesk) -> Reader:
    return Reader(desk)


def test_scenarios_are_written_run_changed_and_go_stale(reader: Reader) -> None:
    """One window for the life of scenarios."""
    page, desk = reader.page, reader.desk
    assert page.selected == ""
    assert not page.head.buttons["run all"].isEnabled()

    night = reader.save("Night", [step()], [MOVES, STAYS])
    hope = reader.save("Hope", [step()], [MOVES])
    reader.choose(night)
    sheet = page.sheet
    assert sheet.isVisible()
    assert reader.lines()[night] == "not run"

    # Running tells pass and fail in the list and at each expectation, and leaves the design alone.
    before = reader.design
    reader.run()
    assert (reader.standing(night), reader.standing(hope)) == ("failed", "passed")
    assert (reader.lines()[night], reader.lines()[hope]) == ("failed", "passed")
    assert reader.design is before
    rows = sheet.expectations.rows
    assert "EVS1" in rows[0].reason.text()
    assert [row.sign.accessibleName() for row in rows] == ["met", "not met"]

    # A name is changed where it stands; typing again is the same step of undo.
    steps = len(desk.session.store.steps)
    reader.type(sheet.name, "Late")
    reader.type(sheet.name, "Late at night")
    assert reader.design.scenarios[night].name == "Late at night"
    assert len(desk.session.store.steps) == steps + 1
    reader.type(sheet.name, "hope")
    assert "already" in sheet.complaint.text()
    assert reader.design.scenarios[night].name == "Late at night"
    QTest.keyClick(sheet.name, Qt.Key.Key_Escape)
    assert not sheet.complaint.isVisible()

    # Undo takes it back without leaving the workspace.
    desk.trigger("edit.undo")
    assert (desk.window.workspace, desk.bench.failover.page_word) == ("failover", "scenarios")
    assert reader.design.scenarios[night].name == "Night"
    desk.trigger("edit.redo")
    assert desk.window.workspace == "failover"

    # The description is taken over when the focus leaves.
    sheet.notes.setFocus()
    QTest.keyClicks(sheet.notes, "What the client fears & why")
    sheet.name.setFocus()
    desk.turn()
    assert reader.design.scenarios[night].notes == "What the client fears & why"
    reader.type(sheet.begins, "22:30")
    assert reader.design.scenarios[night].starts_at == "22:30"
    reader.type(sheet.begins, "25:99")
    assert "no time of day" in sheet.complaint.text()
    QTest.keyClick(sheet.begins, Qt.Key.Key_Escape)
    assert reader.standing(night) == "stale", "it begins at another time now"

    # Expectations are lines of text: changed, refused with one sentence, added, deleted.
    rows = sheet.expectations.rows
    reader.type(rows[1].text, "evs1 online on node4")
    assert {one.node for one in reader.design.expectations.values() if one.scenario == night} == {"n4"}
    reader.type(rows[1].text, "EVS1 onl")
    assert rows[1].text.property("wrong")
    assert sheet.complaint.isVisible()
    QTest.keyClick(rows[1].text, Qt.Key.Key_Escape)
    reader.type(sheet.expectations.new.text, "EVS2 stays online")
    assert len(sheet.expectations.rows) == 3
    fresh = sheet.expectations.new.text
    assert fresh.text() == ""

    # Ways to go on are picked with the arrow keys; first the group, then what becomes of it.
    fresh.setFocus()
    QTest.keyClicks(fresh, "evs")
    popup = fresh.completer().popup()
    assert popup is not None
    for choice in ("EVS3", "EVS3 stays online"):
        desk.qtbot.waitUntil(popup.isVisible)
        model = popup.model()
        offered = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        for _ in range(offered.index(choice) + 1):
            QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        desk.turn()
        assert fresh.text().strip() == choice
    QTest.keyClick(fresh, Qt.Key.Key_Return)
    desk.turn()
    assert [row.text.text() for row in sheet.expectations.rows][-1] == "EVS3 stays online"
    reader.click(sheet.expectations.rows[-1].cross)
    reader.run()
    assert reader.standing(night) == "passed"
    reader.click(sheet.expectations.rows[2].cross)
    assert len([one for one in reader.design.expectations.values() if one.scenario == night]) == 2
    reader.run()

    # Steps have a time, an object, and a cross.
    reader.type(sheet.steps.rows[0].time, "10 s")
    (first,) = (one for one in reader.design.steps.values() if one.scenario == night)
    assert first.at_ms == 10_000
    reader.type(sheet.steps.rows[0].time, "soon")
    assert sheet.complaint.isVisible()
    QTest.keyClick(sheet.steps.rows[0].time, Qt.Key.Key_Escape)
    reader.run()

    # What is recorded stands in the file, and goes stale with the design.
    reader.click(page.head.buttons["record"])
    assert reader.design.scenarios[night].result == "passed"
    desk.answers.save = desk.folder / "kept.cluster"
    assert desk.window.files.save_as()
    assert load(desk.folder / "kept.cluster").snapshot.scenarios[night].result == "passed"
    desk.window.enter("design")
    desk.window.edit("Memory", lambda design: set_fields(design, "n2", ram_mb=4711))
    desk.window.enter("failover")
    desk.turn()
    assert reader.lines()[night] == "stale"
    assert "the design has changed since" in sheet.status.text()
    assert not page.can_record
    desk.trigger("edit.undo")
    assert desk.bench.workspace == "design", "this is about the cluster"
    desk.window.enter("failover")
    assert reader.lines()[night] == "passed"

    # Copies, and deleting with undo.
    reader.choose(night)
    reader.click(sheet.buttons["duplicate"])
    copy = page.selected
    assert copy not in (night, hope)
    assert reader.design.scenarios[copy].name == "Late at night (2)"
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    desk.turn()
    assert copy not in reader.design.scenarios
    assert page.selected in (night, hope), "another one is chosen"
    desk.trigger("edit.undo")
    assert copy in reader.design.scenarios
    assert desk.window.workspace == "failover"

    # A button for what has gone in this very moment does nothing.
    reader.choose(copy)
    desk.session.do("Delete", delete(reader.design, [copy]))
    before = reader.design
    QTest.mouseClick(sheet.buttons["suggest"], Qt.MouseButton.LeftButton)
    desk.turn()
    assert reader.design is before
    assert page.selected != copy


def test_what_is_played_becomes_a_scenario_and_a_ready_test_joins_the_design(reader: Reader) -> None:
    page, desk = reader.page, reader.desk
    assert page.nothing.isVisible()
    assert not page.nothing.new.isEnabled()
    desk.window.player.add_fault("power", "n1")
    desk.bench.failover.playback.pause()
    desk.bench.failover.turn_to("scenarios")
    desk.turn()
    desk.answers.on_scenario = "Power of the first"
    reader.click(page.nothing.new)
    (made,) = reader.design.scenarios
    assert page.selected == made
    assert page.sheet.steps.rows[0].deed.text() == "loses power"

    # What the simulation says now is taken over as expectations, and met by the same run.
    reader.click(page.sheet.buttons["suggest"])
    texts = [row.text.text() for row in page.sheet.expectations.rows]
    assert texts[0].startswith("EVS1 online on NODE4 within ")
    assert "EVS2 stays online" in texts
    reader.click(page.sheet.buttons["run"])
    desk.qtbot.waitUntil(lambda: page.running is None)
    assert reader.standing(made) == "passed"
    desk.trigger("edit.undo")
    assert not reader.design.expectations, "all suggestions are one step"

    # Another run is taken over; what is expected stays.
    desk.window.player.add_fault("power", "n2")
    desk.bench.failover.playback.pause()
    desk.turn()
    reader.click(page.sheet.buttons["take over"])
    assert len(page.sheet.steps.rows) == 2
    reader.click(page.sheet.steps.rows[0].cross)
    assert len(page.sheet.steps.rows) == 1

    # The library.
    reader.choose("TC-04")
    assert page.ready.isVisible()
    assert "NODE1 loses power" in page.ready.run.text()
    reader.click(page.ready.add)
    assert "TC-04" in reader.design.scenarios[page.selected].name
    reader.choose("TC-04")
    reader.click(page.ready.add)
    assert len(reader.design.scenarios) == 2, "it is there already"
    reader.click(page.ready.play)
    assert desk.bench.failover.playback.actions
    desk.bench.failover.playback.pause()

    # The outline and the page are about the same scenario.
    desk.bench.set_shown("outline", True)
    desk.bench.outline.tree.setFocus()
    desk.bench.outline.selected.emit((made,))
    desk.turn()
    assert page.selected == made
    desk.window.select((made,))
    desk.trigger("edit.delete")
    assert made not in reader.design.scenarios
    assert desk.window.workspace == "failover"


def test_what_is_gone_is_named_and_repaired_and_odd_names_stay_text(reader: Reader) -> None:
    page, desk = reader.page, reader.desk
    odd = reader.save("<b>&amp;</b>\n{x}", [step(subject="n9"), step("move", "g2", 5000, "n8")], [MOVES])
    reader.choose(odd)
    assert reader.lines()[odd] == "cannot be played"
    assert "n9" in page.sheet.status.text()
    reader.run()
    assert reader.standing(odd) == "broken"
    first, second = page.sheet.steps.rows
    assert first.subject.currentText() == "n9"
    choose(first.subject, "NODE1", reader)
    choose(second.value, "NODE4", reader)
    assert reader.standing(odd) == "stale"
    reader.run()
    assert reader.standing(odd) == "passed"

    # A node that goes takes no step along.
    desk.session.do("Delete", delete(reader.design, ["n4"]))
    desk.turn()
    assert reader.lines()[odd] == "cannot be played"
    reader.click(page.sheet.steps.rows[1].cross)
    reader.click(page.sheet.expectations.rows[0].cross)
    assert reader.standing(odd) != "broken"

    # Nothing happens, nothing is expected.
    empty = reader.save("Empty", [], [])
    reader.choose(empty)
    reader.run()
    assert reader.standing(empty) == "unjudged"
    for number, text in enumerate(HOSTILE_TEXTS):
        if text.strip():
            key = reader.save(f"Odd {number}", [step()], [])
            named = changing(reader.design, "scenarios", key, name=f"{text}{number}")
            desk.session.do("As a file may say it", named)
    design = reader.design
    for number in range(200):
        design = apply(design, save_scenario(design, f"Case {number}", [step()], [STAYS]))
    desk.session.do("Many", between(reader.design, design))
    desk.turn()
    reader.click(page.head.buttons["run all"])
    desk.qtbot.waitUntil(lambda: "failed" in reader.lines().values())
    assert page.head.progress.isVisible()
    reader.click(page.head.buttons["cancel"])
    assert page.running is None
    standings = list(reader.lines().values())
    assert "failed" in standings, "what has been played keeps its result"
    assert "not run" in standings
    assert not [one for one in page.findChildren(TextEditor) if one.property("wrong")]


def choose(box: QComboBox, text: str, reader: Reader) -> None:
    """Choose an entry with the keyboard."""
    place = box.findText(text)
    assert place >= 0
    box.setFocus()
    while box.isVisible() and box.currentText() != text:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)
        reader.desk.turn()
