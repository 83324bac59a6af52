"""Text and files into designs, with everything that is to be said about them."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from designer.files.errors import BadDesign, one_line
from designer.files.parsing import parse
from designer.files.reading import read_tables
from designer.files.text import checksum
from designer.files.version import OLDEST, VERSION, Version, parse_version
from designer.foundation.decode import Problem
from designer.model.snapshot import Snapshot

LARGEST_FILE_MB = 16
"""Assumed: far above any design, far below what would exhaust a small computer's memory."""

HEADER = ("format", "version", "min_reader", "app", "content_sha256", "tables")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A design from a text or file, and what is to be said about it.

    `repairs` are what was put right on the way in, `messages` everything else worth knowing; each is one sentence.
    `too_new` is empty, or the sentence that says why this design may be looked at but not saved. `digest` is the
    SHA-256 of the file's bytes: give it to `save` to notice changes by somebody else.
    """

    snapshot: Snapshot
    version: Version
    digest: str
    path: Path | None = None
    repairs: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    too_new: str = ""

    @property
    def read_only(self) -> bool:
        """Whether a newer program wrote this in a way that saving here would spoil."""
        return bool(self.too_new)


def load(path: Path | str) -> Loaded:
    """The design in a file. Raises `BadDesign`, naming the file as `path` does, whatever is wrong with it."""
    try:
        return dataclasses.replace(from_text(_text(_bytes(Path(path)))), path=Path(path))
    except BadDesign as error:
        raise BadDesign(error.problems, str(path)) from error
    except (OSError, ValueError) as error:
        raise BadDesign([Problem("", _reason(error))], str(path)) from error


def from_text(text: str) -> Loaded:
    """The design that a text holds, line ends and a byte order mark being of no account.

    Raises `BadDesign` with every problem found, each with its place.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text = text.removeprefix("\N{BYTE ORDER MARK}")
    raw = parse(text)
    version = _version(raw)
    too_new = _too_new(raw, version)
    try:
        contents = read_tables(raw.get("tables"))
    except BadDesign as error:
        raise BadDesign([*([Problem("", too_new)] if too_new else []), *error.problems]) from None
    messages = [too_new] if too_new else []
    if "content_sha256" in raw and raw["content_sha256"] != checksum(text):
        messages.append("The file was edited outside Clusterwright or is damaged: its checksum does not match.")
    messages.extend(_about_unknown(raw, version, contents.unknown))
    return Loaded(
        snapshot=contents.snapshot,
        version=version,
        digest=digest,
        repairs=tuple(map(one_line, contents.repairs)),
        messages=tuple(map(one_line, messages)),
        too_new=too_new,
    )


def _version(raw: Mapping[str, Any]) -> Version:
    version = parse_version(raw.get("version"))
    if version is None:
        raise BadDesign([Problem("", 'the version of the file format is missing or unreadable (expected "1.0")')])
    if version < OLDEST:
        raise BadDesign([Problem("", f"there is no file format {version}; the first one is {OLDEST}")])
    return version


def _too_new(raw: Mapping[str, Any], version: Version) -> str:
    needed = parse_version(raw.get("min_reader")) or version
    if version.major <= VERSION.major and needed <= VERSION:
        return ""
    return f"the file is in format {version}, this program knows {VERSION}: a newer Clusterwright is needed"


def _about_unknown(raw: Mapping[str, Any], version: Version, unknown: Sequence[str]) -> list[str]:
    lost = [
        f'The header entry "{key}" is unknown and will be lost at the next save.' for key in raw if key not in HEADER
    ]
    if version > VERSION:
        return [f"The file is in the newer format {version}; what is unknown here is kept as it is.", *lost]
    return [f"{what} is unknown; it is kept but has no effect." for what in unknown] + lost


def _bytes(path: Path) -> bytes:
    # Looked at before opening: opening a pipe would wait for somebody to write into it.
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        _refuse("it is not an ordinary file")
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE_MB * 2**20 + 1)
    if len(data) > LARGEST_FILE_MB * 2**20:
        _refuse(f"the file is larger than {LARGEST_FILE_MB} MB, which no design is")
    return data


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(f"the file is not text in UTF-8 (byte {error.start + 1} cannot be read)")


def _refuse(sentence: str) -> NoReturn:
    raise BadDesign([Problem("", sentence)])


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a design"
    if isinstance(error, PermissionError):
        return "there is no permission to read the file"
    return f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
