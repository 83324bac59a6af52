from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from designer.edits.branding import take_profile
from designer.files.branding import (
    BadProfile,
    Profile,
    load_profile,
    profile_of,
    profile_text,
    read_profile,
    save_profile,
)
from designer.files.errors import CannotWrite
from designer.model.diff import apply
from designer.model.records import Cluster
from designer.model.snapshot import Snapshot

LOGO = base64.b64encode(b"\x89PNG\r\n\x1a\nrest").decode()
PROFILE = Profile(
    company="Harbour & Söhne <Consulting>",
    address="1 Quay\nHull",
    legal="All rights reserved.",
    dark="#12324A",
    accent="#0b5cad",
    logo=LOGO,
    marking="Confidential",
    sheet="letter",
)


def test_a_profile_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "harbour.clusterbrand"
    save_profile(path, PROFILE)
    assert load_profile(path) == PROFILE
    assert json.loads(path.read_text(encoding="utf-8"))["company"] == "Harbour & Söhne <Consulting>"
    assert read_profile(profile_text(Profile())) == Profile()


def test_a_profile_goes_into_a_design_and_out_again() -> None:
    empty = Snapshot(clusters={"cluster": Cluster(id="cluster", company="Before")})
    design = apply(empty, take_profile(empty, PROFILE))
    assert profile_of(design) == PROFILE
    assert design.cluster.company == "Harbour & Söhne <Consulting>"
    kept = apply(design, take_profile(design, Profile(dark="#000000")))
    assert (kept.cluster.company, kept.paper.marking) == ("Harbour & Söhne <Consulting>", "Confidential")
    assert (kept.brand.dark, kept.brand.accent, kept.paper.sheet) == ("#000000", "", "a4")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no.* branding profile|not a branding profile"),
        ('{"format": "something"}', "not a branding profile"),
        ('{"format": "clusterwright-brand", "version": 2}', "version 2"),
        ('{"format": "clusterwright-brand", "version": 1, "dark": "blue"}', '"dark"'),
        ('{"format": "clusterwright-brand", "version": 1, "logo": "AAAA"}', '"logo"'),
        ('{"format": "clusterwright-brand", "version": 1, "logo": 3}', '"logo"'),
        ('{"format": "clusterwright-brand", "version": 1, "sheet": "a5"}', '"sheet"'),
        ('{"format": "clusterwright-brand", "version": 1, "colour": "x"}', '"colour"'),
    ],
)
def test_what_is_no_profile_is_refused_with_the_reason(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.clusterbrand"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadProfile, match=reason) as caught:
        load_profile(path)
    assert "x.clusterbrand" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(BadProfile, match="cannot be read"):
        load_profile(tmp_path / "missing.clusterbrand")
    binary = tmp_path / "binary.clusterbrand"
    binary.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadProfile, match="UTF-8"):
        load_profile(binary)
    huge = tmp_path / "huge.clusterbrand"
    huge.write_bytes(bytes(4 * 2**20 + 1))
    with pytest.raises(BadProfile, match="larger than 4 MB"):
        load_profile(huge)
    with pytest.raises(CannotWrite):
        save_profile(tmp_path / "no folder" / "x.clusterbrand", PROFILE)
