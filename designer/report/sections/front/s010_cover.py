"""The title page."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Cover, IfThere, Ref, Status
from designer.report.branding_images import stored_logo
from designer.report.context import Context
from designer.report.motif import motif
from designer.report.platform import platform_line
from designer.report.roles import layout_words
from designer.report.wording import draft_words, sentence

ID = "cover"
TITLE = "Cluster design document"


def section(context: Context) -> Sequence[Block]:
    """Title, layout, client, author, date, fingerprint; open errors are said here already."""
    cluster, issue, brand = context.cluster, context.issue, context.snapshot.brand
    errors = context.check.count("error")
    pairs = (
        ("Document number", context.number),
        ("Version", issue.version),
        ("Date", issue.printed_date),
        ("Client", cluster.client),
        ("Prepared by", ", ".join(part for part in (cluster.author, cluster.company) if part)),
        ("Classification", issue.marking),
        ("Fingerprint", issue.fingerprint),
    )
    lines = [", ".join(part for part in (cluster.name, layout_words(context)) if part), platform_line(context)]
    logo, client_logo = stored_logo(brand.logo), stored_logo(brand.client_logo)
    cover = Cover(
        kind=context.variant.kind,
        title=context.title,
        subtitle="\n".join(line for line in lines if line),
        pairs=tuple((label, value) for label, value in pairs if value),
        chip=_chip(context, errors),
        banner=(IfThere(("findings",), ("What has to be put right: ", Ref("findings", page=True), ".")),)
        if errors
        else "",
        picture=motif(context.snapshot, context.catalog),
        client=context.client_short,
        imprint=cluster.company or cluster.author,
        address="\n".join(part for part in (brand.address, brand.registration) if part),
        logo=logo.png if logo else b"",
        client_logo=client_logo.png if client_logo else b"",
    )
    return [cover]


def _chip(context: Context, errors: int) -> tuple[Status, str]:
    if errors:
        return "error", draft_words(errors)
    if context.is_draft:
        return "warning", context.status
    return ("ok" if context.snapshot.paper.status == "issued" else "info"), sentence(context.status)
