"""Pictures of a design, as the command line and the window export them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from designer.app.rivals import Part, against_tree
from designer.app.scenarios import TRIAL
from designer.catalog.schema import Catalog
from designer.drawing.comparison import Layout, comparison
from designer.drawing.dependencies import dependencies
from designer.drawing.networks import networks
from designer.drawing.notes import with_notes
from designer.drawing.owners import owners
from designer.drawing.primitives import Picture
from designer.drawing.storage import storage
from designer.drawing.svg import to_svg
from designer.drawing.theme import load_theme
from designer.drawing.timeline.chart import timeline
from designer.drawing.timeline.story import story_of
from designer.drawing.topology import topology
from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import times_of
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate

Format = Literal["svg", "png", "pdf"]
View = Literal["topology", "dependencies", "networks", "storage", "owners", "timeline"]

_WHOLE: Mapping[str, Callable[[Snapshot, Catalog], Picture]] = {
    "topology": topology,
    "networks": networks,
    "storage": storage,
    "owners": owners,
}
"""The views that show a whole design."""

FORMATS: dict[str, Format] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
"""The format that a file's ending asks for."""

PNG_DPI = 192
"""Dots per inch of exported PNG pictures: sharp on a slide and on a high-resolution screen."""


def format_of(path: Path) -> Format | None:
    """The picture format of a file name; None for an ending that is none."""
    return FORMATS.get(path.suffix.lower())


def draw(
    snapshot: Snapshot, catalog: Catalog, view: View, group: Id | None = None, actions: Sequence[Action] = ()
) -> Picture:
    """One view of a design. `group` is the one that dependencies (default: the first virtual server) and timeline
    (default: every interrupted group) show; `actions` are what the timeline plays.

    Raises `EditError` when there is no group to show, and `CannotSimulate`.
    """
    if view == "timeline":
        run = simulate(snapshot, catalog, actions)
        return timeline(story_of(run, catalog, None if group is None else [group]))
    if view in _WHOLE:
        return with_notes(_WHOLE[view](snapshot, catalog), snapshot, view)
    shown = group or next((one.id for one in snapshot.virtual_servers()), None)
    if shown is None:
        raise EditError(tr("The design has no virtual server whose dependencies could be drawn; name a group"))
    return with_notes(dependencies(snapshot, catalog, shown, times=times_of(snapshot, catalog)), snapshot, view)


def draw_compared(
    snapshot: Snapshot, catalog: Catalog, actions: Sequence[Action], tree: str, layout: Layout = "stacked"
) -> Picture:
    """What happens in a design, beside the same on the dependency tree `tree`, a catalogue id. Raises
    `CannotSimulate`."""
    return comparison(against_tree(Part(snapshot, actions, TRIAL), catalog, tree), catalog, layout)


def picture_bytes(picture: Picture, kind: Format) -> bytes:
    """The picture as a file: SVG directly, PDF with embedded fonts, PNG as that PDF rasterised."""
    theme = load_theme("print")
    if kind == "svg":
        return to_svg(picture, theme).encode()
    from designer.report.pdf import figure_pdf

    page = figure_pdf(picture, theme)
    if kind == "pdf":
        return page
    from designer.report.raster import to_png

    return to_png(page, page=0, dpi=PNG_DPI)
