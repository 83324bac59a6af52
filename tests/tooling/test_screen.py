"""The X server that the real-window tests run on."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tooling.screen import real_screen

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


def ask(environment: dict[str, str], *question: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["xdotool", *question], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_it_has_a_size_and_a_window_manager_and_ends_with_the_block() -> None:
    with real_screen() as environment:
        assert environment["QT_QPA_PLATFORM"] == "xcb"
        assert ask(environment, "getdisplaygeometry").stdout.split() == ["1920", "1080"]
        assert ask(environment, "get_desktop").returncode == 0
    assert ask(environment, "getdisplaygeometry").returncode != 0


def test_two_can_run_at_once() -> None:
    with real_screen() as first, real_screen() as second:
        assert first["DISPLAY"] != second["DISPLAY"]
