"""The command table of `dev.py`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tooling.errors import ToolingError
from tooling.platforms import python_name

if TYPE_CHECKING:
    from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """Return the parser of dev.py's arguments."""
    top = argparse.ArgumentParser(prog=f"{python_name(sys.platform)} dev.py", description="Develop Clusterwright.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="open the designer; without a screen: check, simulate, report")
    run.add_argument("file", nargs="?", metavar="FILE", help="a design (default: the four-node sample)")
    test = commands.add_parser("test", help="run every check and every test, then the packaged program")
    test.add_argument("--quick", action="store_true", help="leave out samples, the real window and packaging")
    test.add_argument("--deep", action="store_true", help="run random tests in full volume, not a twentieth")
    commands.add_parser("package", help="build the program into dist/ and run its selftest")
    bench = commands.add_parser("bench", help="measure the figures that the project promises")
    bench.add_argument("--scenes", action="store_true", help="only large drawings, beside NodeGraphQt")
    bench.add_argument(
        "--frames", action="store_true", help="only frames and answers while an eight-node design is edited"
    )
    bench.add_argument("--documents", action="store_true", help="only documents, by kind and by size of the design")
    lock = commands.add_parser("lock", help="renew the lock files")
    lock.add_argument("--upgrade", action="store_true", help="move packages to their newest allowed versions")
    commands.add_parser("words", help="gather the texts of the window for translators")
    return top


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. What goes wrong is told in a sentence."""
    options = parser().parse_args(arguments)
    try:
        return dispatch(options)
    except ToolingError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def dispatch(options: argparse.Namespace) -> int:
    """Run the command that the parsed options name."""
    # Imported when chosen: `run` must start the program at once.
    if options.command == "run":
        from tooling.run import run

        return run(options.file)
    if options.command == "test":
        from tooling.checks import test

        return test(quick=options.quick, deep=options.deep)
    if options.command == "package":
        from tooling.package import package

        return package()
    if options.command == "bench":
        from tooling.bench import bench

        return bench(scenes=options.scenes, frames=options.frames, documents=options.documents)
    if options.command == "words":
        from tooling.words import words

        return words()
    from tooling.lock import lock

    return lock(upgrade=options.upgrade)
