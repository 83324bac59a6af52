"""What a command is, and when commands are in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import CLUSTER_ID

Scope = Literal["window", "objects", "time"]
"""Where a shortcut works: everywhere, only in canvas and outline, or only in canvas and timeline."""

Role = Literal["", "about", "preferences", "quit"]
"""What macOS moves into its application menu."""


EDITING = ("Edit", "Design")
"""The menus whose commands change the design."""


def menu_words(path: str) -> str:
    """The path of a menu in the user's language: "File", "View/Appea&rance"."""
    return "/".join(tr(part) for part in path.split("/"))


def always(desk: Desk) -> bool:
    """For commands that are never out of place."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. `menu` is the path of its menu ("File", "View/Appea&rance"); each new `section` begins below a line.

    `label` has its access key after "&" and ends in an ellipsis when a question follows; `says` overrides it as long as
    it depends on the state. `needs` tells a user for whom it is out of place what to do first. `keys` are shortcuts in
    Qt's portable notation, where Ctrl is the command key on a Mac; `mac_keys` replaces them there. A command with
    `checked` is a switch.
    """

    id: str
    menu: str
    label: str
    call: Callable[[Desk], object]
    section: int = 0
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] | None = None
    scope: Scope = "window"
    icon: str = ""
    hint: str = ""
    needs: str = ""
    role: Role = ""
    enabled: Callable[[Desk], bool] = always
    checked: Callable[[Desk], bool] | None = None
    says: Callable[[Desk], str] | None = None

    def shortcuts(self, *, mac: bool) -> tuple[str, ...]:
        """The shortcuts on this kind of computer."""
        return self.mac_keys if mac and self.mac_keys is not None else self.keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Submenu:
    """A submenu whose entries depend on the design or the computer; `pick` gets the value of the chosen entry."""

    id: str
    menu: str
    label: str
    entries: Callable[[Desk], Sequence[Entry]]
    pick: Callable[[Desk, str], object]
    section: int = 0
    needs: str = ""
    enabled: Callable[[Desk], bool] = always


def why_not(command: Command | Submenu, desk: Desk) -> str:
    """Why a command is out of place at the moment, as a short sentence; "" when it is not."""
    if command.enabled(desk):
        return ""
    if desk.session is None:
        return tr("Open a design first")
    if desk.session.too_new and not may_edit(desk) and command.menu.partition("/")[0] in EDITING:
        return tr("A newer program wrote this design: it can only be looked at")
    return command.needs or tr("Not possible now")


def has_design(desk: Desk) -> bool:
    """A design is open."""
    return desk.session is not None


def may_edit(desk: Desk) -> bool:
    """A design is open, and not one that a newer program wrote."""
    return desk.session is not None and not desk.session.too_new


def selected_objects(desk: Desk) -> tuple[Id, ...]:
    """The selected objects without the cluster itself, which can be neither renamed here nor deleted."""
    return tuple(identifier for identifier in desk.selection if identifier != CLUSTER_ID)
