"""The words of the ready tests: what each is for, what is done, and what should come of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from designer.catalog.loader import CatalogError, contents, decoded
from designer.foundation.paths import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyTest:
    """A test of a cluster, with the facts that it rests on.

    `manual` is why a person must do it, `unsupported` why nobody should; the simulation plays all others. `warning` is
    printed beside it.
    """

    code: str
    title: str
    purpose: str
    procedure: tuple[str, ...]
    expected: str
    facts: tuple[str, ...]
    manual: str = ""
    unsupported: str = ""
    warning: str = ""


@functools.cache
def load_ready_tests(folder: Path | None = None) -> Mapping[str, ReadyTest]:
    """All tests by code: acceptance tests first, then the cases of the test plan. Raises `CatalogError`."""
    tests: dict[str, ReadyTest] = {}
    for path in sorted(((folder or resources() / "catalog") / "ready").glob("*.toml")):
        for raw in contents(path)["test"]:
            test = decoded(ReadyTest, raw, path)
            if test.code in tests:
                raise CatalogError(f"{path.name}: {test.code} is there twice")
            tests[test.code] = test
    return tests
