from __future__ import annotations

import base64
import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from designer.drawing.theme import contrast, load_theme
from designer.model.paper import Brand
from designer.report.branding import advice, colours_of, in_colours, readable
from designer.report.branding_images import BadLogo, logo_from, png_size, stored_logo

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def file_of(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_logo_is_a_png_with_the_proportions_of_its_file(kind: str) -> None:
    logo = logo_from(file_of(Image.new("RGB", (800, 200), "#12324a"), kind))
    assert png_size(logo.png) == (logo.width, logo.height) == (800, 200)
    assert logo.warning == ""
    again = stored_logo(logo.text)
    assert again == logo


def test_transparency_and_colour_survive() -> None:
    half = Image.new("RGBA", (400, 100), (200, 10, 10, 128))
    with Image.open(io.BytesIO(logo_from(file_of(half)).png)) as shown:
        assert shown.getpixel((5, 5)) == (200, 10, 10, 128)
    deep = Image.new("I;16", (400, 100), 0x8000)
    with Image.open(io.BytesIO(logo_from(file_of(deep)).png)) as shown:
        assert shown.getpixel((5, 5)) == (128, 128, 128)


def test_a_large_logo_is_made_small() -> None:
    noise = Image.effect_noise((4000, 1500), 120).convert("RGB")
    logo = logo_from(file_of(noise, "JPEG"))
    assert len(logo.png) <= 200_000
    assert logo.width / logo.height == pytest.approx(4000 / 1500, rel=0.01)


def test_few_pixels_give_a_warning() -> None:
    warning = logo_from(file_of(Image.new("RGB", (90, 36)))).warning
    assert warning.startswith("The logo has 90 x 36 pixels and prints with 51 dpi.")
    assert "354 pixels wide or 142 pixels high" in warning


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, and has none."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", b"nothing"), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG files"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not a picture"),
        (bytes(10 * 2**20 + 1), "larger than 10 MB"),
        (bomb(5000, 5000), "20 million pixels"),
        (bomb(60000, 60000), "20 million pixels"),
    ],
)
def test_what_is_no_logo_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadLogo, match=reason):
        logo_from(data)


def test_half_a_file_and_animations_are_refused() -> None:
    whole = file_of(Image.effect_noise((300, 100), 50))
    with pytest.raises(BadLogo, match="damaged"):
        logo_from(whole[: len(whole) // 2])
    frames = [Image.new("RGB", (100, 50), colour) for colour in ("red", "green")]
    with pytest.raises(BadLogo, match="animation"):
        logo_from(file_of(frames[0], "GIF", save_all=True, append_images=frames[1:]))


@given(st.binary(max_size=300))
def test_no_bytes_do_harm(data: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", bomb(10, 10)):
        with contextlib.suppress(BadLogo):
            logo_from(start + data)
        kept = stored_logo(base64.b64encode(start + data).decode())
        assert kept is None or kept.png == start + data


def test_what_a_design_keeps_may_be_broken() -> None:
    assert stored_logo("") is None
    assert stored_logo("not base64!") is None
    assert stored_logo(base64.b64encode(b"no picture").decode()) is None
    assert stored_logo(base64.b64encode(bomb(10, 10)).decode()) is None


@given(COLOURS)
def test_every_colour_has_a_tone_that_can_be_read(colour: str) -> None:
    tone = readable(colour)
    assert contrast(tone, "#ffffff") >= 4.5
    assert readable(tone) == tone
    assert tone == colour or contrast(colour, "#ffffff") < 5.6, "a colour that can be read is left alone"


def test_the_branding_replaces_two_colours_and_their_tints() -> None:
    theme = load_theme("print")
    branded = in_colours(theme, colours_of(Brand(id="brand", dark="#4B0082", accent="#0a7d4f")))
    changed = {role for role in theme.colours if theme.colours[role] != branded.colours[role]}
    assert changed == {"navy", "heading", "accent", "accent.tint", "selection", "bar.light"}
    assert branded.colour("navy") == "#4b0082"
    assert in_colours(theme, colours_of(Brand(id="brand", dark="blue"))) == theme


def test_pale_colours_are_reported_with_the_nearest_darker_tone() -> None:
    (found,) = advice(Brand(id="brand", dark="#12324a", accent="#ffcc00"))
    assert (found.which, found.given) == ("accent", "#ffcc00")
    assert found.contrast < 2
    assert contrast(found.proposal, "#ffffff") >= 4.5
    assert colours_of(Brand(id="brand", accent="#ffcc00"))["accent"] == found.proposal
    assert advice(Brand(id="brand")) == ()
