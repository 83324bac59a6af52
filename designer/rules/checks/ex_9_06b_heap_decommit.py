"""EX-9.06b: the heap keeps free blocks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.memory import HEAP_DECOMMIT, LARGE_MB
from designer.rules.repairs import setting
from designer.topology.hosts import exchange_nodes


@rule(
    "EX-9.06b",
    "Heap decommit threshold not as recommended",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
    fix=setting("nodes", "Set the heap decommit threshold on {name}", heap_decommit=HEAP_DECOMMIT),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: On a node for Exchange with 1 GB of memory or more, HeapDeCommitFreeBlockThreshold is not 0x00040000.

    Why: With the default the heap gives small free blocks back at once, which fragments the store's address space.
    Fix: Set the registry value, the same on every node.
    Bad: NODE2: HeapDeCommitFreeBlockThreshold 0x00000000, 0x00040000 recommended
    Good: NODE2 has 0x00040000.
    Source: Optimizing Memory Usage in Exchange Server 2003 (event 9665); field practice for the value. Fact EX-9.06.
    """
    for node in exchange_nodes(context.design):
        if node.ram_mb is None:
            yield context.undecided("memory", node.id)
            continue
        if node.ram_mb < LARGE_MB:
            continue
        if node.heap_decommit is None:
            yield context.undecided("HeapDeCommitFreeBlockThreshold", node.id)
        elif node.heap_decommit != HEAP_DECOMMIT:
            yield context.finding(
                f"{node.name}: HeapDeCommitFreeBlockThreshold {node.heap_decommit:#010x}, {HEAP_DECOMMIT:#010x}"
                " recommended",
                node.id,
            )
