"""What is said about a moment of a run besides its sentence: the phase, and who can work."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.outcome.spotting.seen import Phase

PHASES: Mapping[Phase, tuple[str, str]] = {
    "calm": ("online", tr("All calm")),
    "detect": ("unknown", tr("Noticing the loss")),
    "arbitrate": ("pending", tr("Arbitrating for the quorum")),
    "offline": ("pending", tr("Going offline")),
    "transfer": ("pending", tr("Changing owner")),
    "online": ("pending", tr("Coming online")),
    "replay": ("pending", tr("Replaying logs")),
    "wait": ("pending", tr("Waiting")),
    "failed": ("failed", tr("Stays down")),
}
"""By phase the look of its sign, and its name."""


def caption_text(spotlight: Spotlight) -> str:
    """The sentence to read at this moment."""
    return spotlight.caption or tr("Nothing has happened yet.")


def phase_text(spotlight: Spotlight) -> str:
    """The phase, whose it is, and how much of it is over: "Coming online: System Attendant, 3.9 of 15.0 s"."""
    _, word = PHASES[spotlight.phase]
    step = spotlight.step
    if step is None:
        return word
    name = spotlight.labels.get(step.subject, "")
    if name and spotlight.phase in ("online", "offline"):
        word = tr("{phase}: {name}").format(phase=word, name=name)
    return tr("{phase}, {past:.1f} of {whole:.1f} s").format(
        phase=word, past=(spotlight.at - step.start) / 1000, whole=(step.end - step.start) / 1000
    )


def online_text(snapshot: Snapshot, online: int) -> str:
    """How many of the virtual servers are online: "2 of 3 EVSs online"."""
    servers = snapshot.virtual_servers()
    all_mail = all(one.kind == "evs" for one in servers)
    noun, many = ("EVS", "EVSs") if all_mail else (tr("virtual server"), tr("virtual servers"))
    return tr("{online} of {count} online").format(online=online, count=plural(len(servers), noun, many))


def toll_text(snapshot: Snapshot, spotlight: Spotlight) -> str:
    """Who can work: "2 of 3 EVSs online · 3,000 of 4,500 users"."""
    toll = spotlight.toll
    if not toll.servers:
        return ""
    servers = online_text(snapshot, toll.online)
    users = tr("{served:,} of {users:,} users served").format(served=toll.served, users=toll.users)
    return f"{servers} · {users}" if toll.users else servers
