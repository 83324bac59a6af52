"""A bench within the window: what is connected when a design is opened, and what its panels ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from designer.app.desk.desk import Desk
from designer.app.desk.words import Panel
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.bridge import listen
from designer.ui.canvas.mark_clicks import MarkClicks
from designer.ui.canvas.menus import LINE, Choice
from designer.ui.shell.bench import Bench
from designer.ui.shell.comparing_desk import ComparingDesk
from designer.ui.shell.document_desk import DocumentDesk
from designer.ui.shell.findings_desk import FindingsDesk
from designer.ui.shell.menus import Menus
from designer.ui.shell.picking import pick
from designer.ui.shell.scenarios_desk import ScenariosDesk
from designer.ui.shell.status import Status

if TYPE_CHECKING:
    from designer.ui.document.centre import PagesPanel
    from designer.ui.document.paper import PaperPanel
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.failover.timeline_page import TimelinePage
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.panels.history import HistoryPanel
    from designer.ui.panels.outline import Outline

CONTEXT = (
    "edit.rename",
    "",
    "edit.cut",
    "edit.copy",
    "edit.paste",
    "edit.duplicate",
    "edit.delete",
    "",
    "edit.select-same",
    "edit.select-connected",
    "",
    "design.move",
    "design.findings-of-selection",
    "",
    "view.dependencies",
    "view.zoom-selection",
)
FINDING_CONTEXT = ("design.fix", "design.fix-all", "", "design.waive", "design.edit-waiver", "design.unwaive")


class Window(Desk, Protocol):
    """The window as a bench within it sees it."""

    menus: Menus
    status: Status
    findings: FindingsDesk
    scenarios: ScenariosDesk
    comparing: ComparingDesk
    document: DocumentDesk

    @property
    def bench(self) -> Bench | None:
        """The bench, if a design is open."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what a command does, and tell what cannot be done."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""

    def tell(self, sentence: str) -> None:
        """Say what was done, beside the way to take it back."""

    def refresh_soon(self) -> None:
        """Show soon what has changed."""


def serve(window: Window, bench: Bench) -> None:
    """Connect a new bench with the menus, the status line and the commands of its window."""
    session, menus, status = bench.session, window.menus, window.status
    listen(bench, session.changed, partial(_tell_change, window))
    listen(bench, session.checked, lambda checked: status.summary.show_report(checked.report))
    listen(bench, session.saved, lambda _: window.refresh_soon())
    bench.selection_changed.connect(lambda _: window.refresh_soon())
    bench.panels_changed.connect(window.refresh_soon)
    bench.told.connect(window.say)
    bench.canvas.done.connect(window.tell)
    menus.actions["edit.delete"].hovered.connect(bench.canvas.forebode)
    bench.canvas.shared = partial(_shared, window)
    bench.palette_strip.picked.connect(lambda key: window.attempt(lambda: pick(window, menus, key, bench.group)))
    bench.rename_wanted.connect(partial(_activate, window, bench))
    bench.menu_wanted.connect(lambda place: _show_object_menu(window, bench, place))
    bench.panel_made.connect(partial(_serve_panel, window))
    bench.tabs_end.connect(status.follow)
    MarkClicks(bench.canvas).clicked.connect(partial(_show_findings_of, window, bench))
    bench.canvas.camera.scaled.connect(lambda _: _tell_zoom(window))
    bench.panels_changed.connect(partial(_tell_zoom, window))
    # The canvas itself knows the keys that drive the player: there, holding Space down moves the paper.
    menus.attach(bench.canvas, "objects")
    listen(bench, bench.studio.changed, lambda _: window.refresh_soon())


CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste-here", "edit.duplicate")
FURTHER = (
    "edit.select-same",
    "edit.select-connected",
    "",
    "view.topology",
    "view.dependencies",
    "view.networks",
    "view.storage",
    "",
    "failover.why",
    "design.findings-of-selection",
)

WATCHED = ("failover.why",)


