"""The Help menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu
from designer.foundation.language import tr

HELP: tuple[Command | Submenu, ...] = (
    Command(
        id="help.rules", menu="Help", label=tr("&Rule Reference"), call=lambda desk: desk.help.rules(), keys=("F1",)
    ),
    Command(
        id="help.shortcuts",
        menu="Help",
        label=tr("&Keyboard Shortcuts"),
        call=lambda desk: desk.help.shortcuts(),
        keys=("Ctrl+F1", "?"),
        mac_keys=("Ctrl+?", "?"),
        hint=tr("Everything that the keyboard can do, with a search"),
    ),
    Command(
        id="help.about",
        menu="Help",
        label=tr("&About Clusterwright"),
        call=lambda desk: desk.help.about(),
        section=1,
        role="about",
    ),
)
