"""A finished document with everything that its checks ask for, found once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import pikepdf

from designer.model.snapshot import TABLES, Snapshot
from designer.report.blocks import Document
from designer.report.context import Context
from designer.report.headline.brief import with_short_names
from designer.report.layout.pages import Layout
from designer.report.lint.passages import Passage, passages


@dataclass(frozen=True, slots=True)
class Made:
    """A document, its pages, its file and the designs that it is about.

    `pdf` is None, and `unreadable` says why, when the file cannot be read. `authors` are all texts of the designs:
    what stands in there is the author's choice of words. `names` are those of objects that are more than one word.
    `pages` maps anchors to page numbers.
    """

    document: Document
    layout: Layout
    data: bytes
    contexts: tuple[Context, ...]
    file_name: str
    pdf: pikepdf.Pdf | None
    unreadable: str
    passages: tuple[Passage, ...]
    authors: str
    names: tuple[str, ...]
    pages: Mapping[str, int]

    def is_authors(self, words: str) -> bool:
        """Whether somebody typed these words into a design."""
        return " ".join(words.split()) in self.authors


def made(document: Document, layout: Layout, data: bytes, contexts: Sequence[Context], file_name: str) -> Made:
    """The document opened up."""
    pdf, unreadable = _opened(data)
    pages = layout.page_of()
    typed = (text for context in contexts for text in _texts(context.snapshot))
    return Made(
        document=document,
        layout=layout,
        data=data,
        contexts=tuple(contexts),
        file_name=file_name,
        pdf=pdf,
        unreadable=unreadable,
        passages=tuple(passages(document, pages)),
        authors="\n".join(" ".join(text.split()) for text in typed),
        names=tuple(
            sorted({name for context in contexts for name in _printed_names(context.snapshot)}, key=len, reverse=True)
        ),
        pages=pages,
    )


def _opened(data: bytes) -> tuple[pikepdf.Pdf | None, str]:
    try:
        return pikepdf.open(io.BytesIO(data), attempt_recovery=False), ""
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        return None, str(error)


def _texts(snapshot: Snapshot) -> Iterator[str]:
    for name in TABLES:
        if name not in ("versions", "brands"):
            for record in snapshot.table(name).values():
                yield from _strings(record)


def _printed_names(snapshot: Snapshot) -> Iterator[str]:
    """The names, and what is left of them where they are cut."""
    yield from _names(snapshot)
    yield from _names(with_short_names(snapshot))


def _names(snapshot: Snapshot) -> Iterator[str]:
    for name in TABLES:
        for record in snapshot.table(name).values():
            words = str(getattr(record, "name", "") or getattr(record, "title", ""))
            if " " in words:
                yield words


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for spec in fields(value):
            yield from _strings(getattr(value, spec.name))