def _shared(window: Window) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Commands that the menus of the canvas have, too; those that are out of place now are left out."""
    window.menus.refresh()

    def choices(identifiers: Sequence[str]) -> tuple[Choice, ...]:
        actions = [(one, window.menus.actions.get(one)) for one in identifiers]
        return tuple(
            LINE if not one else Choice(one, action=action)
            for one, action in actions
            if not one or (action is not None and action.isEnabled() and not action.isChecked())
        )

    return choices(CLIPBOARD), choices(FURTHER if window.workspace == "design" else WATCHED)


def _show_findings_of(window: Window, bench: Bench, subject: Id) -> None:
    bench.select((subject,))
    window.attempt(window.findings.show_those_of_selection)


def _serve_panel(window: Window, name: Panel, panel: QWidget) -> None:
    """Connect a panel that was just made."""
    if name == "outline":
        window.menus.attach(panel, "objects")
        cast("Outline", panel).selected.connect(window.scenarios.show_listed)
    elif name == "failover":
        window.menus.attach(panel, "time")
        timeline = cast("TimelinePage", cast("FailoverPanel", panel).page("timeline"))
        timeline.rule_wanted.connect(window.help.rules)
        window.scenarios.serve(cast("FailoverPanel", panel))
        window.comparing.serve(cast("FailoverPanel", panel))
    elif name == "paper":
        window.document.serve(cast("PaperPanel", panel), window.attempt)
    elif name == "pages":
        pages = cast("PagesPanel", panel)
        pages.view.scaled.connect(lambda _: _scaled(window))
    elif name == "history":
        cast("HistoryPanel", panel).wanted.connect(lambda position: window.attempt(lambda: window.go_to(position)))
    elif name == "findings":
        _serve_findings(window, cast("FindingsPanel", panel))


def _scaled(window: Window) -> None:
    """The pages have another size."""
    _tell_zoom(window)
    window.refresh_soon()


def _tell_zoom(window: Window) -> None:
    """Say how large that is which is seen: the canvas is fitted to the window behind the pages, too."""
    bench = window.bench
    if bench is not None:
        is_read = bench.workspace == "document"
        window.status.show_zoom(bench.pages.view.scale if is_read else bench.canvas.camera.scale)


def _serve_findings(window: Window, panel: FindingsPanel) -> None:
    window.findings.serve(panel)
    panel.compare.setMenu(window.menus.submenu("design.compare"))
    panel.menu_wanted.connect(lambda place: _show_menu(window, panel, place, FINDING_CONTEXT))
    panel.chosen.connect(window.refresh_soon)


def _tell_change(window: Window, change: Any) -> None:
    """Say what was undone or done again; what was said before any edit is no longer the latest."""
    said = {
        "undo": tr("Undone: {change}").format(change=change.label),
        "redo": tr("Done again: {change}").format(change=change.label),
    }
    window.say(said.get(change.kind, ""))
    window.refresh_soon()


def _activate(window: Window, bench: Bench, identifier: Id) -> None:
    """Play a scenario; anything else is renamed in the inspector."""
    if identifier in bench.session.snapshot.scenarios:
        window.enter("failover")
        window.player.play_scenario(identifier)
    elif identifier:
        bench.select((identifier,))
        if not bench.shows("inspector"):
            bench.set_shown("inspector", True)
        bench.inspector.focus_name()


def _show_object_menu(window: Window, bench: Bench, place: QPoint) -> None:
    """Open the menu of what is selected: commands while designing, else what can be done to it."""
    if window.workspace == "design":
        _show_menu(window, bench, place, CONTEXT)
    elif window.selection:
        bench.canvas.menu_of(window.selection[-1]).popup(place)


def _show_menu(window: Window, asker: QWidget, place: QPoint, commands: Sequence[str]) -> None:
    """Open a context menu with these commands."""
    window.menus.refresh()
    menu = window.menus.context_menu(asker, *commands)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
