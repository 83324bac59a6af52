"""How the fields of each record are shown and changed: labels, kinds, choices and what unset counts as."""

from __future__ import annotations

from collections.abc import Mapping

from designer.app.fields.cluster import CLUSTER
from designer.app.fields.field import Field
from designer.app.fields.groups import GROUP, RESOURCE, STORAGE_GROUP, STORE
from designer.app.fields.hardware import DISK, INTERFACE, NETWORK, NODE

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "clusters": CLUSTER,
    "nodes": NODE,
    "networks": NETWORK,
    "interfaces": INTERFACE,
    "disks": DISK,
    "groups": GROUP,
    "resources": RESOURCE,
    "storage_groups": STORAGE_GROUP,
    "stores": STORE,
}
"""The fields of every kind of object that can be selected, by table, in the order in which they are shown."""
