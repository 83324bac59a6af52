"""How the nodes are set up: what differs as columns of the table of nodes, what is alike said once for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.catalog.schema import FieldSpec
from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed
from designer.model.records import Node
from designer.report.blocks import Table
from designer.report.context import Context
from designer.report.pairs import pair_table
from designer.report.platform import with_pack
from designer.report.values import field_text, shared_text
from designer.report.wording import ranged
from designer.topology.ownership import nodes_by_number

ELSEWHERE = ("name", "number", "role", "site", "notes", "windows_sp", "exchange_sp", "boot_userva")
"""Fields that are told with others, or in another column."""

EVIDENCE = ("mtbf_h", "mttr_h", "own_cpu_percent", "max_users")
"""Fields that only calculations read; they stand with these."""

LABELS = {
    "boot_3gb": "Switches in boot.ini",
    "services_manual": "Exchange services",
    "pop3_imap4_manual": "POP3 and IMAP4 services",
    "local_letters": "Local drives",
}

SO = {
    "iis_components": "Installed",
    "mountmgr_update": "Installed",
    "services_manual": "Started by the cluster only",
    "pop3_imap4_manual": "Started by the cluster only",
}
"""What is said where a flag is set; where it is not, nothing is said."""

MOST_APART = 4
"""So many settings that differ from node to node have a column each; further ones are told with their nodes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of nodes: what it is called, the fact that it rests on, and what it is on every node."""

    label: str
    fact: str
    texts: dict[Id, str]
    unit: str = ""

    @property
    def head(self) -> str:
        """The label with the unit that the figures of its column have."""
        return f"{self.label}, {self.unit}" if self.unit else self.label

    def cell(self, node: Id) -> str:
        """What the setting is on a node, without that unit."""
        return self.texts[node].removesuffix(f"{NBSP}{self.unit}") if self.unit else self.texts[node]

    @property
    def is_alike(self) -> bool:
        """Whether every node has it, and the same."""
        return len(set(self.texts.values())) == 1


def settings(context: Context) -> tuple[list[Setting], list[Setting]]:
    """What differs between the nodes, at most `MOST_APART`, and the rest."""
    nodes = {node: context.snapshot.nodes[node] for node in nodes_by_number(context.snapshot)}
    found = [
        Setting(LABELS.get(name, spec.label), spec.source, texts, spec.unit if spec.kind == "number" else "")
        for name, spec in context.catalog.fields["nodes"].items()
        if name not in (*ELSEWHERE, *EVIDENCE)
        and any((texts := {key: _text(context, spec, node) for key, node in nodes.items()}).values())
    ]
    apart = [one for one in found if not one.is_alike][:MOST_APART]
    return apart, [one for one in found if one not in apart]


def setup_table(context: Context, first: Sequence[tuple[str, str]], alike: Sequence[Setting]) -> Table | None:
    """What all nodes run and how they are set, two to a row; None where nothing is known."""
    pairs = [*first, *((one.label, _with_fact(context, one)) for one in alike)]
    if not pairs:
        return None
    names = listed(ranged(context.names(nodes_by_number(context.snapshot))))
    is_alike = all(one.is_alike for one in alike) and len(context.snapshot.nodes) > 1
    title = f"What is alike on {names}" if is_alike else f"What is set on {names}"
    return pair_table(title, ("Setting", "Value"), pairs, anchor="setup")


def _with_fact(context: Context, setting: Setting) -> str:
    text = shared_text(context, setting.texts)
    return f"{text} ({setting.fact})" if setting.fact else text


def _text(context: Context, spec: FieldSpec, node: Node) -> str:
    value = getattr(node, spec.id)
    if spec.id in _TOLD:
        return _TOLD[spec.id](context, node)
    if spec.kind == "flag":
        return SO.get(spec.id, "Yes") if value else ""
    return field_text(context, spec, value) if value != () else ""


def _windows(context: Context, node: Node) -> str:
    known = context.catalog.windows.get(node.windows)
    return with_pack(known.name if known else node.windows or _own_pack("Windows", node.windows_sp), node.windows_sp)


def _exchange(context: Context, node: Node) -> str:
    known = context.catalog.exchange.get(node.exchange)
    name = known.name if known else node.exchange or _own_pack("Exchange", node.exchange_sp)
    return with_pack(name, node.exchange_sp)


def _own_pack(product: str, pack: int | None) -> str:
    """The name of a product that is the design's, where a node says no more than its own service pack."""
    return product if pack is not None else ""


def _switches(context: Context, node: Node) -> str:
    """The switches as they stand in boot.ini."""
    if node.boot_3gb is None and node.boot_userva is None:
        return ""
    userva = f"/USERVA={node.boot_userva}" if node.boot_userva is not None else ""
    return " ".join(part for part in ("/3GB" if node.boot_3gb else "", userva) if part) or "neither /3GB nor /USERVA"


_TOLD = {"windows": _windows, "exchange": _exchange, "boot_3gb": _switches}
