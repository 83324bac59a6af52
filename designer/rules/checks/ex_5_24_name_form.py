"""EX-5.24: names that NetBIOS can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import EditError
from designer.edits.names import plain_name, rename_computer
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.names import LONGEST_NAME, computer_names

_ALLOWED = re.compile(r"[A-Za-z0-9-]+")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Cut the name to 15 letters, digits and hyphens; None where nothing is left, or something else is called so."""
    holder = finding.subjects[0]
    names = computer_names(design)
    name = next(name for name, one in names if one == holder)
    short = plain_name(name)
    taken = [other.casefold() for other, one in names if one != holder]
    taken += [server.name.casefold() for server in design.servers.values()]
    if not short or short.casefold() in taken:
        return None
    return _renamed(design, catalog, holder, short)


def _renamed(design: Snapshot, catalog: Catalog, holder: Id, name: str) -> Fix | None:
    if holder == CLUSTER_ID:
        title = f"Rename the cluster to {name}"
    elif holder in design.resources:
        title = f"Change the name of {design.resources[holder].name} to {name}"
    else:
        title = f"Rename the {'node' if holder in design.nodes else 'group'} to {name}"
    try:
        return Fix(title, rename_computer(design, catalog, holder, name))
    except EditError:
        return None


@rule(
    "EX-5.24",
    "Name too long or with invalid characters",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The name of the cluster, of a node or of a virtual server has more than 15 characters, or others than
    letters, digits and hyphens.

    Why: NetBIOS names have at most 15 characters, and DNS allows no other characters.
    Fix: Choose a shorter name, of letters, digits and hyphens, before anything is installed.
    Bad: EXCHANGECLUSTER1: 16 characters, at most 15
    Good: EXCHANGE-CLUST1 has 15 characters.
    Source: NetBIOS and DNS naming rules. Fact EX-5.24.
    """
    for name, holder in computer_names(context.design):
        if len(name) > LONGEST_NAME:
            yield context.finding(f"{name}: {len(name)} characters, at most {LONGEST_NAME}", holder)
        elif not _ALLOWED.fullmatch(name):
            odd = listed(sorted({"space" if one == " " else one for one in name if not _ALLOWED.match(one)}))
            yield context.finding(f"{name}: {odd} in a computer name, only letters, digits and hyphens", holder)
