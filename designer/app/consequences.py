"""What a change takes along, as a sentence: what goes with deleted objects, and where they are no longer named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import fields

from designer.app.gestures import foresee
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.edits.legality import Effect
from designer.edits.objects import delete
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr, words
from designer.model.diff import Diff
from designer.model.records import Record
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot
from designer.rules.api import Finding

MOST_PARTS = 4

FIELDS = {
    "preferred_owners": words("entry among preferred owners", "entries among preferred owners"),
    "possible_owners": words("entry among possible owners", "entries among possible owners"),
    "visible_to": words("disk's list of nodes", "disks' lists of nodes"),
    "owner": words("group's home", "groups' homes"),
    "quorum_disk": words("quorum disk", "quorum disks"),
    "log_disk": words("place of logs", "places of logs"),
    "disk": words("place of a store", "places of stores"),
    "network": words("resource's network", "resources' networks"),
    "site": words("place at the site", "places at the site"),
    "array": words("disk's array", "disks' arrays"),
    "links": words("link of an entry", "links of entries"),
    "root": words("disk's mount point", "disks' mount points"),
}
"""What is cleared when what a field names goes, in the singular and in the plural."""

COUNTED = {
    "interfaces": words("address", "addresses"),
    "dependencies": words("dependency", "dependencies"),
    "notes": words("callout", "callouts"),
}
"""What goes along, where it is not called as its table is."""


def deletion(snapshot: Snapshot, identifiers: Collection[Id]) -> Effect:
    """What deleting objects does. Raises `EditError` when there is nothing to delete."""
    chosen = [one for one in dict.fromkeys(identifiers) if one != CLUSTER_ID and snapshot.find(one) is not None]
    if not chosen:
        raise EditError(tr("Select what shall be deleted"))
    what = snapshot.name_of(chosen[0]) if len(chosen) == 1 else plural(len(chosen), "object")
    diff = delete(snapshot, chosen)
    taken = taken_along(diff, chosen)
    says = tr("Delete {what}{rest}").format(what=what, rest=f": {taken}" if taken else "")
    return Effect(tr("Delete {what}").format(what=what), diff, says)


def done_text(effect: Effect) -> str:
    """What was deleted, in a sentence."""
    return tr("Deleted{says}").format(says=effect.says.removeprefix(tr("Delete")))


def deletion_text(session: Session, identifiers: Collection[Id]) -> str:
    """What deleting objects would do, the findings that it brings and ends included; "" when there is nothing."""
    try:
        effect = deletion(session.snapshot, identifiers)
    except EditError:
        return ""
    foresight = foresee(session, effect)
    parts = [
        effect.says,
        *_counted(foresight.appear, tr("appears"), tr("appear")),
        *_counted(foresight.gone, tr("goes"), tr("go")),
    ]
    return "; ".join(parts)


def taken_along(diff: Diff, chosen: Collection[Id]) -> str:
    """What goes with the chosen objects, and which entries about them; "" for nothing."""
    gone: Counter[tuple[str, str]] = Counter()
    cleared: Counter[str] = Counter()
    for (table, identifier), (before, after) in diff.changes.items():
        if after is None and identifier not in chosen and table != "layout":
            gone[COUNTED.get(table, (TABLES[table].noun, ""))] += 1
        elif before is not None and after is not None:
            cleared.update(_cleared(before, after))
    parts = [plural(count, *noun) for noun, count in gone.items()]
    parts += [plural(count, *FIELDS[field]) for field, count in cleared.items() if field in FIELDS]
    told = parts if len(parts) <= MOST_PARTS else [*parts[: MOST_PARTS - 1], tr("more")]
    if not told:
        return ""
    return tr("{told} {goes} with it").format(
        told=listed(told), goes=tr("goes") if sum(gone.values()) + sum(cleared.values()) == 1 else tr("go")
    )


def _cleared(before: Record, after: Record) -> Iterator[str]:
    for spec in fields(before):
        old, new = getattr(before, spec.name), getattr(after, spec.name)
        if (spec.metadata.get("ref") is not None or spec.name == "links") and old != new:
            yield spec.name


def _counted(findings: Collection[Finding], one: str, many: str) -> list[str]:
    """ "1 warning appears", for the gravest class of some findings."""
    levels = Counter(finding.level for finding in findings)
    told = []
    for level in ("error", "warning"):
        count = levels.get(level, 0)
        if count:
            told.append(f"{plural(count, level)} {one if count == 1 else many}")
    return told
