"""What differs between systems, asked by name: no test here depends on the system it runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.platforms import built_program, command_line, has_screen, python_name, venv_command, venv_python

VENV = Path("My Designs") / ".venv"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", VENV / "bin" / "python"),
        ("darwin", VENV / "bin" / "python"),
        ("win32", VENV / "Scripts" / "python.exe"),
    ],
)
def test_the_environments_python(platform: str, expected: Path) -> None:
    assert venv_python(VENV, platform) == expected


def test_a_command_of_the_environment_is_an_exe_on_windows_only() -> None:
    assert venv_command(VENV, "lint-imports", "win32") == VENV / "Scripts" / "lint-imports.exe"
    assert venv_command(VENV, "lint-imports", "linux") == VENV / "bin" / "lint-imports"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", "dist/clusterwright/clusterwright"),
        ("win32", "dist/clusterwright/clusterwright.exe"),
        ("darwin", "dist/Clusterwright.app/Contents/MacOS/clusterwright"),
    ],
)
def test_where_the_built_program_is(platform: str, expected: str) -> None:
    assert built_program(Path("dist"), platform) == Path(expected)


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_only_linux_can_lack_a_screen(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert has_screen(platform, environ) is expected


def test_a_path_with_spaces_is_quoted_as_the_system_wants_it() -> None:
    command = ["check", "My Designs/a.cluster"]
    assert command_line(command, "linux") == "check 'My Designs/a.cluster'"
    assert command_line(command, "win32") == 'check "My Designs/a.cluster"'


def test_windows_people_type_py() -> None:
    assert (python_name("win32"), python_name("linux")) == ("py", "python3")
