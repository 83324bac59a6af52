"""What there is to translate: every marked text of the program, as a template for the catalogues of gettext."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tooling.paths import BUILD, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SPEAKING = ("foundation", "edits", "drawing", "app", "ui")
"""The packages below designer/ whose texts the window says."""

COMMANDS = ROOT / "designer" / "app"
"""Where menus are named."""

NOUNS = ROOT / "designer" / "model" / "snapshot.py"
"""Where objects get their nouns, which the packages above count and name."""

TEMPLATE = BUILD / "clusterwright.pot"

MENU = re.compile(r"(?:File|Edit|View|Design|Failover|Document|Window|Help)(?:/.+)?")
"""The path of a menu: its parts are translated one by one where they are shown."""

HEAD = """\
msgid ""
msgstr ""
"Project-Id-Version: Clusterwright\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"
"""

Word = tuple[str, str]
"""A text, and its plural when it is counted (else "")."""


def words() -> int:
    """Write the template for translators; return the exit code."""
    found = gather()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(template(found), encoding="utf-8", newline="\n")
    print(f"{len(found)} texts in {TEMPLATE.relative_to(ROOT)}")
    return 0


def gather() -> dict[Word, list[str]]:
    """Every text to translate, in the order of the source, with its places as "file:line"."""
    found: dict[str, tuple[str, list[str]]] = {}
    files = [path for name in SPEAKING for path in sorted((ROOT / "designer" / name).rglob("*.py"))]
    for path in [*files, NOUNS]:
        for line, (one, many) in sorted(_marked(path)):
            known, places = found.setdefault(one, (many, []))
            found[one] = (known or many, places)
            places.append(f"{path.relative_to(ROOT).as_posix()}:{line}")
    return {(one, many): places for one, (many, places) in found.items()}


def template(found: Mapping[Word, Iterable[str]]) -> str:
    """The template in the format of gettext."""
    entries = [HEAD]
    for (one, many), places in found.items():
        lines = [f"#: {place}" for place in places]
        lines += ["#, python-brace-format"] if "{" in one else []
        lines += [f"msgid {_quoted(one)}"]
        lines += [f"msgid_plural {_quoted(many)}", 'msgstr[0] ""', 'msgstr[1] ""'] if many else ['msgstr ""']
        entries.append("\n".join(lines) + "\n")
    return "\n".join(entries)


def _marked(path: Path) -> Iterator[tuple[int, Word]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts: list[object] = [text.value if isinstance(text, ast.Constant) else None for text in node.args]
            for one, many in _of_call(node.func.id, texts, path):
                yield node.lineno, (one, many)
        elif isinstance(node, ast.keyword) and node.arg == "noun" and isinstance(node.value, ast.Constant):
            yield node.value.lineno, (str(node.value.value), f"{node.value.value!s}s")
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and path.is_relative_to(COMMANDS)
            and MENU.fullmatch(node.value)
        ):
            yield from ((node.lineno, (part, "")) for part in node.value.split("/"))


def _of_call(name: str, texts: list[object], path: Path) -> Iterator[Word]:
    """The text of a call of `tr`, `plural` or `words`, or of a table of the model."""
    match name, texts:
        case ("tr", [str(one)]):
            yield one, ""
        case ("plural", [_, str(one)]):
            yield one, f"{one}s"
        case ("plural", [_, str(one), str(many)]) | ("words", [str(one), str(many)]):
            yield one, many or f"{one}s"
        case ("_table", [_, _, str(one)]) if path == NOUNS:
            yield one, f"{one}s"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
