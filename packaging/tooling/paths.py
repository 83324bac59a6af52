"""Where things are in the checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
LOGS = BUILD / "logs"
SAMPLES = ROOT / "samples"
DEFAULT_SAMPLE = SAMPLES / "four-node-3-plus-1.cluster"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
PEER_LOCK = ROOT / "requirements-peer.lock"
"""What the benchmarks compare with; installed by `dev.py bench` alone, apart from all else."""

PROJECT_FILE = ROOT / "pyproject.toml"


def digest_of(paths: list[Path]) -> str:
    """Return a SHA-256 over the relative names and the content of files; a missing file counts as absent."""
    import hashlib

    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        content = path.read_bytes() if path.is_file() else b""
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
