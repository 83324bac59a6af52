"""What a text says with and without the block that it leads to, and key figures that lead to a block."""

from __future__ import annotations

from designer.report.blocks import IfThere, Paragraph, Run, Tile, Tiles, plain
from designer.report.layout.pages import paginate
from tests.report.pages import document

LINKED = IfThere(("far",), (Run("105", anchor="far"),), ("105",))


def test_a_number_is_printed_with_and_without_what_it_leads_to() -> None:
    alone = document(Paragraph(("Back after ", LINKED, " s.")))
    (paragraph,) = alone.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text, alone.labels) == "Back after 105 s."


def test_a_key_figure_leads_to_its_block_where_that_is_printed() -> None:
    tiles = Tiles((Tile("105", "s", "away", "one"), Tile("3", "nodes", "left", "nowhere")))
    (page,) = paginate(document(tiles)).pages
    assert [link.target for link in page.links] == ["one"]
