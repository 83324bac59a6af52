"""What the run that is watched is compared with, as a submenu of the Failover menu."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.desk.desk import Desk
from designer.foundation.language import tr

MENU = "Failover/Compare &With"
NEEDS = tr("Compare two runs first")


def _is(rival: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.comparing.rival == rival


def _can_go_back(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.position > 0


def _is_saved(desk: Desk) -> bool:
    return desk.session is not None and desk.session.store.saved_position is not None


def _in_sight(desk: Desk) -> bool:
    return desk.comparing.layout is not None


COMPARING: tuple[Command | Submenu, ...] = (
    Command(
        id="failover.compare",
        menu=MENU,
        label=tr("S&how"),
        call=lambda desk: desk.comparing.show(),
        section=4,
        hint=tr("Show this run beside another one: what starts together, what waits, and what that costs"),
        enabled=has_design,
    ),
    Command(
        id="failover.compare-2000",
        menu=MENU,
        label=tr("&Exchange 2000"),
        call=lambda desk: desk.comparing.compare_with("tree:exchange-2000"),
        section=5,
        hint=tr("Compare this run with the same on the dependency tree of Exchange 2000"),
        enabled=has_design,
        checked=_is("tree:exchange-2000"),
    ),
    Command(
        id="failover.compare-2003",
        menu=MENU,
        label=tr("E&xchange 2003"),
        call=lambda desk: desk.comparing.compare_with("tree:exchange-2003"),
        section=5,
        hint=tr("Compare this run with the same on the dependency tree of Exchange 2003"),
        enabled=has_design,
        checked=_is("tree:exchange-2003"),
    ),
    Command(
        id="failover.compare-edit",
        menu=MENU,
        label=tr("&Before the Last Edit"),
        call=lambda desk: desk.comparing.compare_with("edit:"),
        section=5,
        hint=tr("Compare this run with the same faults in the design as it was before its last edit"),
        needs=tr("The design has not been edited yet"),
        enabled=_can_go_back,
        checked=_is("edit:"),
    ),
    Command(
        id="failover.compare-saved",
        menu=MENU,
        label=tr("&Saved Version"),
        call=lambda desk: desk.comparing.compare_with("saved:"),
        section=5,
        hint=tr("Compare this run with the same faults in the design as it was saved or opened"),
        needs=tr("No steps lead back to the saved version any more"),
        enabled=_is_saved,
        checked=_is("saved:"),
    ),
    Command(
        id="failover.compare-file",
        menu=MENU,
        label=tr("&Other Design…"),
        call=lambda desk: desk.comparing.compare_with_file(),
        section=5,
        hint=tr("Compare this run with the same faults in another design"),
        enabled=has_design,
    ),
    Command(
        id="failover.compare-stacked",
        menu=MENU,
        label=tr("Bars &Above Each Other"),
        call=lambda desk: desk.comparing.show_layout("stacked"),
        section=6,
        needs=NEEDS,
        enabled=_in_sight,
        checked=lambda desk: desk.comparing.layout == "stacked",
    ),
    Command(
        id="failover.compare-overlaid",
        menu=MENU,
        label=tr("Bars O&verlaid"),
        call=lambda desk: desk.comparing.show_layout("overlaid"),
        section=6,
        needs=NEEDS,
        enabled=_in_sight,
        checked=lambda desk: desk.comparing.layout == "overlaid",
    ),
    Command(
        id="failover.compare-clusters",
        menu=MENU,
        label=tr("Both &Clusters"),
        call=lambda desk: desk.comparing.toggle_both(),
        section=6,
        hint=tr("Show both clusters side by side, at the same moment"),
        needs=NEEDS,
        enabled=_in_sight,
        checked=lambda desk: desk.comparing.shows_both,
    ),
    Command(
        id="failover.export-comparison",
        menu=MENU,
        label=tr("Export &Picture…"),
        call=lambda desk: desk.comparing.export_picture(),
        section=7,
        hint=tr("Write the bars of both runs as SVG, PNG or PDF"),
        needs=NEEDS,
        enabled=lambda desk: desk.comparing.has_picture,
    ),
)
