"""Texts of a design are shown as they are: Qt must never take one for HTML, which may name files to open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import designer.ui
from designer.edits.objects import rename, set_fields
from designer.ui.plain import ElidedLabel, PlainLabel, menu_text, set_tip, tip
from tests.ui.desk import TestDesk

SOURCES = sorted(Path(designer.ui.__file__).parent.rglob("*.py"))
MARKUP = '<b>R&D</b> <img src="/etc/hostname">'

FORBIDDEN = {
    r"QLabel\((?!\))": "a label with a text of its own: use PlainLabel",
    r"setToolTip\((?!tip\()": "a tip that is not escaped: use set_tip or tip()",
    r"setWhatsThis|setStatusTip": "Qt may take these for HTML",
    r"QTextEdit\b|QTextBrowser|setHtml|insertHtml|QGraphicsTextItem": "shows HTML",
    r"QMessageBox\.(question|warning|information|critical|about)\b": "takes its text for HTML when it looks like it",
    r"QErrorMessage|openUrl": "not for texts from a design",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_that_could_take_a_text_for_html_is_used(path: Path) -> None:
    if path.name == "plain.py":
        return
    source = path.read_text(encoding="utf-8")
    found = [f"{pattern}: {why}" for pattern, why in FORBIDDEN.items() if re.search(pattern, source)]
    assert found == []


def test_labels_are_plain(qtbot: QtBot) -> None:
    for kind in (PlainLabel, ElidedLabel):
        label = kind(MARKUP)
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP


def test_tips_are_escaped(qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    set_tip(label, MARKUP)
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()
    assert tip("") == ""


def test_an_ampersand_in_a_menu_is_an_ampersand() -> None:
    assert menu_text("AT&T") == "AT&&T"


def test_an_elided_label_offers_its_text_only_while_it_is_cut(qtbot: QtBot) -> None:
    label = ElidedLabel("a rather long name of a node")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    assert "rather long" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_names_with_markup_come_through_the_whole_window(desk: TestDesk) -> None:
    desk.window.edit("Rename", lambda design: rename(design, desk.session.catalog, "n1", MARKUP))
    desk.window.edit("Retitle", lambda design: set_fields(design, "cluster", name=MARKUP))
    desk.trigger("view.findings")
    desk.window.select(("n1",))
    form = desk.bench.inspector.form
    assert form is not None
    assert form.title == MARKUP
    desk.trigger("design.next-finding")
    desk.window.say(MARKUP)
    assert desk.window.status.sentence.text() == MARKUP
    tips = [widget.toolTip() for widget in desk.window.findChildren(PlainLabel)]
    assert not any("<img" in text for text in tips)
