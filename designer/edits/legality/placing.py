"""What dragging logs and stores from disk to disk does."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalog.schema import Catalog
from designer.edits.legality.outcomes import Effect, Outcome, Refusal
from designer.edits.letters import set_letter, unmount
from designer.edits.naming import free_letters
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.topology.evs import disk_text
from designer.topology.storage import groups_using, is_mounted


def drop_contents(snapshot: Snapshot, subject: Id, disk: Id | None) -> Outcome:
    """Put the logs of a storage group, or a store, on a disk."""
    is_logs = subject in snapshot.storage_groups
    name = snapshot.name_of(subject)
    what = tr("the logs of {name}").format(name=name) if is_logs else name
    if disk is None or disk not in snapshot.disks:
        return Refusal(
            tr("Drop {what} on the disk that shall hold {them}").format(
                what=what, them=tr("them") if is_logs else tr("it")
            )
        )
    now = snapshot.storage_groups[subject].log_disk if is_logs else snapshot.stores[subject].disk
    text = disk_text(snapshot.disks[disk])
    if now == disk:
        return Refusal(
            tr("{upper}{what} {are} on {text} already").format(
                upper=what[0].upper(), what=what[1:], are=tr("are") if is_logs else tr("is"), text=text
            ),
            disk,
        )
    table, field = ("storage_groups", "log_disk") if is_logs else ("stores", "disk")
    diff = changing(snapshot, table, subject, **{field: disk})
    group = snapshot.storage_groups[subject if is_logs else snapshot.stores[subject].storage_group].group
    users = [one for one in groups_using(snapshot)[disk] if one != group]
    note = tr(", a disk of {one}").format(one=snapshot.name_of(users[0])) if users else ""
    return Effect(
        tr("Put {name} on {text}").format(name=name, text=text),
        diff,
        tr("Puts {what} on {text}{note}").format(what=what, text=text, note=note),
        disk,
    )


def letters_for(snapshot: Snapshot, catalog: Catalog, disk: Id) -> Sequence[tuple[str, Effect]]:
    """The free letters that a disk could have instead of its own or of its mount point, each with its name."""
    record = snapshot.disks[disk]
    text, change = disk_text(record), unmount if is_mounted(record) else set_letter
    return [
        (
            f"{letter}:",
            Effect(
                tr("Change {text} to {letter}:").format(text=text, letter=letter),
                change(snapshot, catalog, disk, letter),
                "",
                disk,
            ),
        )
        for letter in free_letters(snapshot)
    ]
