"""What depends on the design in the fields of what is around the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designer.app.fields.field import Behaviour, Context, entries, objects, there_are
from designer.app.fields.platform import platform


def _runs_exchange(context: Context, record: Any) -> bool:
    return bool({"exchange", "front-end"} & set(record.roles)) or bool(record.exchange)


def _is_front_end(field: str) -> Behaviour:
    return Behaviour(when=lambda context, record: "front-end" in record.roles or getattr(record, field) is not None)


SURROUNDINGS: Mapping[tuple[str, str], Behaviour] = {
    **platform("servers", _runs_exchange),
    ("servers", "site"): Behaviour(choices=objects("sites"), when=there_are("sites", "site")),
    ("servers", "components"): Behaviour(
        choices=entries("components", "components"),
        when=lambda context, record: "exchange" in record.roles or record.components is not None,
    ),
    **{
        ("servers", field): _is_front_end(field)
        for field in ("nlb", "ssl_to_back_end", "ipsec_to_back_end", "ipsec_idle_short")
    },
    ("arrays", "site"): Behaviour(choices=objects("sites"), when=there_are("sites", "site")),
    ("paths", "node"): Behaviour(choices=objects("nodes")),
    ("paths", "fabric"): Behaviour(choices=objects("fabrics")),
    ("paths", "array"): Behaviour(choices=objects("arrays")),
}
