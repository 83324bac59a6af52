"""How the fields of each record are shown and changed.

What can be said once and for all stands in the catalogue (`resources/catalog/fields`), what depends on the design here.
"""

from __future__ import annotations

from collections.abc import Mapping

from designer.app.fields.cluster import CLUSTER
from designer.app.fields.documents import DOCUMENTS
from designer.app.fields.field import AS_DEFINED, Behaviour, Field, field_of
from designer.app.fields.groups import GROUPS
from designer.app.fields.hardware import HARDWARE
from designer.app.fields.surroundings import SURROUNDINGS
from designer.catalog.schema import Catalog
from designer.model.registers import PREFIXES
from designer.model.snapshot import TABLES

BEHAVIOUR: Mapping[tuple[str, str], Behaviour] = {**CLUSTER, **HARDWARE, **GROUPS, **SURROUNDINGS, **DOCUMENTS}
"""What depends on the design, by table and field."""

SELECTABLE = (
    "clusters",
    "nodes",
    "networks",
    "interfaces",
    "disks",
    "groups",
    "resources",
    "storage_groups",
    "stores",
    "sites",
    "arrays",
    "fabrics",
    "paths",
    "servers",
    "scenarios",
    "notes",
    *PREFIXES,
    "options",
)
"""The tables whose objects can be selected."""


def fields_of(catalog: Catalog, table: str) -> tuple[Field, ...]:
    """The fields of the objects of a table, in the order in which they are shown."""
    stored = TABLES[table].kind.__dataclass_fields__
    return tuple(
        field_of(spec, BEHAVIOUR.get((table, name), AS_DEFINED), optional=stored[name].default is None)
        for name, spec in catalog.fields[table].items()
    )
