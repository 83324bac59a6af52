"""The window in a made-up language: whatever is still English was not marked, or was marked and is not asked for."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from designer.foundation.paths import resources
from tests.support.catalogues import write_catalogue
from tests.support.strings import strings
from tooling.words import gather

ROOT = Path(__file__).resolve().parents[2]

CYRILLIC = {ord("A") + n: 0x410 + n for n in range(26)} | {ord("a") + n: 0x430 + n for n in range(26)}
"""The letters of the made-up language, so that none of a text that was translated is left."""

MARKUP = re.compile(r"<[^>]+>")
FIELD = re.compile(r"(\{[^}]*\})")
LATIN = re.compile(r"[A-Za-z]{2,}")

KEYS = "Ctrl|Alt|Shift|Meta|Esc|Del|Backspace|Tab|Space|Return|Menu|Home|End|PgUp|PgDown|Left|Right|Up|Down"
UNITS = "ms|KB|MB|GB|TB|st|nd|rd|th"
SAME_EVERYWHERE = re.compile(rf"Clusterwright|PDF|SVG|DC|GC|DNS|WINS|{KEYS}|{UNITS}")
"""Keys as Qt names them, units, ordinals, formats of files, abbreviations and proper names."""

ELSEWHERE = re.compile(r"Between .+ and |\b[A-Z]{2}-\d+|^Close$|^Scroll (?:Left|Right)$")
"""Ranges of fields, which the catalogue tells, numbers of rules and facts, and what Qt says itself."""


def made_up(text: str) -> str:
    """A text in the made-up language; what is filled in keeps its name."""
    return "".join(part if part.startswith("{") else part.translate(CYRILLIC) for part in FIELD.split(text))


def knowledge() -> set[str]:
    """All that the files of the catalogue say."""
    files = (resources() / "catalog").rglob("*.toml")
    return {text for file in files for text in strings(tomllib.loads(file.read_text(encoding="utf-8")))}


def english(text: str, foreign: re.Pattern[str]) -> list[str]:
    """The English words of a text that nothing excuses."""
    plain = html.unescape(MARKUP.sub(" ", text)).replace("&", "").replace("\n", " ")
    words = LATIN.findall(ELSEWHERE.sub(" ", foreign.sub(" ", plain)))
    return [word for word in words if not SAME_EVERYWHERE.fullmatch(word)]


def test_the_window_speaks_the_language_of_its_catalogue(tmp_path: Path) -> None:
    found = gather()
    write_catalogue(
        tmp_path / "xx" / "LC_MESSAGES" / "clusterwright.mo",
        {one: made_up(one) for one, many in found if not many},
        {(one, many): made_up(one) for one, many in found if many},
    )
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.speaking", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "LANGUAGE": "xx", "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    heard = json.loads(ran.stdout)
    excused = sorted({*knowledge(), *heard["foreign"]}, key=len, reverse=True)
    foreign = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in excused if len(one) > 1), re.IGNORECASE)
    left = [(place, text) for place, text in heard["said"] if english(text, foreign)]
    assert len(heard["said"]) > 2000
    assert not left
