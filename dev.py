#!/usr/bin/env python3
"""The development command: sets everything up, runs, tests and packages Clusterwright.

    python3 dev.py run [FILE]                 open the designer (without a screen: check, simulate, report)
    python3 dev.py test [--quick] [--deep]    every check and every test
    python3 dev.py package                    build the program into dist/ and let it test itself
    python3 dev.py bench                      measure the figures that the project promises
    python3 dev.py lock [--upgrade]           renew requirements.lock and requirements-dev.lock
    python3 dev.py words                      gather the texts of the window for translators, in build/

Only the standard library is used. This file keeps to syntax that any Python 3 can read, so that an
old one is told what it lacks; the work is done in packaging/tooling.
"""

import os
import sys

OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Run the named command and return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "Clusterwright needs Python 3.11 or newer; this is Python %d.%d (%s). "  # noqa: UP031
            "Start dev.py with a newer one.\n" % (sys.version_info[0], sys.version_info[1], sys.executable)
        )
        return 2
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "packaging"))  # noqa: PTH100, PTH118, PTH120
    from tooling.commands import main as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
