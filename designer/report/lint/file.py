"""The file as a file: whole, described, free of what does not belong into a document, not too large."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

LARGEST = 2 * 2**20
"""Bytes of a document without photographs."""

LARGEST_PER_PAGE = 25 * 1024
"""Bytes per page on average; a document of a page or two has its fonts to carry."""

FONTS = 120 * 1024
"""What the fonts may take before pages are counted."""

_DESCRIBED = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
_EMPTY_WORDS = ("", "untitled", "anonymous", "(anonymous)", "unspecified", "(unspecified)")


def check(made: Made) -> Iterator[Flaw]:
    """Points 1 to 4, 7 and 12."""
    if made.pdf is None:
        yield Flaw(1, "", f"the file cannot be read: {made.unreadable}")
        return
    for problem in made.pdf.check_pdf_syntax():
        yield Flaw(1, "", f"the file is not clean: {problem}")
    yield from _described(made.pdf)
    yield from _shown(made.pdf)
    yield from _safe(made.pdf)
    yield from _small(made, len(made.pdf.pages))


def _described(pdf: pikepdf.Pdf) -> Iterator[Flaw]:
    for name in _DESCRIBED:
        value = str(pdf.docinfo.get(f"/{name}", "")).strip()
        if value.lower() in _EMPTY_WORDS:
            yield Flaw(2, "", f"the file's property {name} says nothing")
    raw = pdf.Root.get("/Metadata")
    title = str(pdf.docinfo.get("/Title", ""))
    if raw is not None and title.encode() not in raw.read_bytes():
        yield Flaw(12, "", "the file's two sets of properties do not agree on the title")


def _shown(pdf: pikepdf.Pdf) -> Iterator[Flaw]:
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if str(preferences.get("/DisplayDocTitle", "")).lower() not in ("true", "/true"):
        yield Flaw(3, "", "the file does not ask for its title in the window's title bar")
    if not str(pdf.Root.get("/Lang", "")):
        yield Flaw(3, "", "the file does not say in which language it is")


def _safe(pdf: pikepdf.Pdf) -> Iterator[Flaw]:
    if tuple(map(int, pdf.pdf_version.split("."))) < (1, 7):
        yield Flaw(4, "", f"the file is PDF {pdf.pdf_version}, older than 1.7")
    if pdf.is_encrypted:
        yield Flaw(4, "", "the file is encrypted")
    if any(_has_script(one) for one in pdf.objects):
        yield Flaw(4, "", "the file holds a script")


def _has_script(one: pikepdf.Object) -> bool:
    """Whether a script is in an object, or in a part of it that is no object of its own."""
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        if one.get("/S") == pikepdf.Name.JavaScript or "/JS" in one or "/JavaScript" in one:
            return True
        return any(_has_script(part) for _, part in one.items() if _is_inside(part))
    if isinstance(one, pikepdf.Array):
        return any(_has_script(part) for part in one if _is_inside(part))
    return False


def _is_inside(part: object) -> bool:
    return isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect


def _small(made: Made, pages: int) -> Iterator[Flaw]:
    if any(image for section in made.document.sections for image in _logos(section.blocks)):
        return
    size = len(made.data)
    if size > LARGEST:
        yield Flaw(7, "", f"the file has {size / 2**20:.1f} MB, more than 2 MB", grave=False)
    elif size > FONTS + pages * LARGEST_PER_PAGE:
        yield Flaw(7, "", f"the file has {size // 1024 // pages} KB for every page", grave=False)


def _logos(blocks: tuple[object, ...]) -> Iterator[bytes]:
    for block in blocks:
        for name in ("logo", "client_logo"):
            if value := getattr(block, name, b""):
                yield value
