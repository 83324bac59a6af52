"""What a click on an item of the palette does: the same as dragging it onto the selected objects."""

from __future__ import annotations

from functools import partial

from designer.app.commands.command import may_edit
from designer.app.commands.design import add_item
from designer.app.desk.desk import Desk
from designer.app.palette import FAULTS, RESOURCE, spot_beside
from designer.edits.draft import EditError
from designer.edits.legality import Effect
from designer.edits.legality.depending import drop_resource
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.ui.shell.menus import Menus


def pick(desk: Desk, menus: Menus, key: str, group: Id = "") -> None:
    """Add an item of the palette, or let a fault strike; `group` is the one whose dependencies are shown, if any.

    Raises `EditError` when that needs a selection first.
    """
    if key.startswith(RESOURCE):
        _add_resource(desk, key.removeprefix(RESOURCE), group)
    elif any(fault.key == key for fault in FAULTS):
        _strike(desk, menus, key)
    elif may_edit(desk):
        add_item(desk, key)


def _add_resource(desk: Desk, kind: str, group: Id) -> None:
    if desk.session is None:
        return
    outcome = drop_resource(desk.session.snapshot, desk.session.catalog, kind, group)
    if not isinstance(outcome, Effect):
        raise EditError(outcome.says)
    desk.edit(outcome.label, lambda _: outcome.diff)


def _strike(desk: Desk, menus: Menus, key: str) -> None:
    from designer.app.striking import Place, Strike, drop_fault  # brings the simulation along

    if desk.session is None:
        return
    snapshot = desk.session.snapshot
    below = desk.selection[0] if len(desk.selection) == 1 else ""
    place = Place(spot_beside(snapshot, desk.selection), below, desk.player.damage, desk.player.paused)
    strike = drop_fault(snapshot, key, place)
    if not isinstance(strike, Strike):
        raise EditError(tr("{says}, or select that first").format(says=strike.says))
    blows = strike.blows
    if len(blows) == 1:
        desk.player.add_fault(blows[0].kind, blows[0].subject)
    else:
        menus.choose([(blow.label, partial(desk.player.add_fault, blow.kind, blow.subject)) for blow in blows])
