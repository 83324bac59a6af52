"""`clusterwright new`."""

from __future__ import annotations

import argparse
from pathlib import Path

from designer.catalog.loader import load_catalog, load_templates
from designer.cli.errors import BadUsage
from designer.edits.templates import from_template
from designer.files.save import save

SUMMARY = "start a design from a template"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The template and the file."""
    parser.add_argument("template", metavar="TEMPLATE", help="name of a template (see: clusterwright templates)")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="design file to write")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")


def run(options: argparse.Namespace) -> int:
    """Write the design."""
    templates = load_templates()
    if options.template not in templates:
        raise BadUsage(f'There is no template "{options.template}"; there are {", ".join(templates)}')
    if options.output.is_file() and not options.force:
        raise BadUsage(f"{options.output}: exists already; choose another name, or add --force to replace it")
    save(options.output, from_template(load_catalog(), templates[options.template]))
    print(f"{options.output}: written from the template {options.template}")
    return 0
