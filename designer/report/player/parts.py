"""The parts of the page, each as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.film.frame import stage_width
from designer.drawing.film.reel import Reel
from designer.drawing.geometry import Rect
from designer.drawing.playing import live
from designer.drawing.primitives import flattened
from designer.drawing.style import MARGIN
from designer.drawing.svg import text
from designer.drawing.timeline import axis_of, timeline
from designer.foundation.units import clock
from designer.report.player.cels import Piece, Stack, travellers
from designer.report.player.paint import Inks, element, number, painted, strokes
from designer.report.player.states import Track, lines_of, track
from designer.report.player.tracks import Tracks

SHAPE = Rect(0, 0, 1280, 560)
"""What the picture of the cluster should fill."""

GANTT = 860.0

_SIGNS = {
    "first": "M5 4h2.5v16H5zM19 4v16L8.5 12z",
    "back": "M9 4h2.5v16H9zM21 4v16l-9.5-8z",
    "play": "M7 3.5v17l13-8.5z",
    "next": "M15 4h-2.5v16H15zM3 4v16l9.5-8z",
    "last": "M19 4h-2.5v16H19zM5 4v16l10.5-8z",
}
_PAUSE = "M6.5 4h4v16h-4zM13.5 4h4v16h-4z"


def _sign(path: str) -> str:
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>'


BUTTONS = {
    **{f"icon_{name}": _sign(path) for name, path in _SIGNS.items() if name != "play"},
    "icon_play": '<svg viewBox="0 0 24 24" aria-hidden="true"><defs>'
    f'<path id="play-sign" d="{_SIGNS["play"]}"/><path id="pause-sign" d="{_PAUSE}"/></defs>'
    '<use href="#play-sign"/></svg>',
}
"""What stands on the buttons."""


def stage(reel: Reel, tracks: Tracks, inks: Inks) -> str:
    """The cluster at the beginning, with everything in it that is seen later."""
    width = stage_width(reel, SHAPE)
    pictures = [reel.picture(at, width) for at in reel.times]
    stack = Stack(inks, travellers(pictures))
    for moment, at in enumerate(tracks.times):
        picture = pictures[reel.moment_of(at)]
        above = live(picture, reel.spotlights.at(at), moving=False).values()
        stack.see(moment, picture, [one for piece in above for one in piece])
    body = "".join(_piece(piece, tracks) for piece in stack.all())
    trim = MARGIN - 3
    right, bottom = max(one.width for one in pictures) - 2 * trim, max(one.height for one in pictures) - 2 * trim
    return (
        f'<svg viewBox="{number(trim)} {number(trim)} {number(right)} {number(bottom)}" role="img"'
        f' aria-labelledby="picture described"><title id="picture">{text(pictures[0].title)}</title>'
        f'<desc id="described">{text(pictures[0].description)}</desc>{body}</svg>'
    )


def _piece(piece: Piece, tracks: Tracks) -> str:
    _, (x, y) = piece.places[0]
    subject = f' data-subject="{text(piece.subject)}"' if piece.subject else ""
    place = f' transform="translate({x} {y})"' if x or y else ""
    moves = tracks.places(piece.places)
    shapes = []
    for form, which in piece.order:
        looks = piece.looks[form, which]
        shapes.append(element(form, looks[0][1], tracks.classes(looks)))
    return f'<g class="piece"{subject}{moves}{place}>{"".join(shapes)}</g>'


def census(reel: Reel, tracks: Tracks) -> str:
    """How many virtual servers are online, and how each is doing."""
    all_of_them = [reel.census(at) for at in tracks.times]
    sums = track(one.text for one in all_of_them)
    items = [f'<li class="sum"{tracks.words(sums)}>{text(sums[0][1])}</li>']
    for place, (server, _) in enumerate(all_of_them[0].servers):
        looks = track(one.servers[place][1].look for one in all_of_them)
        words = track(one.servers[place][1].word for one in all_of_them)
        said = f"<small{tracks.words(words)}>{text(words[0][1])}</small>"
        items.append(f"<li>{_dot(looks, tracks)}{text(reel.snapshot.name_of(server))} {said}</li>")
    return "".join(items)


def captioned(reel: Reel, tracks: Tracks) -> str:
    """The attribute of the caption, which follows what happens."""
    return tracks.words(track(reel.caption(at) for at in tracks.times))


def _dot(looks: Track, tracks: Tracks) -> str:
    classes = [(moment, f"dot {look}") for moment, look in looks]
    return f'<i class="{classes[0][1]}"{tracks.classes(classes)} aria-hidden="true"></i>'


def strip(reel: Reel, quiet: Sequence[tuple[int, int]]) -> str:
    """The scale below the slider: phases, what strikes, and stretches that are skipped."""
    length = reel.length_ms
    parts = ['<rect class="rail" x="0" y="15" width="100%" height="6" rx="3"/>']
    parts += [
        f'<rect class="quiet" x="{_share(start, length)}" y="15" width="{_share(end - start, length)}" height="6">'
        "<title>Nothing happens here; it is skipped</title></rect>"
        for start, end in quiet
    ]
    for phase in reel.story.phases:
        middle = (phase.start_ms + phase.end_ms) / 2
        parts.append(
            f'<line class="mark" x1="{_share(phase.start_ms, length)}" x2="{_share(phase.start_ms, length)}"'
            ' y1="15" y2="21"/>'
        )
        if (phase.end_ms - phase.start_ms) / length > 0.009 * len(phase.label):
            parts.append(f'<text class="phase" x="{_share(middle, length)}" y="40">{text(phase.label)}</text>')
    parts += [_strike(marker.label, marker.at_ms, length, fault=marker.fault) for marker in reel.story.markers]
    return f'<svg id="scale" aria-hidden="true">{"".join(parts)}</svg>'


def _strike(label: str, at: int, length: int, *, fault: bool) -> str:
    kind = "fault" if fault else "deed"
    return (
        f'<svg class="{kind}" x="{_share(at, length)}" y="0" overflow="visible">'
        f'<title>{text(label)}</title><path d="M-5 0h10l-5 9z"/></svg>'
    )


def _share(at: float, length: int) -> str:
    return f"{number(100 * at / length)}%"


def gantt(reel: Reel, inks: Inks) -> tuple[str, list[float] | None]:
    """The timeline, and where its axis begins and ends as shares of its width, with the time (ms) at its end."""
    if not reel.story.rows:
        return "", None
    picture = timeline(reel.story, GANTT)
    shapes = []
    for primitive in strokes(flattened(picture.primitives)):
        form, look = painted(primitive)
        shapes.append(element(form, inks.name(look)))
    axis = axis_of(reel.story, GANTT)
    svg = (
        f'<svg viewBox="0 0 {number(picture.width)} {number(picture.height)}" role="img"'
        f' aria-label="{text(picture.description)}">{"".join(shapes)}</svg><div id="head"></div>'
    )
    return svg, [round(axis.left / GANTT, 5), round(axis.right / GANTT, 5), axis.span_ms]


def story(reel: Reel) -> str:
    """What happens, sentence by sentence."""
    return "".join(
        f'<li><button type="button"><time>{text(clock(one.at))}</time><span>{text(one.text)}</span></button></li>'
        for one in reel.told
    )


def states(reel: Reel, tracks: Tracks) -> str:
    """A table of everything that has a state."""
    return "".join(_rows(reel, tracks))


def _rows(reel: Reel, tracks: Tracks) -> Iterator[str]:
    for line in lines_of(reel, tracks.times):
        classed = ' class="member"' if line.level else ""
        said = f"<span{tracks.words(line.words)}>{text(line.words[0][1])}</span>"
        where = f"<td{tracks.words(line.where)}>{text(line.where[0][1])}</td>" if line.where else "<td></td>"
        yield (
            f'<tr{classed} data-object="{text(line.subject)}"><td>{text(line.name)}</td>'
            f"<td>{_dot(line.looks, tracks)}{said}</td>{where}</tr>"
        )
