"""Options, markers and the volume of random tests, for every test folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.support.volume import VARIABLE, is_deep

TESTS = Path(__file__).parent
HYPOTHESIS = TESTS.parent / "build" / "hypothesis"
REAL_WINDOW = "CLUSTERWRIGHT_REAL_WINDOW"

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="run random tests in full volume, not a twentieth")
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected texts; read the difference")


def pytest_configure(config: pytest.Config) -> None:
    # Test modules read the variable while they are imported, worker processes inherit it.
    if config.getoption("--deep"):
        os.environ[VARIABLE] = "1"
    set_hypothesis_home_dir(HYPOTHESIS)
    slow_is_fine = [HealthCheck.too_slow]
    # Explaining a failure traces every line: with designs as large as ours that takes minutes.
    phases = [phase for phase in Phase if phase is not Phase.explain]
    # Normally the same cases every time, so that a failure is never a surprise to the next person.
    settings.register_profile(
        "normal",
        deadline=None,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=slow_is_fine,
    )
    settings.register_profile(
        "deep",
        deadline=None,
        print_blob=True,
        database=DirectoryBasedExampleDatabase(HYPOTHESIS / "examples"),
        phases=phases,
        suppress_health_check=slow_is_fine,
    )
    settings.load_profile("deep" if is_deep() else "normal")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds the expected one; `--update-golden` writes it instead."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; pytest --update-golden writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    no_screen = pytest.mark.skip(reason="needs the X server and window manager that dev.py test starts")
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
        if folder in ("ui", "realwindow"):
            item.add_marker(pytest.mark.gui)
        if folder == "realwindow":
            item.add_marker(pytest.mark.realwindow)
            if os.environ.get(REAL_WINDOW) != "1":
                item.add_marker(no_screen)
