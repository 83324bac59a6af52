"""What depends on the design in the fields of the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designer.app.fields.field import Behaviour, Context, entries, objects
from designer.app.fields.platform import platform
from designer.catalog.services import Service


def _quorum_log(context: Context, record: Any) -> int | None:
    windows = context.catalog.windows.get(record.windows)
    return windows.quorum_log_kb if windows is not None else None


def _on_iscsi(field: str) -> Behaviour:
    return Behaviour(when=lambda context, record: record.bus == "iscsi" or getattr(record, field) is not None)


def _service(context: Context, record: Any) -> Service:
    return context.catalog.service_of(record.windows)


def _can_enforce(context: Context, record: Any) -> bool:
    return _service(context, record).anti_affinity == "enforceable" or record.enforce_anti_affinity is not None


def _can_order(context: Context, record: Any) -> bool:
    return _service(context, record).random_target or record.ordered_target is not None


CLUSTER: Mapping[tuple[str, str], Behaviour] = {
    **platform("clusters"),
    ("clusters", "quorum_disk"): Behaviour(
        choices=objects("disks"),
        when=lambda context, record: record.quorum == "disk" or record.quorum_disk is not None,
    ),
    ("clusters", "quorum_log_kb"): Behaviour(default=_quorum_log),
    ("clusters", "file_share_witness"): Behaviour(
        when=lambda context, record: record.quorum == "majority-node-set" or record.file_share_witness is not None
    ),
    ("clusters", "components"): Behaviour(choices=entries("components", "components")),
    ("clusters", "enforce_anti_affinity"): Behaviour(default=lambda context, record: False, when=_can_enforce),
    ("clusters", "ordered_target"): Behaviour(default=lambda context, record: False, when=_can_order),
    ("clusters", "iscsi_dedicated_network"): _on_iscsi("iscsi_dedicated_network"),
    ("clusters", "iscsi_initiator_build"): _on_iscsi("iscsi_initiator_build"),
    ("clusters", "replication"): Behaviour(
        when=lambda context, record: bool(record.dispersed) or record.replication is not None
    ),
}
