"""The web page that plays a run: what it holds, read from its markup and data."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from designer.app.filming import Format, Take, film, reel_for
from designer.drawing.film import Reel
from designer.drawing.playing import live
from designer.drawing.primitives import flattened
from designer.report.player.cels import HIDDEN, Stack, travellers
from designer.report.player.paint import Inks, painted, strokes
from designer.simulation.scenario.actions import parse_event
from tests.support.large import large
from tests.support.samples import catalog, three_plus_one

HOSTILE = '</script><img src=x onerror="alert(1)">&"\''
LIMIT = 500_000
"""Bytes that the page of an eight-node design may have."""


def lost(design: Any = None) -> Reel:
    design = design or three_plus_one()
    return reel_for(design, catalog(), Take("Loss of NODE1", (parse_event("power:NODE1@5", design),)))


def page(reel: Reel) -> str:
    return film(reel, Format("html"))[""].decode()


@pytest.fixture(scope="module")
def made() -> str:
    return page(lost())


class Tags(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def data(text: str) -> dict[str, Any]:
    return dict(json.loads(between(text, '<script type="application/json" id="film">', "</script>")))


def test_the_policy_lets_nothing_run_but_the_pages_own_program(made: str) -> None:
    policy = html.unescape(between(made, 'http-equiv="Content-Security-Policy" content="', '">'))
    program, style = between(made, "<script>", "</script>"), between(made, "<style>", "</style>")
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (program, style)]
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{hashes[0]}'",
        f"style-src 'sha256-{hashes[1]}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_nothing_in_the_page_points_outside_or_handles_anything_inline(made: str) -> None:
    for tag, attributes in Tags(made).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "form", "base", "a"), tag
        assert not any(name.startswith("on") or name in ("src", "style", "action") for name in attributes), attributes
        assert (attributes.get("href") or "#").startswith("#")
    assert "http://" not in made
    assert "https://" not in made
    assert not re.search(r"\beval\b|innerHTML|insertAdjacentHTML|document\.write|Function\(", made)


def test_hostile_names_are_text() -> None:
    design = three_plus_one()
    group = design.virtual_servers()[0]
    design = replace(
        design,
        clusters={one.id: replace(one, name=HOSTILE) for one in design.clusters.values()},
        groups={**design.groups, group.id: replace(group, name=HOSTILE)},
    )
    text = page(replace(lost(design), title=HOSTILE))
    found = Tags(text)
    assert not [tag for tag, _ in found.tags if tag == "img"]
    assert [tag for tag, _ in found.tags].count("script") == 2
    assert not any("onerror" in name for _, attributes in found.tags for name in attributes)
    assert any(HOSTILE in words for words in found.text)
    assert any(HOSTILE in words for words in data(text)["texts"])


def test_the_page_of_an_eight_node_design_can_be_mailed() -> None:
    assert len(page(lost(large(8, 7))).encode()) < LIMIT


def test_without_a_program_the_page_shows_the_beginning_and_tells_the_story(made: str) -> None:
    words = " ".join(Tags(made).text)
    assert "Playing needs JavaScript" in between(made, "<noscript>", "</noscript>")
    assert all(one.text in words for one in lost().told)
    assert '<section id="controls" aria-label="Player" hidden>' in made


def test_tracks_begin_with_what_the_markup_says(made: str) -> None:
    tracks, shown = data(made), Tags(made).tags
    for _, attributes in shown:
        if "data-d" in attributes:
            track = tracks["tracks"][int(attributes["data-d"] or "")]
            assert track[1] == 0
            if track[0] == 0:
                assert tracks["names"][track[2]] == attributes["class"]


def test_what_lies_on_the_stage_is_the_picture_of_every_moment() -> None:
    """Shapes that are seen at a moment, moved to where their pieces are, are those of the picture of that moment."""
    reel, inks = lost(), Inks()
    pictures = [reel.picture(at, 900) for at in reel.times]
    stack = Stack(inks, travellers(pictures))
    overs = []
    for moment, (at, picture) in enumerate(zip(reel.times, pictures, strict=True)):
        over = [one for piece in live(picture, reel.spotlights.at(at), moving=False).values() for one in piece]
        stack.see(moment, picture, over)
        overs.append(over)
    for moment, (picture, over) in enumerate(zip(pictures, overs, strict=True)):
        seen = 0
        for piece in stack.all():
            looks = [value_at(piece.looks[key], moment) for key in piece.order]
            seen += sum(look != HIDDEN for look in looks)
        wanted = list(strokes(flattened(picture.primitives))), list(strokes(flattened(tuple(over))))
        assert seen == sum(map(len, wanted))
        still = stack.pieces[("", 0)]
        first = {(form, inks.name(look)) for form, look in map(painted, wanted[0]) if form.tag == "text"}
        everywhere = {
            (key[0], value_at(piece.looks[key], moment))
            for piece in stack.all()
            if not piece.subject or piece.subject not in stack.travellers
            for key in piece.order
        }
        ground = {one for one in first if one in everywhere}
        assert still.order
        assert len(ground) > 0.5 * len(first)


def value_at(changes: list[tuple[int, Any]], moment: int) -> Any:
    return [value for since, value in changes if since <= moment][-1]
