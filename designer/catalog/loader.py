"""Reads resources/catalog. A mistake in a file stops the program with the file's name and the reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from designer.catalog.schema import (
    Catalog,
    Component,
    Default,
    Defaults,
    Exchange,
    FieldSpec,
    GroupRole,
    Pair,
    Preset,
    Profile,
    ResourceType,
    Template,
    Time,
    Tree,
    Windows,
)
from designer.catalog.services import Service
from designer.foundation.decode import Problem, decode
from designer.foundation.paths import resources

T = TypeVar("T")


class CatalogError(Exception):
    """The catalogue itself is faulty."""


class FieldTables(Mapping[str, Mapping[str, FieldSpec]]):
    """The definitions of fields by table, from a folder with one file per table.

    A file is read when its table is first asked for, which then may raise `CatalogError`: a window opens without them.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {path.stem: path for path in sorted(folder.glob("*.toml"))}
        self._read: dict[str, Mapping[str, FieldSpec]] = {}

    def __getitem__(self, table: str) -> Mapping[str, FieldSpec]:
        if table not in self._read:
            self._read[table] = _entries(FieldSpec, self._files[table])
        return self._read[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def load_catalog(folder: Path | None = None) -> Catalog:
    """The catalogue of `folder`, or the one that travels with the program. Raises `CatalogError`."""
    root = folder or resources() / "catalog"
    pairs = contents(root / "pairs.toml")["pair"]
    catalog = Catalog(
        types=_each(ResourceType, root / "resource_types"),
        services=_each(Service, root / "services"),
        windows=_each(Windows, root / "windows"),
        exchange=_each(Exchange, root / "exchange"),
        pairs={(p.windows, p.exchange): p for p in (decoded(Pair, raw, root / "pairs.toml") for raw in pairs)},
        trees=_each(Tree, root / "trees"),
        times=_entries(Time, root / "times.toml"),
        defaults=_defaults(root / "defaults.toml"),
        roles=_each(GroupRole, root / "roles"),
        profiles=_entries(Profile, root / "profiles.toml"),
        components=_entries(Component, root / "components.toml"),
        presets=tuple(decoded(Preset, raw, root / "presets.toml") for raw in contents(root / "presets.toml")["preset"]),
        fields=FieldTables(root / "fields"),
    )
    _cross_check(catalog)
    return catalog


def load_templates(folder: Path | None = None) -> dict[str, Template]:
    """The templates by id, in the order of their ids. Raises `CatalogError`."""
    return _each(Template, (folder or resources() / "catalog") / "templates")


def contents(path: Path) -> dict[str, Any]:
    """What stands in a TOML file. Raises `CatalogError` when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogError(f"{path.name}: {error}") from error


def _each(kind: type[T], folder: Path) -> dict[str, T]:
    paths = sorted(folder.glob("*.toml"))
    return {path.stem: decoded(kind, {"id": path.stem, **contents(path)}, path) for path in paths}


def _entries(kind: type[T], path: Path) -> dict[str, T]:
    return {key: decoded(kind, {"id": key, **raw}, path) for key, raw in contents(path).items()}


def _defaults(path: Path) -> Defaults:
    entries = _entries(Default, path)
    values = {name: entry.value for name, entry in entries.items()}
    return decoded(Defaults, {**values, "sources": {name: entry.source for name, entry in entries.items()}}, path)


def decoded(kind: type[T], raw: dict[str, Any], path: Path) -> T:
    """What a file says, as a dataclass. Raises `CatalogError` that names the file."""
    problems: list[Problem] = []
    value = decode(kind, raw, path.name, problems)
    if value is None:
        raise CatalogError("; ".join(map(str, problems)))
    return value


def _cross_check(catalog: Catalog) -> None:
    for kind in catalog.types.values():
        _known(catalog.types, kind.requires, f"resource type {kind.id}")
    for tree in catalog.trees.values():
        for member in tree.member:
            _known(catalog.types, (member.type, *member.needs), f"tree {tree.id}")
    for role in catalog.roles.values():
        _known(catalog.types, (role.application,), f"role {role.id}")
        _known(catalog.trees, (role.tree,) if role.tree else (), f"role {role.id}")
    for edition in catalog.windows.values():
        _known(catalog.services, (edition.service,), f"platform {edition.id}")
    for version in catalog.exchange.values():
        _known(catalog.trees, (version.tree,), f"platform {version.id}")
    expected = {(windows, exchange) for windows in catalog.windows for exchange in catalog.exchange}
    if set(catalog.pairs) != expected:
        raise CatalogError(f"pairs.toml: not every pair is there exactly once: {sorted(expected ^ set(catalog.pairs))}")


def _known(table: Any, names: tuple[str, ...], where: str) -> None:
    for name in names:
        if name not in table:
            raise CatalogError(f'{where}: unknown "{name}"')
