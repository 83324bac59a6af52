"""EX-2.10b: an EVS mounts one public store of a hierarchy."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed, plural
from designer.rules.api import Finding, RuleContext, rule


@rule(
    "EX-2.10b",
    "Two public stores of one hierarchy",
    "error",
    "general knowledge",
    reads=("groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS has two public stores of the same folder hierarchy. A public store that names no hierarchy belongs
    to the MAPI tree.

    Why: A server holds one replica of each hierarchy; Exchange System Manager does not offer a second store for it.
    Fix: Delete one of the stores, or give it a hierarchy of its own.
    Bad: EVS1: 2 public stores of the MAPI tree (Public Store and Second Public Store), at most 1 per hierarchy
    Good: The second public store has the hierarchy "Projects".
    Source: KB 255077 on the public stores of one server; field practice. Fact EX-2.10.
    """
    names: dict[tuple[Id, str], list[str]] = {}
    spelling: dict[str, str] = {}
    for store in context.design.stores.values():
        if store.kind == "public":
            hierarchy = store.hierarchy.strip()
            spelling.setdefault(hierarchy.casefold(), f'hierarchy "{hierarchy}"' if hierarchy else "the MAPI tree")
            group = context.design.storage_groups[store.storage_group].group
            names.setdefault((group, hierarchy.casefold()), []).append(store.name)
    crowded: dict[Id, list[str]] = {}
    for (group, key), stores in names.items():
        if len(stores) > 1:
            count = plural(len(stores), "public store")
            crowded.setdefault(group, []).append(f"{count} of {spelling[key]} ({listed(stores)})")
    for group, texts in crowded.items():
        yield context.finding(f"{context.design.groups[group].name}: {listed(texts)}, at most 1 per hierarchy", group)
