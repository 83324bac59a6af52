"""How many rules, facts, types, templates and so on the source tree has, found by counting in files.

The packaged program's `selftest` compares what it discovers with these numbers. They are counted
without the product's own discovery, so that a mistake there cannot hide.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = {
    "rules": "designer/rules/checks/*.py",
    "texts": "resources/catalog/texts/*.toml",
    "resource_types": "resources/catalog/resource_types/*.toml",
    "services": "resources/catalog/services/*.toml",
    "templates": "resources/catalog/templates/*.toml",
    "sections": "designer/report/sections/*/s*.py",
    "fonts": "resources/fonts/*.ttf",
    "commands": "designer/cli/commands/*.py",
}
"""Kinds that have one file each."""

ENTRIES = {
    "facts": ("resources/catalog/facts/*.toml", "[[fact]]"),
    "ready_tests": ("resources/catalog/ready/*.toml", "[[test]]"),
}
"""Kinds that have many to a file, each under a line of its own."""


def count_files(root: Path) -> dict[str, int]:
    """Return, per kind, how many the checkout `root` has; files whose names start with `_` do not count."""
    files = {
        kind: sum(not path.name.startswith("_") for path in root.glob(pattern)) for kind, pattern in COUNTED.items()
    }
    entries = {kind: _count_lines(root, pattern, line) for kind, (pattern, line) in ENTRIES.items()}
    return {**files, **entries}


def _count_lines(root: Path, pattern: str, line: str) -> int:
    return sum(path.read_text(encoding="utf-8").splitlines().count(line) for path in root.glob(pattern))


def write_counts(root: Path, target: Path) -> None:
    """Write the numbers as one JSON object to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(count_files(root), indent=1) + "\n", encoding="utf-8")


def module_names(root: Path) -> list[str]:
    """Return the dotted names of all modules of the product.

    Rules, report sections and commands are found at run time, which PyInstaller cannot see.
    """
    files = (path.relative_to(root).with_suffix("") for path in (root / "designer").rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in files)
