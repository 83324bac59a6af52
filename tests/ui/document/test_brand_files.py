"""Logos and profiles from files, and what is typed into fields that no document could print."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLineEdit

from designer.edits.paper import set_brand
from designer.ui.document.paper import PaperPanel
from tests.ui.desk import TestDesk
from tests.ui.pages import with_quick_pages

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def png(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("1", (width, height)).save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def panel(desk: TestDesk) -> PaperPanel:
    with_quick_pages(desk)
    made = desk.bench.sides.need("paper")
    assert isinstance(made, PaperPanel)
    return made


def test_a_logo_comes_through_the_dialog_and_a_bad_one_leaves_it(
    desk: TestDesk, panel: PaperPanel, tmp_path: Path
) -> None:
    choose = panel.brand.boxes["logo"].choose
    path = desk.answers.open = tmp_path / "logo.png"
    path.write_bytes(png(80, 20))
    choose.click()
    logo = desk.session.snapshot.brand.logo
    assert logo
    for name, data in (("broken.png", png(80, 20)[:40]), ("huge.png", png(6000, 6000)), ("drawn.svg", SVG)):
        desk.answers.open = tmp_path / name
        desk.answers.open.write_bytes(data)
        choose.click()
        assert desk.window.status.sentence.text().startswith(f"{name}: ")
        assert desk.session.snapshot.brand.logo == logo
    desk.answers.open = tmp_path / "gone.png"
    choose.click()
    assert "gone.png: cannot be read" in desk.window.status.sentence.text()
    desk.answers.open = None
    choose.click()
    assert desk.session.snapshot.brand.logo == logo


def test_a_profile_goes_out_and_comes_back_and_a_bad_one_changes_nothing(
    desk: TestDesk, panel: PaperPanel, tmp_path: Path
) -> None:
    desk.window.edit("Colour", lambda snapshot: set_brand(snapshot, dark="#224466"))
    kept = desk.answers.save = desk.answers.open = tmp_path / "house.profile"
    panel.brand.save.click()
    desk.window.edit("Colour", lambda snapshot: set_brand(snapshot, dark="#662244"))
    panel.brand.load.click()
    assert desk.session.snapshot.brand.dark == "#224466"
    kept.write_bytes(b"nothing of the kind")
    panel.brand.load.click()
    assert "house.profile" in desk.window.status.sentence.text()
    assert desk.session.snapshot.brand.dark == "#224466"


@pytest.mark.parametrize("typed", ["Acme \N{GRINNING FACE}", "\N{CJK UNIFIED IDEOGRAPH-4E2D}"])
def test_what_cannot_be_printed_is_refused_where_it_is_typed(desk: TestDesk, panel: PaperPanel, typed: str) -> None:
    panel.show_page("brand")
    editor = panel.brand.form.editors["cluster.company"]
    before = desk.session.snapshot
    editor.setFocus()
    assert isinstance(editor, QLineEdit)
    editor.insert(typed)
    editor.settle()
    assert desk.session.snapshot == before
    assert editor.property("wrong")
