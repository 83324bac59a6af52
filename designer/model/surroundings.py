"""What a cluster stands on and among: sites, disk arrays, fabrics, paths to them, and servers outside the cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Record, ref

ServerRole = Literal[
    "domain-controller", "global-catalog", "dns", "wins", "front-end", "exchange", "file-share-witness", "backup"
]
"""What a server outside the cluster does; "exchange" is a stand-alone Exchange server that is no front-end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """A place with a power supply and a network of its own."""

    name: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Array(Record):
    """A disk array. `listed` says that it is on the hardware list as part of a cluster. MTBF and MTTR in hours."""

    name: str
    hardware: str = ""
    controllers: int | None = None
    listed: bool | None = None
    site: Id | None = ref("sites", default=None)
    mtbf_h: int | None = None
    mttr_h: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fabric(Record):
    """A storage network: switches that fail together. MTBF and MTTR in hours."""

    name: str
    hardware: str = ""
    mtbf_h: int | None = None
    mttr_h: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoragePath(Record):
    """A way from a node over a fabric to an array: one host bus adapter port and its cable."""

    node: Id = ref("nodes")
    fabric: Id = ref("fabrics")
    array: Id = ref("arrays")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Record):
    """A server outside the cluster. `windows`, `exchange` and `components` are catalogue ids.

    `nlb` says that a front-end is balanced by Network Load Balancing, `ssl_to_back_end` and `ipsec_to_back_end` how its
    traffic to the cluster is protected, `ipsec_idle_short` that NLBSFlags shortens the idle time of IPSec.
    """

    name: str
    roles: tuple[ServerRole, ...] = ()
    site: Id | None = ref("sites", default=None)
    address: str = ""
    windows: str = ""
    windows_sp: int | None = None
    exchange: str = ""
    exchange_sp: int | None = None
    components: tuple[str, ...] | None = None
    nlb: bool | None = None
    ssl_to_back_end: bool | None = None
    ipsec_to_back_end: bool | None = None
    ipsec_idle_short: bool | None = None
    notes: str = ""
