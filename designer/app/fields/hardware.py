"""What depends on the design in the fields of nodes and shared disks."""

from __future__ import annotations

from collections.abc import Mapping

from designer.app.fields.field import Behaviour, entries, objects, there_are
from designer.app.fields.platform import as_cluster, platform

HARDWARE: Mapping[tuple[str, str], Behaviour] = {
    **platform("nodes"),
    ("nodes", "site"): Behaviour(choices=objects("sites"), when=there_are("sites", "site")),
    ("nodes", "domain"): Behaviour(default=as_cluster("domain")),
    ("nodes", "components"): Behaviour(choices=entries("components", "components")),
    ("disks", "root"): Behaviour(
        choices=objects("disks"),
        when=lambda context, record: bool(record.mount_path) or record.root is not None,
    ),
    ("disks", "visible_to"): Behaviour(choices=objects("nodes")),
    ("disks", "array"): Behaviour(choices=objects("arrays"), when=there_are("arrays", "array")),
    ("disks", "snapshot_of"): Behaviour(choices=objects("disks")),
}
