"""The user's data is where the system has such things, and never in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.files.places import user_data

HOME = Path.home()


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, HOME / ".local/share/clusterwright"),
        ("linux", {"XDG_DATA_HOME": ""}, HOME / ".local/share/clusterwright"),
        ("linux", {"XDG_DATA_HOME": "here"}, HOME / ".local/share/clusterwright"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/clusterwright")),
        ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library/Application Support/Clusterwright"),
        ("win32", {"LOCALAPPDATA": "/profile/Local"}, Path("/profile/Local/Clusterwright")),
        ("win32", {}, HOME / "AppData/Local/Clusterwright"),
    ],
)
def test_the_folder_of_each_system(platform: str, environment: dict[str, str], expected: Path) -> None:
    assert user_data(environment, platform) == expected
