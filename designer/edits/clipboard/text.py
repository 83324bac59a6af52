"""A fragment as text: what lies on the clipboard, and what somebody may have put there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from designer.edits.clipboard.fragment import COPIED, Fragment
from designer.edits.draft import EditError
from designer.files.errors import BadDesign
from designer.files.load import from_text
from designer.files.text import to_text
from designer.files.version import Version, parse_version
from designer.foundation.language import tr

FRAGMENT_FORMAT = "clusterwright-selection"

FRAGMENT_VERSION = Version(1, 0)

LARGEST = 8 * 2**20
"""Characters (assumed): no selection is larger, and reading more would let the window wait."""

MOST_OBJECTS = 5_000
"""Records that can be pasted at once (assumed): twice the largest design that there are figures for."""


def write_fragment(fragment: Fragment) -> str:
    """The fragment as JSON: which objects are copied, and the design that they and what they refer to make up."""
    design = json.loads(to_text(fragment.design))
    content = {
        "format": FRAGMENT_FORMAT,
        "version": str(FRAGMENT_VERSION),
        "objects": list(fragment.chosen),
        "copied": sorted(fragment.taken),
        "design": design,
    }
    return json.dumps(content, ensure_ascii=False, indent=None) + "\n"


def is_fragment(text: str) -> bool:
    """Whether a text means to be a fragment."""
    return FRAGMENT_FORMAT in text[:200] and text.lstrip("\ufeff \t\r\n").startswith("{")


def read_fragment(text: str) -> Fragment:
    """The fragment that a text holds. Raises `EditError` with one sentence when it holds none."""
    if len(text) > LARGEST:
        raise EditError(
            tr("What is on the clipboard is larger than {largest} MB, which no selection is").format(
                largest=LARGEST >> 20
            )
        )
    try:
        raw = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise EditError(tr("The selection on the clipboard is damaged: it is no JSON")) from None
    if not isinstance(raw, Mapping) or raw.get("format") != FRAGMENT_FORMAT:
        raise EditError(tr("The clipboard holds no selection of a design"))
    version = parse_version(raw.get("version"))
    if version is None or version.major > FRAGMENT_VERSION.major:
        raise EditError(tr("A newer Clusterwright has copied this: it cannot be pasted here"))
    design = raw.get("design")
    try:
        loaded = from_text(json.dumps(design, ensure_ascii=False))
    except (BadDesign, ValueError, RecursionError) as error:
        reason = str(error.problems[0]) if isinstance(error, BadDesign) else tr("it is no design")
        raise EditError(tr("The selection on the clipboard is damaged: {reason}").format(reason=reason[:200])) from None
    if loaded.too_new:
        raise EditError(tr("A newer Clusterwright has copied this: it cannot be pasted here"))
    snapshot = loaded.snapshot
    there = [one for one in _ids(raw, "copied") if snapshot.table_of(one) in COPIED]
    chosen = tuple(one for one in _ids(raw, "objects") if one in there)
    if not chosen:
        raise EditError(tr("The selection on the clipboard is empty"))
    if len(there) > MOST_OBJECTS:
        raise EditError(
            tr("The selection on the clipboard holds {count:,} objects; {most_objects:,} are the most").format(
                count=len(there), most_objects=MOST_OBJECTS
            )
        )
    return Fragment(snapshot, chosen, frozenset(there))


def _ids(raw: Mapping[str, Any], key: str) -> list[str]:
    listed = raw.get(key)
    return list(dict.fromkeys(one for one in listed if isinstance(one, str))) if isinstance(listed, list) else []
