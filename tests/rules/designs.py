"""Designs to check, and small changes of them. Every function returns a new snapshot."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

from designer.catalog.loader import load_catalog, load_templates
from designer.catalog.schema import Catalog
from designer.edits.templates import from_template
from designer.foundation.ids import Id
from designer.model.diff import adding, apply, changing, removing
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from designer.rules.api import Finding
from designer.rules.engine import check


@functools.cache
def catalog() -> Catalog:
    return load_catalog()


@functools.cache
def template(name: str, /, **values: Any) -> Snapshot:
    """The design of a template of which some values are replaced."""
    return from_template(catalog(), replace(load_templates()[name], **values))


def three_plus_one() -> Snapshot:
    """Exchange 2003 on Windows Server 2003: EVS1 to EVS3 on NODE1 to NODE3, NODE4 passive."""
    return template("three-plus-one")


def active_passive() -> Snapshot:
    """EVS1 on two nodes."""
    return template("two-node-active-passive")


def active_active() -> Snapshot:
    """EVS1 and EVS2 on two nodes, MSDTC in a group of its own."""
    return template("two-node-active-active")


def exchange_2000() -> Snapshot:
    """Exchange 2000 SP3 on Windows 2000 Advanced Server SP4: EVS1 on two nodes."""
    return template(
        "two-node-active-passive",
        windows="windows-2000-advanced-server",
        windows_sp=4,
        exchange="exchange-2000-enterprise",
        exchange_sp=3,
    )


def exchange_2000_datacenter() -> Snapshot:
    """Exchange 2000 SP3 on Windows 2000 Datacenter Server SP4: 3 + 1."""
    return template(
        "three-plus-one",
        windows="windows-2000-datacenter",
        windows_sp=4,
        exchange="exchange-2000-enterprise",
        exchange_sp=3,
    )


def named(design: Snapshot, table: str, name: str) -> Id:
    """The id of the record of that name."""
    (found,) = (record.id for record in design.table(table).values() if getattr(record, "name", None) == name)
    return found


def with_cluster(design: Snapshot, **values: Any) -> Snapshot:
    return apply(design, changing(design, "clusters", CLUSTER_ID, **values))


def with_(design: Snapshot, table: str, name: str, /, **values: Any) -> Snapshot:
    """The record of that name with some fields set."""
    return apply(design, changing(design, table, named(design, table, name), **values))


def with_all(design: Snapshot, table: str, **values: Any) -> Snapshot:
    """Every record of the table with some fields set."""
    for identifier in design.table(table):
        design = apply(design, changing(design, table, identifier, **values))
    return design


def with_property(design: Snapshot, resource: str, /, **values: Any) -> Snapshot:
    """The resource of that name with private properties set; None takes one away."""
    record = design.resources[named(design, "resources", resource)]
    properties = {key: value for key, value in {**record.properties, **values}.items() if value is not None}
    return with_(design, "resources", resource, properties=properties)


def plus(design: Snapshot, table: str, /, **values: Any) -> Snapshot:
    """One record more."""
    identifier = values.pop("id", None) or design.new_id(table)
    return apply(design, adding([(table, TABLES[table].kind(id=identifier, **values))]))


def without(design: Snapshot, table: str, *identifiers: Id) -> Snapshot:
    """Some records less, and the dependencies of a resource with it."""
    if table == "resources":
        edges = [
            edge.id
            for edge in design.dependencies.values()
            if edge.dependent in identifiers or edge.provider in identifiers
        ]
        design = apply(design, removing(design, "dependencies", edges))
    return apply(design, removing(design, table, identifiers))


def without_resource(design: Snapshot, name: str) -> Snapshot:
    return without(design, "resources", named(design, "resources", name))


def linked(design: Snapshot, dependent: str, provider: str) -> Snapshot:
    """One dependency more, between resources of these names."""
    return plus(
        design,
        "dependencies",
        dependent=named(design, "resources", dependent),
        provider=named(design, "resources", provider),
    )


def unlinked(design: Snapshot, dependent: str, provider: str) -> Snapshot:
    """One dependency less."""
    pair = (named(design, "resources", dependent), named(design, "resources", provider))
    (edge,) = (edge.id for edge in design.dependencies.values() if (edge.dependent, edge.provider) == pair)
    return without(design, "dependencies", edge)


def findings(design: Snapshot) -> tuple[Finding, ...]:
    """The open findings."""
    return check(design, catalog()).open


def errors(design: Snapshot) -> set[str]:
    """The codes of the open errors."""
    return {finding.code for finding in findings(design) if finding.level == "error"}
