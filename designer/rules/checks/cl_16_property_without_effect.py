"""CL-16: properties of the cluster that its service does not know."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.catalog.services import Service
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.records import Cluster
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Clear what has no effect."""
    unknown = _without_effect(design.cluster, catalog.service_of(design.cluster.windows))
    diff = changing(design, "clusters", design.cluster.id, **dict.fromkeys(unknown))
    name = design.name_of(design.cluster.id)
    return Fix(f"Clear {listed(list(unknown.values()))} of {name}", diff)


@rule("CL-16", "Cluster property without effect", "information", "published", reads=("clusters",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Strict anti-affinity or an ordered choice of nodes is asked for, and the cluster service of the design
    knows no such property.

    Why: ClusterEnforcedAntiAffinity came with Windows Server 2012; before, anti-affinity always yields when no free
    node is left. DisableGroupPreferredOwnerRandomization belongs to Windows Server 2003 to 2008 R2; the others never
    choose at random. The property is not there, or does nothing.
    Fix: Clear it, or plan as if it were not set.
    Bad: EXCLUSTER: ClusterEnforcedAntiAffinity is set, Windows Server 2003, Enterprise Edition does not know it
    Good: DisableGroupPreferredOwnerRandomization is set, which Windows Server 2003 knows.
    Source: Cluster API reference, ClusterEnforcedAntiAffinity and DisableGroupPreferredOwnerRandomization.
    """
    cluster, windows = context.design.cluster, context.windows
    if windows is None:
        return
    unknown = list(_without_effect(cluster, context.catalog.services[windows.service]).values())
    if unknown:
        are, them = ("are", "them") if len(unknown) > 1 else ("is", "it")
        text = f"{cluster.name}: {listed(unknown)} {are} set, {windows.name} does not know {them}"
        yield context.finding(text, cluster.id)


def _without_effect(cluster: Cluster, service: Service) -> dict[str, str]:
    """The fields that are set in vain, with the names of their properties."""
    vain = {}
    if cluster.enforce_anti_affinity and service.anti_affinity != "enforceable":
        vain["enforce_anti_affinity"] = "ClusterEnforcedAntiAffinity"
    if cluster.ordered_target and not service.random_target:
        vain["ordered_target"] = "DisableGroupPreferredOwnerRandomization"
    return vain
