"""Finished files looked at by programs that share nothing with the one that wrote them: poppler's and qpdf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from designer.foundation.glyphs import FILES
from tests.report.finished import Case, cases, finished, snapshot_of
from tests.support.programs import output_of

MM = 72 / 25.4
PAGES = {"a4": {(595, 842), (842, 595)}, "letter": {(612, 792), (792, 612)}}
EDGE = 6 * MM - 2
"""Nothing but the cover's band comes nearer to the paper's edge."""

NAMESPACE = "{http:" + "//www.w3.org/1999/xhtml}"
FAMILIES = {file.removesuffix(".ttf") for file in FILES.values()}

Box = tuple[float, float, float, float, str]
"""Left, top, right and bottom of a word, and the word."""


@dataclass(frozen=True, slots=True)
class File:
    """A document and its file."""

    case: Case
    path: Path


@pytest.fixture(scope="module", params=cases(), ids=str)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> File:
    path = tmp_path_factory.mktemp("pdf") / "document.pdf"
    path.write_bytes(finished(request.param).data)
    return File(request.param, path)


def fields(text: str) -> dict[str, str]:
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}


def test_the_file_is_clean(file: File) -> None:
    assert "warning" not in output_of("qpdf", "--check", file.path).lower()


def test_the_linter_finds_nothing_that_is_the_programs_fault(file: File) -> None:
    flaws = [flaw for flaw in finished(file.case).flaws if flaw.whose == "program"]
    assert [f"[{flaw.point}] {flaw.text}" for flaw in flaws] == []


def test_it_says_what_it_is(file: File) -> None:
    said = fields(output_of("pdfinfo", "-isodates", file.path))
    for name in ("Title", "Subject", "Author", "Keywords", "Creator", "Producer"):
        assert said[name]
        assert said[name].strip("()").lower() not in ("untitled", "anonymous", "unspecified")
    assert said["CreationDate"].startswith("2026-11-22")
    assert float(said["PDF version"]) >= 1.7
    assert (said["Encrypted"], said["JavaScript"], said["Form"]) == ("no", "no", "none")
    assert int(said["Pages"]) == len(finished(file.case).layout.pages)
    assert int(said["File size"].split()[0]) <= 2 * 2**20


def test_all_fonts_are_the_houses_embedded_as_subsets_with_their_characters(file: File) -> None:
    lines = output_of("pdffonts", file.path).splitlines()[2:]
    assert 0 < len(lines) <= 8
    for line in lines:
        name, *_, embedded, subset, unicode, _, _ = line.split()
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line
        assert name.partition("+")[2] in FAMILIES


def test_no_raster_images_but_logos_which_are_sharp(file: File) -> None:
    brand = snapshot_of(file.case.design).brand
    rows = [line.split() for line in output_of("pdfimages", "-list", file.path).splitlines()[2:]]
    pictures = [row for row in rows if row[2] != "smask"]
    assert len({row[10] for row in pictures}) <= bool(brand.logo) + bool(brand.client_logo)
    assert all(int(row[12]) >= 200 and int(row[13]) >= 200 for row in pictures)


def test_every_word_lies_on_the_paper_and_none_on_another(file: File) -> None:
    mark = finished(file.case).document.watermark
    for number, (width, height, found) in enumerate(boxes(file.path), 1):
        words = [word for word in found if not mark or word[4] not in mark]
        assert (round(width), round(height)) in PAGES[file.case.sheet]
        for left, top, right, bottom, word in words:
            assert left >= EDGE, (number, word)
            assert right <= width - EDGE, (number, word)
            assert top >= EDGE - 6, (number, word)
            assert bottom <= height - EDGE + 6, (number, word)
        assert not list(overlaps(words)), number


def overlaps(words: list[Box]) -> Iterator[tuple[str, str]]:
    """Words of which one covers half of the other; boxes have the air of their line, so that neighbours touch."""
    ordered = sorted(words, key=lambda word: word[1])
    for index, (left, top, right, bottom, word) in enumerate(ordered):
        for other_left, other_top, other_right, other_bottom, other in ordered[index + 1 :]:
            if other_top >= bottom:
                break
            across = min(right, other_right) - max(left, other_left)
            down = min(bottom, other_bottom) - max(top, other_top)
            smaller = min((right - left) * (bottom - top), (other_right - other_left) * (other_bottom - other_top))
            if across > 0 and down > 0 and across * down > 0.5 * smaller:
                yield word, other


def boxes(path: Path) -> Iterator[tuple[float, float, list[Box]]]:
    """Of every page its size and its words with their boxes."""
    raw = output_of("pdftotext", "-bbox", path, "-")
    root = ElementTree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", raw))
    for page in root.iter(f"{NAMESPACE}page"):
        words = [
            (*(float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax")), word.text or "")
            for word in page.iter(f"{NAMESPACE}word")
        ]
        yield float(page.get("width", "0")), float(page.get("height", "0")), words  # type: ignore[misc]


def test_the_text_can_be_copied_as_it_is_printed(file: File) -> None:
    text = output_of("pdftotext", "-layout", file.path, "-")
    assert "\N{REPLACEMENT CHARACTER}" not in text
    assert "\N{SOFT HYPHEN}" not in text
    assert not re.search("[\N{LATIN SMALL LIGATURE FF}-\N{LATIN SMALL LIGATURE ST}]", text)


@pytest.mark.parametrize("file", [case for case in cases() if case.variant == "design"], indirect=True, ids=str)
def test_every_name_of_the_design_can_be_found(file: File) -> None:
    text = "".join(output_of("pdftotext", "-raw", file.path, "-").split())
    layout = "".join(output_of("pdftotext", "-layout", file.path, "-").split())
    design = snapshot_of(file.case.design)
    for table in ("nodes", "networks", "disks", "groups"):
        for record in design.table(table).values():
            name = "".join(str(getattr(record, "name", "")).split())
            assert name in text or name in layout, name
    for face in design.interfaces.values():
        assert face.address in text


def test_every_page_says_which_it_is(file: File) -> None:
    total = len(finished(file.case).layout.pages)
    for number in range(2, total + 1):
        page = " ".join(output_of("pdftotext", "-f", str(number), "-l", str(number), file.path, "-").split())
        assert f"Page {number} of {total}" in page
