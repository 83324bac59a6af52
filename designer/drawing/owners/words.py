"""The ownership matrix in words."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.owners.facts import Facts
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.topology.ownership import home_node


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return f"Owners in {name}" if name else "Owners"


def described(facts: Facts) -> str:
    """For every row its home, its preferred owners in order, and its possible owners."""
    return " ".join(f"{facts.snapshot.name_of(row)}: {listed(list(_row(facts, row)))}." for row in facts.rows)


def _row(facts: Facts, row: Id) -> Iterator[str]:
    names = facts.snapshot.name_of
    if row in facts.snapshot.groups:
        home = home_node(facts.snapshot, row)
        yield f"at home on {names(home)}" if home is not None else "at home on no node"
        preferred = [names(node) for node in dict.fromkeys(facts.snapshot.groups[row].preferred_owners)]
        yield f"prefers {', then '.join(preferred)}" if preferred else "prefers no node"
    able = [names(node) for node in facts.nodes if facts.possible[row, node] == "all"]
    everywhere = len(able) == len(facts.nodes)
    yield "can be on every node" if everywhere else f"can be on {listed(able)}" if able else "can be on no node"
    partly = [names(node) for node in facts.nodes if facts.possible[row, node] == "some"]
    if partly:
        yield f"in parts on {listed(partly)}"
