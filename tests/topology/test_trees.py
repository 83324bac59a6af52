"""Hanging the Exchange resources of a design on another dependency tree."""

from __future__ import annotations

import pytest

from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.model.integrity import integrity_problems
from designer.model.snapshot import TABLES, Snapshot
from designer.topology.trees import member_dependencies, with_tree

CATALOG = load_catalog()


@pytest.fixture(scope="module")
def design() -> Snapshot:
    return from_template(CATALOG, load_templates()["three-plus-one"])


def types(snapshot: Snapshot) -> set[tuple[str, str]]:
    kind = {resource.id: resource.type for resource in snapshot.resources.values()}
    return {(kind[edge.dependent], kind[edge.provider]) for edge in snapshot.dependencies.values()}


def test_exchange_2000_hangs_protocols_and_search_on_the_store(design: Snapshot) -> None:
    leaves = ("exchange-smtp", "exchange-http", "exchange-search")
    flat, chained = types(design), types(with_tree(design, CATALOG, "exchange-2000"))
    for leaf in leaves:
        assert (leaf, "exchange-system-attendant") in flat - chained
        assert (leaf, "exchange-information-store") in chained - flat
    moved = {
        (leaf, provider) for leaf in leaves for provider in ("exchange-system-attendant", "exchange-information-store")
    }
    assert flat ^ chained == moved


def test_nothing_but_dependencies_changes(design: Snapshot) -> None:
    chained = with_tree(design, CATALOG, "exchange-2000")
    assert [name for name in TABLES if design.table(name) is not chained.table(name)] == ["dependencies"]
    assert integrity_problems(chained) == []
    assert len(chained.dependencies) == len(design.dependencies)


def test_there_and_back_again(design: Snapshot) -> None:
    again = with_tree(with_tree(design, CATALOG, "exchange-2000"), CATALOG, "exchange-2003")
    pairs = [{(edge.dependent, edge.provider) for edge in one.dependencies.values()} for one in (design, again)]
    assert pairs[0] == pairs[1]


def test_the_own_tree_changes_nothing(design: Snapshot) -> None:
    assert with_tree(design, CATALOG, "exchange-2003") == design


def test_dependencies_stay_within_a_group_and_among_exchange(design: Snapshot) -> None:
    for dependent, provider in member_dependencies(design, CATALOG, "exchange-2000"):
        assert design.resources[dependent].group == design.resources[provider].group
        assert design.resources[provider].type.startswith("exchange-")


def test_an_unknown_tree(design: Snapshot) -> None:
    with pytest.raises(KeyError):
        with_tree(design, CATALOG, "exchange-95")
