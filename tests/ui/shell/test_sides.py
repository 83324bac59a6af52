"""The panels around the canvas: made when needed, open per workspace, one at a time where there is room for one."""

from __future__ import annotations

import json
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.app.desk.words import Panel
from designer.ui.shell.sides import Kind, Sides


class Shelf:
    """Three panels at the bottom, one at each side, and what was made of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: list[str] = []
        kinds = (
            Kind(panel="outline", side="left", make=partial(self._make, "outline"), opened=("design",)),
            Kind(panel="inspector", side="right", make=partial(self._make, "inspector"), opened=("design",)),
            Kind(panel="history", side="right", make=partial(self._make, "history")),
            Kind(panel="findings", side="bottom", make=partial(self._make, "findings"), alone=True),
            Kind(panel="tables", side="bottom", make=partial(self._make, "tables"), where=("design",), alone=True),
            Kind(
                panel="failover",
                side="bottom",
                make=partial(self._make, "failover"),
                where=("failover",),
                opened=("failover",),
                fixed=True,
            ),
        )
        self.sides = Sides(QWidget(), kinds)
        qtbot.addWidget(self.sides)
        self.sides.resize(1200, 800)
        self.sides.show()

    def _make(self, name: str) -> QWidget:
        self.made.append(name)
        return QWidget()

    def seen(self) -> set[str]:
        names: tuple[Panel, ...] = ("outline", "inspector", "history", "findings", "tables", "failover")
        panels = {name: self.sides.started(name) for name in names}
        return {name for name, panel in panels.items() if panel is not None and panel.isVisible()}


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    return Shelf(qtbot)


def test_sides_keep_their_room_until_they_are_filled(shelf: Shelf) -> None:
    assert shelf.made == []
    before = shelf.sides.sizes()
    shelf.sides.fill()
    assert shelf.made == ["outline", "inspector"]
    assert shelf.sides.sizes() == before
    assert min(before) > 100


def test_of_panels_that_are_alone_one_is_open(shelf: Shelf) -> None:
    shelf.sides.set_shown("findings", True)
    shelf.sides.set_shown("tables", True)
    assert shelf.seen() == {"tables"}
    shelf.sides.set_shown("findings", True)
    assert shelf.seen() == {"findings"}


def test_each_workspace_has_its_own_panels(shelf: Shelf) -> None:
    shelf.sides.fill()
    shelf.sides.set_shown("tables", True)
    shelf.sides.enter("failover")
    assert shelf.seen() == {"failover"}
    shelf.sides.set_shown("findings", True)
    assert shelf.seen() == {"failover", "findings"}
    shelf.sides.enter("design")
    assert shelf.seen() == {"outline", "inspector", "tables"}


def test_panels_stand_in_the_order_of_the_table_whenever_they_are_made(shelf: Shelf) -> None:
    shelf.sides.set_shown("history", True)
    shelf.sides.fill()
    history, inspector = shelf.sides.started("history"), shelf.sides.started("inspector")
    assert history is not None
    assert inspector is not None
    assert inspector.y() < history.y()


def test_the_canvas_can_stand_alone(shelf: Shelf) -> None:
    shelf.sides.fill()
    shelf.sides.set_bare(True)
    assert shelf.seen() == set()
    shelf.sides.set_bare(False)
    assert shelf.seen() == {"outline", "inspector"}


def test_what_is_open_and_how_wide_is_kept(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.sides.fill()
    shelf.sides.setSizes([300, 600, 300])
    widths = shelf.sides.sizes()
    shelf.sides.set_shown("history", True)
    shelf.sides.set_shown("outline", False)
    kept = shelf.sides.kept()
    other = Shelf(qtbot)
    other.sides.restore(kept)
    other.sides.fill()
    assert other.seen() == {"inspector", "history"}
    other.sides.set_shown("outline", True)
    assert json.loads(kept)["across"][0] == widths[0]
    other.sides.reset()
    assert other.seen() == {"outline", "inspector"}


def test_a_fixed_panel_is_open_whatever_was_kept(shelf: Shelf) -> None:
    shelf.sides.restore(json.dumps({"open": {"design": [], "failover": []}, "across": [1, 2, 3]}))
    shelf.sides.enter("failover")
    assert shelf.seen() == {"failover"}
