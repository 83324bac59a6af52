"""The one table of all commands: menus, toolbar and shortcuts are made from it."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu
from designer.app.commands.comparing import COMPARING
from designer.app.commands.design import DESIGN
from designer.app.commands.document import DOCUMENT
from designer.app.commands.edit import EDIT
from designer.app.commands.expanding import EXPANDING
from designer.app.commands.failover import FAILOVER
from designer.app.commands.file import FILE
from designer.app.commands.filming import FILMING
from designer.app.commands.findings import FINDINGS
from designer.app.commands.help import HELP
from designer.app.commands.linking import LINKING
from designer.app.commands.matrix import MATRIX
from designer.app.commands.noting import NOTING
from designer.app.commands.ordering import ORDERING
from designer.app.commands.printing import PRINTING
from designer.app.commands.search import SEARCH
from designer.app.commands.selecting import SELECTING
from designer.app.commands.view import VIEW
from designer.app.commands.why import WHY
from designer.app.commands.window import WINDOW
from designer.foundation.language import tr

MENUS = ("File", "Edit", "View", "Design", "Failover", "Document", "Window", "Help")
"""The menus of the menu bar, in their order."""

MENU_LABELS = {"Document": tr("D&ocument")}
"""Menus whose access key is not their first letter."""

_ALL = (
    *FILE,
    *PRINTING,
    *EDIT,
    *SELECTING,
    *SEARCH,
    *VIEW,
    *EXPANDING,
    *DESIGN,
    *LINKING,
    *NOTING,
    *ORDERING,
    *FINDINGS,
    *FAILOVER,
    *COMPARING,
    *MATRIX,
    *FILMING,
    *WHY,
    *DOCUMENT,
    *WINDOW,
    *HELP,
)


def _place(command: Command | Submenu) -> tuple[int, int]:
    return MENUS.index(command.menu.partition("/")[0]), command.section


COMMANDS: tuple[Command | Submenu, ...] = tuple(sorted(_ALL, key=_place))
"""All commands in menu order: by menu and section; within a section, in the order of their tables."""

TOOLBAR = ("file.save", "edit.undo", "edit.redo")
"""The commands at the left end of the bar below the menus."""


def command(identifier: str) -> Command:
    """The command with this id. Raises KeyError when there is none."""
    for one in COMMANDS:
        if isinstance(one, Command) and one.id == identifier:
            return one
    raise KeyError(identifier)
