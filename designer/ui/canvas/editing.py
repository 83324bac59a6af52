"""The edits that canvas menus, keys and the name editor make."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.consequences import deletion, done_text
from designer.app.session import Session
from designer.edits.draft import EditError, added
from designer.edits.groups import move_group
from designer.edits.legality import Effect, Spot, drop_item
from designer.edits.objects import rename
from designer.edits.storage import give_disk, release_disk
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.topology.evs import disk_text
from designer.ui.canvas.preview import LANES


class Editing:
    """Makes edits on a session and tells the user when one cannot be made."""

    def __init__(self, session: Session, tell: Callable[[str], None], done: Callable[[str], None]) -> None:
        self._session = session
        self._tell = tell
        self._done = done

    def add(self, item: str, spot: Spot) -> tuple[Id, ...]:
        """Add an item of the palette; returns the new object."""
        outcome = drop_item(self._session.snapshot, self._session.catalog, item, spot)
        if not isinstance(outcome, Effect):
            self._tell(outcome.says)
            return ()
        self._session.do(outcome.label, outcome.diff)
        return tuple(one for lane in LANES for one in added(outcome.diff, lane))[:1]

    def rename(self, identifier: Id, name: str) -> str:
        """Give an object another name; returns why that is impossible, or ""."""
        snapshot = self._session.snapshot
        if name.strip() == snapshot.name_of(identifier):
            return ""
        try:
            diff = rename(snapshot, self._session.catalog, identifier, name)
            self._session.do(
                tr("Rename {identifier} to {name}").format(identifier=snapshot.name_of(identifier), name=name.strip()),
                diff,
            )
        except EditError as problem:
            return str(problem)
        return ""

    def delete(self, identifiers: tuple[Id, ...]) -> None:
        """Delete objects with all that cannot exist without them."""
        try:
            effect = deletion(self._session.snapshot, identifiers)
            self._session.do(effect.label, effect.diff)
            self._done(done_text(effect))
        except EditError as problem:
            self._tell(str(problem))

    def move(self, group: Id, node: Id) -> None:
        """Make a node the home of a group."""
        names = self._session.snapshot.name_of
        self._do(
            tr("Move {group} to {node}").format(group=names(group), node=names(node)),
            lambda: move_group(self._session.snapshot, group, node),
        )

    def give(self, disk: Id, group: Id | None) -> None:
        """Give a disk to a group, or take it out of its group."""
        snapshot = self._session.snapshot
        text = disk_text(snapshot.disks[disk])
        if group is None:
            self._do(tr("Take {text} out of its group").format(text=text), lambda: release_disk(snapshot, disk))
        else:
            label = tr("Give {text} to {group}").format(text=text, group=snapshot.name_of(group))
            self._do(label, lambda: give_disk(snapshot, self._session.catalog, disk, group))

    def _do(self, label: str, make: Callable[[], Diff]) -> None:
        try:
            self._session.do(label, make())
        except EditError as problem:
            self._tell(str(problem))
