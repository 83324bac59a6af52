"""The View menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.desk.words import Appearance, Hanging, Panel, View
from designer.foundation.language import tr


def _panel(panel: Panel, label: str, *keys: str, mac_keys: tuple[str, ...] | None = None) -> Command:
    return Command(
        id=f"view.{panel}",
        menu="View",
        label=label,
        call=lambda desk: desk.sight.toggle(panel),
        section=2,
        keys=keys,
        mac_keys=mac_keys,
        icon=panel,
        needs=tr("There is no such panel in this workspace"),
        enabled=lambda desk: desk.sight.offers(panel),
        checked=lambda desk: desk.sight.shows(panel),
    )


def _view(view: View, label: str, key: str) -> Command:
    return Command(
        id=f"view.{view}",
        menu="View",
        label=label,
        call=lambda desk: desk.sight.show_view(view),
        section=1,
        keys=(key,),
        icon=view,
        enabled=has_design,
        checked=lambda desk: desk.sight.view == view,
    )


def _hanging(hanging: Hanging, label: str, hint: str) -> Command:
    return Command(
        id=f"view.dependencies-{hanging}",
        menu="View/Dependencies of",
        label=label,
        call=lambda desk: desk.sight.show_hanging(hanging),
        section=1,
        hint=hint,
        enabled=has_design,
        checked=lambda desk: desk.sight.view == "dependencies" and desk.sight.hanging == hanging,
    )


def _appearance(appearance: Appearance, label: str) -> Command:
    return Command(
        id=f"view.appearance.{appearance}",
        menu="View/Appea&rance",
        label=label,
        call=lambda desk: desk.sight.wear(appearance),
        checked=lambda desk: desk.sight.appearance == appearance,
    )


VIEW: tuple[Command | Submenu, ...] = (
    Command(
        id="view.zoom-in",
        menu="View",
        label=tr("Zoom &In"),
        call=lambda desk: desk.sight.zoom_in(),
        keys=("Ctrl+=", "Ctrl++"),
        icon="plus",
        enabled=has_design,
    ),
    Command(
        id="view.zoom-out",
        menu="View",
        label=tr("Zoom &Out"),
        call=lambda desk: desk.sight.zoom_out(),
        keys=("Ctrl+-",),
        icon="minus",
        enabled=has_design,
    ),
    Command(
        id="view.zoom-actual",
        menu="View",
        label=tr("&Actual Size"),
        call=lambda desk: desk.sight.zoom_actual(),
        keys=("Ctrl+0",),
        enabled=has_design,
    ),
    Command(
        id="view.zoom-fit",
        menu="View",
        label=tr("Zoom to &Fit"),
        call=lambda desk: desk.sight.zoom_to_fit(),
        keys=("Ctrl+1", "Shift+1"),
        icon="fit",
        enabled=has_design,
    ),
    Command(
        id="view.zoom-selection",
        menu="View",
        label=tr("Zoom to &Selection"),
        call=lambda desk: desk.sight.zoom_to_selection(),
        keys=("Ctrl+2", "Shift+2"),
        needs=tr("Select an object first"),
        enabled=lambda desk: bool(desk.selection),
    ),
    _view("topology", tr("&Topology"), "Alt+1"),
    _view("dependencies", tr("&Dependencies"), "Alt+2"),
    _view("networks", tr("Networ&ks"), "Alt+3"),
    _view("storage", tr("Storage"), "Alt+4"),
    _view("owners", tr("O&wners"), "Alt+5"),
    _hanging("own", tr("The &Design"), tr("Show the dependencies that the design has")),
    _hanging("2000", tr("Exchange 200&0"), tr("Show the dependencies that the group would have with Exchange 2000")),
    _hanging("2003", tr("Exchange 200&3"), tr("Show the dependencies that the group would have with Exchange 2003")),
    _hanging("both", tr("&Both, Side by Side"), tr("Compare the dependencies of both Exchange versions")),
    _panel("outline", tr("Out&line"), "Ctrl+Shift+O"),
    _panel("inspector", tr("Ins&pector"), "Alt+Return", mac_keys=("Ctrl+I",)),
    _panel("history", tr("&History"), "Ctrl+Shift+H"),
    _panel("findings", tr("Findin&gs"), "Ctrl+Shift+M"),
    _panel("tables", tr("Ta&bles"), "Ctrl+Shift+T"),
    Command(
        id="view.reset-panels",
        menu="View",
        label=tr("Reset Panel La&yout"),
        call=lambda desk: desk.sight.reset_panels(),
        section=2,
        hint=tr("Open the panels that are open at first, with their first sizes"),
        enabled=has_design,
    ),
    _appearance("system", tr("As the &System")),
    _appearance("light", tr("&Light")),
    _appearance("dark", tr("&Dark")),
    _appearance("contrast", tr("&High Contrast")),
    Command(
        id="view.reduce-motion",
        menu="View",
        label=tr("Reduce &Motion"),
        call=lambda desk: desk.sight.toggle_reduced_motion(),
        section=4,
        hint=tr("Show changes at once instead of letting them glide"),
        checked=lambda desk: desk.sight.reduces_motion,
    ),
    Command(
        id="view.full-screen",
        menu="View",
        label=tr("F&ull Screen"),
        call=lambda desk: desk.sight.toggle_full_screen(),
        section=4,
        keys=("F11",),
        mac_keys=("Meta+Ctrl+F",),
        checked=lambda desk: desk.sight.is_full_screen,
    ),
    Command(
        id="view.present",
        menu="View",
        label=tr("Pr&esent"),
        call=lambda desk: desk.sight.toggle_presenting(),
        section=4,
        keys=("Shift+F11",),
        mac_keys=("Meta+Shift+F",),
        hint=tr("Show only the drawing, on the whole screen"),
        enabled=has_design,
        checked=lambda desk: desk.sight.is_presenting,
    ),
)
