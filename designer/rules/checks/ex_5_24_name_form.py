"""EX-5.24: names that NetBIOS can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.names import LONGEST_NAME, computer_names

_ALLOWED = re.compile(r"[A-Za-z0-9-]+")


@rule(
    "EX-5.24",
    "Name too long or with odd characters",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The name of the cluster, of a node or of a virtual server has more than 15 characters, or others than
    letters, digits and hyphens.

    Why: NetBIOS names have at most 15 characters, and DNS knows no other characters.
    Fix: Choose a shorter or plainer name before anything is installed.
    Bad: EXCHANGECLUSTER1: 16 characters, at most 15
    Source: NetBIOS and DNS naming rules. Fact EX-5.24.
    """
    for name, holder in computer_names(context.design):
        if len(name) > LONGEST_NAME:
            yield context.finding(f"{name}: {len(name)} characters, at most {LONGEST_NAME}", holder)
        elif not _ALLOWED.fullmatch(name):
            odd = listed(sorted({"space" if one == " " else one for one in name if not _ALLOWED.match(one)}))
            yield context.finding(f"{name}: {odd} in a computer name, only letters, digits and hyphens", holder)
