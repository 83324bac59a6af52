"""What the program remembers from one day to the next: recent files, folder, appearance, the window's place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from designer.app.desk.words import Appearance

MOST_RECENT = 10


class Memory:
    """Reads and writes the settings; a value that makes no sense counts as never set."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recent(self) -> list[Path]:
        """The files opened last, the latest first."""
        stored: Any = self._settings.value("recent", [])
        texts = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text][:MOST_RECENT]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        absolute = path.absolute()
        others = [other for other in self.recent() if other != absolute]
        self._settings.setValue("recent", [str(one) for one in [absolute, *others][:MOST_RECENT]])
        self._settings.setValue("folder", str(absolute.parent))

    def forget_recent(self) -> None:
        """Forget the recent files."""
        self._settings.remove("recent")

    def folder(self) -> Path:
        """Where the last file was, else the user's home."""
        stored: Any = self._settings.value("folder", "")
        folder = Path(stored) if isinstance(stored, str) and stored else Path.home()
        return folder if folder.is_dir() else Path.home()

    def appearance(self) -> Appearance:
        """Light, dark or as the system."""
        stored: Any = self._settings.value("appearance", "system")
        return stored if stored in ("light", "dark") else "system"

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
