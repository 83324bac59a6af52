"""The packaging recipe: what goes in, what stays out, and the numbers that selftest compares with."""

from __future__ import annotations

import json
import plistlib
import sys
from pathlib import Path

import pytest

from tooling.paths import ROOT

# The recipe's modules are a folder of scripts beside the spec, not a package.
sys.path.insert(0, str(ROOT / "packaging"))
import counts
import macos
import slim

sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "designer/__init__.py",
        "designer/rules/checks/__init__.py",
        "designer/rules/checks/_shared.py",
        "designer/rules/checks/cycle.py",
        "designer/cli/commands/check.py",
        "designer/cli/commands/rules.py",
        "resources/fonts/Face.ttf",
        "resources/fonts/widths.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    chapter = tmp_path / "resources" / "catalog" / "facts" / "01-chapter.toml"
    chapter.parent.mkdir(parents=True)
    chapter.write_text('[[fact]]\nid = "EX-1.01"\n\n[[fact]]\nid = "EX-1.02"\n', encoding="utf-8")
    return tmp_path


def test_what_is_there_is_counted_and_private_files_are_not(tree: Path) -> None:
    assert counts.count_files(tree) == {
        "rules": 1,
        "facts": 2,
        "ready_tests": 0,
        "texts": 0,
        "resource_types": 0,
        "services": 0,
        "templates": 0,
        "sections": 0,
        "fonts": 1,
        "commands": 2,
    }


def test_the_numbers_travel_as_json(tree: Path) -> None:
    target = tree / "build" / "expected-counts.json"
    counts.write_counts(tree, target)
    assert json.loads(target.read_text(encoding="utf-8")) == counts.count_files(tree)


def test_every_kind_that_is_counted_exists_in_the_source_tree() -> None:
    assert all(counts.count_files(ROOT).values())


def test_discovered_modules_are_named_to_pyinstaller(tree: Path) -> None:
    names = counts.module_names(tree)
    assert {"designer", "designer.rules.checks", "designer.rules.checks.cycle"} <= set(names)
    assert "designer.rules.checks.__init__" not in names


@pytest.mark.parametrize(
    "destination",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/QtWidgets.abi3.so",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "resources/fonts/SourceSans3-Regular.ttf",
        "designer/plugins/example.txt",
    ],
)
def test_what_is_used_stays_in(destination: str) -> None:
    assert slim.is_wanted(destination)


@pytest.mark.parametrize(
    "destination",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6\\Qt6Qml.dll",
    ],
)
def test_what_is_not_used_stays_out(destination: str) -> None:
    assert not slim.is_wanted(destination)


def test_the_mac_learns_the_document_type() -> None:
    plist = plistlib.loads(plistlib.dumps(macos.info_plist("1.2.3")))
    assert plist["CFBundleShortVersionString"] == "1.2.3"
    exported = plist["UTExportedTypeDeclarations"][0]
    assert exported["UTTypeTagSpecification"] == {"public.filename-extension": ["cluster"]}
    assert plist["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
