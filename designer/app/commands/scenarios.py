"""The scenarios of a design and the tests of the library, as a submenu of the Failover menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.foundation.ids import Id
from designer.foundation.language import tr

MENU = "Failover/S&cenarios"


def _own(desk: Desk) -> list[Entry]:
    if desk.session is None:
        return []
    return [Entry(one.id, one.name) for one in desk.session.snapshot.scenarios.values()]


def _tests(desk: Desk) -> list[Entry]:
    if desk.session is None:
        return []
    from designer.app.scenarios import ready_tests  # brings the simulation along

    tests = ready_tests(desk.session.snapshot, desk.session.catalog)
    return [
        Entry(
            one.test.code,
            f"{one.test.code}  {one.test.title}{'…' if len(one.runs) > 1 else ''}",
            section=one.test.code.partition("-")[0],
        )
        for one in tests
    ]


def _play(desk: Desk, scenario: Id) -> None:
    desk.enter("failover")
    desk.player.play_scenario(scenario)


def _play_ready(desk: Desk, code: str) -> None:
    desk.enter("failover")
    desk.player.play_ready(code)


def _delete(desk: Desk, scenario: Id) -> None:
    from designer.edits.scenarios import delete_scenario

    if desk.session is not None:
        snapshot = desk.session.snapshot
        desk.session.do(
            tr("Delete Scenario {scenario}").format(scenario=snapshot.name_of(scenario)),
            delete_scenario(snapshot, scenario),
        )


def _has_own(desk: Desk) -> bool:
    return has_design(desk) and bool(_own(desk))


def _may_change(desk: Desk) -> bool:
    """A scenario of the design is chosen on the page."""
    return may_edit(desk) and bool(desk.scenarios.selected)


def _may_take_over(desk: Desk) -> bool:
    return _may_change(desk) and desk.player.has_faults


def _says_take_over(desk: Desk) -> str:
    name = desk.session.snapshot.name_of(desk.scenarios.selected) if desk.session and desk.scenarios.selected else ""
    return tr("Save to Scenario {name}").format(name=name[:40]) if name else tr("Save to Chosen Scenario")


CHOOSE = tr("Choose a scenario on the page Scenarios first")

SCENARIOS: tuple[Command | Submenu, ...] = (
    Command(
        id="failover.scenarios",
        menu=MENU,
        label=tr("S&how Scenarios"),
        call=lambda desk: desk.scenarios.show(),
        section=2,
        hint=tr("Show the scenarios of this design, and the ready tests that fit it"),
        enabled=has_design,
    ),
    Submenu(
        id="failover.scenario", menu=MENU, label=tr("&Play"), entries=_own, pick=_play, section=2, enabled=_has_own
    ),
    Submenu(
        id="failover.test",
        menu=MENU,
        label=tr("Play Ready &Test"),
        entries=_tests,
        pick=_play_ready,
        section=2,
        enabled=has_design,
    ),
    Command(
        id="failover.run-scenarios",
        menu=MENU,
        label=tr("&Run All"),
        call=lambda desk: desk.scenarios.run_all(),
        section=3,
        keys=("Ctrl+F5",),
        hint=tr("Play all scenarios of the design, and judge what comes of them"),
        needs=tr("The design has no scenarios yet"),
        enabled=_has_own,
        says=lambda desk: tr("Stop Running") if desk.scenarios.is_running else tr("Run All"),
    ),
    Command(
        id="failover.record-results",
        menu=MENU,
        label=tr("Re&cord Results"),
        call=lambda desk: desk.scenarios.record(),
        section=3,
        hint=tr("Keep what came of the scenarios in the design, with today's date"),
        needs=tr("Run the scenarios first"),
        enabled=lambda desk: may_edit(desk) and desk.scenarios.can_record,
    ),
    Command(
        id="failover.save-scenario",
        menu=MENU,
        label=tr("&Save as Scenario…"),
        call=lambda desk: desk.player.save_scenario(),
        section=4,
        hint=tr("Make a scenario of what is played now"),
        enabled=lambda desk: may_edit(desk) and desk.workspace == "failover" and desk.player.has_faults,
    ),
    Command(
        id="failover.update-scenario",
        menu=MENU,
        label=tr("Save to Chosen Scenar&io"),
        call=lambda desk: desk.scenarios.take_over(),
        section=4,
        hint=tr("Let the chosen scenario do what is played now; what it expects stays"),
        needs=CHOOSE,
        enabled=_may_take_over,
        says=_says_take_over,
    ),
    Submenu(
        id="failover.add-test",
        menu=MENU,
        label=tr("&Add Ready Test to the Design"),
        entries=_tests,
        pick=lambda desk, code: desk.scenarios.add_test(code),
        section=4,
        enabled=may_edit,
    ),
    Command(
        id="failover.suggest-expectations",
        menu=MENU,
        label=tr("Su&ggest Expectations"),
        call=lambda desk: desk.scenarios.suggest(),
        section=5,
        hint=tr("Expect of the chosen scenario what is simulated now, times with a margin of a fifth"),
        needs=CHOOSE,
        enabled=_may_change,
    ),
    Command(
        id="failover.rename-scenario",
        menu=MENU,
        label=tr("Rena&me"),
        call=lambda desk: desk.scenarios.rename(),
        section=5,
        needs=CHOOSE,
        enabled=_may_change,
    ),
    Command(
        id="failover.duplicate-scenario",
        menu=MENU,
        label=tr("D&uplicate"),
        call=lambda desk: desk.scenarios.duplicate(),
        section=5,
        needs=CHOOSE,
        enabled=_may_change,
    ),
    Submenu(
        id="failover.delete-scenario",
        menu=MENU,
        label=tr("&Delete"),
        entries=_own,
        pick=_delete,
        section=5,
        enabled=lambda desk: may_edit(desk) and _has_own(desk),
    ),
)
