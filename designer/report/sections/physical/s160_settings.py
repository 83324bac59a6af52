"""Settings of the cluster as a whole, and the account that it runs under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from designer.report.blocks import Block, Lead
from designer.report.changed import CHANGED
from designer.report.context import Context
from designer.report.pairs import pair_table
from designer.report.values import field_text
from designer.report.wording import counted, sentence

ID = "settings"
TITLE = "Cluster settings and accounts"

SECTIONS = (
    "Service account",
    "Cluster service",
    "Storage and quorum",
    "Network services",
    "iSCSI",
    "Exchange organisation",
)
"""Of the catalogue's fields; the platform stands with the nodes, protection with operation."""

ELSEWHERE = ("bus", "quorum", "quorum_disk")

LABELS = {"service_account": "Service account", "components": "Exchange components"}

SAID = {
    "account_is_local_admin": ("Local administrator", "on every node", "on no node"),
    "account_has_exchange_rights": ("Exchange rights", "Exchange Full Administrator", "no Exchange rights"),
    "account_creates_computers": ("Computer objects", "may create or write them", "may not create them"),
    "hardware_listed": ("Hardware list", "the whole solution is listed", "not listed"),
    "file_share_witness": ("File share witness", "third vote", "not used"),
    "enforce_anti_affinity": ("Anti-affinity", "enforced: a group rather stays offline", "preferred, not enforced"),
    "ordered_target": ("Target without preferred owners", "next node by Node ID", "any node"),
    "dns_dynamic_updates": ("Dynamic DNS updates", "the zone takes them", "not taken"),
    "dtc_network_access": ("MSDTC over the network", "allowed", "not allowed"),
}
"""What a flag is called, and what it says when it is on and when it is off."""


def section(context: Context) -> Sequence[Block]:
    """Everything that is entered, by subject; nothing where nothing is."""
    pairs = list(_pairs(context))
    if not pairs:
        return []
    account = context.cluster.service_account
    runs = f"The Cluster service of {context.cluster_name} runs as {account}; " if account else ""
    whole = "the cluster" if runs else context.cluster_name
    words = f"{counted(len(pairs), 'setting')} {'applies' if len(pairs) == 1 else 'apply'} to {whole} as a whole"
    table = pair_table(f"Settings of {context.cluster_name}", ("Setting", "Value"), pairs, anchor="settings-table")
    if any(CHANGED in value for _, value in pairs):
        table = replace(table, notes=f"{CHANGED}differs from the default.")
    return [Lead(f"{runs}{words}." if runs else f"{sentence(words)}."), table]


def _usual(context: Context) -> dict[str, object]:
    """What fields count as while nobody sets them, as far as it is known."""
    usual: dict[str, object] = {"enforce_anti_affinity": False, "ordered_target": False}
    if context.windows is not None:
        usual["quorum_log_kb"] = context.windows.quorum_log_kb
    return usual


def _pairs(context: Context) -> Iterator[tuple[str, str]]:
    specs = context.catalog.fields["clusters"]
    for subject in SECTIONS:
        for name, spec in specs.items():
            value = getattr(context.cluster, spec.id, None)
            if spec.section != subject or name in ELSEWHERE or value is None or value in ("", ()):
                continue
            label, yes, no = SAID.get(name, (LABELS.get(name, spec.label), "Yes", "No"))
            text = sentence(yes if value else no) if isinstance(value, bool) else field_text(context, spec, value)
            if text:
                text = f"{CHANGED}{text}" if value != _usual(context).get(name, value) else text
                yield label, f"{text} ({spec.source})" if spec.source else text
