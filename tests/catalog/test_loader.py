from __future__ import annotations

import dataclasses
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from designer.catalog.loader import CatalogError, load_catalog, load_templates
from designer.drawing.icons import icons
from designer.foundation.paths import resources
from designer.model.records import Group
from tests.support.samples import catalog

REGISTERED = {
    "ip-address": "IP Address",
    "network-name": "Network Name",
    "physical-disk": "Physical Disk",
    "exchange-system-attendant": "Microsoft Exchange System Attendant",
    "exchange-information-store": "Microsoft Exchange Information Store",
    "exchange-mta": "Microsoft Exchange Message Transfer Agent",
    "exchange-routing": "Microsoft Exchange Routing Service",
    "exchange-smtp": "Microsoft Exchange SMTP Server Instance",
    "exchange-http": "Microsoft Exchange HTTP Server Instance",
    "exchange-pop3": "Microsoft Exchange POP3 Server Instance",
    "exchange-imap4": "Microsoft Exchange IMAP4 Server Instance",
    "exchange-search": "Microsoft Search Service Instance",
    "msdtc": "Distributed Transaction Coordinator",
    "file-share": "File Share",
    "sql-server": "SQL Server",
    "sql-agent": "SQL Server Agent",
    "sql-fulltext": "Microsoft Search Service Instance",
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "catalog", tmp_path / "catalog"))


@pytest.mark.parametrize("kind", REGISTERED)
def test_types_carry_their_registered_names(kind: str) -> None:
    assert catalog().types[kind].name == REGISTERED[kind]


def test_every_type_has_an_icon_of_its_own() -> None:
    missing = {kind.id for kind in catalog().types.values() if kind.icon not in icons()}
    assert not missing


def test_the_two_trees_differ_in_what_the_protocols_and_search_need() -> None:
    def needs(tree: str) -> dict[str, tuple[str, ...]]:
        return {member.type: member.needs for member in catalog().trees[tree].member}

    old, new = needs("exchange-2000"), needs("exchange-2003")
    moved = {kind for kind in old if old[kind] != new[kind]}
    assert moved == {f"exchange-{name}" for name in ("smtp", "http", "pop3", "imap4", "search")}
    assert all(old[kind] == ("exchange-information-store",) for kind in moved)
    assert all(new[kind] == ("exchange-system-attendant",) for kind in moved)


@pytest.mark.parametrize(
    ("windows", "exchange", "supported"),
    [
        ("windows-2003-enterprise", "exchange-2003-enterprise", True),
        ("windows-2003-enterprise", "exchange-2000-enterprise", False),
        ("windows-2000-datacenter", "exchange-2000-enterprise", True),
        ("windows-2000-advanced-server", "exchange-2003-enterprise", True),
        ("windows-2003-standard", "exchange-2003-enterprise", False),
        ("windows-2003-enterprise", "exchange-2003-standard", False),
    ],
)
def test_the_matrix_says_what_is_supported(windows: str, exchange: str, supported: bool) -> None:
    pair = catalog().pairs[(windows, exchange)]
    assert pair.supported is supported
    assert pair.supported or pair.reason


def test_node_limits_follow_edition_and_bus() -> None:
    windows = catalog().windows
    assert windows["windows-2000-advanced-server"].max_nodes == 2
    assert windows["windows-2000-datacenter"].max_nodes == 4
    assert windows["windows-2003-enterprise"].max_nodes == 8
    assert all(one.max_nodes_by_bus["scsi"] <= 2 for one in windows.values())


def test_roles_name_things_that_exist() -> None:
    groups = {field.name for field in dataclasses.fields(Group)}
    for role in catalog().roles.values():
        assert role.icon in icons()
        assert set(role.fields) <= groups
        assert set(role.families) <= {windows.family for windows in catalog().windows.values()}
        assert {content for disk in role.disk for content in disk.holds} <= set(role.contents)
        assert catalog().types[role.application].requires or role.tree


def test_a_role_without_a_tree_of_its_own_takes_that_of_the_exchange_version() -> None:
    assert [role.id for role in catalog().roles.values() if not role.tree] == ["evs"]


def test_templates_name_things_that_exist() -> None:
    for template in load_templates().values():
        assert template.windows in catalog().windows
        assert template.exchange in ("", *catalog().exchange)
        assert all(group.role in catalog().roles for group in template.group)
        assert all(1 <= group.node <= template.nodes for group in template.group)


def test_defaults_are_plain_values_and_each_says_where_it_is_known_from() -> None:
    defaults = catalog().defaults
    assert (defaults.restart_period_ms, defaults.failback) == (900_000, False)
    assert {*defaults.sources, "sources"} == {field.name for field in fields(defaults)}
    assert "EX-8.06" in defaults.sources["restart_period_ms"]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("resource_types/msdtc.toml", "label =", "lable =", 'msdtc.toml: .*"lable"'),
        ("resource_types/msdtc.toml", "online_ms = 5000", 'online_ms = "5 s"', "msdtc.toml: .*online_ms"),
        ("resource_types/msdtc.toml", '"network-name"', '"net-name"', 'resource type msdtc: unknown "net-name"'),
        ("resource_types/msdtc.toml", "name =", "name ", "msdtc.toml"),
        ("roles/file-server.toml", '"file-share"', '"file-sharing"', 'role file-server: unknown "file-sharing"'),
        ("roles/file-server.toml", 'tree = "file-server"', 'tree = "files"', 'role file-server: unknown "files"'),
        (
            "trees/exchange-2003.toml",
            '"exchange-smtp"',
            '"exchange-nntp"',
            'tree exchange-2003: unknown "exchange-nntp"',
        ),
        ("exchange/exchange-2003-enterprise.toml", '"exchange-2003"', '"exchange-2007"', "unknown"),
        ("pairs.toml", 'windows = "windows-2003-datacenter"', 'windows = "windows-nt"', "pairs.toml"),
        ("defaults.toml", "value = 6", 'value = "6 h"', "defaults.toml: .*failover_period_h"),
        ("defaults.toml", "source =", "because =", "defaults.toml: .*because"),
    ],
)
def test_a_mistake_stops_with_the_file_and_the_reason(copied: Path, file: str, old: str, new: str, reason: str) -> None:
    path = copied / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError, match=reason):
        load_catalog(copied)
