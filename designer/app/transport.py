"""What the buttons, keys and commands of the player do to what is played."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.app.desk.player import Deed
from designer.app.playback import Playback

STEP_MS = 1_000
"""How far the keys for a second go, model time."""

_DEEDS: Mapping[Deed, Callable[[Playback], object]] = {
    "play": lambda playback: playback.pause() if playback.is_playing else playback.play(),
    "pause": lambda playback: playback.pause(),
    "faster": lambda playback: playback.shuttle(1),
    "backwards": lambda playback: playback.shuttle(-1),
    "slow": lambda playback: playback.crawl(1),
    "slow back": lambda playback: playback.crawl(-1),
    "replay": lambda playback: playback.replay(),
    "next event": lambda playback: playback.next_event(),
    "previous event": lambda playback: playback.previous_event(),
    "second forward": lambda playback: playback.seek(playback.at_ms + STEP_MS),
    "second back": lambda playback: playback.seek(playback.at_ms - STEP_MS),
    "next phase": lambda playback: playback.next_phase(),
    "previous phase": lambda playback: playback.previous_phase(),
    "start": lambda playback: playback.seek(0),
    "end": lambda playback: playback.seek(playback.length_ms),
    "reset": lambda playback: playback.reset(),
    "loop": lambda playback: playback.set_loops(not playback.loops),
    "mark in": lambda playback: playback.set_mark_in(),
    "mark out": lambda playback: playback.set_mark_out(),
    "clear marks": lambda playback: playback.clear_marks(),
    "skip": lambda playback: playback.set_skips(not playback.skips),
    "fork": lambda playback: playback.fork(),
    "next branch": lambda playback: playback.switch_by(1),
    "previous branch": lambda playback: playback.switch_by(-1),
    "delete branch": lambda playback: playback.remove_branch(playback.branch.id),
}

BRANCHING: frozenset[Deed] = frozenset({"next branch", "previous branch", "rename branch", "delete branch"})
"""What needs more than one branch."""

MARKED: frozenset[Deed] = frozenset({"clear marks"})
"""What needs a mark."""


def perform(playback: Playback, deed: Deed) -> bool:
    """Do it; False for what is not about the run but about how it is shown."""
    if deed not in _DEEDS:
        return False
    if can(playback, deed):
        _DEEDS[deed](playback)
    return True


def can(playback: Playback, deed: Deed) -> bool:
    """Whether it makes sense now."""
    if deed in BRANCHING:
        return len(playback.branches) > 1
    if deed in MARKED:
        return playback.mark_in is not None or playback.mark_out is not None
    if deed in ("skip", "enlarge"):
        return True
    if deed in ("next fault", "previous fault"):
        return bool(playback.branch.actions)
    return playback.can_play
