"""`clusterwright`: a command when one is given, otherwise the designer."""

from __future__ import annotations

import gc
import os
import sys
from multiprocessing import freeze_support
from pathlib import Path


def main() -> int:
    """Run the program; returns its exit code."""
    freeze_support()
    arguments = sys.argv[1:]
    if arguments and (arguments[0].startswith("-") or _is_command(arguments[0])):
        from designer.cli.main import main as command_line

        return command_line(arguments, _prove_window)
    if arguments and not Path(arguments[0]).suffix and not Path(arguments[0]).exists():
        sentence = f'there is no command and no file "{arguments[0]}"; clusterwright --help lists the commands'
        print(f"clusterwright: {sentence}", file=sys.stderr)
        return 2
    if len(arguments) > 1:
        print("clusterwright: open one design at a time, or give a command (see clusterwright --help)", file=sys.stderr)
        return 2
    gc.disable()  # hardly anything that is made during the start is garbage; the window turns it on again
    from designer.ui.run import run

    return run(Path(arguments[0]) if arguments else None)


def _prove_window(design: Path) -> str:
    if sys.platform == "linux":  # Qt ends the whole process when it finds no screen
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from designer.ui.proof import show_and_close

    return show_and_close(design)


def _is_command(word: str) -> bool:
    from designer.cli.discovery import command_names

    return word in command_names()


if __name__ == "__main__":
    sys.exit(main())
