"""A real X server with a window manager, for as long as one test step runs."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from tooling.errors import ToolingError
from tooling.paths import LOGS

if TYPE_CHECKING:
    from collections.abc import Iterator

GEOMETRY = "1920x1080x24"
PATIENCE = 20.0
"""Seconds that the server and the window manager may take to start."""


@contextmanager
def real_screen() -> Iterator[dict[str, str]]:
    """Run Xvfb and openbox on a free display; yield the environment variables that lead to it.

    Both are ended, by their own process handles, when the block is left.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        log = stack.enter_context((LOGS / "screen.log").open("w", encoding="utf-8"))
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", GEOMETRY, "-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[writer], stdout=log, stderr=log)
        stack.callback(_end, server)
        os.close(writer)
        with os.fdopen(reader, encoding="ascii") as display:
            number = display.readline().strip()
        if not number:
            raise ToolingError(f"Xvfb did not start; see {LOGS / 'screen.log'}.")
        environment = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        full = {**os.environ, **environment}
        full.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(["openbox"], env=full, stdout=log, stderr=log)
        stack.callback(_end, manager)
        _wait_for_manager(manager, full)
        yield environment


def _wait_for_manager(manager: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
    deadline = time.monotonic() + PATIENCE
    # The current desktop is a property that only a running window manager sets.
    probe = ["xdotool", "get_desktop"]
    while subprocess.run(probe, env=environment, capture_output=True, check=False).returncode:
        if manager.poll() is not None or time.monotonic() > deadline:
            raise ToolingError(f"The window manager openbox did not start; see {LOGS / 'screen.log'}.")
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
