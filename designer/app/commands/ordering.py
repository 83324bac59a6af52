"""Commands that move what is selected without a mouse."""

from __future__ import annotations

from functools import partial

from designer.app.commands.command import Command, may_edit, selected_objects
from designer.app.desk.desk import Desk
from designer.app.nudging import Way, nudge
from designer.edits.draft import EditError
from designer.edits.legality import Effect
from designer.foundation.language import tr


def _move(desk: Desk, way: Way) -> None:
    """Move the selected objects. Raises `EditError` when they cannot go on."""
    if desk.session is None:
        return
    outcome = nudge(desk.session.snapshot, desk.session.catalog, selected_objects(desk), way)
    if not isinstance(outcome, Effect):
        raise EditError(outcome.says)
    chosen = desk.selection
    desk.edit(outcome.label, lambda _: outcome.diff)
    desk.select(chosen)


WAYS: tuple[tuple[Way, str], ...] = (
    ("left", tr("Move &Left")),
    ("right", tr("Move &Right")),
    ("up", tr("Move &Up")),
    ("down", tr("Move &Down")),
)

ORDERING: tuple[Command, ...] = tuple(
    Command(
        id=f"design.move-{way}",
        menu="Design/Place",
        label=label,
        call=partial(_move, way=way),
        section=1,
        keys=(f"Alt+Shift+{way.capitalize()}",),
        scope="objects",
        hint=tr("One place on in its lane, a group to the next node, a note a little aside"),
        needs=tr("Select an object first"),
        enabled=lambda desk: may_edit(desk) and bool(selected_objects(desk)),
    )
    for way, label in WAYS
)
