"""What happens in a scenario in a few words each, for chips, markers and menus; the sentences are in `telling`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from designer.foundation.units import seconds
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, ActionKind
from designer.topology.evs import disk_text

Name = Callable[[Id], str]


def action_text(action: Action, snapshot: Snapshot, name: Name | None = None) -> str:
    """An action without its time, as in "NODE1 loses power". `name` says what objects are called, the design unless
    given."""
    name = name or snapshot.name_of
    if action.kind in _BY_VALUE:
        alone, with_value = _BY_VALUE[action.kind]
        text = alone if action.value is None else with_value
    elif action.kind == "repair":
        text = _repair(action, snapshot)
    elif action.kind == "directory" and action.subject in snapshot.clusters:
        text = "Directory and name service fail"
    else:
        text = _PLAIN[action.kind]
    disk = snapshot.disks.get(action.subject)
    subject = f"disk {disk_text(disk)}" if disk is not None else name(action.subject)
    value = "" if action.value is None else name(action.value)
    said = text.format(name=subject, value=value, more=_more(action))
    return said[:1].upper() + said[1:] if disk is not None else said


_PLAIN: Mapping[ActionKind, str] = {
    "power": "{name} loses power",
    "service": "Cluster service on {name} stops",
    "hang": "Cluster service on {name} hangs",
    "start": "{name} starts",
    "pause": "{name} is paused",
    "resume": "{name} is resumed",
    "evict": "{name} is evicted",
    "online": "{name} is brought online",
    "offline": "{name} is taken offline",
    "resource": "{name} fails{more}",
    "start-failure": "{name} will fail to come online{more}",
    "stall": "{name} will hang{more} when it is next pending",
    "path": "{name} is cut",
    "fabric": "{name} fails",
    "array": "{name} fails",
    "network": "{name} network fails",
    "directory": "{name} fails",
    "site": "{name} is lost",
}

_BY_VALUE: Mapping[ActionKind, tuple[str, str]] = {
    "move": ("{name} is moved to the best possible node", "{name} is moved to {value}"),
    "disk": ("{name} is lost", "{name} is lost for {value}"),
    "cable": ("{name} loses all network cables", "{name} loses its cable to {value}"),
    "link": ("{name} is cut off from every other site", "{name} is cut off from {value}"),
}
"""What is said of a subject alone, and with a value."""

_REPAIRED: Mapping[str, tuple[str, str]] = {
    "nodes": ("{name} has its network cables again", "{name} has its cable to {value} again"),
    "disks": ("{name} is back", "{name} is back for {value}"),
    "sites": ("{name} is back", "{name} is connected with {value} again"),
    "networks": ("{name} network works again", ""),
    "clusters": ("Directory and name service work again", ""),
}


def _repair(action: Action, snapshot: Snapshot) -> str:
    alone, with_value = _REPAIRED.get(snapshot.table_of(action.subject) or "", ("{name} works again", ""))
    return alone if action.value is None else with_value


def _more(action: Action) -> str:
    if action.kind == "resource" and action.how:
        return f", noticed by {action.how}"
    if action.kind == "stall" and action.count:
        return f" for {seconds(action.count * 1000)}"
    if action.kind == "start-failure" and action.count not in (None, 1):
        return " twice" if action.count == 2 else f" {action.count} times"
    return ""
