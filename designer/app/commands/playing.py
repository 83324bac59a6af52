"""The commands of the player: time passes, stops, goes back and round, in one branch of what is tried or another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from designer.app.commands.command import Command, Submenu
from designer.app.desk.desk import Desk
from designer.app.desk.player import Deed
from designer.foundation.language import tr

PLAYBACK, BRANCHES = "Failover/Playbac&k", "Failover/Branche&s"
STRIP = "Failover/Faults on the Time Stri&p"
FAULT_FIRST = tr("Let something happen first")
SECTION = 3


def in_failover(desk: Desk) -> bool:
    """A failover is watched."""
    return desk.session is not None and desk.workspace == "failover"


def _can(deed: Deed) -> Callable[[Desk], bool]:
    return lambda desk: in_failover(desk) and desk.player.can(deed)


def _run(deed: Deed, desk: Desk) -> None:
    desk.player.run(deed)


def _deed(  # noqa: PLR0913 - what a command has of its own
    identifier: str,
    deed: Deed,
    label: str,
    *keys: str,
    menu: str = "Failover",
    icon: str = "",
    hint: str = "",
    switch: bool = False,
    needs: str = FAULT_FIRST,
    says: Callable[[Desk], str] | None = None,
) -> Command:
    return Command(
        id=f"failover.{identifier}",
        menu=menu,
        label=label,
        call=partial(_run, deed),
        section=SECTION,
        keys=keys,
        scope="time",
        icon=icon,
        hint=hint,
        needs=needs,
        enabled=_can(deed),
        checked=(lambda desk: in_failover(desk) and desk.player.does(deed)) if switch else None,
        says=says,
    )


def _play_or_pause(desk: Desk) -> str:
    return tr("Pause") if desk.player.is_playing else tr("Play")


TOP = (
    _deed("play", "play", tr("P&lay or Pause"), "Space", icon="play", says=_play_or_pause),
    _deed("forward", "next event", tr("Ne&xt Event"), "Right", "F10", icon="step-forward"),
    _deed("back", "previous event", tr("Pre&vious Event"), "Left", icon="step-back"),
    _deed("to-start", "start", tr("To the &Beginning"), "Home", icon="to-start"),
    _deed("to-end", "end", tr("To the &End"), "End", icon="to-end"),
)

SPEED = (
    _deed("hold", "pause", tr("P&ause"), "K", menu=PLAYBACK),
    _deed(
        "faster",
        "faster",
        tr("&Forwards, Faster Each Time"),
        "L",
        menu=PLAYBACK,
        hint=tr("Play forwards at 1, 2, 3 and 4 times the speed; while K is held down, go to the next event"),
    ),
    _deed(
        "backwards",
        "backwards",
        tr("&Backwards, Faster Each Time"),
        "J",
        menu=PLAYBACK,
        hint=tr("Play backwards at 1, 2, 3 and 4 times the speed; while K is held down, go to the previous event"),
    ),
    _deed("slow", "slow", tr("&Slow Motion"), "Shift+L", menu=PLAYBACK),
    _deed("slow-back", "slow back", tr("Slow Motion Bac&kwards"), "Shift+J", menu=PLAYBACK),
    _deed("replay", "replay", tr("&Replay the Last 10 s"), "Shift+K", menu=PLAYBACK),
    _deed("second-forward", "second forward", tr("One Second On"), "Shift+Right", menu=PLAYBACK),
    _deed("second-back", "second back", tr("One Second Back"), "Shift+Left", menu=PLAYBACK),
    _deed("next-phase", "next phase", tr("Next &Phase"), "Down", menu=PLAYBACK),
    _deed("previous-phase", "previous phase", tr("Previous P&hase"), "Up", menu=PLAYBACK),
    _deed(
        "reset",
        "reset",
        tr("Rese&t"),
        "Shift+Home",
        menu=PLAYBACK,
        hint=tr("Stop at the beginning; what happens stays"),
    ),
    _deed("loop", "loop", tr("&Loop"), "Ctrl+L", menu=PLAYBACK, icon="loop", switch=True),
    _deed(
        "mark-in",
        "mark in",
        tr("Loop from Here, Mark &In"),
        "I",
        menu=PLAYBACK,
        hint=tr("What is played over and over begins at the playhead"),
    ),
    _deed(
        "mark-out",
        "mark out",
        tr("Loop until Here, Mark &Out"),
        "O",
        menu=PLAYBACK,
        hint=tr("What is played over and over ends at the playhead"),
    ),
    _deed("clear-marks", "clear marks", tr("&Clear Marks"), "X", menu=PLAYBACK, needs=tr("Set a mark first")),
    _deed(
        "skip",
        "skip",
        tr("Skip &Quiet Stretches"),
        "Q",
        menu=PLAYBACK,
        switch=True,
        hint=tr("Let the long stretches in which nothing happens pass in next to no time"),
        needs="",
    ),
    Submenu(
        id="failover.speed",
        menu=PLAYBACK,
        label=tr("Sp&eed"),
        entries=lambda desk: desk.player.speeds(),
        pick=lambda desk, label: desk.player.choose_speed(label),
        section=SECTION,
        enabled=in_failover,
    ),
)

FORK_FIRST = tr("Fork the run first")

TREE = (
    _deed(
        "fork",
        "fork",
        tr("&Fork Here: What If Also"),
        "B",
        menu=BRANCHES,
        icon="fork",
        hint=tr("Keep what has happened until the playhead, and try something else from there on"),
    ),
    Submenu(
        id="failover.branch",
        menu=BRANCHES,
        label=tr("&Switch to"),
        entries=lambda desk: desk.player.branches(),
        pick=lambda desk, value: desk.player.switch(value),
        section=SECTION,
        needs=FORK_FIRST,
        enabled=_can("next branch"),
    ),
    _deed("next-branch", "next branch", tr("&Next Branch"), "Ctrl+PgDown", menu=BRANCHES, needs=FORK_FIRST),
    _deed("previous-branch", "previous branch", tr("&Previous Branch"), "Ctrl+PgUp", menu=BRANCHES, needs=FORK_FIRST),
    _deed("rename-branch", "rename branch", tr("&Rename Branch"), menu=BRANCHES, needs=FORK_FIRST),
    _deed("delete-branch", "delete branch", tr("&Delete Branch"), menu=BRANCHES, needs=FORK_FIRST),
)

CHOSEN_FIRST = tr("Choose a fault on the time strip first")

CHIPS = (
    _deed("next-fault", "next fault", tr("Go to the Ne&xt Fault"), "N", menu=STRIP),
    _deed(
        "previous-fault",
        "previous fault",
        tr("Go to the Pre&vious Fault"),
        "Shift+N",
        menu=STRIP,
    ),
    _deed(
        "copy-fault",
        "copy fault",
        tr("&Duplicate"),
        menu=STRIP,
        hint=tr("Let the chosen fault strike at the playhead, too"),
        needs=CHOSEN_FIRST,
    ),
    _deed("remove-fault", "remove fault", tr("&Remove"), menu=STRIP, needs=CHOSEN_FIRST),
)

ENLARGE = _deed(
    "enlarge",
    "enlarge",
    tr("Enlarge t&he Panel"),
    "E",
    icon="enlarge",
    switch=True,
    hint=tr("Give the panel below the drawing most of the window, or its usual height"),
    needs="",
)

PLAYING: tuple[Command | Submenu, ...] = (*TOP, *SPEED, *TREE, *CHIPS, ENLARGE)
