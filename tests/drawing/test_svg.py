from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.icons import icon
from designer.drawing.primitives import Box, Label, Line, Picture, Rect, Shape
from designer.drawing.signs import sign
from designer.drawing.svg import number, to_svg
from designer.drawing.theme import THEMES, load_theme
from designer.foundation.glyphs import printable

GOLDEN = Path(__file__).parent / "golden" / "small.svg"
SVG = "{http://www.w3.org/2000/svg}"


def small_picture() -> Picture:
    return Picture(
        120,
        80,
        (
            Box(10, 10, 100, 60, fill="card", stroke="rule", radius=3, subject="n1"),
            *icon("node", Rect(16, 16, 16, 16), "icon", "n1"),
            Label(36, 28, "AT&T R&D <Node>", 9, face="semibold", subject="n1"),
            Box(16, 40, 12, 24, fill="stripe.ground", hatch="/", ink="stripe", subject="g1"),
            *sign("online", 34, 42, 9, "g1"),
            Label(104, 50, "Online", 8, "online.text", anchor="end", subject="g1"),
            Line(((60, 70), (60, 78)), "wire", width=1.5, dash=(3, 2), arrow=True),
            Label(36, 62, "10.0.0.1", 7.5, "muted", face="mono", subject="g1"),
        ),
        {"n1": Rect(10, 10, 100, 60)},
        'One "node"',
        "A node & its group",
    )


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(picture, load_theme("light")))


def test_a_small_picture_is_written_as_expected() -> None:
    assert to_svg(small_picture(), load_theme("light")) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", THEMES)
def test_the_theme_changes_colours_and_nothing_else(name: str) -> None:
    light, other = load_theme("light"), load_theme(name)  # type: ignore[arg-type]
    shapes = [
        [
            (element.tag, {k: v for k, v in element.attrib.items() if k not in ("fill", "stroke")})
            for element in tree.iter()
        ]
        for tree in (ElementTree.fromstring(to_svg(small_picture(), theme)) for theme in (light, other))
    ]
    assert shapes[0] == shapes[1]


@given(st.text())
def test_any_text_comes_out_as_it_can_be_shown(text: str) -> None:
    picture = Picture(10, 10, (Label(0, 0, text, 8, subject=text),), title=text, description=text)
    root = parsed(picture)
    shown = printable(text)
    assert (root.findtext(f"{SVG}title") or "") == shown
    assert (root.findtext(f"{SVG}desc") or "") == shown
    label = root.find(f".//{SVG}text")
    assert label is not None
    assert (label.text or "") == shown


@pytest.mark.parametrize("text", ["AT&T R&D <Node>", "\"double\" 'single'", "]]> &amp; <!-- -->", "a\x00b\x1bc"])
def test_hostile_text_neither_breaks_the_file_nor_disappears(text: str) -> None:
    root = parsed(Picture(10, 10, (Label(0, 0, text, 8, subject=text),)))
    assert root.find(f".//{SVG}text").text == printable(text)  # type: ignore[union-attr]
    assert root.find(f"{SVG}g").get("data-subject") == printable(text)  # type: ignore[union-attr]


def test_the_shapes_of_an_object_are_one_group() -> None:
    groups = [group.get("data-subject") for group in parsed(small_picture()).findall(f"{SVG}g")]
    assert groups == ["n1", "g1", None, "g1"]


def test_the_file_needs_nothing_from_outside() -> None:
    text = to_svg(small_picture(), load_theme("light")).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in text
    assert "href" not in text
    assert "url(" not in text


def test_without_background_there_is_no_ground() -> None:
    picture = Picture(10, 10)
    assert "<rect" in to_svg(picture, load_theme("light"))
    assert "<rect" not in to_svg(picture, load_theme("light"), background=False)


def test_shapes_and_lines_have_their_caps() -> None:
    root = parsed(Picture(9, 9, (Shape((("M", 0, 0), ("L", 5, 5)), stroke="icon"), Line(((0, 0), (1, 1)), "wire"))))
    assert root.find(f".//{SVG}path").get("stroke-linecap") == "round"  # type: ignore[union-attr]
    assert root.find(f".//{SVG}polyline").get("stroke-linecap") is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (-0.001, "0"), (1.0, "1"), (1.005, "1"), (2.126, "2.13"), (1e-9, "0"), (100, "100")],
)
def test_numbers_are_short_and_never_odd(value: float, shown: str) -> None:
    assert number(value) == shown
