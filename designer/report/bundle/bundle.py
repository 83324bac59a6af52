"""The whole set of one design: four documents of one fingerprint, figures, tables, the design, and a list of it all."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from designer.catalog.schema import Catalog
from designer.files.text import fingerprint, to_text
from designer.foundation.dates import parsed_date
from designer.model.snapshot import Snapshot
from designer.report.bundle.figures import figure_files, figures
from designer.report.bundle.naming import dated, stem_of
from designer.report.bundle.printed import STEPS, Order, Printed, Progress, print_designs
from designer.report.bundle.tables import table_files
from designer.report.context import FIRST_VERSION
from designer.report.lint.flaw import Flaw
from designer.report.variants import VARIANTS, VariantId

LIST = "contents.txt"
"""The list of the files, by which a folder is known as an earlier bundle."""


class MixedSet(ValueError):
    """The documents are not all of the same design."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files by their names, "/" between folder and file, and what is wrong with each document by its name."""

    files: Mapping[str, bytes]
    flaws: Mapping[str, tuple[Flaw, ...]]


def make_bundle(snapshot: Snapshot, catalog: Catalog, order: Order, progress: Progress | None = None) -> Bundle:
    """All documents of a design and what belongs to them. The variant that the order names is of no account."""
    said = progress or (lambda done, total: None)
    mark, version = fingerprint(snapshot), order.version or _version(snapshot)
    variants: Sequence[VariantId] = get_args(VariantId)
    stem, total = stem_of(snapshot), STEPS * len(variants) + 1
    printed: dict[str, Printed] = {}
    for index, variant in enumerate(variants):
        name = dated(stem, VARIANTS[variant].suffix, version, order.date, "pdf")
        one = replace(order, variant=variant)
        printed[name] = print_designs(
            [(snapshot, mark)],
            catalog,
            one,
            file_name=name,
            progress=lambda done, _, before=index: said(before * STEPS + done, total),  # type: ignore[misc]
        )
    files = bundled(list(printed.items()), mark)
    files[dated(stem, "", version, order.date, "cluster")] = to_text(snapshot).encode()
    for name, data in table_files(snapshot, catalog):
        files[f"tables/{name}"] = data
    design = next(iter(printed.values())).document
    for name, figure in figures(design):
        files |= {f"figures/{file}": data for file, data in figure_files(design, name, figure)}
    files[LIST] = _list(files, mark)
    said(total, total)
    return Bundle(files, {name: one.flaws for name, one in printed.items()})


def bundled(documents: Sequence[tuple[str, Printed]], mark: str) -> dict[str, bytes]:
    """The PDFs by name. Raises `MixedSet` unless all of them are of the design with this fingerprint."""
    for name, printed in documents:
        if printed.fingerprints != {mark}:
            others = ", ".join(sorted(printed.fingerprints))
            raise MixedSet(f"{name} is of the design {others}, and the others are of {mark}: make them all anew")
    return {name: printed.data for name, printed in documents}


def zipped(files: Mapping[str, bytes], date: str) -> bytes:
    """The files as one ZIP file; the same files and date give the same bytes."""
    day = parsed_date(date)
    stamp = (max(day.year, 1980), day.month, day.day, 12, 0, 0) if day is not None else (2000, 1, 1, 12, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, stamp)
            packs = not name.endswith((".pdf", ".png"))
            entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def _version(snapshot: Snapshot) -> str:
    return snapshot.paper.version or FIRST_VERSION


def _list(files: Mapping[str, bytes], mark: str) -> bytes:
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(files.items())]
    return "\n".join([f"Design {mark}: SHA-256 and name of every file", "", *lines, ""]).encode()
