"""The scenarios of a design and the tests of the library, as submenus of the Failover menu."""

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


SCENARIOS: tuple[Command | Submenu, ...] = (
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
        id="failover.save-scenario",
        menu=MENU,
        label=tr("&Save as Scenario…"),
        call=lambda desk: desk.player.save_scenario(),
        section=2,
        enabled=lambda desk: may_edit(desk) and desk.workspace == "failover" and desk.player.has_faults,
    ),
    Submenu(
        id="failover.delete-scenario",
        menu=MENU,
        label=tr("&Delete"),
        entries=_own,
        pick=_delete,
        section=2,
        enabled=lambda desk: may_edit(desk) and _has_own(desk),
    ),
)
