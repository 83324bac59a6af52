"""The fields of nodes, networks, network interfaces and shared disks."""

from __future__ import annotations

from typing import get_args

from designer.app.fields.field import Field, fixed, objects
from designer.model.records import DiskContent

EVERY_NODE = "Every node"

NODE: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(
        name="number",
        label="Node ID",
        kind="number",
        required=True,
        unique=True,
        help="Given at join; the order in which nodes are asked when nothing else decides",
    ),
    Field(name="ram_mb", label="Memory", kind="size", unit="GB"),
    Field(name="local_letters", label="Local drives", kind="letters", help="Letters of the node's own drives: C, D"),
    Field(name="domain_controller", label="Domain controller", kind="flag"),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)

NETWORK: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(
        name="role",
        label="Role",
        kind="choice",
        required=True,
        choices=fixed(
            {
                "private": "Private: cluster only",
                "public": "Public: clients only",
                "mixed": "Mixed: cluster and clients",
                "none": "Not used by the cluster",
            }
        ),
    ),
    Field(name="subnet", label="Subnet", help="Such as 192.168.10.0/24"),
    Field(name="priority", label="Priority", kind="number", help="1 is tried first for traffic between nodes"),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)

INTERFACE: tuple[Field, ...] = (
    Field(name="address", label="Address"),
    Field(name="static", label="Static address", kind="flag"),
    Field(name="teamed", label="Teamed adapters", kind="flag"),
)

DISK: tuple[Field, ...] = (
    Field(name="name", label="Name", required=True, unique=True),
    Field(name="letter", label="Drive letter", kind="letter", unique=True),
    Field(name="mount_path", label="Mount path", help="For a disk without a letter of its own, such as R:\\DATA"),
    Field(
        name="root",
        label="Mounted on",
        kind="choice",
        choices=objects("disks"),
        when=lambda context, record: bool(record.mount_path) or record.root is not None,
    ),
    Field(name="size_mb", label="Size", kind="size", unit="GB"),
    Field(
        name="raid",
        label="RAID",
        kind="choice",
        choices=fixed({"0": "RAID 0", "1": "RAID 1", "5": "RAID 5", "10": "RAID 10"}),
    ),
    Field(
        name="holds",
        label="Holds",
        kind="many",
        choices=fixed({content: content.capitalize() for content in get_args(DiskContent)}),
        none_label="Nothing yet",
    ),
    Field(name="visible_to", label="Seen by", kind="many", choices=objects("nodes"), none_label=EVERY_NODE),
    Field(name="notes", label="Notes", kind="notes", section="Notes"),
)
