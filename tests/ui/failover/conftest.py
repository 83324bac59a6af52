"""A canvas with the failover panel below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.ui.canvas.view import Canvas
from designer.ui.failover.panel import FailoverPanel
from designer.ui.failover.timeline_page import TimelinePage
from tests.ui.hands import Hand


class Desk:
    """A canvas with its panel below, in the failover workspace."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.session = session
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.canvas = Canvas(session)
        self.canvas.set_reduced_motion(True)
        self.panel = FailoverPanel(session, self.canvas)
        self.canvas.dropped_fault.connect(lambda fault: self.panel.add_fault(*fault))
        self.panel.setFixedHeight(300)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.panel)
        self.window.resize(1300, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.canvas.set_mode("failover")
        qtbot.wait(1)
        self.hand = Hand(self.canvas)

    @property
    def timeline(self) -> TimelinePage:
        page = self.panel.page("timeline")
        assert isinstance(page, TimelinePage)
        return page

    def freeze(self) -> None:
        self.panel.playback.pause()

    @property
    def state(self) -> object:
        return self.canvas._scenery.state


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    catalog = load_catalog()
    return Desk(qtbot, Session(from_template(catalog, load_templates()["three-plus-one"]), catalog))
