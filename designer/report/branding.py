"""The author's two colours in place of the house's, never less readable than text must be."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.drawing.theme import Theme, contrast
from designer.model.paper import Brand

READABLE = 4.5
"""The least contrast of text to what it stands on (WCAG 2 AA)."""

_WHITE = "#ffffff"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_TINT, _LIGHT = 0.12, 0.3


@dataclass(frozen=True, slots=True)
class ColourAdvice:
    """A colour of the branding that would be too pale as text: its contrast, and the nearest darker tone that is not.

    Documents are printed in the darker tone.
    """

    which: Literal["dark", "accent"]
    given: str
    contrast: float
    proposal: str


def readable(colour: str) -> str:
    """The colour "#rrggbb", or its nearest darker tone that can be read on white and on its own tint."""
    if _least_contrast(colour) >= READABLE:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    low, high = 0.0, lightness
    for _ in range(20):
        middle = (low + high) / 2
        if _least_contrast(_code(*colorsys.hls_to_rgb(hue, middle, saturation))) >= READABLE:
            low = middle
        else:
            high = middle
    return _code(*colorsys.hls_to_rgb(hue, low, saturation))


def advice(brand: Brand) -> tuple[ColourAdvice, ...]:
    """What to say about the branding's colours; nothing when they can be read, or when there are none."""
    given: tuple[tuple[Literal["dark", "accent"], str], ...] = (
        ("dark", usable(brand.dark)),
        ("accent", usable(brand.accent)),
    )
    return tuple(
        ColourAdvice(which, colour, _least_contrast(colour), readable(colour))
        for which, colour in given
        if colour and readable(colour) != colour
    )


def usable(colour: str) -> str:
    """The colour in small letters; "" when it is not "#rrggbb"."""
    return colour.lower() if _COLOUR.fullmatch(colour.lower()) else ""


def colours_of(brand: Brand) -> Mapping[str, str]:
    """The theme's colours that the branding replaces, by role; those of states and findings are never among them."""
    found: dict[str, str] = {}
    if usable(brand.dark):
        dark = readable(usable(brand.dark))
        found |= {"navy": dark, "heading": dark}
    if usable(brand.accent):
        accent = readable(usable(brand.accent))
        found |= {"accent": accent, "selection": accent}
        found |= {"accent.tint": _mixed(accent, _TINT), "bar.light": _mixed(accent, _LIGHT)}
    return found


def in_colours(theme: Theme, colours: Mapping[str, str]) -> Theme:
    """The theme with some of its roles in other colours."""
    return Theme(theme.name, {**theme.colours, **colours}) if colours else theme


def _least_contrast(colour: str) -> float:
    return min(contrast(colour, _WHITE), contrast(colour, _mixed(colour, _TINT)))


def _mixed(colour: str, share: float) -> str:
    """So much of the colour on white."""
    red, green, blue = (share * channel + 1 - share for channel in _channels(colour))
    return _code(red, green, blue)


def _channels(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _code(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))
