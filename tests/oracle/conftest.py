"""Tests that ask Pacemaker are skipped, with the reason, where its simulator is not."""

from __future__ import annotations

import pytest

from tests.oracle.crm import ABSENT, command


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if command() is None:
        for item in items:
            if item.get_closest_marker("oracle"):
                item.add_marker(pytest.mark.skip(reason=ABSENT))
