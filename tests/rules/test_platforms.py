from __future__ import annotations

import pytest

from designer.rules.platforms import Platform, UnknownPlatform, named_platform, platform_text, supported_platforms
from tests.rules.designs import catalog, three_plus_one, with_cluster


@pytest.mark.parametrize(
    ("text", "windows", "exchange"),
    [
        ("windows-2000-datacenter", "windows-2000-datacenter", None),
        ("exchange-2000", None, "exchange-2000-enterprise"),
        ("Exchange-2003", None, "exchange-2003-enterprise"),
        ("exchange-2000-standard", None, "exchange-2000-standard"),
        ("windows-2000-a", "windows-2000-advanced-server", None),
        ("Windows 2000 Advanced Server", "windows-2000-advanced-server", None),
        ("windows-2000-datacenter+exchange-2000", "windows-2000-datacenter", "exchange-2000-enterprise"),
        (" exchange-2003 + windows-2003-enterprise ", "windows-2003-enterprise", "exchange-2003-enterprise"),
    ],
)
def test_a_platform_is_found_by_id_name_or_beginning(text: str, windows: str | None, exchange: str | None) -> None:
    assert named_platform(catalog(), text) == Platform(windows, exchange)


@pytest.mark.parametrize("name", [*catalog().windows, *catalog().exchange])
def test_every_id_means_itself(name: str) -> None:
    found = named_platform(catalog(), name)
    assert name in (found.windows, found.exchange)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("windows-2000", "can be windows-2000-advanced-server or windows-2000-datacenter$"),
        ("os/2", "no platform .os/2.; there are windows-2000-advanced-server, .*exchange-2003-standard, or"),
        ("", "no platform"),
        ("exchange-2000+", "no platform"),
        ("exchange-2000+exchange-2003", "two of a kind"),
    ],
)
def test_what_means_nothing_or_several_things_is_answered_with_what_there_is(text: str, said: str) -> None:
    with pytest.raises(UnknownPlatform, match=said):
        named_platform(catalog(), text)


def test_supported_platforms_are_pairs() -> None:
    pairs = supported_platforms(catalog())
    assert Platform("windows-2003-enterprise", "exchange-2003-enterprise") in pairs
    assert Platform("windows-2003-enterprise", "exchange-2000-enterprise") not in pairs


def test_a_platform_in_words() -> None:
    assert platform_text(catalog(), three_plus_one().cluster).startswith("Windows Server 2003, Enterprise Edition SP")
    released = with_cluster(three_plus_one(), windows="windows-xp", windows_sp=0, exchange="")
    assert platform_text(catalog(), released.cluster) == "windows-xp"
    assert platform_text(catalog(), with_cluster(released, windows="").cluster) == "no platform"
