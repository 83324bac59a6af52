"""One line of the outline with what is below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from designer.foundation.ids import Id


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the outline. Headings have no id; `detail` is said in a quieter voice behind the name.

    `full` is the whole of it where the line is shorter than that: for the tip, and to be found by.
    """

    name: str
    identifier: Id = ""
    icon: str = ""
    detail: str = ""
    below: tuple[Branch, ...] = field(default=())
    full: str = ""
