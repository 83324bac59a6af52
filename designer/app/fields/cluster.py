"""The fields of the cluster and of the design about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.app.fields.field import Choice, Context, Field, fixed, objects

DESIGN = "Design"
PLATFORM = "Platform"
STORAGE = "Storage and quorum"

MOST_SERVICE_PACKS = 4
"""Service packs that are offered for a version that the catalogue does not know: as many as Windows 2000 has."""


def _versions(kind: str) -> Any:
    def choices(context: Context, record: Any) -> Sequence[Choice]:
        known = getattr(context.catalog, kind)
        found = [Choice(version.id, version.name) for version in known.values()]
        current = getattr(context.snapshot.cluster, kind)
        return found if not current or current in known else [*found, Choice(current, f"{current} (unknown)")]

    return choices


def _service_packs(kind: str) -> Any:
    def choices(context: Context, record: Any) -> Sequence[Choice]:
        version = getattr(context.catalog, kind).get(getattr(context.snapshot.cluster, kind))
        last = version.latest_service_pack if version is not None else MOST_SERVICE_PACKS
        return [Choice(0, "None"), *(Choice(number, f"Service Pack {number}") for number in range(1, last + 1))]

    return choices


CLUSTER: tuple[Field, ...] = (
    Field(name="title", label="Title", section=DESIGN, wide=True, help="Stands on the cover of the document"),
    Field(name="client", label="Client", section=DESIGN),
    Field(name="author", label="Author", section=DESIGN),
    Field(name="company", label="Company", section=DESIGN),
    Field(name="name", label="Cluster name", section=PLATFORM, help="NetBIOS name, at most 15 characters"),
    Field(name="domain", label="Domain", section=PLATFORM),
    Field(name="windows", label="Windows", kind="choice", section=PLATFORM, wide=True, choices=_versions("windows")),
    Field(
        name="windows_sp",
        label="Service pack",
        kind="choice",
        section=PLATFORM,
        choices=_service_packs("windows"),
        help="Service pack of Windows on every node",
    ),
    Field(name="exchange", label="Exchange", kind="choice", section=PLATFORM, wide=True, choices=_versions("exchange")),
    Field(
        name="exchange_sp",
        label="Service pack",
        kind="choice",
        section=PLATFORM,
        choices=_service_packs("exchange"),
        help="Service pack of Exchange on every node",
    ),
    Field(
        name="bus",
        label="Shared bus",
        kind="choice",
        section=STORAGE,
        choices=fixed({"fibre-channel": "Fibre Channel", "scsi": "SCSI", "iscsi": "iSCSI", "sas": "SAS"}),
    ),
    Field(
        name="quorum",
        label="Quorum",
        kind="choice",
        section=STORAGE,
        required=True,
        choices=fixed({"disk": "Quorum disk", "majority-node-set": "Majority node set", "local": "Local quorum"}),
    ),
    Field(
        name="quorum_disk",
        label="Quorum disk",
        kind="choice",
        section=STORAGE,
        choices=objects("disks"),
        when=lambda context, record: record.quorum == "disk" or record.quorum_disk is not None,
    ),
    Field(
        name="file_share_witness",
        label="File share witness",
        kind="flag",
        section=STORAGE,
        when=lambda context, record: record.quorum == "majority-node-set" or record.file_share_witness is not None,
    ),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)
