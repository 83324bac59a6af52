"""The sheet on which the client accepts this issue of the design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.model.registers import Responsibility
from designer.report.blocks import Block, Facts, Field, Fields, Lead, Text
from designer.report.context import Context
from designer.report.wording import counted

ID = "signoff"
TITLE = "Acceptance of this design"

_SIGNS: Mapping[Responsibility, str] = {"approve": "approves", "accept risk": "accepts the risks"}

_SIGNED = (
    (Field("Name", 2), Field("Role", 2), Field("Date")),
    (Field("Decision", 2, ("Accepted", "With conditions", "Rejected")), Field("Signature", 3)),
)


def section(context: Context) -> Sequence[Block]:
    """What is accepted, then room for two to sign; a design that nobody could build is not signed."""
    if context.is_draft:
        return []
    issue, check = context.issue, context.check
    open_ = counted(check.count("error") + check.count("warning"), "open error or warning", "open errors or warnings")
    waived = counted(len(check.waived), "waiver")
    lead = f"Version {issue.version} of the design of {context.cluster_name} has {open_} and {waived}."
    pairs: list[tuple[str, Text]] = [("Document", context.title), ("Date of issue", issue.printed_date)]
    if issue.fingerprint:
        pairs.append(("Fingerprint", issue.fingerprint))
    if signing := _signing(context):
        pairs.append(("To be signed by", signing))
    return [Lead(lead), Facts(tuple(pairs)), Fields(_SIGNED), Fields(_SIGNED, ruled=2)]


def _signing(context: Context) -> str:
    """Who approves the design or accepts its risks, as far as the register of stakeholders names them."""
    people = [one for one in context.snapshot.stakeholders.values() if one.responsibility in _SIGNS and one.name]
    return "; ".join(
        f"{one.name}{f', {one.role}' if one.role else ''} ({_SIGNS[one.responsibility]})"
        for one in people
        if one.responsibility is not None
    )
