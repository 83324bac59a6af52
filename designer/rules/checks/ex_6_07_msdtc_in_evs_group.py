"""EX-6.07: MSDTC is in no EVS group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import DISK, NAME


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """MSDTC in the Cluster Group on the name and the disk there; nothing else may need it or be needed by it."""
    resource, groups = design.resources[finding.subjects[0]], design.groups_of_kind("cluster")
    if len(groups) != 1 or any(one.type == "msdtc" and one.id != resource.id for one in design.resources.values()):
        return None
    targets = {kind: [one.id for one in design.members(groups[0].id) if one.type == kind] for kind in (NAME, DISK)}
    edges = [edge for edge in design.dependencies.values() if resource.id in (edge.dependent, edge.provider)]
    if not all(targets.values()) or any(edge.provider == resource.id for edge in edges):
        return None
    draft = Draft(design)
    draft.remove("dependencies", *(edge.id for edge in edges))
    draft.change("resources", resource.id, group=groups[0].id)
    for provider in (targets[NAME][0], targets[DISK][0]):
        draft.add("dependencies", dependent=resource.id, provider=provider)
    return Fix(f"Move {resource.name} to {groups[0].name}", draft.diff)


@rule("EX-6.07", "MSDTC in an EVS group", "warning", "published", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The MSDTC resource is in the group of an EVS.

    Why: MSDTC then moves, and may fail, with that EVS, though the whole cluster uses it.
    Fix: Move MSDTC to the Cluster Group, which the Exchange 2003 setup documents accept, or to a group of its own with
    address, name and disk, which is the general Windows advice.
    Bad: EVS1: holds MSDTC Resource, should be in the Cluster Group or a group of its own
    Good: MSDTC is in a group of its own.
    Source: Exchange Server 2003 Deployment Guide; The story of the MSDTC resource (Exchange team blog); KB 243204. Fact
    EX-6.07.
    """
    groups = context.design.groups
    for resource in context.design.resources.values():
        if resource.type == "msdtc" and groups[resource.group].kind == "evs":
            name = groups[resource.group].name
            yield context.finding(
                f"{name}: holds {resource.name}, should be in the Cluster Group or a group of its own", resource.id
            )
