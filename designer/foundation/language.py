"""The language that the window speaks: English sentences in the code, and other languages from catalogues of gettext.

Every text that the window says is written `tr("...")`, where it is said. A catalogue is the file
`resources/locale/<language>/LC_MESSAGES/clusterwright.mo`; the environment variables of gettext choose it (LANGUAGE,
LC_ALL, LC_MESSAGES, LANG). Without one for the user's language the sentences stay as they are written, and gettext is
not even imported.

A text with something in it is a template: `tr("Give {disk} to {group}").format(disk=..., group=...)`. Only the template
is parsed, so a name with braces in it stays a name. The language is fixed when the program starts; so tables of texts
may be made while modules are imported.

Documents (findings, reports, the command line) and names that are written into a design are not of the window.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from designer.foundation import units
from designer.foundation.paths import resources

if TYPE_CHECKING:
    from gettext import GNUTranslations

DOMAIN = "clusterwright"
"""The name of the catalogues."""

SPOKEN = "en"
"""The language of the texts in the code, which needs no catalogue."""


def tr(text: str) -> str:
    """`text` in the user's language; as it is, when there is no catalogue or the catalogue does not know it."""
    catalogue = _catalogue()
    return text if catalogue is None or not text else catalogue.gettext(text)


def plural(count: int, singular: str, many: str = "") -> str:
    """`units.plural` in the user's language, which may have more than two forms: `plural(2, "node")` -> "2 nodes"."""
    catalogue = _catalogue()
    if catalogue is None:
        return units.plural(count, singular, many)
    return f"{count} {catalogue.ngettext(singular, many or singular + 's', count)}"


def words(singular: str, many: str) -> tuple[str, str]:
    """A counted word for a table, as `plural` takes it: `plural(n, *words("entry", "entries"))`."""
    return singular, many


def listed(several: list[str] | tuple[str, ...], last: str = "") -> str:
    """`units.listed` in the user's language: `["a", "b", "c"]` -> "a, b and c". `last` is translated."""
    return units.listed(several, last or tr("and"))


def languages() -> list[str]:
    """The languages that the user wants, best first: `de_AT.UTF-8:fr` -> `["de_AT", "de", "fr"]`."""
    wanted = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), "")
    names = [one.partition(".")[0].partition("@")[0] for one in wanted.split(":")]
    return list(dict.fromkeys(name for one in names if one for name in (one, one.partition("_")[0])))


def catalogues() -> Path:
    """The folder with a folder for each language."""
    return resources() / "locale"


@cache
def _catalogue() -> GNUTranslations | None:
    for language in languages():
        if language in (SPOKEN, "C", "POSIX"):
            return None
        path = catalogues() / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if language.isidentifier() and path.is_file():
            return _read(path)
    return None


def _read(path: Path) -> GNUTranslations | None:
    import struct
    from gettext import GNUTranslations

    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    # What gettext raises about damaged files and unknown character sets.
    except (OSError, ValueError, LookupError, struct.error):
        return None
