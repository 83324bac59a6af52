"""`clusterwright film`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from designer.cli.events import add_event_option

SUMMARY = "film a failover: an animation, a web page that plays it, or pictures for slides"

_SIZE = re.compile(r"(\d{1,5})[xX](\d{1,5})")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the film, and what happens in it."""
    parser.add_argument("file", metavar="FILE", type=Path, help="design file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        type=Path,
        help="OUT.gif or OUT.png: an animation (GIF, APNG); OUT.html: a web page; without an ending: a folder of "
        "pictures",
    )
    add_event_option(parser)
    parser.add_argument(
        "--scenario", metavar="NAME", help="film a scenario of the design, or one run of the library, by its name"
    )
    parser.add_argument("--service", metavar="NAME", help="as another cluster service would do it, such as ws2008")
    parser.add_argument("--seed", type=int, help="seed of the choices that Windows makes at random")
    parser.add_argument("--starts-at", metavar="HH:MM", help="the time of day in the cluster; noon if nothing says so")
    parser.add_argument("--frames", metavar="N", type=int, default=0, help="frames (60 in an animation, 8 in a folder)")
    parser.add_argument(
        "--size", metavar="WxH", help="pixels of a frame (1200x750 in an animation, 1920x1080 otherwise)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the film."""
    from designer.app.filming import ENDINGS, BadFilm, Format, Take, film, kind_of, reel_for, save_film, title_of
    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.cli.opened import about, open_design
    from designer.cli.scenarios import chosen_runs

    kind = kind_of(options.output)
    if kind is None:
        raise BadUsage(f"{options.output}: the name must end in {', '.join(ENDINGS)}, or have no ending for a folder")
    form = Format(kind, options.frames, _size(options.size))
    try:
        form.check()
    except BadFilm as error:
        raise BadUsage(str(error)) from error
    catalog = load_catalog()
    if options.service is not None and options.service not in catalog.services:
        raise BadUsage(f'There is no cluster service "{options.service}"; there are {", ".join(catalog.services)}')
    snapshot = open_design(options.file)
    options.scenario, options.expect = [options.scenario] if options.scenario is not None else [], []
    with about(options.file):
        runs = chosen_runs(options, snapshot, catalog)
        if len(runs) > 1:
            names = "; ".join(run.name for run in runs[:4])
            raise BadUsage(f"--scenario: that is {len(runs)} runs, and a film shows one: name it, such as {names}")
        chosen = runs[0]
        title = chosen.name or title_of(snapshot, chosen.actions)
        take = Take(title, chosen.actions, chosen.seed, chosen.starts_at, options.service)
        files = film(reel_for(snapshot, catalog, take), form)
    save_film(options.output, files)
    print(f"{options.output}: written")
    return 0


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        from designer.cli.errors import BadUsage

        raise BadUsage(f'--size: "{text}" is no size; write it as 1200x750')
    return int(found[1]), int(found[2])
