"""How the commands are tried that concern scenarios."""

from __future__ import annotations

from typing import Any

from designer.edits.scenarios import save_scenario
from designer.model.scenarios import Expectation, Step
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, design, fault


def page(desk: TestDesk) -> Any:
    panel = desk.bench.started_failover
    return panel.page_word if panel is not None else ""


def scenario(desk: TestDesk) -> None:
    """The design has a scenario, which is chosen on the page."""
    step = Step(id="", scenario="", kind="power", subject="n1")
    expected = Expectation(id="", scenario="", group="g2")
    diff = save_scenario(desk.session.snapshot, "Night", [step], [expected])
    desk.session.do("Save", diff)
    chosen(desk)


def chosen(desk: TestDesk) -> None:
    desk.window.scenarios.show(next(iter(desk.session.snapshot.scenarios)))
    desk.turn()


def run(desk: TestDesk) -> None:
    desk.trigger("failover.run-scenarios")
    desk.qtbot.waitUntil(lambda: not desk.window.scenarios.is_running)


def results(desk: TestDesk) -> Any:
    from designer.ui.failover.scenarios.page import ScenariosPage

    desk.qtbot.wait(20)
    shown = desk.bench.failover.page("scenarios")
    assert isinstance(shown, ScenariosPage)
    return [shown.results.status(one).standing for one in desk.session.snapshot.scenarios]


def focus(desk: TestDesk) -> Any:
    from designer.ui.failover.scenarios.page import ScenariosPage

    shown = desk.bench.failover.page("scenarios")
    assert isinstance(shown, ScenariosPage)
    return shown.sheet.name.hasFocus()


SCENARIOS = {
    "failover.scenarios": Case(seen=page, becomes="scenarios"),
    "failover.run-scenarios": Case(seen=results, first=[scenario], becomes=["passed"]),
    "failover.record-results": Case(seen=design, first=[scenario, run]),
    "failover.update-scenario": Case(seen=design, first=[scenario, fault("power", "n2"), chosen]),
    "failover.add-test": Case(seen=design, entry="TC-04"),
    "failover.suggest-expectations": Case(seen=design, first=[scenario]),
    "failover.rename-scenario": Case(seen=focus, first=[scenario], becomes=True),
    "failover.duplicate-scenario": Case(seen=design, first=[scenario]),
}
