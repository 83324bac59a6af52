"""Phrases that several messages share."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import listed, plural, size
from designer.model.records import Node
from designer.topology.hosts import Weakness

_NAMED = 3


def some(names: Sequence[str]) -> str:
    """`["a", "b", "c", "d", "e"]` -> "a, b, c and 2 more"; up to four are all named."""
    if len(names) <= _NAMED + 1:
        return listed(list(names))
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


def does(names: Sequence[str], verb: str, verbs: str) -> str:
    """`(["a"], "does", "do")` -> "a does"; with several names, "a and b do"."""
    return f"{some(names)} {verb if len(names) == 1 else verbs}"


def about(name: str) -> str:
    """What a message starts with: "EVS1" -> "EVS1:", "R:" -> "R:"."""
    return f"{name.rstrip(':')}:"


def service_pack(number: int) -> str:
    """`0` -> "without a service pack", `3` -> "Service Pack 3"."""
    return f"Service Pack {number}" if number else "without a service pack"


def counted(number: int, noun: str) -> str:
    """`plural` with a thousands separator: "1,950 users"."""
    return plural(number, noun).replace(str(number), f"{number:,}", 1)


def less_than_home(weakness: Weakness, node: Node) -> str:
    """How a node falls short: "2 GB of memory, less than the home node of EVS1 (4 GB); 2 processors, fewer ..."."""
    parts = []
    if weakness.memory and node.ram_mb is not None:
        homes = [f"{name} ({size(memory)})" for name, memory in weakness.memory.items()]
        parts.append(f"{size(node.ram_mb)} of memory, less than the home node of {listed(homes)}")
    if weakness.cpus and node.cpus is not None:
        homes = [f"{name} ({cpus})" for name, cpus in weakness.cpus.items()]
        parts.append(f"{plural(node.cpus, 'processor')}, fewer than the home node of {listed(homes)}")
    return "; ".join(parts)
