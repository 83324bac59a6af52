"""All documents of a design and what belongs to them, made in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from designer.app.background import Job
from designer.files.text import to_text
from designer.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Bundled:
    """The files by their names, and the date that they are of."""

    files: Mapping[str, bytes]
    date: str


def start_bundling(snapshot: Snapshot, date: str) -> Job[Bundled]:
    """Begin to make everything that is handed over of a design. The date is ISO."""
    return Job(bundle, to_text(snapshot), date)


def bundle(text: str, date: str) -> Bundled:
    """Everything that is handed over of the design that a text holds."""
    from designer.catalog.loader import load_catalog
    from designer.files.load import from_text
    from designer.report.bundle.bundle import make_bundle
    from designer.report.bundle.printed import Order

    made = make_bundle(from_text(text).snapshot, load_catalog(), Order(date=date))
    return Bundled(dict(made.files), date)


def save_bundled(path: Path, bundled: Bundled) -> None:
    """Write everything into a folder, or into one file when the name ends in .zip. Raises `CannotWrite`."""
    from designer.report.bundle.saving import save_bundle

    save_bundle(path, bundled.files, bundled.date)
