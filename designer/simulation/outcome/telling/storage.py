"""Sentences on the loss of sites and of the directory; what happens to disks is told with their resources."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.engine.reach.directory import DIRECTORY, NAMES
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event


def _site(story: Story, event: Event) -> str:
    """What stands at the site and goes with it; the groups that ran there stop in the same sentence."""
    snapshot = story.timeline.snapshot
    name = story.name(event.subject) if event.subject not in snapshot.sites else snapshot.name_of(event.subject)
    downs = [effect for effect in story.effects.get(event.seq, ()) if effect.kind == "node"]
    stopped = [effect for down in downs for effect in story.effects.get(down.seq, ()) if effect.kind == "resource"]
    story.told.update(effect.seq for effect in (*downs, *stopped))
    groups = dict.fromkeys(story.group_of(effect.subject) for effect in stopped)
    if not downs:
        return f"{name} is lost; no node of the cluster ran there."
    power = "lose" if len(downs) > 1 else "loses"
    text = f"{name} is lost: {story.names(down.subject for down in downs)} {power} power"
    if not groups:
        return f"{text}; no group ran there."
    return f"{text}, and {story.names(groups)} {'stop' if len(groups) > 1 else 'stops'} with it."


def _directory(story: Story, event: Event) -> str:
    """Who has failed, and who is asked instead."""
    snapshot = story.timeline.snapshot
    server = snapshot.servers.get(event.subject)
    if server is None:
        return "Directory and name service fail: no domain controller and no name server answers any more."
    lost = story.timeline.state_at(event.at).damage.servers
    kinds = [kind for kind in (DIRECTORY, NAMES) if not kind.isdisjoint(server.roles)]
    left = [
        other.name
        for other in snapshot.servers.values()
        if other.id not in lost and any(not kind.isdisjoint(other.roles) for kind in kinds)
    ]
    if not kinds:
        return f"{server.name} fails."
    if not left:
        return f"{server.name} fails, and there is no other one of its kind."
    return f"{server.name} fails; the nodes turn to {left[0] if len(left) == 1 else 'the others'}."


ACTIONS: Mapping[str, Callable[[Story, Event], str]] = {"site": _site, "directory": _directory}
"""What strikes, by kind of action."""
