"""The menu of an object, with what can be done to it here. Every entry is in the window's menus too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from designer.app.deeds import Deed, deeds_on
from designer.app.faults import Blow
from designer.app.palette import Item, items_for
from designer.catalog.schema import Catalog
from designer.edits.legality import Effect
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage
from designer.topology.evs import group_of_disk
from designer.topology.ownership import home_node
from designer.ui.plain import menu_text


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the entries do; `damage` is what is broken at the playhead.

    `neighbours` is what can be added and connected in one step, `forebode` tells what deleting would do. `clipboard`
    and `further` are entries for the selection that the window's menus have, too.
    """

    rename: Callable[[Id], None]
    delete: Callable[[], None]
    add: Callable[[str], None]
    move: Callable[[Id, Id], None]
    give: Callable[[Id, Id | None], None]
    fail: Callable[[str, Id], None]
    fit: Callable[[], None]
    damage: Damage
    call_out: Callable[[Id], None]
    free: Callable[[Id], None]
    neighbours: Callable[[Id], Sequence[tuple[str, Effect]]]
    accept: Callable[[Effect], None]
    forebode: Callable[[], None]
    clipboard: tuple[Choice, ...] = ()
    further: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry; without `do` it is a submenu of `inside`, or an `action` of the window. "" is a line between groups of
    entries. `hovered` is called when the pointer or the keyboard comes to it. `keys` do the same without the menu, and
    are shown beside it. What comes of `blow` is shown while the entry is rested on.
    """

    text: str
    do: Callable[[], None] | None = None
    inside: tuple[Choice, ...] = ()
    enabled: bool = True
    hovered: Callable[[], None] | None = None
    action: QAction | None = None
    blow: Blow | None = None
    keys: str = ""


LINE = Choice("")


def choices_for(
    snapshot: Snapshot, catalog: Catalog, subject: Id, deeds: Deeds, *, editable: bool, failing: bool
) -> list[Choice]:
    """The entries for an object, or for empty paper ("").

    `editable`: the design may be changed here. `failing`: faults are the first thing on the user's mind.
    """
    table = snapshot.table_of(subject) if subject else None
    faults = [_fault(deed, deeds) for deed in deeds_on(snapshot, subject, deeds.damage)]
    if table is None:
        return (
            list(_additions(items_for(snapshot, catalog), deeds))
            if editable
            else [Choice(tr("Zoom to Fit"), deeds.fit)]
        )
    if failing:
        nothing = Choice(tr("Nothing of It Can Fail by Itself"), enabled=False)
        return [*(faults or [nothing]), *([LINE, *deeds.further] if deeds.further else [])]
    edits = list(_edits(snapshot, table, subject, deeds)) if editable else []
    few = [Choice(tr("Failover"), inside=tuple(faults))] if faults else []
    further = [LINE, *deeds.further] if deeds.further else []
    return edits + further + ([LINE] if edits and faults else []) + few


def unfolding(
    snapshot: Snapshot, subject: Id, expanded: frozenset[Id], show: Callable[[frozenset[Id]], None]
) -> list[Choice]:
    """The entry that lets a group, or that of a resource, list its resources, or sums it up; none for other objects."""
    resource = snapshot.resources.get(subject)
    group = resource.group if resource is not None else subject
    if group not in snapshot.groups:
        return []
    if group in expanded:
        return [LINE, Choice(tr("Collapse"), partial(show, expanded - {group}))]
    return [LINE, Choice(tr("Expand"), partial(show, expanded | {group}))]


def build(parent: QWidget, choices: list[Choice]) -> QMenu:
    """The menu of these entries."""
    menu = QMenu(parent)
    for choice in choices:
        _add(menu, choice)
    return menu


def _add(menu: QMenu, choice: Choice) -> None:
    if not choice.text:
        menu.addSeparator()
        return
    if choice.inside:
        inner = menu.addMenu(menu_text(choice.text))
        inner.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        for one in choice.inside:
            _add(inner, one)
        return
    if choice.action is not None:
        menu.addAction(choice.action)
        return
    action = QAction(menu_text(choice.text), menu)
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.setEnabled(choice.enabled and choice.do is not None)
    if choice.do is not None:
        action.triggered.connect(partial(_do, choice.do))
    if choice.keys:
        action.setShortcut(QKeySequence(choice.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    if choice.blow is not None:
        action.setData(choice.blow)
    if choice.hovered is not None:
        action.hovered.connect(choice.hovered)
    menu.addAction(action)


def _do(deed: Callable[[], None], checked: bool = False) -> None:
    deed()


def _additions(items: Iterable[Item], deeds: Deeds) -> Iterator[Choice]:
    section = ""
    for item in items:
        if item.section != section:
            yield LINE
            section = item.section
        yield Choice(tr("Add {item}").format(item=item.name), partial(deeds.add, item.key))
    yield LINE
    yield from deeds.clipboard
    yield Choice(tr("Zoom to Fit"), deeds.fit)


def _edits(snapshot: Snapshot, table: str, subject: Id, deeds: Deeds) -> Iterator[Choice]:
    what = {"notes": tr("Edit Text"), "interfaces": tr("Edit Address")}.get(table, tr("Rename"))
    yield Choice(what, lambda: deeds.rename(subject), keys="F2")
    if deeds.clipboard:
        yield LINE
        yield from deeds.clipboard
    yield Choice(tr("Delete"), deeds.delete, hovered=deeds.forebode, keys="Del")
    yield LINE
    yield from _beside(snapshot, table, subject, deeds)
    if table == "groups":
        yield LINE
        yield Choice(tr("Move to"), inside=tuple(_homes(snapshot, subject, deeds)))
    elif table == "disks":
        yield LINE
        yield Choice(tr("Give to"), inside=tuple(_takers(snapshot, subject, deeds)))
        if group_of_disk(snapshot, subject) is not None:
            yield Choice(tr("Take out of Its Group"), lambda: deeds.give(subject, None))


def _beside(snapshot: Snapshot, table: str, subject: Id, deeds: Deeds) -> Iterator[Choice]:
    """What can be put beside an object, connected with it."""
    new = [Choice(name, partial(deeds.accept, effect)) for name, effect in deeds.neighbours(subject)]
    if new:
        yield Choice(tr("Add Connected"), inside=tuple(new))
    if table != "notes":
        yield Choice(tr("Add Callout"), lambda: deeds.call_out(subject))
    elif snapshot.notes[subject].subject is not None:
        yield Choice(tr("Stop Pointing"), lambda: deeds.free(subject))


def _homes(snapshot: Snapshot, group: Id, deeds: Deeds) -> Iterator[Choice]:
    home = home_node(snapshot, group)
    for node in snapshot.nodes.values():
        yield Choice(node.name, partial(deeds.move, group, node.id), enabled=node.id != home)


def _takers(snapshot: Snapshot, disk: Id, deeds: Deeds) -> Iterator[Choice]:
    now = group_of_disk(snapshot, disk)
    for group in snapshot.groups.values():
        yield Choice(group.name, partial(deeds.give, disk, group.id), enabled=group.id != now)


def _fault(deed: Deed, deeds: Deeds) -> Choice:
    blow = deed.blow
    if blow is not None:
        return Choice(deed.label, partial(deeds.fail, blow.kind, blow.subject), blow=blow)
    return Choice(deed.label, inside=tuple(_fault(one, deeds) for one in deed.inside))
