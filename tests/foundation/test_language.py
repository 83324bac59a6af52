from __future__ import annotations

import gettext
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.foundation import language
from tests.support.catalogues import write_catalogue

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No catalogue, no language, and nothing read before."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(language, "catalogues", lambda: tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


def german(tmp_path: Path) -> None:
    texts = {"Give {disk} to {group}": "{group} bekommt {disk}", "and": "und"}
    write_catalogue(tmp_path / "de" / "LC_MESSAGES" / "clusterwright.mo", texts, {("node", "nodes"): "Knoten"})


def test_without_a_catalogue_texts_stay_and_gettext_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setitem(sys.modules, "gettext", None)
    assert language.tr("Give {disk} to {group}") == "Give {disk} to {group}"
    assert language.plural(2, "node") == "2 nodes"
    assert language.plural(2, "address", "addresses") == "2 addresses"
    assert language.listed(["a", "b", "c"]) == "a, b and c"
    assert language.listed(["a", "b"], language.tr("or")) == "a or b"


def test_a_catalogue_translates_what_it_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    german(tmp_path)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert language.tr("Give {disk} to {group}").format(disk="{R}:", group="EVS1") == "EVS1 bekommt {R}:"
    assert language.tr("Undo") == "Undo"
    assert language.tr("") == ""
    assert language.plural(2, "node") == "2 Knoten"
    assert language.listed(["a", "b", "c"]) == "a, b und c"


def test_english_before_a_known_language_is_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    german(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en_GB:de")
    assert language.listed(["a", "b"]) == "a and b"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("de_AT.UTF-8:fr", ["de_AT", "de", "fr"]),
        ("sr_RS@latin", ["sr_RS", "sr"]),
        ("C.UTF-8", ["C"]),
        ("", []),
        (":", []),
    ],
)
def test_languages_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, names: list[str]) -> None:
    monkeypatch.setenv("LANGUAGE", value)
    assert language.languages() == names


@pytest.mark.parametrize("damaged", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_leaves_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "clusterwright.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(damaged)
    monkeypatch.setenv("LANGUAGE", "de")
    assert language.tr("Undo") == "Undo"


def test_no_language_leads_out_of_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    german(tmp_path)
    monkeypatch.setattr(language, "catalogues", lambda: tmp_path / "fr")
    monkeypatch.setenv("LANGUAGE", "../de")
    assert language.listed(["a", "b"]) == "a and b"


def test_written_catalogues_are_those_of_gettext(tmp_path: Path) -> None:
    german(tmp_path)
    with (tmp_path / "de" / "LC_MESSAGES" / "clusterwright.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).ngettext("node", "nodes", 1) == "Knoten"
