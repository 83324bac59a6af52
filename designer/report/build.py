"""From designs to documents."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from designer.report.blocks import Contents, Cover, Document, Section
from designer.report.branding import colours_of
from designer.report.branding_images import stored_logo
from designer.report.chapters import sections_of
from designer.report.context import Context, Issue, issue_of
from designer.report.numbering import numbered, with_prefix
from designer.report.variants import VARIANTS, Variant, VariantId
from designer.report.wording import counted, draft_words, sentence
from designer.rules.engine import check


def design_report(
    snapshot: Snapshot,
    catalog: Catalog,
    *,
    date: str,
    fingerprint: str = "",
    version: str = "",
    variant: VariantId = "design",
) -> Document:
    """The document of one design, which is checked and simulated for it. `date` is ISO and is the day of the check.

    Without a `version` it is the one that the design says its document has.
    """
    issue = issue_of(snapshot, date=date, fingerprint=fingerprint, version=version)
    return build(make_context(snapshot, catalog, issue, VARIANTS[variant]))


def designs_report(
    designs: Sequence[tuple[Snapshot, str]],
    catalog: Catalog,
    *,
    date: str,
    version: str = "",
    variant: VariantId = "design",
) -> Document:
    """One document about several designs, given with their fingerprints; one design alone gives `design_report`."""
    contexts = [
        make_context(
            snapshot,
            catalog,
            issue_of(snapshot, date=date, fingerprint=fingerprint, version=version),
            VARIANTS[variant],
        )
        for snapshot, fingerprint in designs
    ]
    return build(contexts[0]) if len(contexts) == 1 else build_parts(contexts)


def make_context(snapshot: Snapshot, catalog: Catalog, issue: Issue, variant: Variant = VARIANTS["design"]) -> Context:
    """Check a design, and simulate of it what is asked for."""
    try:
        today = datetime.date.fromisoformat(issue.date)
    except ValueError:
        today = None
    report = check(snapshot, catalog, today=today)
    return Context(snapshot=snapshot, catalog=catalog, check=report, issue=issue, variant=variant)


def build(context: Context) -> Document:
    """The document of one design."""
    return numbered(_document(context, tuple(sections_of(context))))


def build_parts(contexts: Sequence[Context]) -> Document:
    """One document of several designs, each a part with a title page and section numbers of its own."""
    found: list[Section] = []
    for index, context in enumerate(contexts, 1):
        name = f"Part {index}{NBSP} {context.title}"
        for section in sections_of(context):
            if section.anchor == "contents":
                continue
            opens = section.anchor == "cover"
            found.append(replace(with_prefix(section, f"part{index}."), part=name, opens_part=opens))
    first, kind = _document(contexts[0], ()), contexts[0].variant.kind
    errors = sum(context.check.count("error") for context in contexts)
    cover = _common_cover(contexts, errors)
    front = (
        Section("cover", kind, (cover,), bare=True),
        Section("contents", "Contents", (Contents(),)),
    )
    title = f"{cover.title}: {kind.lower()}"
    footer = " · ".join((f"Version {contexts[0].issue.version}", contexts[0].issue.printed_date))
    return numbered(
        replace(
            first,
            footer=footer,
            title=title,
            running_title=title,
            running_owner="",
            sections=(*front, *found),
            seal="",
            watermark=_watermark(contexts),
        )
    )


def _document(context: Context, content: tuple[Section, ...]) -> Document:
    cluster, issue, kind = context.cluster, context.issue, context.variant.kind
    footer = [context.number or cluster.name, f"Version {issue.version}", context.status, issue.printed_date]
    return Document(
        title=f"{context.title}: {kind.lower()}",
        subject=sentence(f"{kind.lower()} for {context.cluster_name}"),
        author=cluster.author or cluster.company,
        date=issue.printed_date,
        iso_date=issue.date,
        sections=content,
        running_title=f"{context.title}: {kind.lower()}",
        running_owner=context.client_short,
        footer=" · ".join(part for part in footer if part),
        marking=issue.marking,
        seal=f"Fingerprint {issue.fingerprint}" if issue.fingerprint else "",
        sheet=context.snapshot.paper.sheet,
        colours=colours_of(context.snapshot.brand),
        watermark=_watermark([context]),
        keywords=tuple(word for word in ("failover cluster", cluster.name, cluster.client) if word),
    )


def _watermark(contexts: Sequence[Context]) -> str:
    """What is printed behind every page of documents that are not to be built from."""
    if any(context.check.count("error") for context in contexts):
        return "DRAFT · CHECKS FAILED"
    return "DRAFT" if any(context.is_draft for context in contexts) else ""


def _common_cover(contexts: Sequence[Context], errors: int) -> Cover:
    clusters = [context.cluster for context in contexts]
    clients = {cluster.client for cluster in clusters}
    client = clients.pop() if len(clients) == 1 else ""
    issue, logo = contexts[0].issue, stored_logo(contexts[0].snapshot.brand.logo)
    pairs = [
        ("Client", client),
        ("Author", clusters[0].author),
        ("Version", issue.version),
        ("Date", issue.printed_date),
        ("Designs", "\n".join(context.title for context in contexts)),
    ]
    chip = ("error", draft_words(errors)) if errors else ("info", issue.status)
    return Cover(
        kind=contexts[0].variant.kind,
        title=client or "Failover clusters",
        subtitle=sentence(counted(len(contexts), "cluster design")),
        pairs=tuple((label, value) for label, value in pairs if value),
        chip=chip,  # type: ignore[arg-type]
        imprint=clusters[0].company,
        logo=logo.png if logo else b"",
    )
