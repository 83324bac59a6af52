"""Real designs for tests: the templates as the program builds them, and the sample files."""

from __future__ import annotations

import functools
from pathlib import Path

from designer.catalog.loader import load_catalog, load_templates
from designer.catalog.schema import Catalog
from designer.edits.templates import from_template
from designer.files.load import load
from designer.model.snapshot import Snapshot

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.cluster"))


@functools.cache
def catalog() -> Catalog:
    return load_catalog()


@functools.cache
def template(name: str) -> Snapshot:
    return from_template(catalog(), load_templates()[name])


@functools.cache
def sample(name: str) -> Snapshot:
    """The sample of that file name, without its extension."""
    return load(next(path for path in SAMPLES if path.stem == name)).snapshot


def three_plus_one() -> Snapshot:
    return template("three-plus-one")


def group(design: Snapshot, name: str) -> str:
    return next(record.id for record in design.groups.values() if record.name == name)


def node(design: Snapshot, name: str) -> str:
    return next(record.id for record in design.nodes.values() if record.name == name)


def resource(design: Snapshot, group_name: str, kind: str) -> str:
    inside = design.members(group(design, group_name))
    return next(record.id for record in inside if record.type == kind)
