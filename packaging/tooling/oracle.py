"""Pacemaker's `crm_simulate`, which the simulator is tested against: unpacked into a folder of its own.

It is run as a program and by tests alone. Debian and Ubuntu have it; elsewhere, or offline, those tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tooling.needs import is_debian_like
from tooling.paths import BUILD, LOGS
from tooling.system import apt_prefix, read_os_release, sudo_works

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

COMMAND = "crm_simulate"
PACKAGE = "pacemaker-cli-utils"
SCHEMAS = "pacemaker-common"
"""The package with the schemas of cluster configurations."""

FOLDER = BUILD / "pacemaker"

_PATIENCE = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::https::Timeout=10"]
_ONLY_DEPENDS = [f"--no-{kind}" for kind in ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")]


def provide() -> str:
    """Make `crm_simulate` available to the tests; return why that was not possible, or nothing."""
    if shutil.which(COMMAND) or (FOLDER / "usr" / "sbin" / COMMAND).is_file():
        return ""
    if not is_debian_like(read_os_release()) or not all(map(shutil.which, ("apt-get", "apt-cache", "dpkg"))):
        return f"there is no apt to get {COMMAND} with"
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / "pacemaker.log").open("w", encoding="utf-8") as log:
        packages = _packages() or (_refresh(log.fileno()) and _packages())
        if not packages:
            return f"apt knows no package {PACKAGE}"
        print(f"Unpacking {COMMAND} into {FOLDER.name}, for the tests (once) ...", flush=True)
        partial = FOLDER.with_name(FOLDER.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        archives = partial / "archives"
        archives.mkdir(parents=True)
        if _call(["apt-get", *_PATIENCE, "download", *packages], log.fileno(), archives):
            return f"the packages of {COMMAND} could not be downloaded; see {log.name}"
        for archive in sorted(archives.glob("*.deb")):
            if _call(["dpkg", "-x", str(archive), str(partial)], log.fileno(), archives):
                return f"{archive.name} could not be unpacked; see {log.name}"
        shutil.rmtree(archives)
        partial.rename(FOLDER)
    return ""


def dependencies(listing: str) -> dict[str, list[str]]:
    """Return what each package depends on, from the output of `apt-cache depends --recurse`.

    Virtual packages, which are in angle brackets, are left out.
    """
    found: dict[str, list[str]] = {}
    package = ""
    for line in listing.splitlines():
        if not line.startswith((" ", "|")):
            package = line.strip()
            found[package] = []
        elif line.lstrip(" |").startswith("Depends: ") and "<" not in line:
            found[package].append(line.split(": ", 1)[1].strip())
    return found


def chosen(depends: Mapping[str, Sequence[str]], installed: Collection[str]) -> list[str]:
    """The package, its schemas and the libraries that it needs, directly or not, without what is installed."""
    wanted = [PACKAGE, SCHEMAS]
    for package in wanted:  # which grows on the way
        libraries = [name for name in depends.get(package, ()) if name.startswith("lib")]
        wanted.extend(name for name in dict.fromkeys(libraries) if name not in wanted and name not in installed)
    return wanted


def _packages() -> list[str]:
    listing = _output(["apt-cache", "depends", "--recurse", *_ONLY_DEPENDS, PACKAGE])
    depends = dependencies(listing)
    if not depends.get(PACKAGE):
        return []
    states = _output(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"]).splitlines()
    return chosen(depends, {line.split()[1] for line in states if line.startswith("installed ")})


def _refresh(log: int) -> bool:
    """Let apt learn which packages there are, where this user may; a new container knows none."""
    prefix = apt_prefix(os.geteuid(), sudo_works)
    return prefix is not None and _call([*prefix, "apt-get", *_PATIENCE, "update"], log, BUILD) == 0


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _call(command: Sequence[str], log: int, folder: Path) -> int:
    return subprocess.call(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
