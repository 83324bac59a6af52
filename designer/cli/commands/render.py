"""`clusterwright render`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.errors import BadUsage
from designer.cli.events import add_event_option
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot

if TYPE_CHECKING:
    from designer.app.swept_pictures import SweptView
    from designer.catalog.schema import Catalog
    from designer.drawing.comparison import Layout
    from designer.drawing.primitives import Picture

SUMMARY = "draw a design as SVG, PNG or PDF"

SWEPT = ("matrix", "ladder", "capacity", "options")
"""Views for which everything is let fail first, or other layouts are made."""

VIEWS = ("topology", "dependencies", "networks", "storage", "owners", "timeline", "filmstrip", "compare", *SWEPT)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the picture, and what it shows."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    parser.add_argument("-o", "--output", metavar="OUT", required=True, type=Path, help="OUT.svg, OUT.png or OUT.pdf")
    parser.add_argument("--view", choices=VIEWS, default="topology", help="what the picture shows (default: topology)")
    parser.add_argument("--group", metavar="NAME", help="the group of the view (default: the first virtual server)")
    add_event_option(parser)
    parser.add_argument(
        "--compare", metavar="TREE", help="of the view compare: the other dependency tree, such as exchange-2000"
    )
    parser.add_argument(
        "--overlaid", action="store_true", help="of the view compare: both runs in the same rows, not above each other"
    )


def run(options: argparse.Namespace) -> int:
    """Write the picture."""
    from designer.app.filming import draw_filmstrip
    from designer.app.pictures import FORMATS, draw, draw_compared, format_of, picture_bytes
    from designer.catalog.loader import load_catalog
    from designer.cli.events import chosen_events
    from designer.cli.opened import about, open_design
    from designer.files.atomic import save_bytes_atomically

    kind = format_of(options.output)
    if kind is None:
        raise BadUsage(f"{options.output}: the name must end in {', '.join(FORMATS)}")
    catalog = load_catalog()
    _check_tree(options, catalog)
    snapshot = open_design(options.file)
    group = _group(snapshot, options.group) if options.group is not None else None
    with about(options.file):
        plays = options.view in ("timeline", "filmstrip", "compare")
        actions = chosen_events(options.event, snapshot) if plays else ()
        if options.view == "compare":
            layout: Layout = "overlaid" if options.overlaid else "stacked"
            picture = draw_compared(snapshot, catalog, actions, options.compare, layout)
        elif options.view == "filmstrip":
            picture = draw_filmstrip(snapshot, catalog, actions)
        elif options.view in SWEPT:
            picture = _swept(snapshot, catalog, options.view)
        else:
            picture = draw(snapshot, catalog, options.view, group, actions)
    save_bytes_atomically(options.output, picture_bytes(picture, kind))
    print(f"{options.output}: written")
    return 0


def _swept(snapshot: Snapshot, catalog: Catalog, view: SweptView) -> Picture:
    from designer.app.swept_pictures import draw_swept
    from designer.cli.progress import progress_line

    with progress_line("cases") as progress:
        return draw_swept(snapshot, catalog, view, progress)


def _check_tree(options: argparse.Namespace, catalog: Catalog) -> None:
    """Whether the options say what to compare with, where there is something to compare."""
    trees = listed(list(catalog.trees))
    if options.view == "compare" and options.compare is None:
        raise BadUsage(
            f"--view compare: say with which dependency tree, as in --compare exchange-2000; there are {trees}"
        )
    if options.view != "compare" and (options.compare is not None or options.overlaid):
        raise BadUsage("--compare and --overlaid belong to --view compare")
    if options.compare is not None and options.compare not in catalog.trees:
        raise BadUsage(f'There is no dependency tree "{options.compare}"; there are {trees}')


def _group(snapshot: Snapshot, name: str) -> Id:
    for group in snapshot.groups.values():
        if group.name.casefold() == name.casefold():
            return group.id
    names = listed([group.name for group in snapshot.groups.values()])
    raise BadUsage(f'--group: there is no group "{name}"; {f"groups are {names}" if names else "the design has none"}')
