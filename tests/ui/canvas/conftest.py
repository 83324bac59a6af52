"""A canvas on the recommended four-node design, without gliding."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from designer.app.session import Session
from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.ui.canvas.view import Canvas
from tests.ui.hands import Hand


@pytest.fixture
def session() -> Session:
    catalog = load_catalog()
    return Session(from_template(catalog, load_templates()["three-plus-one"]), catalog)


@pytest.fixture
def canvas(qtbot: QtBot, session: Session) -> Canvas:
    made = Canvas(session)
    qtbot.addWidget(made)
    made.set_reduced_motion(True)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def hand(canvas: Canvas) -> Hand:
    return Hand(canvas)
