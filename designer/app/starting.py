"""What a design can start from: templates and samples, in groups and in the order in which they are offered."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from designer.app.desk.words import Entry
from designer.catalog.schema import Catalog, Template
from designer.files.titles import title_of
from designer.foundation.language import tr

CONTENTS = "contents.toml"
"""Beside the samples, this file tells their groups and their order."""

OTHERS = tr("Others")


def template_entries(catalog: Catalog, templates: Mapping[str, Template]) -> list[Entry]:
    """The templates by Exchange version, the latest first, then those without; in each, small clusters come first."""

    def order(template: Template) -> tuple[int, int, int, str]:
        version = _version(catalog, template)
        return -int(version) if version else 0, template.nodes, len(template.group), template.title

    offered = sorted(templates.items(), key=lambda item: order(item[1]))
    return [Entry(name, template.title, section=_platform(catalog, template)) for name, template in offered]


def sample_entries(folder: Path) -> list[Entry]:
    """The samples of a folder with their titles, in the order of its contents; what is not listed there comes last."""
    files = {path.stem: path for path in sorted(folder.glob("*.cluster"))}
    listed = [(title, name) for title, name in _contents(folder / CONTENTS) if name in files]
    rest = [(OTHERS, name) for name in files if name not in {name for _, name in listed}]
    return [Entry(str(files[name]), title_of(files[name]) or name, section=title) for title, name in [*listed, *rest]]


def _contents(path: Path) -> Iterator[tuple[str, str]]:
    """Group and name of every sample."""
    if path.is_file():
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            yield from ((group["title"], name) for name in group["samples"])


def _version(catalog: Catalog, template: Template) -> str:
    exchange = catalog.exchange.get(template.exchange)
    return exchange.version if exchange is not None else ""


def _platform(catalog: Catalog, template: Template) -> str:
    version = _version(catalog, template)
    return tr("Exchange {version}").format(version=version) if version else tr("Without Exchange")
