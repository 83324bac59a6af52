from __future__ import annotations

from pathlib import Path

import pytest

from designer.drawing.icons import BadIcon, icon, icons, parse_path
from designer.drawing.primitives import Rect
from designer.drawing.signs import sign
from designer.drawing.theme import (
    ROLES,
    STATES,
    STATUSES,
    THEMES,
    BadTheme,
    Theme,
    ThemeName,
    contrast,
    load_theme,
    read_theme,
)
from designer.foundation.paths import resources
from tests.support.samples import catalog

GROUNDS = ("canvas", "lane", "card", "inset")
TEXT = [
    *((text, ground) for text in ("ink", "muted", "faint", "heading", "icon") for ground in GROUNDS),
    *((f"{kind}.text", f"{kind}.tint") for kind in (*STATES, *STATUSES)),
    *((f"{kind}.text", "card") for kind in (*STATES, *STATUSES)),
    *((text, f"{kind}.tint") for kind in (*STATES, *STATUSES) for text in ("ink", "muted")),
    ("on.navy", "navy"),
    ("on.accent", "accent"),
    ("accent", "card"),
    ("accent", "canvas"),
    ("accent", "lane"),
    ("ink", "accent.tint"),
    ("heading", "accent.tint"),
    ("limit", "card"),
]
LINES = [
    *((f"{kind}.sign", f"{kind}.fill") for kind in (*STATES, *STATUSES)),
    *((f"{state}.stroke", "card") for state in STATES),
    ("selection", "canvas"),
    ("wire", "canvas"),
    ("bus", "lane"),
    ("stripe", "stripe.ground"),
]


def is_high(theme: Theme) -> bool:
    return theme.name.startswith("contrast")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(theme: Theme, text: str, ground: str) -> None:
    assert contrast(theme.colour(text), theme.colour(ground)) >= (7 if is_high(theme) else 4.5)


@pytest.mark.parametrize(("mark", "ground"), LINES)
def test_marks_are_visible(theme: Theme, mark: str, ground: str) -> None:
    assert contrast(theme.colour(mark), theme.colour(ground)) >= (4.5 if is_high(theme) else 3)


@pytest.mark.parametrize("name", ["contrast-light", "contrast-dark"])
@pytest.mark.parametrize(
    ("line", "ground"), [("rule", "card"), ("grid", "card"), ("ghost", "card"), ("accent", "inset")]
)
def test_edges_are_visible_in_high_contrast(name: ThemeName, line: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour(line), theme.colour(ground)) >= 3


def test_themes_know_whether_they_are_dark() -> None:
    dark = {name for name in THEMES if load_theme(name).is_dark}
    assert dark == {"dark", "contrast-dark"}


def test_every_theme_has_exactly_the_known_roles(theme: Theme) -> None:
    assert set(theme.colours) == set(ROLES)


def test_contrast_has_its_known_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_rgb_is_the_colour_between_0_and_1(theme: Theme) -> None:
    red, green, blue = theme.rgb("ink")
    assert f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}" == theme.colour("ink")


def test_an_unknown_role_is_named(theme: Theme) -> None:
    with pytest.raises(KeyError, match="purple"):
        theme.colour("purple")


@pytest.mark.parametrize(
    ("old", "new"), [('ink = "#1b2733"\n', ""), ("#1b2733", "black"), ('ink = "#1b2733"', 'inc = "#1b2733"')]
)
def test_a_wrong_theme_file_says_what_is_wrong(tmp_path: Path, old: str, new: str) -> None:
    good = (resources() / "themes" / "light.toml").read_text(encoding="utf-8")
    path = tmp_path / "light.toml"
    path.write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadTheme, match="ink"):
        read_theme(path)


def test_icons_stay_on_their_grid() -> None:
    for name, drawing in icons().items():
        numbers = [float(value) for path in (drawing.line, drawing.solid) for command in path for value in command[1:]]
        assert numbers, name
        assert min(numbers) >= 0, name
        assert max(numbers) <= 24, name


def test_every_resource_type_has_its_icon() -> None:
    assert {kind.icon for kind in catalog().types.values()} <= set(icons())


def test_an_icon_takes_its_size_colour_and_subject() -> None:
    shapes = list(icon("node", Rect(10, 20, 12, 12), "icon", "n1"))
    assert {shape.subject for shape in shapes} == {"n1"}
    assert {shape.stroke or shape.fill for shape in shapes} == {"icon"}
    assert shapes[0].width == 0.75
    assert list(icon("no such icon", Rect(0, 0, 24, 24), "icon")) == list(icon("unknown", Rect(0, 0, 24, 24), "icon"))


@pytest.mark.parametrize("text", ["Q 1 2", "M 1", "M 1 x", "L"])
def test_a_wrong_icon_path_is_refused(text: str) -> None:
    with pytest.raises(BadIcon):
        parse_path(text)


def test_signs_of_states_differ_in_shape() -> None:
    assert len({tuple(shape.path for shape in sign(state, 0, 0, 12)) for state in STATES}) == len(STATES)
    assert len({tuple(shape.path for shape in sign(status, 0, 0, 12)) for status in STATUSES}) == len(STATUSES)
