from __future__ import annotations

from designer.app.fields.field import Context
from designer.app.forms import change, form_of
from designer.app.platforms import (
    MOST_LINES,
    NO_PLATFORM,
    lens_summary,
    look_through,
    platform_entries,
    platform_of,
    switch_preview,
    value_of,
)
from designer.app.session import Session
from designer.edits.platform import switch_platform
from designer.model.snapshot import CLUSTER_ID
from designer.rules.platforms import Platform
from tests.support.samples import catalog, template, three_plus_one

SMALL = Platform("windows-2000-advanced-server", "exchange-2000-enterprise")


def test_the_other_supported_pairs_are_offered() -> None:
    session = Session(three_plus_one(), catalog())
    entries = platform_entries(session, None)
    assert (entries[0].value, entries[0].checked) == (NO_PLATFORM, True)
    platforms = [platform_of(entry.value) for entry in entries[1:]]
    assert SMALL in platforms
    cluster = session.snapshot.cluster
    assert Platform(cluster.windows, cluster.exchange) not in platforms
    assert [entry.value for entry in platform_entries(session, SMALL) if entry.checked] == [value_of(SMALL)]


def test_a_cluster_without_exchange_is_offered_every_windows_that_can_be_clustered() -> None:
    session = Session(template("file-server-two-node"), catalog())
    offered = {platform.windows for entry in platform_entries(session, None) if (platform := platform_of(entry.value))}
    clusterable = {name for name, windows in catalog().windows.items() if windows.clusterable}
    assert offered == clusterable - {session.snapshot.cluster.windows}


def test_an_entry_stands_for_its_platform() -> None:
    assert platform_of(value_of(SMALL)) == SMALL
    assert platform_of(NO_PLATFORM) is None


def test_a_preview_lists_everything_under_headings_and_cuts_long_lists() -> None:
    session = Session(three_plus_one(), catalog())
    seen = look_through(session, SMALL)
    assert set(lens_summary(session, seen)) == {"Lost", "Outages"}
    told = switch_preview(session, seen)
    assert list(told) == ["Would break", "Lost", "Outages", "Changes"]
    assert all(len(lines) <= MOST_LINES for lines in told.values())
    assert session.snapshot == three_plus_one()


def test_choosing_a_platform_in_the_inspector_is_a_switch() -> None:
    design = three_plus_one()
    rows = {row.key: row for row in form_of(Context(design, catalog()), [CLUSTER_ID]).rows()}
    diff = change(design, rows["exchange"], "exchange-2000-enterprise")
    assert diff == switch_platform(design, catalog(), exchange="exchange-2000-enterprise")
    assert "dependencies" in diff.touched()
    assert change(design, rows["windows"], None) == switch_platform(design, catalog(), windows="")
    assert change(design, rows["windows_sp"], 0).touched() == {"clusters"}
