"""What a drop on the drawing can come to: every drop is described before it is done, next to none is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from designer.edits.draft import Draft, EditError, added
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.model.diff import Diff

Lane = Literal["servers", "networks", "nodes", "storage", ""]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drawing, in the words of the design.

    `node` and `group` are what lies there (a group's stack of disks counts as the group), `site` and `array` what they
    are in; `order` is the lane's objects as they stand, and `index` the gap between them that is nearest: 0 = before
    the first.
    """

    lane: Lane = ""
    node: Id | None = None
    group: Id | None = None
    order: tuple[Id, ...] = ()
    index: int = 0
    site: Id | None = None
    array: Id | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a drop does: the undo step's name, the change, a sentence for the user, and the object it happens to.

    `adds` tells apart what brings something new from what moves something.
    """

    label: str
    diff: Diff
    says: str
    target: Id | None = None
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a drop does nothing: it would change nothing, or the file could not express the result."""

    says: str
    target: Id | None = None


Outcome = Effect | Refusal


def without_errors(make: Callable[[], Outcome]) -> Outcome:
    """The outcome, or the refusal that an edit's error amounts to."""
    try:
        return make()
    except EditError as problem:
        return Refusal(str(problem))


def needing(draft: Draft) -> str:
    """Who will depend on the disk that a draft gives away, as the end of a sentence."""
    edges = [draft.snapshot.dependencies[edge] for edge in added(draft.diff, "dependencies")]
    needing = list(dict.fromkeys(draft.snapshot.name_of(edge.dependent) for edge in edges))
    return tr("; {needing} will depend on it").format(needing=listed(needing)) if needing else ""
