"""The window follows what the system asks for: light, dark, high contrast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.app.desk.words import Appearance
from designer.ui import look as module
from designer.ui.look import Look


@pytest.fixture
def other(look: Look) -> Iterator[Look]:
    yield look
    look.wear("light")


@pytest.mark.parametrize(
    ("appearance", "scheme", "contrast", "theme"),
    [
        ("system", Qt.ColorScheme.Light, False, "light"),
        ("system", Qt.ColorScheme.Dark, False, "dark"),
        ("system", Qt.ColorScheme.Light, True, "contrast-light"),
        ("system", Qt.ColorScheme.Dark, True, "contrast-dark"),
        ("contrast", Qt.ColorScheme.Dark, False, "contrast-dark"),
        ("contrast", Qt.ColorScheme.Light, False, "contrast-light"),
        ("light", Qt.ColorScheme.Dark, True, "light"),
        ("dark", Qt.ColorScheme.Light, True, "dark"),
    ],
)
def test_the_theme_follows_choice_and_system(
    appearance: Appearance, scheme: Qt.ColorScheme, contrast: bool, theme: str
) -> None:
    assert module.theme_for(appearance, scheme, contrast=contrast) == theme


def test_a_system_that_begins_to_ask_for_contrast_is_followed_live(
    other: Look, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.wear("system")
    heard: list[str] = []
    other.changed.connect(lambda: heard.append(other.theme.name))
    monkeypatch.setattr(module, "wants_contrast", lambda app: True)
    hints = qapp.styleHints()
    if not hasattr(hints, "accessibility"):
        pytest.skip("this Qt does not tell")
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert heard
    assert heard[-1].startswith("contrast-")
    monkeypatch.undo()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert not heard[-1].startswith("contrast-")


def test_text_sizes_follow_the_system(other: Look) -> None:
    """No size of a font is given in pixels: all of them are shares of the system's own."""
    import re

    sizes = re.findall(r"font-size: ([^;]+);", other._sheet())
    assert sizes
    assert all(size.endswith("pt") for size in sizes)
