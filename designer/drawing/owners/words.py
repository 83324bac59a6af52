"""The ownership matrix in words."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.owners.facts import Facts
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.topology.ownership import home_node


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return tr("Owners in {name}").format(name=name) if name else tr("Owners")


def described(facts: Facts) -> str:
    """For every row its home, its preferred owners in order, and its possible owners."""
    return " ".join(f"{facts.snapshot.name_of(row)}: {listed(list(_row(facts, row)))}." for row in facts.rows)


def _row(facts: Facts, row: Id) -> Iterator[str]:
    names = facts.snapshot.name_of
    if row in facts.snapshot.groups:
        home = home_node(facts.snapshot, row)
        yield tr("at home on {home}").format(home=names(home)) if home is not None else tr("at home on no node")
        preferred = [names(node) for node in dict.fromkeys(facts.snapshot.groups[row].preferred_owners)]
        yield (
            tr("prefers {preferred}").format(preferred=tr(", then ").join(preferred))
            if preferred
            else tr("prefers no node")
        )
    able = [names(node) for node in facts.nodes if facts.possible[row, node] == "all"]
    everywhere = len(able) == len(facts.nodes)
    yield (
        tr("can be on every node")
        if everywhere
        else tr("can be on {able}").format(able=listed(able))
        if able
        else tr("can be on no node")
    )
    partly = [names(node) for node in facts.nodes if facts.possible[row, node] == "some"]
    if partly:
        yield tr("in parts on {partly}").format(partly=listed(partly))
