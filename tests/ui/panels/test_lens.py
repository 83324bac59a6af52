"""The findings through the lens of another platform, and the switch to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.app.actions import COMMANDS
from designer.app.commands.command import Submenu
from designer.app.session import Session
from designer.edits.objects import set_fields
from designer.rules.lens import lens
from designer.rules.platforms import Platform
from designer.ui.panels.findings import BREAKS, GOES, STAYS
from designer.ui.panels.findings_model import LAST, RULE
from designer.ui.shell.platform_dialog import SAME, PlatformDialog
from tests.support.samples import catalog, three_plus_one
from tests.ui.desk import TestDesk

SMALL = "windows-2000-advanced-server+exchange-2000-enterprise"
SMALL_PLATFORM = Platform("windows-2000-advanced-server", "exchange-2000-enterprise")


@pytest.fixture
def seen(desk: TestDesk) -> TestDesk:
    """A design with an error that stays, looked at on another platform."""
    desk.window.edit("Break", lambda design: set_fields(design, "d2", raid="0"))
    desk.turn()
    desk.window.findings.compare(SMALL)
    desk.turn()
    return desk


def shown(desk: TestDesk) -> list[tuple[str, str]]:
    """Rule and standing of every line."""
    model = desk.bench.findings.model
    return [(model.data(model.index(row, RULE)), model.data(model.index(row, LAST))) for row in range(model.rowCount())]


def said(desk: TestDesk) -> str:
    explanation = desk.bench.findings.explanation
    return "\n".join(label.text() for label in explanation.findChildren(QLabel) if label.isVisible())


def test_comparing_shows_what_breaks_goes_and_stays_and_changes_nothing(seen: TestDesk) -> None:
    design = seen.session.snapshot
    wanted = lens(design, catalog(), SMALL_PLATFORM)
    assert shown(seen) == [
        *((finding.code, BREAKS) for finding in wanted.breaks),
        *((finding.code, GOES) for finding in wanted.goes),
        *((finding.code, STAYS) for finding in wanted.stays),
    ]
    assert ("EX-1.03", BREAKS) in shown(seen)
    assert ("EX-4.26", STAYS) in shown(seen)
    assert seen.session.snapshot is design
    panel = seen.bench.findings
    assert panel.strip.isVisible()
    assert "Windows 2000 Advanced Server SP4" in panel.strip.text
    assert not panel.waive.isVisible()
    assert panel.chips[BREAKS].text() == f"{len(wanted.breaks)} would break"


def test_the_overview_tells_what_is_lost_and_what_is_simulated(seen: TestDesk) -> None:
    assert "No mount points on shared disks (EX-4.19)" in said(seen)
    assert "planned move" in said(seen)
    assert "simulated" in said(seen)
    panel = seen.bench.findings
    panel.table.selectRow(0)
    assert "No mount points" not in said(seen)
    QTest.mouseClick(panel.strip.overview, Qt.MouseButton.LeftButton)
    assert "No mount points" in said(seen)


def test_the_lens_follows_edits(seen: TestDesk) -> None:
    assert ("EX-4.26", STAYS) in shown(seen)
    seen.trigger("edit.undo")
    assert ("EX-4.26", STAYS) not in shown(seen)
    assert ("EX-1.03", BREAKS) in shown(seen)


def test_the_way_back(seen: TestDesk) -> None:
    panel = seen.bench.findings
    QTest.mouseClick(panel.strip.back, Qt.MouseButton.LeftButton)
    assert not panel.strip.isVisible()
    assert [line[0] for line in shown(seen)] == [finding.code for finding in seen.session.report.open]
    assert panel.platform is None


def test_the_menu_marks_the_platform_that_is_looked_at(seen: TestDesk) -> None:
    (menu,) = (one for one in COMMANDS if isinstance(one, Submenu) and one.id == "design.compare")
    entries = seen.entries(menu)
    assert [entry.value for entry in entries if entry.checked] == [SMALL]
    assert entries[0].label == "As Designed"
    assert all(" + " in entry.label for entry in entries[1:])
    menu.pick(seen.window, "")
    assert seen.bench.findings.platform is None


def test_hiding_what_stays(seen: TestDesk) -> None:
    seen.bench.findings.chips[STAYS].click()
    assert STAYS not in [line[1] for line in shown(seen)]
    seen.bench.findings.chips[STAYS].click()
    assert STAYS in [line[1] for line in shown(seen)]


def test_switching_is_one_edit_that_starts_from_the_platform_looked_at(seen: TestDesk) -> None:
    before = seen.session.snapshot
    seen.answers.on_platform = SMALL_PLATFORM
    QTest.mouseClick(seen.bench.findings.strip.switch, Qt.MouseButton.LeftButton)
    seen.turn()
    assert seen.answers.asked[-1] == f"platform {SMALL}"
    after = seen.session.snapshot
    assert (after.cluster.windows, after.cluster.exchange_sp) == ("windows-2000-advanced-server", 3)
    assert after == lens(before, catalog(), SMALL_PLATFORM).report.snapshot
    assert seen.bench.findings.platform is None
    assert "EX-1.03" in [finding.code for finding in seen.session.report.open]
    seen.trigger("edit.undo")
    assert seen.session.snapshot == before


def test_thinking_better_of_it_changes_nothing(desk: TestDesk) -> None:
    before = desk.session.snapshot
    desk.trigger("design.switch")
    cluster = before.cluster
    assert desk.answers.asked == [f"platform {cluster.windows}+{cluster.exchange}"]
    assert desk.session.snapshot is before


@pytest.fixture
def dialog(qtbot: QtBot) -> PlatformDialog:
    session = Session(three_plus_one(), catalog())
    cluster = session.snapshot.cluster
    made = PlatformDialog(session, Platform(cluster.windows, cluster.exchange))
    qtbot.addWidget(made)
    made.show()
    return made


def text_of(dialog: PlatformDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_dialog_begins_with_what_there_is(dialog: PlatformDialog) -> None:
    cluster = three_plus_one().cluster
    assert dialog.answer() == Platform(cluster.windows, cluster.exchange, cluster.windows_sp, cluster.exchange_sp)
    assert dialog.outcome.text() == SAME
    assert not dialog.accept_button.isEnabled()


def test_the_dialog_previews_what_a_choice_does(dialog: PlatformDialog) -> None:
    dialog.windows.setCurrentIndex(dialog.windows.findData("windows-2000-advanced-server"))
    dialog.exchange.setCurrentIndex(dialog.exchange.findData("exchange-2000-enterprise"))
    assert dialog.answer() == Platform("windows-2000-advanced-server", "exchange-2000-enterprise", 4, 3)
    assert dialog.accept_button.isEnabled()
    assert dialog.outcome.text().startswith("Would break: 1 error")
    assert "4 nodes, at most 2" in text_of(dialog)
    assert "NODE1, NODE2, NODE3 and NODE4 · /USERVA: 3,030" in text_of(dialog).replace("\N{NO-BREAK SPACE}", " ")
    dialog.exchange.setCurrentIndex(dialog.exchange.findData(""))
    assert not dialog.exchange_sp.isEnabled()
    assert dialog.answer().exchange == ""


def test_a_service_pack_alone_can_be_switched(dialog: PlatformDialog) -> None:
    dialog.windows_sp.setCurrentIndex(dialog.windows_sp.findData(0))
    assert dialog.accept_button.isEnabled()
    assert dialog.answer().windows_sp == 0
