"""Finds the command, runs it, and turns every expected error into one sentence and exit code 2."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from designer import __version__
from designer.cli.discovery import command, command_names

FINE, FINDINGS, BAD_INPUT = 0, 1, 2
"""Exit codes: fine; findings or failed expectations; bad input, bad usage or output that cannot be written."""


def main(arguments: Sequence[str], prove_window: Callable[[Path], str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code.

    `prove_window` opens the window on a design, closes it again and says what was on it; only `selftest` asks for it.
    """
    _use_utf8()
    try:
        options = _parser(arguments).parse_args(arguments)
        options.prove_window = prove_window
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has said its piece
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sentence = _expected(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return BAD_INPUT


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clusterwright",
        description="Designs failover clusters. Without a command it opens the designer.",
        epilog="clusterwright COMMAND --help tells more about a command; clusterwright FILE opens a design.",
    )
    parser.add_argument("--version", action="version", version=f"Clusterwright {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    names = command_names()
    wanted = [arguments[0]] if arguments and arguments[0] in names else names
    for name in wanted:
        _add_command(subparsers, name, command(name))
    return parser


def _add_command(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, module: ModuleType
) -> None:
    subparser = subparsers.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
    module.arguments(subparser)
    subparser.set_defaults(run=module.run)


def _expected(error: Exception) -> str | None:
    """The sentence for an error that is the input's fault; None for one of the program's own."""
    from designer.cli.errors import EXPECTED

    return str(error) if isinstance(error, EXPECTED) else None


def _use_utf8() -> None:
    """Piped output is UTF-8 everywhere; a console shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))  # type: ignore[union-attr]
