"""Numbers on a picture with what they say below it; time as a waterfall; disks that are only counted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from designer.catalog.loader import load_catalog
from designer.drawing.callouts import Callout, with_callouts
from designer.drawing.geometry import Rect
from designer.drawing.primitives import Box, Label, Picture
from designer.drawing.topology.view import topology
from designer.drawing.waterfall import Stretch, waterfall
from designer.files.load import load

PICTURE = Picture(200, 100, areas={"a": Rect(0, 0, 60, 60), "low": Rect(100, 80, 60, 12)})
CALLOUTS = [
    Callout("a", "Work", "It works."),
    Callout("gone", "Gone", "Not here."),
    Callout("low", "Last", "A sentence that is long enough to need more than a single line below this picture."),
]


def labels(picture: Picture) -> list[str]:
    return [one.text for one in picture.primitives if isinstance(one, Label)]


def test_only_what_is_in_the_picture_gets_a_number() -> None:
    found = with_callouts(PICTURE, CALLOUTS, 200)
    assert labels(found).count("1") == labels(found).count("2") == 2
    assert "3" not in labels(found)
    assert "Gone" not in labels(found)
    assert "1: Work. It works. 2: Last." in found.description


def test_what_the_numbers_say_lies_below_the_picture_and_within_its_width() -> None:
    found = with_callouts(PICTURE, CALLOUTS, 300)
    assert found.width == 300
    below = [one for one in found.primitives if isinstance(one, Label) and one.y > PICTURE.height]
    assert {"Work", "Last"} <= {one.text for one in below}
    assert all(0 <= one.x <= found.width and one.y < found.height for one in below)
    assert found.areas["a"].x == 50


def test_numbers_alone_make_a_picture_no_higher() -> None:
    found = with_callouts(PICTURE, CALLOUTS, 200, explained=False)
    assert found.height == PICTURE.height
    assert labels(found) == ["1", "2"]
    assert with_callouts(PICTURE, [], 200) is PICTURE


def test_each_step_begins_where_the_one_before_ends_and_all_of_them_are_the_total() -> None:
    steps = [Stretch("Noticed", 0, 7_200), Stretch("Disks", 7_200, 15_000), Stretch("Store", 15_000, 80_000)]
    found = waterfall(steps, "Complete again", 480, "A loss")
    bars = [one for one in found.primitives if isinstance(one, Box)]
    for before, after in pairwise(bars[:-1]):
        assert after.x == pytest.approx(before.x + before.w)
    assert bars[-1].w == pytest.approx(sum(bar.w for bar in bars[:-1]))
    assert "80\N{NO-BREAK SPACE}s" in labels(found)
    assert found.description.startswith("Noticed: 7.2\N{NO-BREAK SPACE}s; Disks: 7.8")


def test_mounted_disks_are_counted_where_they_are_mounted() -> None:
    snapshot = load(Path("samples/halden-freight.cluster")).snapshot
    whole, brief = (topology(snapshot, load_catalog(), mounted=mounted) for mounted in (True, False))
    mounted = {disk.id for disk in snapshot.disks.values() if disk.root is not None}
    assert mounted <= set(whole.areas)
    assert not mounted & set(brief.areas)
    assert labels(brief).count("+ 8 mounted") == 3
    assert "+ 8 mounted" not in labels(whole)
    assert brief.height < whole.height
