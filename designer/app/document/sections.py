"""The sections of a document as a list: which are printed, where they stand, what their author has written in them."""

from __future__ import annotations

from dataclasses import dataclass

from designer.app.document.proof import ChapterOffer, Proof, SectionOffer
from designer.edits.paper import turn_section
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.paper import Where
from designer.model.snapshot import Snapshot

NOTHING = tr("The design has nothing to say here yet")
FRONT = tr("Front pages")
"""What the chapter is called that has no name in print."""

OFF = tr("Left out. Tick it to print it")
ON_REQUEST = tr("Printed on request only. Tick it to print it")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section in the list. `page` counts from 1; it is 0 where nothing is printed, and `note` says why not.

    `words` are the places where its author has written something.
    """

    anchor: str
    title: str
    number: str
    by_default: bool
    wanted: bool
    page: int
    note: str
    words: tuple[Where, ...]

    @property
    def label(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine:
    """A chapter in the list, with its sections; `page` as in `SectionLine`."""

    anchor: str
    title: str
    number: str
    page: int
    sections: tuple[SectionLine, ...]

    @property
    def label(self) -> str:
        """Number and title."""
        return f"{self.number}  {self.title}" if self.number else self.title


def section_lines(snapshot: Snapshot, proof: Proof | None) -> tuple[ChapterLine, ...]:
    """The chapters of a document, with what the design wants of it now; none before it was made once."""
    if proof is None:
        return ()
    return tuple(_chapter(snapshot, proof, chapter) for chapter in proof.chapters if chapter.sections)


def turned(snapshot: Snapshot, line: SectionLine, wanted: bool) -> tuple[str, Diff]:
    """The edit that prints a section or leaves it out, with its name."""
    label = tr("Print Section {title}") if wanted else tr("Leave Out Section {title}")
    return label.format(title=line.title), turn_section(snapshot, line.anchor, wanted, by_default=line.by_default)


def _chapter(snapshot: Snapshot, proof: Proof, chapter: ChapterOffer) -> ChapterLine:
    return ChapterLine(
        anchor=chapter.anchor,
        title=chapter.title or FRONT,
        number="" if chapter.apart else proof.numbers.get(chapter.anchor, ""),
        page=0 if chapter.apart else _page(proof, chapter.anchor),
        sections=tuple(_section(snapshot, proof, section) for section in chapter.sections),
    )


def _section(snapshot: Snapshot, proof: Proof, section: SectionOffer) -> SectionLine:
    paper = snapshot.paper
    wanted = section.anchor not in paper.left_out if section.by_default else section.anchor in paper.taken_in
    page = _page(proof, section.anchor)
    note = "" if page and wanted else NOTHING if wanted else OFF if section.by_default else ON_REQUEST
    return SectionLine(
        anchor=section.anchor,
        title=section.title,
        number=proof.numbers.get(section.anchor, "") if wanted else "",
        by_default=section.by_default,
        wanted=wanted,
        page=page if wanted else 0,
        note=note,
        words=tuple(one.where for one in snapshot.narratives.values() if one.section == section.anchor),
    )


def _page(proof: Proof, anchor: str) -> int:
    place = proof.places.get(anchor)
    return place.page + 1 if place is not None else 0
