"""One line of the outline with what is below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from designer.foundation.ids import Id


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the outline. Headings have no id; `detail` is said in a quieter voice behind the name."""

    name: str
    identifier: Id = ""
    icon: str = ""
    detail: str = ""
    below: tuple[Branch, ...] = field(default=())
