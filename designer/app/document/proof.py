"""A document as it would be exported now: its pages, where everything stands on them, what could stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from designer.app.background import Job
from designer.files.text import to_text
from designer.model.snapshot import Snapshot
from designer.report.lint.flaw import Flaw
from designer.report.variants import VariantId

if TYPE_CHECKING:
    from designer.report.chapters import Chapter
    from designer.report.layout.pages import Layout
    from designer.report.register_faults import Fault


@dataclass(frozen=True, slots=True)
class Place:
    """Where something begins: the page, counted from 0, and how far from its top, in points."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class SectionOffer:
    """A section that a document can have; `by_default` says whether it is printed when nobody says anything."""

    anchor: str
    title: str
    by_default: bool


@dataclass(frozen=True, slots=True)
class ChapterOffer:
    """A chapter with its sections. Where they stand `apart`, each of them is a chapter of its own in print."""

    anchor: str
    title: str
    apart: bool
    sections: tuple[SectionOffer, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A placeholder for the author's texts, what it means, and what it says at the moment."""

    name: str
    meaning: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One document. `sizes` are those of its pages in points, `places` and `numbers` those of its anchors."""

    variant: VariantId
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    chapters: tuple[ChapterOffer, ...]
    places: Mapping[str, Place]
    numbers: Mapping[str, str]
    values: tuple[Value, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    """What a reader would stumble over in the file."""
    faults: tuple[Fault, ...] = ()
    """What is weak or wrong in registers and words."""

    def order(self) -> list[str]:
        """The sections that are printed, as they follow each other."""
        known = {section.anchor for chapter in self.chapters for section in chapter.sections}
        found = [(place.page, place.y, anchor) for anchor, place in self.places.items() if anchor in known]
        return [anchor for _, _, anchor in sorted(found)]

    def section_at(self, page: int, y: float) -> str:
        """The section that stands at a height of a page; "" for none, as on a cover without a section."""
        known = {section.anchor for chapter in self.chapters for section in chapter.sections}
        before = [
            (place.page, place.y, anchor)
            for anchor, place in self.places.items()
            if anchor in known and (place.page, place.y) <= (page, y)
        ]
        here = [(place.y, anchor) for anchor, place in self.places.items() if anchor in known and place.page == page]
        if before:
            return max(before)[2]
        return min(here)[1] if here else ""


def start_proof(snapshot: Snapshot, date: str, variant: VariantId) -> Job[Proof]:
    """Begin to make a document of a design in the background. The date is ISO."""
    return Job(make_proof, to_text(snapshot), date, variant)


def make_proof(text: str, date: str, variant: VariantId) -> Proof:
    """The document of this kind, of the design that a text holds, looked through as every document is."""
    from designer.catalog.loader import load_catalog
    from designer.files.load import from_text
    from designer.files.text import fingerprint
    from designer.report.bundle.printed import Order, print_designs
    from designer.report.chapters import chapters_of
    from designer.report.placeholders import placeholders
    from designer.report.register_faults import faults
    from designer.report.variants import VARIANTS

    snapshot = from_text(text).snapshot
    order = Order(date=date, variant=variant)
    printed = print_designs([(snapshot, fingerprint(snapshot))], load_catalog(), order)
    context, layout = printed.contexts[0], printed.layout
    return Proof(
        variant=variant,
        pdf=printed.data,
        sizes=tuple((page.width, page.height) for page in layout.pages),
        chapters=tuple(_offer(chapter) for chapter in chapters_of(VARIANTS[variant])),
        places=_places(layout),
        numbers={entry.anchor: entry.number for entry in layout.outline if entry.number},
        values=tuple(Value(one.name, one.meaning, one.says(context)) for one in placeholders(snapshot)),
        flaws=printed.flaws,
        faults=faults(context),
    )


def _offer(chapter: Chapter) -> ChapterOffer:
    sections = (SectionOffer(one.anchor, one.title, one.by_default) for one in chapter.modules)
    return ChapterOffer(chapter.anchor, chapter.title, chapter.apart, tuple(sections))


def _places(layout: Layout) -> dict[str, Place]:
    return {anchor: Place(page.number - 1, y) for page in layout.pages for anchor, y in page.anchors.items()}
