"""A design inside a design: packed into a line and taken out again."""

from __future__ import annotations

import base64
import zlib
from dataclasses import replace

import pytest

from designer.edits.paper import set_brand
from designer.edits.versions import issue_version
from designer.files.errors import BadDesign
from designer.files.issued import pack, unpack
from designer.files.text import to_text
from designer.model.diff import apply
from tests.support.samples import three_plus_one


def test_what_was_packed_comes_out_the_same_but_for_where_things_lie() -> None:
    design = three_plus_one()
    assert unpack(pack(design)) == replace(design, layout={}, versions={})


def test_the_same_design_gives_the_same_line() -> None:
    line = pack(three_plus_one())
    assert line == pack(three_plus_one())
    assert line.isascii()
    assert "\n" not in line


def test_a_line_is_short() -> None:
    assert len(pack(three_plus_one())) < len(to_text(three_plus_one())) / 3


def test_versions_are_not_kept_inside_versions() -> None:
    design = three_plus_one()
    for number in ("1.0", "1.1", "1.2"):
        design = apply(design, issue_version(design, number, "2026-11-22"))
    assert unpack(pack(design)).versions == {}


def test_logos_are_not_kept() -> None:
    design = three_plus_one()
    branded = apply(design, set_brand(design, logo="iVBORw0KGgo=", client_logo="iVBORw0KGgo=", address="1 Quay"))
    brand = unpack(pack(branded)).brand
    assert (brand.logo, brand.client_logo, brand.address) == ("", "", "1 Quay")


def _bomb() -> str:
    return base64.b64encode(zlib.compress(b" " * (17 * 2**20), 9)).decode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "not complete"),
        ("not base64!", "damaged"),
        ("bm90IHpsaWI=", "damaged"),
        (pack(three_plus_one())[:400], "not complete"),
        (base64.b64encode(zlib.compress(b"\xff\xfe")).decode(), "damaged"),
        (base64.b64encode(zlib.compress(b"{}")).decode(), "not a Clusterwright design"),
        (_bomb(), "larger than any design"),
        ("\N{SNOWMAN}", "damaged"),
    ],
    ids=("empty", "not-base64", "not-zlib", "cut", "not-utf8", "not-a-design", "bomb", "not-ascii"),
)
def test_a_damaged_line_is_refused_with_a_sentence(line: str, said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        unpack(line)
