"""The page: markup, style and program put together, with a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from string import Template

import designer
from designer.drawing.film.moments import key_frames
from designer.drawing.film.reel import CAVEAT, Reel
from designer.drawing.svg import text
from designer.drawing.theme import ROLES, ThemeName, load_theme
from designer.foundation.paths import resources
from designer.report.player import parts
from designer.report.player.paint import Inks
from designer.report.player.tracks import Tracks

KEYS = 6
"""So many key moments are shown."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How model time (ms) passes while the run is played into a fixed time: pairs of `wall` and `model`, and the
    stretches that are `quiet`. `ticks` are the times at which what fills between two events is a little fuller."""

    wall: tuple[float, ...]
    model: tuple[int, ...]
    quiet: tuple[tuple[int, int], ...] = ()
    ticks: tuple[int, ...] = ()


def player_page(reel: Reel, tempo: Tempo) -> str:
    """The run as an HTML file. The same run gives the same file."""
    tracks, inks = Tracks(tuple(sorted({*reel.times, *tempo.ticks}))), Inks()
    gantt, axis = parts.gantt(reel, inks)
    stage = parts.stage(reel, tracks, inks)
    fields = {
        "title": text(f"{reel.title} – {CAVEAT}"),
        "generator": text(f"Clusterwright {designer.__version__}"),
        "heading": text(reel.title),
        "cluster": text(reel.snapshot.cluster.name if reel.snapshot.cluster.name != reel.title else ""),
        "stage": stage,
        "caption": text(reel.caption(0)),
        "census": parts.census(reel, tracks),
        "strip": parts.strip(reel, tempo.quiet),
        "gantt": gantt,
        "story": parts.story(reel),
        "states": parts.states(reel, tracks),
        "caveat": text(CAVEAT),
        "length": str(reel.length_ms),
        "captioned": parts.captioned(reel, tracks),
        **parts.BUTTONS,
    }
    film = {
        "length": reel.length_ms,
        "times": tracks.times,
        "events": reel.times,
        "told": [one.at for one in reel.told],
        "keys": [[one.at_ms, one.heading, reel.caption(one.at_ms)] for one in key_frames(reel, KEYS) if one.at_ms >= 0],
        "pace": [[round(wall, 1) for wall in tempo.wall], tempo.model],
        "axis": axis,
        **tracks.tables(),
    }
    style = _style(inks)
    program = _resource("player.js")
    return Template(_resource("page.html")).substitute(
        fields, style=style, program=program, film=_data(film), policy=_policy(style, program)
    )


def _data(film: object) -> str:
    """Data that no parser of HTML takes for markup."""
    written = json.dumps(film, separators=(",", ":"), ensure_ascii=True)
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _style(inks: Inks) -> str:
    light, dark, paper = (_colours(name) for name in ("light", "dark", "print"))
    themes = (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n@media print{{:root{{{paper}}}}}"
    )
    return f"{themes}\n{_resource('player.css')}{inks.rules()}\n.h{{display:none}}"


def _colours(name: ThemeName) -> str:
    theme = load_theme(name)
    return "".join(f"--{role.replace('.', '-')}:{theme.colour(role)};" for role in ROLES)


def _policy(style: str, program: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(program)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _resource(name: str) -> str:
    return (resources() / "player" / name).read_text(encoding="utf-8")
