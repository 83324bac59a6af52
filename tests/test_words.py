"""Everything that the window says is marked for translation: in the program text, and gathered for translators."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from tooling.words import MENU, gather, template

PRODUCT = Path(__file__).resolve().parent.parent / "designer"
SPEAKING = ("edits", "drawing", "app", "ui")

WORDED = re.compile(
    r"[A-Za-z]{2,}.*\s.*[A-Za-z]|\s[A-Za-z]{2,}|[A-Za-z]{2,}\s|^[A-Z][a-z]|[A-Za-z]…|[A-Za-z]{3,}[.:]$|&[A-Za-z]",
    re.DOTALL,
)
"""Two words, a capital letter in front, a space, an ellipsis or a stop at an end, an access key: so look texts that
are read, and keys do not."""

PARTS = re.compile(r"[A-Za-z]{2,}")
"""What an f-string says if it has letters at all: those that only put texts together have none."""

KEY = re.compile(
    r"(?:Ctrl|Alt|Shift|Meta)\+.+|Esc|Tab|Space|Return|Menu|Home|End|Left|Right|Up|Down"
    r"|[a-z.-]+[=.:-]|object |directory |[a-z]*\.(?:stroke|text|fill|sign|tint|pdf)|_sp|\\exchsrvr"
    r"| \((?:recovered|copy)\)"
    r"|\[\*\] – Clusterwright"
)
"""Shortcuts; ids, colour roles and fields that are put together; endings of files; the title of a window."""

FILES = {
    "drawing/svg.py": "writes markup",
    "drawing/icons.py": "complains about the program's own icons, to its developers",
    "drawing/theme.py": "complains about the program's own themes, to its developers",
    "ui/plain.py": "writes markup",
    "ui/look.py": "names fonts and files",
    "ui/run.py": "names the program and a style of Qt",
    "ui/proof.py": "is heard by the packaging",
    "ui/program/instance.py": "names a socket",
    "ui/shell/memory.py": "names settings",
    "app/fields/sections.py": "names sections of the catalogue",
    **dict.fromkeys(
        ("edits/letters.py", "edits/stores.py", "edits/names.py", "edits/templates.py", "edits/mounting.py"),
        "names what is written into designs",
    ),
}
"""Files that say nothing in the window, and what they do instead."""

CALLS = {
    "cast": "a type",
    "setStyleSheet": "a style",
    "ValueError": "a mistake of the program",
    "RuntimeError": "a mistake of the program",
    "fresh_name": "written into designs",
    "Template": "written into designs",
}
"""Calls whose texts nobody reads in the window."""

NAMES = {
    *("Address", "Name", "ServiceName", "ShareName", "SubnetMask", "DataPath"),  # properties of resources
    *("Cluster Group", "Cluster IP Address", "Cluster Name", "DTC Group", "First Storage Group", "Storage Group "),
    *("Disk ", "Private", "Public", "Two-node active/passive cluster", "-node cluster,  active and  passive"),
    *("online pending", "offline pending", "primary passive", "alternate passive"),  # states and roles
    *("one of", "when short", "on request", "Every", "storage group"),  # words of files and of the catalogue
    *("top left", "top right", "bottom left", "bottom right"),  # places
    *("next event", "previous event", "next phase", "previous phase", "second forward", "second back"),  # keys
    *("slow back", "mark in", "mark out", "clear marks", "next branch", "previous branch", "rename branch"),
    *("delete branch", "next fault", "previous fault", "copy fault", "remove fault"),
    *("save as", "take over", "taken over"),  # answers
    *("stays online", "stays offline", "left out", "not run", "run all"),  # expectations and how scenarios stand
    *("Clusterwright", "Python", "Qt and PySide6", "Source Sans 3, Source Code Pro", "EVS1, EVS2, EVS3"),
}
"""Names of things, and words that one part of the program says to another."""


def unmarked(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every literal that reads like words and is not marked; f-strings cannot be marked at all."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            looks = PARTS
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text, looks = node.value, WORDED
        else:
            continue
        if looks.search(text) and not _is_key(text) and not _is_silent(node, above):
            yield node.lineno, text


def _is_key(text: str) -> bool:
    return text in NAMES or KEY.fullmatch(text) is not None or MENU.fullmatch(text) is not None


def _is_silent(node: ast.expr, above: dict[ast.AST, ast.AST]) -> bool:
    """Marked, or in a place from which nothing is shown: docstrings, types, comparisons, keys, some calls."""
    inner: ast.AST = node
    while inner in above and not isinstance(inner, ast.stmt):
        outer = above[inner]
        if isinstance(outer, ast.Expr | ast.JoinedStr) and inner is node:
            return True
        if isinstance(outer, ast.Compare | ast.Subscript | ast.arg | ast.match_case):
            return not (isinstance(outer, ast.Subscript) and inner is outer.value)
        if isinstance(outer, ast.Dict) and inner in outer.keys:
            return True
        if isinstance(outer, ast.AnnAssign) and inner is outer.annotation:
            return True
        if isinstance(outer, ast.FunctionDef) and inner is outer.returns:
            return True
        if isinstance(outer, ast.keyword) and outer.arg in ("keys", "mac_keys", "id"):
            return True
        if isinstance(outer, ast.Call) and inner is not outer.func:
            name = outer.func.id if isinstance(outer.func, ast.Name) else getattr(outer.func, "attr", "")
            return name in ("tr", "plural", "words") or name in CALLS
        inner = outer
    return isinstance(inner, ast.Assign) and any(getattr(one, "id", "") == "__all__" for one in inner.targets)


def test_what_the_window_says_is_marked() -> None:
    found = [
        f"{path.relative_to(PRODUCT).as_posix()}:{line}: {text}"
        for package in SPEAKING
        for path in sorted((PRODUCT / package).rglob("*.py"))
        if path.relative_to(PRODUCT).as_posix() not in FILES
        for line, text in unmarked(path.read_text(encoding="utf-8"))
    ]
    assert not found, 'write tr("..."), and tr("... {name}").format(name=...) instead of an f-string'


def test_the_exceptions_are_needed() -> None:
    assert [name for name in FILES if not (PRODUCT / name).is_file()] == []
    text = "".join(path.read_text(encoding="utf-8") for name in SPEAKING for path in (PRODUCT / name).rglob("*.py"))
    assert [name for name in NAMES if name not in text and not name.startswith("-node")] == []


def test_unmarked_texts_are_noticed() -> None:
    seen = sorted(
        text for _, text in unmarked('label = QLabel("Move it")\nhint = f"Move {name}"\nlist(map(str, "Undo…"))')
    )
    assert seen == ["Move ", "Move it", "Undo…"]
    assert not list(unmarked('"""Move it."""\nx: "A thing" = tr("Move it") if a == "b c" else key["Two words"]'))


def test_marked_texts_are_gathered() -> None:
    found = gather()
    assert ("Undo {label}", "") in found
    assert ("node", "nodes") in found
    assert ("error", "errors") in found
    assert ("Appea&rance", "") in found
    assert len(found) > 1000


def test_templates_can_be_filled() -> None:
    """Every field of a template has a name, so that a translation may put them in another order."""
    for one, many in gather():
        for text in filter(None, (one, many)):
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
            assert all(name.isidentifier() for name in names), text


def test_the_template_is_one_of_gettext() -> None:
    text = template({('Say "{what}"\n', ""): ["a.py:1", "b.py:2"], ("node", "nodes"): ["c.py:3"]})
    assert '#: a.py:1\n#: b.py:2\n#, python-brace-format\nmsgid "Say \\"{what}\\"\\n"\nmsgstr ""\n' in text
    assert '#: c.py:3\nmsgid "node"\nmsgid_plural "nodes"\nmsgstr[0] ""\nmsgstr[1] ""\n' in text
