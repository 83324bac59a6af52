"""CL-09: the quorum depends on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import some
from designer.topology.dependencies import providers
from designer.topology.evs import DISK
from designer.topology.storage import disk_resources


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Remove all dependencies of the quorum disk, unless it is mounted and needs one; who needed it then needs them."""
    resource = design.resources[finding.subjects[0]]
    if resource.type != DISK or resource.disk is None or design.disks[resource.disk].root is not None:
        return None
    pairs = {(edge.dependent, edge.provider) for edge in design.dependencies.values()}
    draft = Draft(design)
    draft.remove("dependencies", *(edge.id for edge in design.dependencies.values() if edge.dependent == resource.id))
    for dependent in sorted(one for one, provider in pairs if provider == resource.id):
        for provider in sorted(one for other, one in pairs if other == resource.id):
            alike = design.resources[dependent].group == design.resources[provider].group
            if alike and dependent != provider and (dependent, provider) not in pairs:
                draft.add("dependencies", dependent=dependent, provider=provider)
    return Fix(f"Remove the dependencies of {resource.name}", draft.diff)


@rule(
    "CL-09",
    "Quorum resource depends on another",
    "error",
    "published",
    reads=("clusters", "disks", "groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The resource of the quorum disk has a provider.

    Why: The quorum comes online first, before the cluster exists; the Cluster service refuses the dependency (error
    5069).
    Fix: Remove the dependency.
    Bad: Cluster Group: quorum resource Disk Q: depends on Cluster Name, must depend on nothing
    Good: Another disk depends on a resource, the quorum disk on none.
    Source: Cluster API reference, resource dependencies.
    """
    quorum = context.design.cluster.quorum_disk
    if quorum is None or context.design.cluster.quorum != "disk":
        return
    needs = providers(context.design)
    for resource in disk_resources(context.design, quorum):
        if needs[resource.id]:
            names = some([context.design.resources[one].name for one in needs[resource.id]])
            group = context.design.groups[resource.group].name
            yield context.finding(
                f"{group}: quorum resource {resource.name} depends on {names}, must depend on nothing", resource.id
            )
