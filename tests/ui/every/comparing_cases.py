"""How the commands are tried that put another run beside the one that is watched."""

from __future__ import annotations

from typing import Any

from designer.edits.objects import set_fields
from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, answer, do, fault, folder, saved


def rival(desk: TestDesk) -> Any:
    """What is compared with, on the page that is in sight."""
    return desk.window.comparing.rival


def layout(desk: TestDesk) -> Any:
    return desk.window.comparing.layout


def both(desk: TestDesk) -> Any:
    return desk.window.comparing.shows_both


def edited(desk: TestDesk) -> None:
    """The design has been edited."""
    desk.session.do("Rename", set_fields(desk.session.snapshot, "n1", name="FIRST"))


def asked_for(desk: TestDesk) -> Any:
    """Which questions were asked, and what is compared with since."""
    return (tuple(desk.answers.asked), rival(desk))


COMPARED = (fault(), do("failover.compare"))

COMPARING = {
    "failover.compare": Case(seen=lambda desk: desk.bench.failover.page_word, becomes="compare"),
    "failover.compare-2000": Case(
        seen=rival, first=[*COMPARED, do("failover.compare-2003")], becomes="tree:exchange-2000"
    ),
    "failover.compare-2003": Case(seen=rival, first=COMPARED, becomes="tree:exchange-2003"),
    "failover.compare-edit": Case(seen=rival, first=[edited, *COMPARED], becomes="edit:"),
    "failover.compare-saved": Case(seen=rival, first=[saved, *COMPARED], becomes="saved:"),
    "failover.compare-file": Case(seen=asked_for, first=COMPARED),
    "failover.compare-stacked": Case(seen=layout, first=COMPARED, becomes="stacked"),
    "failover.compare-overlaid": Case(
        seen=layout, first=[*COMPARED, do("failover.compare-stacked")], becomes="overlaid"
    ),
    "failover.compare-clusters": Case(seen=both, first=COMPARED, becomes=False),
    "failover.export-comparison": Case(seen=folder, first=[*COMPARED, answer(save="compared.svg")]),
}
