"""Logos and profiles: from files into the design and back."""

from __future__ import annotations

from pathlib import Path

from designer.edits.branding import take_profile
from designer.edits.draft import EditError
from designer.edits.paper import set_brand
from designer.files.branding import BadProfile, load_profile, profile_of, save_profile
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.report.branding_images import MOST_MB, BadLogo, logo_from, stored_logo

LABELS = {"logo": tr("own logo"), "client_logo": tr("client's logo")}


def set_logo(snapshot: Snapshot, which: str, path: Path) -> tuple[str, Diff, str]:
    """The edit that takes a picture file as a logo, with its name, and what to know about it; "" when all is well.

    Raises `EditError` with the reason when the file cannot be read or is no usable logo.
    """
    try:
        with path.open("rb") as file:
            logo = logo_from(file.read(MOST_MB * 2**20 + 1))
    except OSError as error:
        raise EditError(
            tr("{path}: cannot be read: {reason}").format(path=path.name, reason=error.strerror or error)
        ) from error
    except BadLogo as error:
        raise EditError(tr("{path}: {reason}").format(path=path.name, reason=error)) from error
    label = tr("Choose {logo}").format(logo=LABELS[which])
    return label, set_brand(snapshot, **{which: logo.text}), logo.warning


def cleared_logo(snapshot: Snapshot, which: str) -> tuple[str, Diff]:
    """The edit that takes a logo away, with its name."""
    return tr("Remove {logo}").format(logo=LABELS[which]), set_brand(snapshot, **{which: ""})


def stored_picture(text: str) -> bytes | None:
    """The PNG of a logo that a design keeps; None without one, and for one that is damaged."""
    logo = stored_logo(text) if text else None
    return logo.png if logo is not None else None


def loaded_profile(snapshot: Snapshot, path: Path) -> tuple[str, Diff]:
    """The edit that takes a profile from a file, with its name. Raises `EditError` when it is none."""
    try:
        profile = load_profile(path)
    except BadProfile as error:
        raise EditError(str(error)) from error
    return tr("Load Profile {name}").format(name=path.stem), take_profile(snapshot, profile)


def write_profile(snapshot: Snapshot, path: Path) -> None:
    """Write the branding of a design as a profile. Raises `CannotWrite`."""
    save_profile(path, profile_of(snapshot))
