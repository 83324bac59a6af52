"""Tests that move virtual servers, or let them go home."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.simulation.scenario.actions import Action
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library.setting import SETTLED_MS, Builder, ReadyRun, Runs, Setting

NO_FREE_NODE = "no virtual server finds a free node besides its own"


def every_owner(setting: Setting, code: str) -> Runs | str:
    """Each virtual server to each free possible owner (AT-01)."""
    runs = [
        ReadyRun(
            f"{code} {setting.name(server)} to {setting.name(node)}",
            (Action("move", server, node),),
            (Expected(server, "online", node), *setting.undisturbed(besides=server)),
        )
        for server in setting.servers
        for node in sorted(_free(setting, server), key=setting.nodes.index)
    ]
    return tuple(runs) or NO_FREE_NODE


def there_and_back(setting: Setting, code: str) -> Runs | str:
    """Each virtual server to its first free node, and from there home (TC-01)."""
    runs = []
    for server in setting.servers:
        for node in _free(setting, server)[:1]:
            home, name = setting.homes[server], setting.name(server)
            there, back = Action("move", server, node), Action("move", server, home, SETTLED_MS)
            runs.append(ReadyRun(f"{code} {name} there", (there,), (Expected(server, "online", node),)))
            runs.append(ReadyRun(f"{code} {name} and back", (there, back), (Expected(server, "online", home),)))
    return tuple(runs) or NO_FREE_NODE


def onto_an_occupied_node(setting: Setting, code: str) -> Runs | str:
    """Each virtual server to the node of another one, where error 5018 sends it on (AT-02, TC-02)."""
    if not any(setting.rivals.values()):
        return "in this cluster no two virtual servers are kept from sharing a node by error 5018"
    runs = []
    for server in setting.servers:
        occupied = {setting.homes[rival] for rival in setting.rivals[server]}
        for node in [node for node in setting.able(server) if node in occupied][:1]:
            goes_on = setting.free(server, node, setting.homes)[:1]
            expected = (
                *(Expected(server, "online", target) for target in goes_on),
                *setting.undisturbed(besides=server),
            )
            name = f"{code} {setting.name(server)} to {setting.name(node)}"
            runs.append(ReadyRun(name, (Action("move", server, node),), expected))
    return tuple(runs) or "no virtual server may run on the node of another one"


def return_of_a_node(setting: Setting, code: str) -> Runs | str:
    """The node of each virtual server is lost and returns (TC-18)."""
    runs = []
    for server in setting.servers:
        home, node = setting.homes[server], setting.after_return(server)
        if setting.without([home], setting.homes)[server] is None:
            continue
        opens = setting.snapshot.groups[server].failback_from
        starts_at = f"{(opens - 1) % 24:02d}:00" if node == home and opens is not None else ""
        actions = (Action("power", home), Action("start", home, None, SETTLED_MS))
        expected = (Expected(server, "online", node),)
        runs.append(ReadyRun(f"{code} {setting.name(server)}", actions, expected, starts_at))
    return tuple(runs) or "no virtual server finds another node when its own is lost"


def _free(setting: Setting, server: Id) -> list[Id]:
    return setting.free(server, setting.homes[server], setting.homes)


BUILDERS: Mapping[str, Builder] = {
    "AT-01": every_owner,
    "AT-02": onto_an_occupied_node,
    "TC-01": there_and_back,
    "TC-02": onto_an_occupied_node,
    "TC-18": return_of_a_node,
}
