"""What the command palette offers: every command, every entry of a submenu, and every object of the design."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from designer.app.actions import COMMANDS
from designer.app.commands.command import Command, Submenu, menu_words, why_not
from designer.app.desk.desk import Desk
from designer.app.finding import known_objects
from designer.app.matching import badness
from designer.foundation.language import tr

OBJECT_BEHIND = 0.5
"""An object comes behind a command that fits as well."""

ENTRY_BEHIND = 0.75
"""So do the entries of a submenu, of which there are many, ..."""

UNAVAILABLE_BEHIND = 3.0
"""... and what cannot be chosen now comes behind nearly everything that can."""

BESIDE_LABEL = 1.5
"""A text that fits only together with the path of its menu comes behind one that fits by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the palette. `path` is the way through the menus, or what kind of object it is.

    `why_not` is empty, or tells why it cannot be chosen now.
    """

    id: str
    label: str
    path: str
    run: Callable[[Desk], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    why_not: str = ""
    is_entry: bool = False
    """Whether it is one of many entries of a submenu."""
    is_object: bool = False


def plain(label: str) -> str:
    """The label of a menu without its access key."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")


def choices(desk: Desk, *, mac: bool) -> list[Choice]:
    """Everything that can be chosen, in menu order, objects last."""
    found: list[Choice] = []
    for one in COMMANDS:
        found += [_command(desk, one, mac=mac)] if isinstance(one, Command) else _entries(desk, one)
    return [*found, *_objects(desk)]


def ranked(offered: Sequence[Choice], query: str, recent: Sequence[str] = ()) -> list[Choice]:
    """What fits the query, the best first; of equals the one that was chosen last.

    Without a query: first what was chosen last, then all commands in menu order.
    """
    places = {identifier: place for place, identifier in enumerate(recent)}
    if not query.strip():
        commands = [one for one in offered if one.id in places or not (one.is_object or one.is_entry)]
        return sorted(commands, key=lambda one: places.get(one.id, len(places)))
    fitting = [(measure, one) for one in offered for measure in (_badness(query, one),) if measure is not None]
    fitting.sort(key=lambda pair: (pair[0] - (0.3 if pair[1].id in places else 0), places.get(pair[1].id, 0)))
    return [one for _, one in fitting]


def _badness(query: str, choice: Choice) -> float | None:
    with_path = badness(query, f"{choice.label} {choice.path}")
    if with_path is None:
        return None
    spoken = f"{choice.path.split(' > ')[-1]} {choice.label}"  # "Add Node" is how one says Design > Add > Node
    measures = (badness(query, choice.label), badness(query, spoken), with_path + BESIDE_LABEL)
    behind = OBJECT_BEHIND * choice.is_object + ENTRY_BEHIND * choice.is_entry
    return min(one for one in measures if one is not None) + behind + UNAVAILABLE_BEHIND * bool(choice.why_not)


def _command(desk: Desk, command: Command, *, mac: bool) -> Choice:
    return Choice(
        id=command.id,
        label=plain(command.says(desk) if command.says is not None else command.label),
        path=_path(command.menu),
        run=command.call,
        keys=command.shortcuts(mac=mac),
        icon=command.icon,
        why_not=why_not(command, desk),
    )


def _entries(desk: Desk, submenu: Submenu) -> Iterator[Choice]:
    """The entries of a submenu; one that has none now is listed by itself, so that it is not missed."""
    path = f"{_path(submenu.menu)} > {plain(submenu.label)}"
    reason = why_not(submenu, desk)
    if reason:
        yield Choice(id=submenu.id, label=plain(submenu.label), path=_path(submenu.menu), run=_nothing, why_not=reason)
        return
    for entry in submenu.entries(desk):
        yield Choice(
            id=f"{submenu.id} {entry.value}",
            label=f"{plain(submenu.label)} {entry.label}",
            path=path,
            run=partial(_pick, submenu, entry.value),
            is_entry=True,
            why_not="" if entry.enabled else tr("It is so already") if entry.checked else tr("Not possible now"),
        )


def _objects(desk: Desk) -> Iterator[Choice]:
    if desk.session is None:
        return
    for one in known_objects(desk.session.snapshot, desk.session.catalog):
        yield Choice(
            id=f"object {one.id}",
            label=one.name,
            path=one.noun[:1].upper() + one.noun[1:],
            run=partial(_show, one.id),
            is_object=True,
        )


def _path(menu: str) -> str:
    return plain(menu_words(menu)).replace("/", " > ")


def _pick(submenu: Submenu, value: str, desk: Desk) -> None:
    submenu.pick(desk, value)


def _show(identifier: str, desk: Desk) -> None:
    desk.search.show(identifier)


def _nothing(desk: Desk) -> None:
    pass
