"""Versions and service packs: of the cluster, and of nodes and servers that may differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.app.fields.field import Behaviour, Choice, Choices, Context, Default, When, always, entries, no_default
from designer.foundation.language import tr

PRODUCTS = ("windows", "exchange")

MOST_SERVICE_PACKS = 4
"""Service packs that are offered for a version that the catalogue does not know: as many as Windows 2000 has."""


def _service_packs(product: str) -> Choices:
    def choices(context: Context, record: Any) -> Sequence[Choice]:
        name = getattr(record, product) or getattr(context.snapshot.cluster, product)
        version = getattr(context.catalog, product).get(name)
        last = version.latest_service_pack if version is not None else MOST_SERVICE_PACKS
        return [
            Choice(0, tr("None")),
            *(Choice(number, tr("SP{number}").format(number=number)) for number in range(1, last + 1)),
        ]

    return choices


def as_cluster(field: str) -> Default:
    """What the cluster has, for a node that does not say otherwise."""
    return lambda context, record: None if (own := getattr(context.snapshot.cluster, field)) == "" else own


def platform(table: str, with_exchange: When = always) -> dict[tuple[str, str], Behaviour]:
    """The four fields of a table that name versions and service packs; a node without its own has the cluster's."""
    found = {}
    for product in PRODUCTS:
        when = with_exchange if product == "exchange" else always
        for field, choices in ((product, entries(product, product)), (f"{product}_sp", _service_packs(product))):
            default = as_cluster(field) if table == "nodes" else no_default
            found[table, field] = Behaviour(choices=choices, default=default, when=when)
    return found
