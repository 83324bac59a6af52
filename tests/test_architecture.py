"""Promises about the source itself, beyond what the import contracts in pyproject.toml hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ROOT / "designer"

FILE_LINES = 400
CLASS_LINES = 300
FUNCTION_LINES = 60

OVERSIZED: dict[str, tuple[int, str]] = {}
"""What may be larger, as `path` or `path:name`, with its size and the reason. Entries may only shrink."""

ADDRESS = re.compile(r"\b(?:https?|file|git)://\w")
MACHINE_PATH = re.compile(r"(?<![\w.~/])/(?:home|root|Users|work|opt|tmp/\w+)/[\w.]|[A-Z]:\\Users\\\w")
CONFIGURATION = {".lock", ".toml", ".cfg", ".ini", ".yaml", ".yml", ".spec"}

IMPORT_WITHOUT = """
import importlib, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError(name + " is imported where it must not be")

sys.meta_path.insert(0, Refuse())
for name in {modules!r}:
    importlib.import_module(name)
"""


def python_files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, or nothing for pictures, fonts and the like."""
    content = path.read_bytes()
    return "" if b"\0" in content[:4096] else content.decode("utf-8", errors="replace")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def sizes() -> dict[str, tuple[int, int]]:
    """Size and limit of every file, class and function, by `path` or `path:name`."""
    found: dict[str, tuple[int, int]] = {}
    for path in [ROOT / "dev.py", *python_files("designer", "packaging", "tests")]:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        found[name] = (len(text.splitlines()), FILE_LINES)
        if name.startswith("tests/"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
                found[f"{name}:{node.name}"] = ((node.end_lineno or node.lineno) - node.lineno + 1, limit)
    return found


def test_everything_but_the_window_and_the_pdf_imports_without_the_large_libraries() -> None:
    names = [module_name(path) for path in python_files("designer")]
    core = [name for name in names if not name.startswith(("designer.ui", "designer.report.pdf"))]
    program = IMPORT_WITHOUT.format(blocked={"PySide6", "shiboken6", "networkx", "reportlab", "PIL"}, modules=core)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"designer.cli.main", "designer.app", "designer.model"} <= set(core)


def test_files_classes_and_functions_stay_small() -> None:
    large = {name: size for name, (size, limit) in sizes().items() if size > limit and name not in OVERSIZED}
    assert not large, "split these, or enter them in OVERSIZED with a reason"


def test_what_is_allowed_to_be_large_only_shrinks() -> None:
    current = sizes()
    for name, (allowed, reason) in OVERSIZED.items():
        assert name in current, f"{name} is gone; remove its entry"
        size, limit = current[name]
        assert limit < size == allowed, f"{name} has {size} lines: enter that, or remove the entry"
        assert reason


def test_every_package_says_what_it_is() -> None:
    for folder in {path.parent for path in python_files("designer", "packaging/tooling")}:
        start = folder / "__init__.py"
        assert start.is_file(), f"{folder} has modules but is no package"
        assert ast.get_docstring(ast.parse(start.read_text(encoding="utf-8"))), f"{start} has no docstring"


def test_configuration_names_no_addresses() -> None:
    for path in tracked_files():
        if path.suffix in CONFIGURATION or path.parts[len(ROOT.parts)] in ("dev.py", "packaging", ".ci"):
            assert not ADDRESS.search(text_of(path)), path


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    for path in tracked_files():
        found = MACHINE_PATH.search(text_of(path))
        assert not found, f"{path}: {found and found.group()}"


def test_pyside_stays_below_the_release_that_loses_none() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (pyside,) = [entry for entry in project["dependencies"] if entry.startswith("PySide6")]
    assert pyside == "PySide6-Essentials>=6.8.3,<6.12"


OTHER_ROLES = re.compile(r"file-server|\bsql", re.IGNORECASE)


def test_roles_besides_exchange_are_data_and_rules_only() -> None:
    """What a role is stands in the catalogue, what it must keep to in the checks; no other code knows it."""
    checks = PRODUCT / "rules" / "checks"
    naming = [path for path in python_files("designer") if OTHER_ROLES.search(text_of(path))]
    assert [path for path in naming if not path.is_relative_to(checks)] == []
    assert len(naming) >= 10
