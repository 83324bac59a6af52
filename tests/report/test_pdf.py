"""The file itself, read by other programs than the one that wrote it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from designer.drawing.primitives import Box, Label, Line, Picture
from designer.drawing.theme import load_theme
from designer.model.paper import Brand, Paper
from designer.report.blocks import Column, Document, Figure, Heading, PageBreak, Paragraph, Row, Table
from designer.report.branding_images import logo_from
from designer.report.build import design_report
from designer.report.layout.pages import paginate
from designer.report.pdf import figure_pdf, write_pdf
from designer.report.raster import page_count, to_png
from tests.report.designs import CATALOG, DESIGNS, HOSTILE
from tests.report.pages import document

LEFT, RIGHT = 18 * 72 / 25.4, 18 * 72 / 25.4


def tool(name: str, *arguments: str | Path) -> str:
    """What a command prints; the test is skipped where the command is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def report(name: str) -> Document:
    return design_report(DESIGNS[name](), CATALOG, date="2026-11-22", fingerprint="0123456789ab")


def squeezed(text: str) -> str:
    """The text without any space: where lines break is not what is tested."""
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def three_plus_one() -> Document:
    return report("three-plus-one")


@pytest.fixture(scope="module")
def file(three_plus_one: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "three-plus-one.pdf"
    path.write_bytes(write_pdf(three_plus_one))
    return path


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "hostile.pdf"
    path.write_bytes(write_pdf(report("hostile")))
    return path


@pytest.mark.parametrize("written", HOSTILE)
def test_user_text_comes_out_as_it_was_typed(written: str, hostile_file: Path) -> None:
    reader = pypdf.PdfReader(hostile_file)
    assert squeezed(written) in squeezed("".join(page.extract_text() for page in reader.pages))
    assert squeezed(written) in squeezed(tool("pdftotext", "-layout", hostile_file, "-"))


def test_hostile_names_are_whole_in_bookmarks_and_properties(hostile_file: Path) -> None:
    reader = pypdf.PdfReader(hostile_file)
    assert reader.metadata is not None
    assert reader.metadata.title == "&amp; &lt;script&gt;: cluster design document"
    assert reader.metadata.author == HOSTILE[6]
    headings = [Heading(name, anchor=f"h{index}") for index, name in enumerate(HOSTILE)]
    made = pypdf.PdfReader(io.BytesIO(write_pdf(document(*headings, Paragraph("x")))))
    titles = [str(item.title) for item in flat(made.outline)]
    assert titles[1:] == [f"1.{index}  {name}" for index, name in enumerate(HOSTILE, 1)]


def test_characters_without_a_glyph_are_shown_as_missing() -> None:
    made = write_pdf(document(Paragraph("a\u4e2d\U0001f600b\u0000c\u202ed")))
    assert "aU+4E2DU+1F600bU+0000cU+202Ed" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def flat(outline: object) -> list[pypdf.generic.Destination]:
    """All bookmarks in order."""
    assert isinstance(outline, list)
    return [entry for item in outline for entry in (flat(item) if isinstance(item, list) else [item])]


def test_every_bookmark_leads_to_its_page(file: Path, three_plus_one: Document) -> None:
    reader = pypdf.PdfReader(file)
    layout = paginate(three_plus_one)
    pages = layout.page_of()
    found = flat(reader.outline)
    assert len(found) == len(layout.outline)
    for item, entry in zip(found, layout.outline, strict=True):
        assert entry.title in str(item.title)
        assert reader.get_destination_page_number(item) == pages[entry.anchor] - 1
        assert squeezed(entry.title) in squeezed(reader.pages[pages[entry.anchor] - 1].extract_text())
    assert len({reader.get_destination_page_number(item) for item in found}) > 10


def test_every_link_leads_to_its_page(file: Path, three_plus_one: Document) -> None:
    reader = pypdf.PdfReader(file)
    layout = paginate(three_plus_one)
    targets = layout.page_of()
    numbers = {page.indirect_reference.idnum: page.page_number for page in reader.pages if page.indirect_reference}
    for page, laid_out in zip(reader.pages, layout.pages, strict=True):
        links = [annotation.get_object() for annotation in page.get("/Annots", [])]
        assert len(links) == len(laid_out.links)
        for link, expected in zip(links, laid_out.links, strict=True):
            assert link["/Contents"] == expected.text
            destination = link["/Dest"]
            array = destination if isinstance(destination, list) else reader.named_destinations[destination].dest_array
            assert numbers[array[0].idnum] == targets[expected.target] - 1


def test_page_x_of_y(file: Path) -> None:
    total = int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", file)).group(1))  # type: ignore[union-attr]
    pages = tool("pdftotext", "-layout", file, "-").split("\f")[:-1]
    assert len(pages) == total
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {total}" in page


def test_only_the_bundled_fonts_embedded_and_subset(file: Path, hostile_file: Path) -> None:
    for path in (file, hostile_file):
        lines = tool("pdffonts", path).splitlines()[2:]
        assert 3 <= len(lines) <= 12
        for line in lines:
            assert re.match(r"[A-Z]{6}\+(SourceSans3|SourceCodePro)-", line), line
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_the_file_is_sound(file: Path, hostile_file: Path) -> None:
    for path in (file, hostile_file):
        assert "No syntax or stream encoding errors" in tool("qpdf", "--check", path)


def test_nothing_is_outside_the_margins(file: Path) -> None:
    for page in re.findall(r"<page width=\"([\d.]+)\" height=\"[\d.]+\">(.*?)</page>", bboxes(file), re.DOTALL):
        width = float(page[0])
        for left, right in re.findall(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', page[1]):
            assert float(left) >= LEFT - 0.5
            assert float(right) <= width - RIGHT + 0.5


def bboxes(path: Path) -> str:
    return tool("pdftotext", "-bbox", path, "-")


def test_properties(file: Path) -> None:
    shown = tool("pdfinfo", file)
    assert re.search(r"Title:\s+Four-node cluster, three active and one passive: cluster design document", shown)
    assert re.search(r"Author:\s+A. Consultant", shown)
    assert re.search(r"Subject:\s+Cluster design document for EXCLUSTER", shown)
    assert re.search(r"Creator:\s+Clusterwright", shown)
    assert re.search(r"PDF version:\s+1.7", shown)
    assert not re.search(r"untitled|anonymous|unspecified", shown)
    reader = pypdf.PdfReader(file)
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20261122120000Z"
    catalogue = reader.trailer["/Root"].get_object()
    assert isinstance(catalogue, pypdf.generic.DictionaryObject)
    assert str(catalogue["/Lang"]) == "en-GB"
    preferences = catalogue["/ViewerPreferences"]
    assert isinstance(preferences, pypdf.generic.DictionaryObject)
    assert preferences["/DisplayDocTitle"]


@pytest.mark.parametrize(("sheet", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
def test_the_pages_have_their_formats(sheet: str, width: int, height: int) -> None:
    wide = Figure("Wide", Picture(740, 400, (Box(0, 0, 740, 400, stroke="rule"),)))
    made = pypdf.PdfReader(io.BytesIO(write_pdf(document(Paragraph("x"), PageBreak(), wide, sheet=sheet))))
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in made.pages]
    assert sizes == [(width, height), (height, width)]


def test_there_are_no_pixels(file: Path) -> None:
    assert len(tool("pdfimages", "-list", file).splitlines()) == 2


def test_the_same_design_gives_the_same_bytes(file: Path, three_plus_one: Document) -> None:
    assert write_pdf(three_plus_one) == file.read_bytes()


def test_the_bytes_depend_on_nothing_but_the_design(file: Path) -> None:
    program = (
        "import sys; from tests.report.test_pdf import report; from designer.report.pdf import write_pdf;"
        "sys.stdout.buffer.write(write_pdf(report('three-plus-one')))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    done = subprocess.run([sys.executable, "-c", program], env=surroundings, capture_output=True, check=True)
    assert done.stdout == file.read_bytes()


def test_a_watermark_is_behind_every_page() -> None:
    made = pypdf.PdfReader(io.BytesIO(write_pdf(report("broken"))))
    assert all("DRAFT" in page.extract_text() for page in made.pages)


def test_a_document_without_a_usable_date() -> None:
    made = pypdf.PdfReader(io.BytesIO(write_pdf(document(Paragraph("x"), iso_date="soon", author=""))))
    assert made.metadata is not None
    assert made.metadata.creation_date_raw == "D:20000101120000Z"


def test_tables_are_copied_as_text() -> None:
    table = Table("T", (Column("Command", style="mono"), Column("n", "right")), (Row(("cluster /quorum:Q: ffi", "1")),))
    made = pypdf.PdfReader(io.BytesIO(write_pdf(document(table))))
    assert "cluster /quorum:Q: ffi" in made.pages[0].extract_text()


def test_a_figure_is_a_page_of_its_own(tmp_path: Path) -> None:
    picture = Picture(
        200,
        100,
        (
            Box(10, 10, 60, 40, fill="stripe.ground", stroke="rule", hatch="x", ink="stripe", radius=4, dash=(2, 1)),
            Line(((10, 80), (150, 80), (190, 60)), "wire", arrow=True),
            Label(100, 30, "AT&T R&D <Node>", 9, anchor="middle"),
        ),
        title="A <figure>",
    )
    made = figure_pdf(picture, load_theme("dark"))
    assert made == figure_pdf(picture, load_theme("dark")) != figure_pdf(picture)
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == (224, 124)
    assert reader.pages[0].extract_text().strip() == "AT&T R&D <Node>"
    path = tmp_path / "figure.pdf"
    path.write_bytes(made)
    assert "Helvetica" not in tool("pdffonts", path)
    assert re.search(r"Title:\s+A <figure>", tool("pdfinfo", path))


def test_pages_as_pictures(file: Path) -> None:
    from PIL import Image

    data = file.read_bytes()
    assert page_count(data) == len(pypdf.PdfReader(file).pages)
    image = Image.open(io.BytesIO(to_png(data, page=0, dpi=72)))
    assert image.size in ((595, 842), (596, 842))
    band = image.convert("RGB").getpixel((300, 150))
    assert band == tuple(round(part * 255) for part in load_theme("print").rgb("navy"))
    with pytest.raises(IndexError, match="no page 1000"):
        to_png(data, page=999)


def test_progress_is_told_and_may_put_an_end_to_it() -> None:
    heard: list[float] = []
    made = document(*[Paragraph("Words. " * 300)] * 20)
    whole = write_pdf(made, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[0] == 0
    assert 0.9 < heard[-1] < 1
    assert whole == write_pdf(made)

    def stop(done: float) -> None:
        if done > 0.6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(made, progress=stop)


def test_logos_and_colours_are_the_brands(tmp_path: Path) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGBA", (900, 200), (200, 0, 0, 255)).save(buffer, "PNG")
    logo = logo_from(buffer.getvalue()).text
    snapshot = DESIGNS["three-plus-one"]()
    brand = Brand(id="brand", logo=logo, client_logo="AAAA", dark="#4b0082", address="1 Quay")
    snapshot = replace(snapshot, brands={"brand": brand}, papers={"paper": Paper(id="paper", sheet="letter")})
    path = tmp_path / "branded.pdf"
    path.write_bytes(write_pdf(design_report(snapshot, CATALOG, date="2026-11-22", variant="testplan")))
    kinds = [line.split()[2] for line in tool("pdfimages", "-list", path).splitlines()[2:]]
    assert kinds == ["image", "smask"], "a broken logo is left out"
    image = Image.open(io.BytesIO(to_png(path.read_bytes(), page=0, dpi=72))).convert("RGB")
    assert image.getpixel((300, 200)) == (0x4B, 0, 0x82)
    assert image.getpixel((100, 715)) == (200, 0, 0)
    assert {tuple(map(round, page.mediabox[2:])) for page in pypdf.PdfReader(path).pages} <= {(612, 792), (792, 612)}


def test_a_file_takes_any_text_as_title() -> None:
    made = document(Paragraph("x"), title="中文 \ud800 \x07", author="\u05d0\u202e", subject="\U0001f600")
    found = pypdf.PdfReader(io.BytesIO(write_pdf(made))).metadata
    assert found is not None
    assert (found.title, found.author, found.subject) == ("中文 U+D800 U+0007", "\u05d0U+202E", "\U0001f600")
