"""The errors that are nobody's fault in the program: each reads as one sentence and ends with exit code 2."""

from __future__ import annotations

from designer.catalog.loader import CatalogError
from designer.edits.draft import EditError
from designer.files.errors import BadDesign, CannotWrite
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.names import BadText


class BadUsage(Exception):
    """The command line asks for something that does not exist."""


EXPECTED = (BadUsage, BadDesign, BadText, CannotSimulate, CannotWrite, EditError, CatalogError)
