"""What the program finds of itself, and what it should find."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from designer.catalog.facts import load_facts
from designer.catalog.loader import load_catalog, load_templates
from designer.catalog.texts import load_texts
from designer.foundation.paths import resources

FACT = "[[fact]]"
"""The line of a file of facts with which each of them begins."""


def found() -> dict[str, int]:
    """The numbers of rules, resource types, facts and so on that the program's own discovery and loaders find."""
    from designer.cli.discovery import command_names
    from designer.report.build import discover as discover_sections
    from designer.rules.engine import discover as discover_rules

    return {
        "rules": len(discover_rules()),
        "facts": len(load_facts()),
        "texts": len(load_texts()),
        "resource_types": len(load_catalog().types),
        "services": len(load_catalog().services),
        "templates": len(load_templates()),
        "sections": len(discover_sections()),
        "fonts": len(list((resources() / "fonts").glob("*.ttf"))),
        "commands": len(command_names()),
    }


def expected() -> dict[str, int]:
    """The same numbers, counted in the files: by the build for the packaged program, here and now in a source tree."""
    if getattr(sys, "frozen", False):
        counts: dict[str, int] = json.loads((resources() / "expected-counts.json").read_text(encoding="utf-8"))
        return counts
    package, catalog = Path(__file__).resolve().parent.parent, resources() / "catalog"
    folders = {
        "rules": (package / "rules" / "checks", "*.py"),
        "texts": (catalog / "texts", "*.toml"),
        "resource_types": (catalog / "resource_types", "*.toml"),
        "services": (catalog / "services", "*.toml"),
        "templates": (catalog / "templates", "*.toml"),
        "sections": (package / "report" / "sections", "*.py"),
        "fonts": (resources() / "fonts", "*.ttf"),
        "commands": (package / "cli" / "commands", "*.py"),
    }
    files = {
        kind: sum(not path.name.startswith("_") for path in folder.glob(pattern))
        for kind, (folder, pattern) in folders.items()
    }
    chapters = (path.read_text(encoding="utf-8").splitlines() for path in (catalog / "facts").glob("*.toml"))
    return {**files, "facts": sum(lines.count(FACT) for lines in chapters)}
