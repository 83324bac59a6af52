"""Which system packages Clusterwright needs on Linux, and how each is recognised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Probe(Enum):
    """How the presence of a system package is recognised."""

    LIBRARY = "shared library that can be loaded"
    COMMAND = "command on the search path"
    MODULE = "module of the running Python"
    PYTHON_LIBRARY = "shared library of the running Python"


@dataclass(frozen=True, slots=True)
class Need:
    """A system package: its Debian name and what must be there once it is installed."""

    package: str
    probe: Probe
    name: str
    reason: str


# What Qt loads at start-up, beyond what its own wheel brings; the last five belong to its X11 plugin.
# Measured in minimal Debian 12 installations.
QT_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}

TEST_COMMANDS = {
    "xvfb": ("Xvfb", "the real-window tests"),
    "xauth": ("xauth", "the real-window tests"),
    "openbox": ("openbox", "the real-window tests"),
    "xdotool": ("xdotool", "the real-window tests"),
    "poppler-utils": ("pdftoppm", "the document tests"),
    "qpdf": ("qpdf", "the document tests"),
    "binutils": ("objcopy", "packaging"),
}

# Releases from which the 64-bit time transition renamed libraries.
TIME64_RELEASES = {"debian": 13.0, "ubuntu": 24.04}


def venv_needs() -> list[Need]:
    """Return what making a virtual environment needs."""
    return [Need("python3-venv", Probe.MODULE, "ensurepip", "the virtual environment")]


def window_needs(os_release: Mapping[str, str]) -> list[Need]:
    """Return what showing the window needs, under the names this Debian or Ubuntu release uses."""
    renamed = uses_time64_names(os_release)
    return [
        Need(
            package + ("t64" if renamed and package == "libglib2.0-0" else ""),
            Probe.LIBRARY,
            library,
            "the window",
        )
        for package, library in QT_LIBRARIES.items()
    ]


def test_needs(python_version: tuple[int, int]) -> list[Need]:
    """Return what tests and packaging need besides the window's libraries."""
    needs = [Need(package, Probe.COMMAND, command, reason) for package, (command, reason) in TEST_COMMANDS.items()]
    shared_python = "libpython{}.{}".format(*python_version)
    return [*needs, Need(shared_python, Probe.PYTHON_LIBRARY, f"{shared_python}.so.1.0", "packaging")]


def browser_needs(os_release: Mapping[str, str]) -> list[Need]:
    """Return what the tests of the web page need: a browser, where apt brings one that runs without a desktop.

    Ubuntu's package of that name is only a pointer to another kind of package.
    """
    if os_release.get("ID") != "debian":
        return []
    return [Need("chromium", Probe.COMMAND, "chromium", "the tests of the web page")]


def parse_os_release(text: str) -> dict[str, str]:
    """Return the fields of an `os-release` file, unquoted."""
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip().strip("\"'") for key, value in pairs}


def is_debian_like(os_release: Mapping[str, str]) -> bool:
    """Tell whether packages come by apt: Debian, Ubuntu and what calls itself like them."""
    families = {os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()}
    return bool(families & {"debian", "ubuntu"})


def uses_time64_names(os_release: Mapping[str, str]) -> bool:
    """Tell whether libraries carry the `t64` suffix: Debian 13, Ubuntu 24.04 and newer."""
    first = TIME64_RELEASES.get(os_release.get("ID", ""))
    try:
        return first is not None and float(os_release.get("VERSION_ID", "0")) >= first
    except ValueError:
        return False
