"""`dev.py` from outside: an old Python, wrong usage, and the main job without a screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tooling import paths
from tooling.run import headless_jobs

DEV = paths.ROOT / "dev.py"


def test_an_old_python_is_told_in_one_sentence() -> None:
    program = "\n".join(
        [
            "import runpy, sys",
            "sys.version_info = (3, 10, 4, 'final', 0)",
            "sys.argv = ['dev.py', 'run']",
            f"runpy.run_path({str(DEV)!r}, run_name='__main__')",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Clusterwright needs Python 3.11 or newer; this is Python 3.10 (")
    assert done.stderr.count("\n") == 1


def test_the_entry_point_can_be_read_by_any_python_3() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 4))


def test_an_unknown_command_is_bad_usage(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(DEV), "fly"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "fly" in done.stderr


def test_without_a_screen_the_design_is_checked_failed_over_and_printed() -> None:
    jobs = headless_jobs(Path("/my designs/a.cluster"), Path("/out/a.pdf"))
    assert jobs == [
        ["check", "/my designs/a.cluster"],
        ["simulate", "/my designs/a.cluster"],
        ["report", "/my designs/a.cluster", "-o", "/out/a.pdf"],
    ]


def test_only_the_standard_library_is_used() -> None:
    for path in [DEV, *(paths.ROOT / "packaging" / "tooling").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {name.split(".")[0] for name in names}
            assert roots <= sys.stdlib_module_names | {"tooling"}, path
