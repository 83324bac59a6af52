"""Names and addresses: all that the design has are printed, and none that it does not have."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from designer.model.snapshot import Snapshot
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

_ADDRESS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_TABLES = ("nodes", "groups", "disks", "networks")
_NOBODYS = ("0.0.0.0", "127.0.0.1", "224.0.0.0")


def check(made: Made) -> Iterator[Flaw]:
    """Point 16. Only a whole design document has everything in it, and only while no section is left out."""
    printed = "".join("".join(passage.text.split()) for passage in made.passages)
    for context in made.contexts:
        if context.variant.id == "design" and not context.snapshot.paper.left_out:
            for what, name in _named(context.snapshot):
                if "".join(name.split()) not in printed:
                    yield Flaw(16, "", f'the {what} "{name}" is not in the document')
    known = {one for context in made.contexts for one in _known_addresses(context.snapshot)}
    for passage in made.passages:
        for found in _ADDRESS.findall(passage.text):
            if found not in known and found not in made.authors and _is_address(found):
                yield Flaw(16, passage.where, f"the address {found} is not in the design")


def _named(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for table in _TABLES:
        noun = {"disks": "disk", "groups": "group", "nodes": "node", "networks": "network"}[table]
        for record in snapshot.table(table).values():
            if name := str(getattr(record, "name", "")).strip():
                yield noun, name
    for disk in snapshot.disks.values():
        if disk.lun.strip():
            yield "LUN", disk.lun
    for face in snapshot.interfaces.values():
        if face.address.strip():
            yield "address", face.address
    for resource in snapshot.resources.values():
        if address := str(resource.properties.get("address", "")).strip():
            yield "address", address


def _known_addresses(snapshot: Snapshot) -> Iterator[str]:
    """What follows from the networks: their own addresses, broadcasts and masks."""
    yield from _NOBODYS
    for network in snapshot.networks.values():
        try:
            span = ipaddress.IPv4Network(network.subnet, strict=False)
        except ValueError:
            continue
        yield from (str(span.network_address), str(span.netmask), str(span.broadcast_address))


def _is_address(text: str) -> bool:
    """Whether it could be one: a version number such as 6.5.7226.0 could not."""
    try:
        return bool(ipaddress.IPv4Address(text))
    except ValueError:
        return False
