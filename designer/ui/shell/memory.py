"""What the program remembers from one day to the next: recent files, folder, appearance, the window's place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from designer.app.desk.words import Appearance

MOST_RECENT = 12

MOST_STORED = 50
"""Of more files that somebody has written into the settings, the rest is passed over."""


class Memory:
    """Reads and writes the settings; a value that makes no sense counts as never set."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recent(self) -> list[Path]:
        """The files that are kept at the head, then those opened last, the latest first."""
        kept = self.kept()
        return [*kept, *(path for path in self._paths("recent") if path not in kept)][: max(MOST_RECENT, len(kept))]

    def remember(self, path: Path) -> None:
        """A file was opened or saved."""
        absolute = path.absolute()
        others = [other for other in self._paths("recent") if other != absolute]
        self._settings.setValue("recent", [str(one) for one in [absolute, *others][:MOST_RECENT]])
        self._settings.setValue("folder", str(absolute.parent))

    def forget(self, path: Path) -> None:
        """Forget one of the recent files."""
        for key in ("recent", "kept"):
            self._settings.setValue(key, [str(one) for one in self._paths(key) if one != path])

    def forget_recent(self) -> None:
        """Forget the recent files, except for those that are kept."""
        self._settings.remove("recent")

    def kept(self) -> list[Path]:
        """The files that stay at the head of the recent ones, in the order in which that was wished."""
        return self._paths("kept")

    def keep(self, path: Path, kept: bool) -> None:
        """Let a file stay at the head of the recent ones, or not any more."""
        others = [str(one) for one in self.kept() if one != path]
        self._settings.setValue("kept", [*others, str(path)] if kept else others)

    def _paths(self, key: str) -> list[Path]:
        stored: Any = self._settings.value(key, [])
        texts = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text][:MOST_STORED]

    def folder(self) -> Path:
        """Where the last file was, else the user's home."""
        stored: Any = self._settings.value("folder", "")
        folder = Path(stored) if isinstance(stored, str) and stored else Path.home()
        return folder if folder.is_dir() else Path.home()

    def appearance(self) -> Appearance:
        """Light, dark or as the system."""
        stored: Any = self._settings.value("appearance", "system")
        return stored if stored in ("light", "dark", "contrast") else "system"

    def set_appearance(self, appearance: Appearance) -> None:
        """Remember the appearance."""
        self._settings.setValue("appearance", appearance)

    def reduces_motion(self) -> bool:
        """Whether changes are shown at once."""
        stored: Any = self._settings.value("reduce motion", False)
        return stored in (True, "true")

    def set_reduced_motion(self, reduced: bool) -> None:
        """Remember whether changes are shown at once."""
        self._settings.setValue("reduce motion", reduced)

    def wheel_zooms(self) -> bool:
        """Whether the mouse wheel zooms instead of scrolling."""
        stored: Any = self._settings.value("wheel zooms", False)
        return stored in (True, "true")

    def set_wheel_zooms(self, zooms: bool) -> None:
        """Remember what the mouse wheel does."""
        self._settings.setValue("wheel zooms", zooms)

    def panels(self) -> str:
        """Which panels were open, and how large; "" when that was never changed."""
        stored: Any = self._settings.value("panels", "")
        return stored if isinstance(stored, str) else ""

    def set_panels(self, kept: str) -> None:
        """Remember the panels."""
        self._settings.setValue("panels", kept)

    def recent_commands(self) -> list[str]:
        """The ids of what was chosen last in the command palette, the latest first."""
        stored: Any = self._settings.value("recent commands", [])
        texts = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [text for text in texts if isinstance(text, str) and text][:MOST_RECENT]

    def remember_command(self, identifier: str) -> None:
        """Put a command at the head of those chosen last."""
        others = [other for other in self.recent_commands() if other != identifier]
        self._settings.setValue("recent commands", [identifier, *others][:MOST_RECENT])

    def forget_settings(self) -> None:
        """Forget how the user wants the program to behave; files, folders and names stay."""
        for key in ("appearance", "reduce motion", "wheel zooms", "panels", "recent commands"):
            self._settings.remove(key)

    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        stored: Any = self._settings.value("geometry")
        return stored if isinstance(stored, QByteArray) else None

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window is."""
        self._settings.setValue("geometry", geometry)

    def author(self) -> str:
        """Who accepted the last finding."""
        stored: Any = self._settings.value("author", "")
        return stored if isinstance(stored, str) else ""

    def set_author(self, author: str) -> None:
        """Remember who accepts findings."""
        self._settings.setValue("author", author)
