"""Sketches of templates: what one has to see in them, and that they stay within their frame."""

from __future__ import annotations

import pytest

from designer.catalog.loader import load_templates
from designer.drawing.primitives import Box, Line
from designer.drawing.sketch import sketch

TEMPLATES = load_templates()
WIDTH, HEIGHT = 180, 72


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_virtual_server_is_seen_and_every_node_that_waits(name: str) -> None:
    template = TEMPLATES[name]
    boxes = [one for one in sketch(template, WIDTH, HEIGHT).primitives if isinstance(one, Box)]
    servers = [box for box in boxes if box.fill in ("stripe", "stripe.ground")]
    waiting = [box for box in boxes if box.dash]
    assert len(servers) == len(template.group)
    assert len({box.hatch for box in servers}) == min(len(servers), 7)
    assert len(waiting) == template.nodes - len({group.node for group in template.group})


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_sketch_stays_within_its_frame(name: str) -> None:
    for one in sketch(TEMPLATES[name], WIDTH, HEIGHT).primitives:
        if isinstance(one, Box):
            corners = [(one.x, one.y), (one.rect.right, one.rect.bottom)]
        else:
            assert isinstance(one, Line)
            corners = list(one.points)
        for x, y in corners:
            assert 0.5 <= x <= WIDTH - 0.5
            assert 1 <= y <= HEIGHT - 1


def test_what_the_sketch_shows_is_told_in_words_too() -> None:
    template = TEMPLATES["three-plus-one"]
    picture = sketch(template, WIDTH, HEIGHT)
    assert (picture.title, picture.description) == (template.title, template.summary)
