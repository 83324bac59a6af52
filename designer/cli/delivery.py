"""Documents of designs made in memory, so that nothing is written before everything is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.progress import progress_line
from designer.foundation.units import plural

if TYPE_CHECKING:
    from designer.catalog.schema import Catalog
    from designer.model.snapshot import Snapshot
    from designer.report.bundle.printed import Order
    from designer.report.lint.flaw import Flaw


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was made: its flaws by document, how to write it, and what to say when that is done."""

    flaws: Mapping[str, Sequence[Flaw]]
    write: Callable[[], None]
    said: str


def one_document(
    designs: Sequence[tuple[Path, Snapshot]], catalog: Catalog, order: Order, output: Path | None
) -> Delivery:
    """One document about the designs; without an output it is only looked through."""
    from designer.files.atomic import save_bytes_atomically
    from designer.files.text import fingerprint
    from designer.report.bundle.printed import print_designs

    with progress_line("steps") as progress:
        marked = [(snapshot, fingerprint(snapshot)) for _, snapshot in designs]
        printed = print_designs(marked, catalog, order, progress=progress)

    def write() -> None:
        if output is not None:
            save_bytes_atomically(output, printed.data)

    name = str(output or designs[0][0])
    return Delivery(
        {name: printed.flaws},
        write,
        f"{name}: written, {plural(len(designs), 'design')}, {len(printed.data) // 1024} KB",
    )


def whole_bundle(snapshot: Snapshot, catalog: Catalog, order: Order, output: Path) -> Delivery:
    """Everything that is handed over of a design, as a folder or a ZIP file."""
    from designer.report.bundle.bundle import make_bundle
    from designer.report.bundle.saving import save_bundle

    with progress_line("steps") as progress:
        bundle = make_bundle(snapshot, catalog, order, progress)
    size = sum(map(len, bundle.files.values())) // 1024
    return Delivery(
        bundle.flaws,
        lambda: save_bundle(output, bundle.files, order.date),
        f"{output}: written, {plural(len(bundle.files), 'file')}, {size} KB",
    )
