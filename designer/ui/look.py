"""How the program looks: one theme for widgets and drawings, following the system or chosen, and five type sizes."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from designer.app.desk.words import Appearance
from designer.drawing.theme import Theme, ThemeName, load_theme
from designer.foundation.paths import resources
from designer.ui.canvas.fonts import font as bundled_font
from designer.ui.icons import icon, sign_icon

SCALE = {"small": 0.9, "body": 1.0, "title": 1.2, "display": 1.7}
"""Type sizes as shares of the system's; the fifth is the drawing's own."""

NOBODYS_FONTS = ("", "Sans Serif", "DejaVu Sans")
"""What Qt uses when the desktop names no font of its own."""

SCHEMES: dict[Appearance, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Unknown,
}
"""What Qt is asked to be; high contrast is on black or on white, as the system is."""


class Look(QObject):
    """The look of the running program; `changed` tells that icons and own painting have to be made anew."""

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = "system") -> None:
        super().__init__(app)
        self._app = app
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self.appearance: Appearance = appearance
        self._set_font()
        app.styleHints().setColorScheme(SCHEMES[appearance])
        self.theme: Theme = load_theme(self._wanted())
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        watch_contrast(app, self._follow)

    def wear(self, appearance: Appearance) -> None:
        """Change to light, to dark, to high contrast, or to whatever the system is."""
        self.appearance = appearance
        self._app.styleHints().setColorScheme(SCHEMES[appearance])
        self._follow()

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.theme.colour(role))

    def icon(self, name: str, role: str = "icon", size: int = 20) -> QIcon:
        """A command's or an object's icon in today's colours."""
        key = (name, role, size)
        if key not in self._icons:
            self._icons[key] = icon(self.theme, name, role, size, self._app.devicePixelRatio())
        return self._icons[key]

    def sign(self, kind: str, size: int = 16) -> QIcon:
        """The sign of a state or status."""
        key = (f"sign {kind}", "", size)
        if key not in self._icons:
            self._icons[key] = sign_icon(self.theme, kind, size, self._app.devicePixelRatio())
        return self._icons[key]

    def _follow(self) -> None:
        theme = load_theme(self._wanted())
        if theme is not self.theme:
            self.theme = theme
            self._icons.clear()
            self._apply()
            self.changed.emit()

    def _wanted(self) -> ThemeName:
        scheme = self._app.styleHints().colorScheme()
        return theme_for(self.appearance, scheme, contrast=wants_contrast(self._app))

    def _set_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if font.family() in NOBODYS_FONTS or QFontInfo(font).family() in NOBODYS_FONTS:
            size = max(font.pointSizeF(), 9.0) * 1.12
            font = QFont(bundled_font("regular", 10))
            bundled_font("semibold", 10)
            font.setPointSizeF(size)
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        self._app.setFont(font)
        self._points = font.pointSizeF() if font.pointSizeF() > 0 else 10.0

    def _apply(self) -> None:
        self._app.setPalette(palette(self.theme))
        self._app.setStyleSheet(self._sheet())

    def _sheet(self) -> str:
        text = (resources() / "themes" / "window.qss").read_text(encoding="utf-8")
        sizes = {name: f"{share * self._points:.1f}pt" for name, share in SCALE.items()}
        name, other = ("dark", "light") if self.theme.is_dark else ("light", "dark")
        files = {"down": "arrow-down", "right": "arrow-right", "check": f"check-{name}", "tick": f"check-{other}"}
        pictures = {name: f'"{(resources() / "icons" / f"{file}.svg").as_posix()}"' for name, file in files.items()}
        names = sizes | pictures
        text = re.sub(r"\$([a-z]+)", lambda match: names[match[1]], text)
        return re.sub(r"@([a-z]+(?:\.[a-z]+)*)", lambda match: self.theme.colour(match[1]), text)


def theme_for(appearance: Appearance, scheme: Qt.ColorScheme, *, contrast: bool) -> ThemeName:
    """The theme for what the user chose and what the system asks for: its scheme, and whether it wants `contrast`."""
    is_dark = scheme == Qt.ColorScheme.Dark
    if appearance == "contrast" or (appearance == "system" and contrast):
        return "contrast-dark" if is_dark else "contrast-light"
    if appearance == "system":
        return "dark" if is_dark else "light"
    return "dark" if appearance == "dark" else "light"


def wants_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast. Qt tells it since 6.10."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def watch_contrast(app: QApplication, changed: Callable[[], None]) -> None:
    """Call `changed` whenever the system begins or ceases to ask for high contrast."""
    hints = app.styleHints()
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: changed())


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the colours of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: "card",
        role.WindowText: "ink",
        role.Base: "card",
        role.AlternateBase: "inset",
        role.Text: "ink",
        role.Button: "card",
        role.ButtonText: "ink",
        role.BrightText: "error.text",
        role.Highlight: "accent",
        role.HighlightedText: "on.accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.PlaceholderText: "faint",
        role.ToolTipBase: "navy",
        role.ToolTipText: "on.navy",
        role.Light: "card",
        role.Midlight: "grid",
        role.Mid: "rule",
        role.Dark: "rule",
        role.Shadow: "wire",
    }
    for which, name in roles.items():
        made.setColor(which, QColor(theme.colour(name)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.colour("ghost")))
    return made
