"""What the window can be arranged for, what it can show, and what its menus list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Workspace = Literal["design", "failover", "document"]
View = Literal["topology", "dependencies", "networks", "storage", "owners"]
"""What the canvas can show."""
Hanging = Literal["own", "2000", "2003", "both"]
"""Which dependencies are shown: those of the design, or those that Exchange 2000, 2003, or each of them would have."""
Appearance = Literal["system", "light", "dark", "contrast"]
Panel = Literal[
    "outline",
    "inspector",
    "history",
    "findings",
    "tables",
    "failover",
    "pages",
    "sections",
    "readiness",
    "paper",
    "registers",
]
"""What stands around the canvas, and in the Document workspace in its place and around that."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a submenu whose entries depend on the design or the computer.

    Entries that follow each other with the same `section` belong together; it is the heading where there is room for
    headings.
    """

    value: str
    label: str
    enabled: bool = True
    checked: bool = False
    section: str = ""
