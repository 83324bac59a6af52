"""Printing: the picture as lines on one sheet, the document through its PDF, and the clipboard."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter

from designer.ui.shell.print_desk import PrintDesk
from designer.ui.shell.sheet import paint_sheet, printer_for, to_image
from tests.ui.desk import TestDesk


@pytest.mark.parametrize("orientation", [QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait])
def test_the_picture_is_printed_as_lines_and_not_as_pixels(
    desk: TestDesk, orientation: QPageLayout.Orientation
) -> None:
    from pypdfium2 import PdfDocument
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

    picture = desk.bench.canvas.settled
    printer = printer_for(picture, "Design")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageOrientation(orientation)
    path = desk.folder / "sheet.pdf"
    printer.setOutputFileName(str(path))
    paint_sheet(printer, picture, "Design")
    with PdfDocument(path) as document:
        assert len(document) == 1
        page = document[0]
        text = page.get_textpage().get_text_range()
        wide, high = page.get_size()
        kinds = Counter(one.type for one in page.get_objects())
    assert "Design" in text
    assert kinds[FPDF_PAGEOBJ_PATH] > 200
    assert kinds[FPDF_PAGEOBJ_IMAGE] == 0
    assert (wide > high) == (orientation == QPageLayout.Orientation.Landscape)
    assert path.stat().st_size < 1_000_000


def test_the_sheet_lies_as_the_picture_does(desk: TestDesk) -> None:
    layout = printer_for(desk.bench.canvas.settled, "Design").pageLayout()
    assert layout.orientation() == QPageLayout.Orientation.Landscape


def test_the_image_is_on_paper_whatever_the_window_looks_like(desk: TestDesk) -> None:
    picture = desk.bench.canvas.settled
    image = to_image(picture, 2.0)
    assert (image.width(), image.height()) == (round(picture.width * 2), round(picture.height * 2))
    assert image.pixelColor(1, 1).lightness() > 240
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 4


def test_the_picture_is_copied(desk: TestDesk) -> None:
    desk.trigger("edit.copy-picture")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert isinstance(data.imageData(), QImage)
    assert b"<svg" in data.data("image/svg+xml").data()
    assert desk.window.status.sentence.text() == "Copied the picture"


def test_the_document_is_made_in_the_background_and_opened(desk: TestDesk) -> None:
    opened: list[Path] = []
    printing = PrintDesk(desk.window, desk.window, opened.append)
    printing.print_document()
    assert desk.window.status.cancel.isVisible()
    desk.qtbot.waitUntil(lambda: bool(opened), timeout=50_000)
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert not desk.window.status.cancel.isVisible()


def test_making_the_document_can_be_cancelled(desk: TestDesk) -> None:
    opened: list[Path] = []
    printing = PrintDesk(desk.window, desk.window, opened.append)
    printing.print_document()
    desk.window.status.cancel.click()
    assert not printing.exporter.is_busy
    assert not desk.window.status.cancel.isVisible()
    assert opened == []
