"""What must hold in every design for it to be expressible at all: ids are unique, references lead somewhere."""

from __future__ import annotations

from designer.foundation.decode import Problem
from designer.foundation.ids import Id
from designer.model.records import references
from designer.model.snapshot import CLUSTER_ID, OBJECT_TABLES, TABLES, Snapshot


def integrity_problems(snapshot: Snapshot) -> list[Problem]:
    """Every structural fault of a design, each with its place; an empty list for a sound one."""
    problems: list[Problem] = []
    if list(snapshot.clusters) != [CLUSTER_ID]:
        problems.append(Problem('table "clusters"', f'must hold exactly one record, with the id "{CLUSTER_ID}"'))
    seen: dict[Id, str] = {}
    for name, spec in TABLES.items():
        for identifier, record in snapshot.table(name).items():
            where = f'table "{name}", record "{identifier}"'
            if name in OBJECT_TABLES and identifier in seen:
                problems.append(Problem(where, f'the id is used in table "{seen[identifier]}" already'))
            elif name in OBJECT_TABLES:
                seen[identifier] = name
            if not isinstance(record, spec.kind):
                problems.append(Problem(where, f"is not a {spec.noun}"))
            problems.extend(
                Problem(where, f'unknown {TABLES[target].noun} "{wanted}"')
                for _, target, wanted in references(record)
                if wanted not in snapshot.table(target)
            )
    return problems
