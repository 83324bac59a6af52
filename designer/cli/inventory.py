"""What the program finds of itself, and what it should find."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from designer.catalog.loader import load_catalog, load_templates
from designer.foundation.paths import resources


def found() -> dict[str, int]:
    """The numbers of rules, resource types, templates, report sections, fonts and commands that discovery finds."""
    from designer.cli.discovery import command_names
    from designer.report.build import discover as discover_sections
    from designer.rules.engine import discover as discover_rules

    return {
        "rules": len(discover_rules()),
        "resource_types": len(load_catalog().types),
        "templates": len(load_templates()),
        "sections": len(discover_sections()),
        "fonts": len(list((resources() / "fonts").glob("*.ttf"))),
        "commands": len(command_names()),
    }


def expected() -> dict[str, int]:
    """The same numbers, counted as files: by the build for the packaged program, here and now in a source tree."""
    if getattr(sys, "frozen", False):
        counts: dict[str, int] = json.loads((resources() / "expected-counts.json").read_text(encoding="utf-8"))
        return counts
    package = Path(__file__).resolve().parent.parent
    folders = {
        "rules": (package / "rules" / "checks", "*.py"),
        "resource_types": (resources() / "catalog" / "resource_types", "*.toml"),
        "templates": (resources() / "catalog" / "templates", "*.toml"),
        "sections": (package / "report" / "sections", "*.py"),
        "fonts": (resources() / "fonts", "*.ttf"),
        "commands": (package / "cli" / "commands", "*.py"),
    }
    return {
        kind: sum(not path.name.startswith("_") for path in folder.glob(pattern))
        for kind, (folder, pattern) in folders.items()
    }
