"""What the program finds of itself, and what it should find."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from designer.catalog.facts import load_facts
from designer.catalog.loader import load_catalog, load_templates
from designer.catalog.ready import load_ready_tests
from designer.catalog.texts import load_texts
from designer.foundation.paths import resources

FACT, TEST = "[[fact]]", "[[test]]"
"""The lines with which each fact, and each ready test, begins in its file."""


def found() -> dict[str, int]:
    """The numbers of rules, resource types, facts and so on that the program's own discovery and loaders find."""
    from designer.cli.discovery import command_names
    from designer.report.chapters import discover as discover_sections
    from designer.rules.engine import discover as discover_rules

    return {
        "rules": len(discover_rules()),
        "facts": len(load_facts()),
        "texts": len(load_texts()),
        "ready_tests": len(load_ready_tests()),
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
        "sections": (package / "report" / "sections", "*/s*.py"),
        "fonts": (resources() / "fonts", "*.ttf"),
        "commands": (package / "cli" / "commands", "*.py"),
    }
    files = {
        kind: sum(not path.name.startswith("_") for path in folder.glob(pattern))
        for kind, (folder, pattern) in folders.items()
    }
    entries = {"facts": (catalog / "facts", FACT), "ready_tests": (catalog / "ready", TEST)}
    counted = {
        kind: sum(_lines(path).count(line) for path in folder.glob("*.toml"))
        for kind, (folder, line) in entries.items()
    }
    return {**files, **counted}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
