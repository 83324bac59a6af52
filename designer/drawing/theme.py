"""Colours by role. A theme file gives every role in `ROLES` a colour; drawings name roles, never colours."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from designer.foundation.paths import resources

ThemeName = Literal["light", "dark", "contrast-light", "contrast-dark", "print"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

STATES = ("online", "pending", "offline", "failed", "unknown")
"""Object states; each has the roles `.fill` (its sign), `.sign` (drawn on it), `.tint`, `.text` and `.stroke`."""

STATUSES = ("ok", "warning", "error", "info", "none")
"""How a check or a test came out; each has `.fill` (a sign), `.sign` (on that fill), `.tint` and `.text`."""

PLAIN_ROLES = (
    "canvas",  # behind everything
    "lane",  # a band of the canvas that belongs together
    "card",  # an object
    "inset",  # a quiet area on a card
    "ink",  # text
    "muted",  # secondary text
    "faint",  # the least important text, still readable
    "heading",  # titles
    "rule",  # card edges and hairlines
    "grid",  # lines behind data
    "wire",  # connections
    "bus",  # the thick line of a network or fabric
    "ghost",  # outlines of what could be
    "icon",  # object icons
    "stripe",  # the stripe pattern that tells virtual servers apart
    "stripe.ground",  # behind it
    "navy",  # solid headline fill
    "on.navy",  # text on it
    "accent",  # the one accent
    "accent.tint",
    "on.accent",  # text on it
    "selection",
    "limit",  # limit markers
    "bar.light",  # a bar that is not on the critical path
)

ROLES = (
    *PLAIN_ROLES,
    *(f"{state}.{part}" for state in STATES for part in ("fill", "sign", "tint", "text", "stroke")),
    *(f"{status}.{part}" for status in STATUSES for part in ("fill", "sign", "tint", "text")),
)
"""Every role that exists; a theme has exactly these."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class BadTheme(ValueError):
    """A theme file lacks a role, has one that does not exist, or one whose colour is not "#rrggbb"."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A complete mapping from role to "#rrggbb" in small letters."""

    name: str
    colours: Mapping[str, str]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return _luminance(self.colour("ink")) > _luminance(self.colour("canvas"))

    def colour(self, role: str) -> str:
        """The colour of a role, as "#rrggbb"."""
        try:
            return self.colours[role]
        except KeyError:
            raise KeyError(f'there is no colour role "{role}"') from None

    def rgb(self, role: str) -> tuple[float, float, float]:
        """The colour of a role, as red, green and blue between 0 and 1."""
        code = self.colour(role)
        return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


@functools.cache
def load_theme(name: ThemeName) -> Theme:
    """The theme of that name, from `resources/themes`."""
    return read_theme(resources() / "themes" / f"{name}.toml")


def read_theme(path: Path) -> Theme:
    """The theme in a file. Raises `BadTheme`."""
    colours = dict(_leaves(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    wrong = sorted(set(ROLES) ^ set(colours))
    wrong += [role for role, code in colours.items() if role in ROLES and not _COLOUR.fullmatch(code)]
    if wrong:
        raise BadTheme(f"{path.name}: missing, unknown or malformed: {', '.join(wrong)}")
    return Theme(path.stem, colours)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours "#rrggbb", from 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    channels = [int(code[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _leaves(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _leaves(value, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found
