"""Bookmarks, links and the contents: everything leads where it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf

from designer.drawing.primitives import Label
from designer.report.blocks import Contents
from designer.report.layout.pages import Page
from designer.report.layout.strips import Entry
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import place

Targets = Mapping[str, int]
"""Page numbers by the names of destinations."""

Numbers = Mapping[tuple[int, int], int]
"""Page numbers by the pages' numbers as objects of the file."""


def check(made: Made) -> Iterator[Flaw]:
    """Points 41 to 43."""
    yield from _contents(made)
    if made.pdf is None:
        return
    numbers = {page.obj.objgen: number for number, page in enumerate(made.pdf.pages, 1)}
    targets = _targets(made.pdf, numbers)
    yield from _links(made, targets, numbers)
    yield from _bookmarks(made, targets, numbers)


def _targets(pdf: pikepdf.Pdf, numbers: Numbers) -> Targets:
    named = dict(pdf.Root.get("/Dests", pikepdf.Dictionary()).items())
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        named.update({f"/{key}": value for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()})
    return {name[1:]: numbers.get(_array(one)[0].objgen, 0) for name, one in named.items()}


def _array(destination: pikepdf.Object) -> pikepdf.Object:
    return destination.D if isinstance(destination, pikepdf.Dictionary) else destination


def _links(made: Made, targets: Targets, numbers: Numbers) -> Iterator[Flaw]:
    assert made.pdf is not None
    for number, (page, wanted) in enumerate(zip(made.pdf.pages, made.layout.pages, strict=False), 1):
        links = [one for one in page.get("/Annots", []) if one.get("/Subtype") == pikepdf.Name.Link]
        if len(links) != len(wanted.links):
            yield Flaw(41, f"page {number}", f"{len(wanted.links)} links are wanted and {len(links)} are there")
        for link, asked in zip(links, wanted.links, strict=False):
            if not str(link.get("/Contents", "")).strip():
                yield Flaw(43, f"page {number}", "a link does not say where it leads")
            found, right = _page(link, targets, numbers), made.pages.get(asked.target, 0)
            if found != right:
                sentence = f'the link "{asked.text}" leads to page {found or "nowhere"} and not to page {right}'
                yield Flaw(41, f"page {number}", sentence)


def _contents(made: Made) -> Iterator[Flaw]:
    """Whether every line of the contents ends in the number of the page that it leads to."""
    anchors = [one.anchor for one in made.document.sections if any(isinstance(b, Contents) for b in one.blocks)]
    starts = [made.pages[anchor] for anchor in anchors if anchor in made.pages]
    known = {entry.anchor for entry in made.layout.outline}
    for page in made.layout.pages:
        if not starts or page.number < starts[0]:
            continue
        lines = [link for link in page.links if link.target in known and link.rect.w > page.width / 2]
        if not lines:
            break
        for link in lines:
            printed = _last_number(page, link.rect.y, link.rect.bottom)
            if printed and printed != str(made.pages.get(link.target)):
                sentence = f'"{link.text}" says page {printed} and it is page {made.pages.get(link.target)}'
                yield Flaw(41, f"page {page.number}", sentence)


def _last_number(page: Page, top: float, bottom: float) -> str:
    inside = [one for one in page.primitives if isinstance(one, Label) and top <= one.y <= bottom]
    last = max(inside, key=lambda label: place(label).right, default=None)
    return last.text if last is not None and last.text.isdigit() else ""


def _bookmarks(made: Made, targets: Targets, numbers: Numbers) -> Iterator[Flaw]:
    assert made.pdf is not None
    wanted = [entry for entry in made.layout.outline if entry.anchor in made.pages]
    found = list(_flat(made.pdf.Root.get("/Outlines"), 1))
    if len(found) != len(wanted):
        yield Flaw(42, "", f"{len(wanted)} bookmarks are wanted and {len(found)} are there")
        return
    for entry, (item, level) in zip(wanted, found, strict=True):
        page = _page(item, targets, numbers)
        if level != entry.level:
            yield Flaw(42, "", f'the bookmark "{item.Title}" is on level {level} and not on {entry.level}')
        if page != made.pages[entry.anchor] or not _says(item, entry):
            sentence = f'the bookmark "{item.Title}" leads to page {page}; "{entry.title}" is on page '
            yield Flaw(42, "", sentence + str(made.pages[entry.anchor]))


def _says(item: pikepdf.Object, entry: Entry) -> bool:
    """Whether a bookmark is called as the heading is, but for characters that no font has."""
    return "".join(str(item.Title).split())[-4:] == "".join(entry.title.split())[-4:] or not entry.title.isascii()


def _flat(parent: pikepdf.Object | None, level: int) -> Iterator[tuple[pikepdf.Object, int]]:
    item = parent.get("/First") if parent is not None else None
    while item is not None:
        yield item, level
        yield from _flat(item, level + 1)
        item = item.get("/Next")


def _page(item: pikepdf.Object, targets: Targets, numbers: Numbers) -> int:
    """The page that a bookmark or a link leads to; 0 for nowhere."""
    target = item.get("/Dest", item.A.get("/D") if "/A" in item else None)
    if target is None:
        return 0
    if isinstance(target, pikepdf.Array):
        return numbers.get(target[0].objgen, 0)
    return targets.get(str(target).removeprefix("/"), 0)
