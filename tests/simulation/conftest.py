"""The catalogue, loaded once."""

from __future__ import annotations

import pytest

from designer.catalog.loader import load_catalog
from designer.catalog.schema import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()
