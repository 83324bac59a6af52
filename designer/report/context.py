"""What a section of the document may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog, Exchange, ResourceType, Windows
from designer.foundation.dates import long_date
from designer.foundation.ids import Id
from designer.model.paper import PaperStatus
from designer.model.records import Cluster, Resource
from designer.model.snapshot import Snapshot
from designer.report.study import Study, study
from designer.report.variants import VARIANTS, Variant
from designer.rules.engine import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What identifies this issue of the document. `date` is ISO; `status` is a word such as "For review"."""

    date: str
    fingerprint: str = ""
    version: str = "1.0"
    status: str = "For review"
    summary: str = "First issue"
    marking: str = ""

    @property
    def printed_date(self) -> str:
        """The date in words."""
        return long_date(self.date)


FIRST_VERSION = "1.0"
"""Of a document whose design does not say which version it is."""

STATUS_WORDS: Mapping[PaperStatus, str] = {"draft": "Draft", "for review": "For review", "issued": "Issued"}


def issue_of(snapshot: Snapshot, *, date: str, fingerprint: str = "", version: str = "") -> Issue:
    """What the design says about the issue in the making; a `version` that is given goes first."""
    paper = snapshot.paper
    return Issue(
        date=date,
        fingerprint=fingerprint,
        version=version or paper.version or FIRST_VERSION,
        status=STATUS_WORDS[paper.status or "for review"],
        summary=paper.change or "First issue",
        marking=paper.marking,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One design with everything that is known about it."""

    snapshot: Snapshot
    catalog: Catalog
    check: Report
    issue: Issue
    variant: Variant = VARIANTS["design"]

    @property
    def study(self) -> Study | str:
        """What is simulated of the design when somebody asks; the reason in words when nothing can be."""
        return study(self.snapshot, self.catalog)

    @property
    def cluster(self) -> Cluster:
        """The record about the cluster."""
        return self.snapshot.cluster

    @property
    def cluster_name(self) -> str:
        """The cluster's name, or words that stand for it."""
        return self.cluster.name or "the cluster"

    @property
    def title(self) -> str:
        """What the document is about."""
        return self.cluster.title or self.cluster.name or "Failover cluster"

    @property
    def windows(self) -> Windows | None:
        """The design's Windows, when the catalogue knows it."""
        return self.catalog.windows.get(self.cluster.windows)

    @property
    def exchange(self) -> Exchange | None:
        """The design's Exchange, when the catalogue knows it."""
        return self.catalog.exchange.get(self.cluster.exchange)

    @property
    def status(self) -> str:
        """The issue's status; a draft is a draft, whatever the issue says."""
        return "Draft" if self.is_draft else self.issue.status

    @property
    def number(self) -> str:
        """The number of this document, with the suffix of its kind; "" while the design's documents have none."""
        number = self.snapshot.paper.number
        return f"{number}-{self.variant.suffix}" if number else ""

    @property
    def client_short(self) -> str:
        """The client, as short as the author wants it."""
        return self.snapshot.brand.client_short or self.cluster.client

    @property
    def is_draft(self) -> bool:
        """Whether nobody could build this: errors are open, or there are no nodes or no groups yet; or the author says
        that it is a draft; or it would be an issued version that says something else than when it was issued."""
        unfinished = not (self.snapshot.nodes and self.snapshot.groups)
        status = self.snapshot.paper.status
        altered = status == "issued" and self.is_altered
        return bool(self.check.count("error")) or unfinished or status == "draft" or altered

    @property
    def is_altered(self) -> bool:
        """Whether this version was issued when the design was another."""
        now = self.issue.fingerprint
        versions = self.snapshot.versions.values()
        return any(
            one.number == self.issue.version and "" not in (now, one.fingerprint) and now != one.fingerprint
            for one in versions
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been drawn yet."""
        snapshot = self.snapshot
        return not any((snapshot.nodes, snapshot.networks, snapshot.disks, snapshot.groups))

    def name(self, identifier: Id | None) -> str:
        """What the user calls an object; "" for none."""
        return self.snapshot.name_of(identifier) if identifier is not None else ""

    def names(self, identifiers: tuple[Id, ...] | list[Id]) -> list[str]:
        """What the user calls several objects."""
        return [self.snapshot.name_of(identifier) for identifier in identifiers]

    def type_of(self, resource: Resource) -> ResourceType | None:
        """The resource's type, when the catalogue knows it."""
        return self.catalog.types.get(resource.type)

    def type_label(self, resource: Resource) -> str:
        """What the resource's type is called."""
        known = self.type_of(resource)
        return known.label if known is not None else resource.type

    def label(self, resource: Id) -> str:
        """A short name of a resource within its group: its type, or its own name where several are of that type."""
        record = self.snapshot.resources[resource]
        alike = [member for member in self.snapshot.members(record.group) if member.type == record.type]
        known = self.type_of(record)
        return known.label if known is not None and len(alike) == 1 else record.name
