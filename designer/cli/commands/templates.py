"""`clusterwright templates`."""

from __future__ import annotations

import argparse

from designer.catalog.loader import load_templates

SUMMARY = "list the templates that `new` can start from"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_: argparse.Namespace) -> int:
    """Print one template per line, its name first."""
    templates = load_templates()
    width = max(map(len, templates))
    for name, template in templates.items():
        print(f"{name:{width}}  {template.title}: {template.summary}")
    return 0
