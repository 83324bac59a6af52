"""`clusterwright render`."""

from __future__ import annotations

import argparse
from pathlib import Path

from designer.cli.errors import BadUsage
from designer.cli.events import add_event_option
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot

SUMMARY = "draw a design as SVG, PNG or PDF"

VIEWS = ("topology", "dependencies", "networks", "storage", "owners", "timeline")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the picture, and what it shows."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    parser.add_argument("-o", "--output", metavar="OUT", required=True, type=Path, help="OUT.svg, OUT.png or OUT.pdf")
    parser.add_argument("--view", choices=VIEWS, default="topology", help="what the picture shows (default: topology)")
    parser.add_argument("--group", metavar="NAME", help="the group of the view (default: the first virtual server)")
    add_event_option(parser)


def run(options: argparse.Namespace) -> int:
    """Write the picture."""
    from designer.app.pictures import FORMATS, draw, format_of, picture_bytes
    from designer.catalog.loader import load_catalog
    from designer.cli.events import chosen_events
    from designer.cli.opened import about, open_design
    from designer.files.atomic import save_bytes_atomically

    kind = format_of(options.output)
    if kind is None:
        raise BadUsage(f"{options.output}: the name must end in {', '.join(FORMATS)}")
    snapshot = open_design(options.file)
    group = _group(snapshot, options.group) if options.group is not None else None
    with about(options.file):
        actions = chosen_events(options.event, snapshot) if options.view == "timeline" else ()
        picture = draw(snapshot, load_catalog(), options.view, group, actions)
    save_bytes_atomically(options.output, picture_bytes(picture, kind))
    print(f"{options.output}: written")
    return 0


def _group(snapshot: Snapshot, name: str) -> Id:
    for group in snapshot.groups.values():
        if group.name.casefold() == name.casefold():
            return group.id
    names = listed([group.name for group in snapshot.groups.values()])
    raise BadUsage(f'--group: there is no group "{name}"; {f"groups are {names}" if names else "the design has none"}')
