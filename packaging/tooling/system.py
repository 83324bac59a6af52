"""Finding missing system packages on Linux and installing them where that is allowed."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.errors import ToolingError
from tooling.needs import Need, Probe, is_debian_like, parse_os_release
from tooling.paths import LOGS
from tooling.platforms import LINUX, command_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

OS_RELEASE = Path("/etc/os-release")


def read_os_release() -> dict[str, str]:
    """Return the fields of this system's `os-release`; empty where there is none."""
    return parse_os_release(OS_RELEASE.read_text(encoding="utf-8")) if OS_RELEASE.is_file() else {}


def is_present(need: Need) -> bool:
    """Probe whether what a system package brings is already there."""
    if need.probe is Probe.LIBRARY:
        return _can_load(need.name)
    if need.probe is Probe.COMMAND:
        return shutil.which(need.name) is not None
    if need.probe is Probe.MODULE:
        return importlib.util.find_spec(need.name) is not None
    return _python_library(need.name)


def missing(needs: Sequence[Need], present: Callable[[Need], bool] = is_present) -> list[Need]:
    """Return the needs that are not met, in their order."""
    return [need for need in needs if not present(need)]


def apt_prefix(user_id: int, sudo_works: Callable[[], bool]) -> list[str] | None:
    """Return what to put before `apt-get`: nothing for root, sudo where it asks no password, else None."""
    if user_id == 0:
        return []
    return ["sudo", "-n"] if sudo_works() else None


def apt_command(packages: Sequence[str]) -> list[str]:
    """Return the command that installs packages without their recommended extras."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def advice(lacking: Sequence[Need], os_release: Mapping[str, str]) -> str:
    """Return the sentence that tells a person how to get what is missing."""
    if is_debian_like(os_release):
        command = command_line(["sudo", *apt_command([need.package for need in lacking])], LINUX)
        return f"System packages are missing. Install them with:\n  {command}"
    names = ", ".join(need.name for need in lacking)
    return f"System libraries or commands are missing: {names}. Install them with your system's package manager."


def provide(needs: Sequence[Need]) -> list[Need]:
    """Install the missing ones of `needs` if this user may; return what is still missing.

    Only Debian-like systems install anything. What apt says goes to a log, and to the terminal if it fails.
    """
    lacking = missing(needs)
    if not lacking or not is_debian_like(read_os_release()):
        return lacking
    prefix = apt_prefix(os.geteuid(), sudo_works)
    if prefix is None or shutil.which("apt-get") is None:
        return lacking
    packages = [need.package for need in lacking]
    print(f"Installing system packages (once): {' '.join(packages)} ...", flush=True)
    _run_apt([[*prefix, "apt-get", "update"], [*prefix, *apt_command(packages)]])
    importlib.invalidate_caches()
    return missing(lacking)


def require(needs: Sequence[Need]) -> None:
    """Provide all needs or raise ToolingError that names the one command to run."""
    lacking = provide(needs)
    if lacking:
        raise ToolingError(advice(lacking, read_os_release()))


def _run_apt(commands: Sequence[Sequence[str]]) -> None:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "apt.log"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    code = 0
    with log.open("w", encoding="utf-8") as output:
        for command in commands:
            code = subprocess.call(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
            if code:
                break
    if code:
        print(log.read_text(encoding="utf-8", errors="replace")[-2000:], flush=True)


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _python_library(name: str) -> bool:
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return True  # a Python built without one cannot be helped by a system package
    folder = Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib")
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    return any((place / name).exists() for place in (folder, folder / multiarch))


def sudo_works() -> bool:
    """Tell whether sudo asks this user for no password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
