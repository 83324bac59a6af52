"""The commands by name, found by looking into their folder: nothing here imports them before it is asked to."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from types import ModuleType

PACKAGE = "designer.cli.commands"


def command_names() -> list[str]:
    """The names of all commands, in alphabetical order."""
    package = importlib.util.find_spec(PACKAGE)
    folders = package.submodule_search_locations if package is not None else None
    return sorted(module.name for module in pkgutil.iter_modules(folders or ()) if not module.name.startswith("_"))


def command(name: str) -> ModuleType:
    """The module of a command; see `designer.cli.commands` for what it holds."""
    return importlib.import_module(f"{PACKAGE}.{name}")
