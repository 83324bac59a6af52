from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from designer.drawing.metrics import ascent, descent, elide, elide_middle, text_width, wrap
from designer.foundation.glyphs import FILES, Face, face_table, missing, printable
from designer.foundation.paths import resources

faces = st.sampled_from(get_args(Face))
sizes = st.sampled_from((7.5, 8.0, 10.5, 20.0))


def test_every_face_has_its_font_file() -> None:
    assert set(FILES) == set(get_args(Face))
    for name in FILES.values():
        assert (resources() / "fonts" / name).is_file()


def test_widths_are_the_fonts_own() -> None:
    # Source Sans 3 sets all digits 497/1000 em wide, Source Code Pro everything 600/1000
    assert text_width("0123456789", "regular", 10) == pytest.approx(49.7)
    assert text_width("iW", "mono", 10) == pytest.approx(12)
    assert text_width("Node", "semibold", 10) > text_width("Node", "regular", 10)
    assert ascent("regular", 10) > descent("regular", 10) > 0


@given(text=st.text(), face=faces, size=sizes, room=st.floats(0, 200))
def test_an_elided_text_fits_and_begins_like_the_original(text: str, face: Face, size: float, room: float) -> None:
    for shorten in (elide, elide_middle):
        shown = shorten(text, face, size, room)
        assert text_width(shown, face, size) <= room + 1e-9
        if shown != text:
            assert shown == "" or "…" in shown


def test_eliding_cuts_no_more_than_it_must() -> None:
    name = "EXCHANGE-CLUSTER-NODE-04"
    shown = elide(name, "regular", 9, 60)
    assert shown.endswith("…")
    longer = name[: len(shown)] + "…"
    assert text_width(longer, "regular", 9) > 60
    assert elide(name, "regular", 9, 500) == name


def test_eliding_in_the_middle_keeps_what_tells_names_of_a_series_apart() -> None:
    shown = elide_middle("EXCHANGE-CLUSTER-NODE-04", "regular", 9, 70)
    assert shown.startswith("EXCH")
    assert shown.endswith("04")


@given(text=st.text(), face=faces, size=sizes, width=st.floats(30, 200))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, face: Face, size: float, width: float) -> None:
    lines = wrap(text, face, size, width)
    assert all(text_width(line, face, size) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.splitlines()).replace(" ", "")


def test_wrapping_breaks_at_spaces() -> None:
    text = "All mailboxes are available again within 300 seconds"
    lines = wrap(text, "regular", 10, 90)
    assert " ".join(lines) == text


@given(text=st.text(), face=faces)
def test_printable_text_has_a_glyph_for_everything_and_stays_so(text: str, face: Face) -> None:
    shown = printable(text, face)
    assert missing(shown, face) == ()
    assert printable(shown, face) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("AT&T R&D <Node>", "AT&T R&D <Node>"),
        ("Zürich · Łódź → ≥ ✓", "Zürich · Łódź → ≥ ✓"),
        ("bell\x07", "bellU+0007"),
        ("one\ttwo\nthree", "one two three"),
        ("cafe\u0301", "café"),
        ("hid\u200bden\ufeff", "hidU+200BdenU+FEFF"),
        ("right\u202eleft", "rightU+202Eleft"),
        ("\U0001f600", "U+1F600"),
        ("\ud800", "U+D800"),
        ("", ""),
    ],
)
def test_what_cannot_be_shown_is_replaced_visibly(typed: str, shown: str) -> None:
    assert printable(typed) == shown


def test_missing_names_each_character_once() -> None:
    assert missing("a日b日本") == ("日", "本")


@pytest.mark.parametrize("face", get_args(Face))
def test_the_width_table_is_that_of_the_font_file(face: Face) -> None:
    font = TTFontFile(str(resources() / "fonts" / FILES[face]))
    table = face_table(face)
    assert len(table.widths) > 1000
    assert {code: round(font.charWidths[code]) for code in table.widths} == table.widths
