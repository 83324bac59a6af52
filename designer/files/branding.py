"""Branding profiles: whose name is on documents, as a file of its own that serves many designs."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from designer.files.atomic import save_bytes_atomically
from designer.files.errors import one_line
from designer.foundation.decode import Problem, decode
from designer.model.paper import Sheet
from designer.model.snapshot import Snapshot

SUFFIX = ".clusterbrand"
FORMAT = "clusterwright-brand"
VERSION = 1
LARGEST_MB = 4

_COLOUR = re.compile(r"(#[0-9a-fA-F]{6})?")
_PNG = b"\x89PNG\r\n\x1a\n"


class BadProfile(Exception):
    """A file is no branding profile; the text says why in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile holds; each field means what the field of that name in `Brand`, `Paper` or `Cluster` means."""

    company: str = ""
    address: str = ""
    registration: str = ""
    legal: str = ""
    client_short: str = ""
    dark: str = ""
    accent: str = ""
    logo: str = ""
    client_logo: str = ""
    marking: str = ""
    sheet: Sheet = "a4"


def profile_of(snapshot: Snapshot) -> Profile:
    """The profile that a design's documents are printed with."""
    records = (snapshot.cluster, snapshot.brand, snapshot.paper)
    values = {
        spec.name: getattr(next(record for record in records if hasattr(record, spec.name)), spec.name)
        for spec in fields(Profile)
    }
    return Profile(**values)


def profile_text(profile: Profile) -> str:
    """The profile as a file holds it: JSON, without empty fields."""
    values = {name: value for name, value in asdict(profile).items() if value}
    return json.dumps({"format": FORMAT, "version": VERSION, **values}, indent=1, ensure_ascii=False) + "\n"


def read_profile(text: str) -> Profile:
    """The profile in the text of a file. Raises `BadProfile`."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadProfile("it is not JSON") from error
    if not isinstance(raw, dict) or raw.pop("format", None) != FORMAT:
        raise BadProfile("it is not a branding profile")
    version = raw.pop("version", None)
    if version != VERSION:
        raise BadProfile(f"version {one_line(str(version))} of branding profiles is not known here")
    problems: list[Problem] = []
    profile = decode(Profile, raw, "", problems)
    if profile is None:
        raise BadProfile(one_line(str(problems[0])))
    for name in ("dark", "accent"):
        if not _COLOUR.fullmatch(getattr(profile, name)):
            raise BadProfile(f'field "{name}": expected a colour such as "#12324a"')
    for name in ("logo", "client_logo"):
        if not _is_png(getattr(profile, name)):
            raise BadProfile(f'field "{name}": expected a PNG file in base64')
    return profile


def load_profile(path: Path) -> Profile:
    """The profile in a file. Raises `BadProfile` with one sentence that names the file."""
    shown = one_line(str(path), longest=None)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_MB * 2**20 + 1)
    except OSError as error:
        raise BadProfile(f"{shown}: cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST_MB * 2**20:
        raise BadProfile(f"{shown}: is larger than {LARGEST_MB} MB, so it is no branding profile")
    try:
        return read_profile(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadProfile(f"{shown}: cannot be used: it is not UTF-8 text") from error
    except BadProfile as error:
        raise BadProfile(f"{shown}: cannot be used: {error}") from error


def save_profile(path: Path, profile: Profile) -> None:
    """Write the profile; afterwards there is the old file or the whole new one. Raises `CannotWrite`."""
    save_bytes_atomically(path, profile_text(profile).encode("utf-8", "replace"))


def _is_png(text: str) -> bool:
    try:
        return not text or base64.b64decode(text, validate=True).startswith(_PNG)
    except (binascii.Error, ValueError):
        return False
